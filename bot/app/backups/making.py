"""Makes a backup as the settings say and removes those that need not be kept; before a migration, too."""

import time

from bot import __version__
from bot.app.backups.sentences import known, sentence
from bot.app.backups.telling import Progress
from bot.app.sentences import Refusal
from bot.clock import Clock
from bot.records.backups import BackupMade
from bot.rules.backups import Reason
from bot.settings import Settings
from storage.backups.emptiness import has_rows
from storage.backups.failures import NoDatabase
from storage.backups.making import make_backup
from storage.backups.places import Place, moment_of, one_after_another, place_of
from storage.backups.pruning import prune
from storage.backups.schemas import pending
from storage.backups.targets import target_of
from storage.backups.vault import Vault
from storage.files import FileStore
from storage.migrating import migrate

PRODUCT = f"Quality Butler {__version__}"


def vault_of(settings: Settings, to: str | None = None) -> Vault:
    """Where backups go. Raises UnknownTarget, NotAKey, TargetUnreachable."""
    key = settings.backup_key.get_secret_value() if settings.backup_key else None
    return Vault(target_of(to or settings.backup_to), key or None)


async def back_up(
    settings: Settings, clock: Clock, to: str | None = None, reason: Reason = Reason.REGULAR
) -> BackupMade:
    """Makes a backup that counts only once it was proven; older ones that need not be kept are removed then.

    Raises NotDone: it was not made.
    """
    began, at, vault, progress = time.monotonic(), clock.now(), vault_of(settings, to), Progress()
    archive = FileStore(settings.files_folder)
    made = await make_backup(place_of(settings.database_url), archive, vault, at, reason, PRODUCT, progress.told)
    # a firm whose trail is broken may want its older backups, from before that
    removed = prune(vault, at) if made.broken_at is None else ()
    manifest = made.manifest
    return BackupMade(
        name=manifest.name,
        at=at,
        target=vault.target.shown,
        rows=manifest.rows,
        tables=len(manifest.tables),
        files=len(manifest.files),
        new_files=made.new_files,
        mended=made.mended,
        missing=len(manifest.missing),
        bytes=made.written,
        encrypted=vault.seal.recipient is not None,
        recipient=vault.seal.recipient,
        head=manifest.head,
        broken_at=made.broken_at,
        removed=removed,
        seconds=round(time.monotonic() - began, 1),
        verified=True,
    )


async def bring_up_to_date(settings: Settings, clock: Clock) -> None:
    """Migrates the open database; one with something in it is backed up first, for that is the way back.

    Raises Refusal: no backup could be made, so nothing was changed.
    """
    place = place_of(settings.database_url)
    async with one_after_another(place):
        try:
            if await _would_change(place):
                await back_up(settings, clock, reason=Reason.BEFORE_MIGRATION)
        except Exception as failure:
            told = known(failure, settings.database_url)
            if told is None:
                raise
            words = f"Nothing was migrated, because no backup could be made before. {sentence(told)}"
            raise Refusal(words) from None
        await migrate()


async def _would_change(place: Place) -> bool:
    try:
        async with moment_of(place) as moment:
            return bool(pending(moment.migrations)) and await has_rows(place)
    except NoDatabase:
        return False
