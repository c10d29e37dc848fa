"""Restores a backup as the settings say: the plan is shown first, and nothing is written over a firm."""

import typer

from bot.app.backups.making import vault_of
from bot.app.backups.telling import Progress
from bot.clock import Clock
from bot.records.backups import BackupFacts
from bot.rules.cause import Cause
from bot.services.backups.restored import after_restoring
from bot.settings import Settings
from storage.backups.places import place_of
from storage.backups.restoring import RestorePlan, plan_restore, restore
from storage.files import FileStore


async def restored(settings: Settings, clock: Clock, source: str, name: str | None, *, apply: bool) -> None:
    """Shows what restoring would do, and does it if told to. Raises NotDone."""
    vault = vault_of(settings, source)
    header = vault.header(name)
    place, archive = place_of(settings.database_url), FileStore(settings.files_folder)
    plan = await plan_restore(vault, header, place, archive)
    for line in _shown(plan, clock):
        typer.echo(line)
    if not apply:
        typer.echo("Nothing was done yet: the same with --apply does it.")
        return

    async def finish(backup: BackupFacts) -> None:
        await after_restoring(Cause(at=clock.now()), backup)

    await restore(plan, finish, Progress().told)
    typer.echo("Restored. Start the program; it goes on from there.")


def _shown(plan: RestorePlan, clock: Clock) -> list[str]:
    if plan.arrived:
        return [f"Backup {plan.interrupted} was restored here before; only the note that it was under way is left."]
    manifest = plan.manifest
    hours = (clock.now() - manifest.taken_at).total_seconds() / 3600
    lines = [
        f"Backup {manifest.name} of {manifest.taken_at.astimezone():%Y-%m-%d %H:%M %Z}, made by {manifest.product}",
        f"  {manifest.rows:,} rows of {len(manifest.tables)} tables -> {plan.place.shown}",
        f"  {len(manifest.files):,} files, {sum(file.size for file in manifest.files):,} bytes"
        f" -> {plan.archive.folder.absolute()}",
        f"  Everything done in the {hours:,.1f} hours since then is not in it.",
    ]
    if manifest.missing:
        lines.append(f"  {len(manifest.missing):,} files that records name were missing when it was made.")
    if plan.interrupted is not None:
        lines.append(f"  A restore of {plan.interrupted} was interrupted here; this one goes on.")
    return lines
