"""Makes a backup: one moment of the database, the archive's files that it names, and a restore of it all to prove it."""

import asyncio
import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.records.backups import FileFacts, Manifest, TableFacts
from bot.rules.backups import Reason, backup_name, read_back_on
from bot.rules.beijing import beijing_day
from storage.backups.catalogue import Table
from storage.backups.failures import Damaged, NameTaken, NotTheSame
from storage.backups.lines import LEVEL
from storage.backups.places import Place, PostgresPlace, moment_of
from storage.backups.progress import Told
from storage.backups.schemas import pending
from storage.backups.scratch import build_sqlite, from_backup, scratch_folder, whole_trail
from storage.backups.several import for_each
from storage.backups.snapshots import Counted, Snapshot, differing, read_through
from storage.backups.vault import Vault
from storage.files import FileDamaged, FileMissing, FileStore, NotASha256


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that counts from now on; ``written`` in bytes. ``broken_at``: where the seals of the firm's own trail break."""

    manifest: Manifest
    written: int
    new_files: int
    mended: int
    broken_at: int | None


@dataclass
class _Files:
    new: list[FileFacts] = field(default_factory=list)
    mended: list[FileFacts] = field(default_factory=list)
    older: list[FileFacts] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


async def make_backup(
    place: Place, archive: FileStore, vault: Vault, at: datetime, reason: Reason, product: str, told: Told
) -> Made:
    """Makes a backup of the database and the archive, proves it by restoring it, and only then lets it count.

    Raises:
        KeyNeeded, NoDatabase, DatabaseUnreachable, NewerSchema, TargetUnreachable, NoRights, DiskFull.
        NameTaken: there is a backup of this second.
        NotTheSame, Damaged: what was written does not read back as what was read.
    """
    vault.must_be_safe()
    name = backup_name(at)
    if name in {one.name for one in vault.listed()}:
        raise NameTaken(name)
    async with moment_of(place) as moment:
        pending(moment.migrations)
        read = [await _write_table(vault, name, moment, table, told) for table in moment.tables]
        migrations, head = moment.migrations, await moment.head()
    named = sorted(set[str]().union(*(counted.files for _, counted in read)))
    files = await _write_files(vault, archive, named, at, told)
    manifest = Manifest(
        name=name,
        taken_at=at,
        reason=reason,
        product=product,
        dialect="postgres" if isinstance(place, PostgresPlace) else "sqlite",
        migrations=migrations,
        tables=[facts for facts, _ in read],
        files=sorted((*files.new, *files.mended, *files.older), key=lambda file: file.sha256),
        missing=sorted(files.missing),
        head=head,
    )
    header = vault.write_manifest(manifest)
    if vault.manifest(header) != manifest:
        raise NotTheSame("manifest")
    broken_at = await _prove(vault, manifest, [counted for _, counted in read], told)
    written = [*files.new, *files.mended]
    await for_each(written, lambda file: asyncio.to_thread(vault.read_file, file.sha256), "files read back", told)
    vault.write_header(header)
    return Made(
        manifest,
        sum(file.stored_size for file in written) + sum(vault.target.sizes(vault.folder(name)).values()),
        len(files.new),
        len(files.mended),
        broken_at,
    )


async def _write_table(
    vault: Vault, backup: str, moment: Snapshot, table: Table, told: Told
) -> tuple[TableFacts, Counted]:
    pack, packed = zlib.compressobj(LEVEL), bytearray()
    counted = await read_through(moment, table, lambda lines: packed.extend(pack.compress(lines)), told)
    packed.extend(pack.flush())
    stored = vault.write(vault.table_name(backup, table.name), bytes(packed))
    facts = TableFacts(table.name, counted.rows, counted.sha256, hashlib.sha256(stored).hexdigest(), counted.sequence)
    return facts, counted


async def _write_files(vault: Vault, archive: FileStore, named: Sequence[str], at: datetime, told: Told) -> _Files:
    """Writes the files that the target does not have; a seventh of the others is read back, and mended if need be."""
    known, sizes, today, files = _known(vault), vault.target.sizes(vault.files), beijing_day(at), _Files()

    async def one(sha256: str) -> None:
        before = known.get(sha256)
        if before is not None and await asyncio.to_thread(_is_there, vault, before, sizes, read_back_on(today, sha256)):
            files.older.append(before)
            return
        try:
            content = await archive.get(sha256)
        except (FileMissing, FileDamaged, NotASha256):
            files.missing.append(sha256)
            return
        stored = await asyncio.to_thread(vault.write, vault.file_name(sha256), content)
        (files.new if before is None else files.mended).append(FileFacts(sha256, len(content), len(stored)))

    await for_each(named, one, "files", told)
    return files


def _known(vault: Vault) -> dict[str, FileFacts]:
    """The files of the newest backup with this key that can be read: they need not be written again."""
    for one in reversed(vault.listed()):
        if one.header is not None and one.header.recipient == vault.seal.recipient:
            try:
                return {file.sha256: file for file in vault.manifest(one.header).files}
            except Damaged:
                continue
    return {}


def _is_there(vault: Vault, file: FileFacts, sizes: Mapping[str, int], read: bool) -> bool:
    if sizes.get(vault.file_name(file.sha256)) != file.stored_size:
        return False
    if read:
        try:
            vault.read_file(file.sha256)
        except Damaged:
            return False
    return True


async def _prove(vault: Vault, manifest: Manifest, read: Sequence[Counted], told: Told) -> int | None:
    """Restores the database and compares; returns where the trail's seals break, None where they hold.

    Raises NotTheSame: a table, or the trail's head, is another one than was read.
    """
    with scratch_folder() as folder:
        scratch = folder / "scratch.db"
        restored = await build_sqlite(scratch, manifest.migrations, from_backup(vault, manifest), told)
        if others := differing(read, restored.tables):
            raise NotTheSame(", ".join(others))
        if restored.head != manifest.head:
            raise NotTheSame("seal")
        return await whole_trail(scratch)
