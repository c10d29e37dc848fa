"""Reads everything of a backup and names what is not as it was written, to the last bit."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from zlib import error as NotPacked  # noqa: N812 -- the module's own name says nothing

from bot.records.backups import Damage, FileFacts, Header, Manifest, TableFacts
from storage.backups.failures import Damaged
from storage.backups.lines import unpacked
from storage.backups.progress import Told
from storage.backups.several import for_each
from storage.backups.vault import Vault


async def check(vault: Vault, header: Header, told: Told) -> tuple[Manifest, Sequence[Damage]]:
    """What a backup should hold, and all that is damaged or gone.

    Raises Damaged: the manifest itself is; KeyMissing, WrongKey: it was encrypted for a key that is not this one.
    """
    vault = vault.reading(header)
    manifest = vault.manifest(header)

    async def table(facts: TableFacts) -> Sequence[Damage]:
        return _damage_of(lambda: _read_table(vault, manifest.name, facts))

    async def file(facts: FileFacts) -> Sequence[Damage]:
        return await asyncio.to_thread(_damage_of, lambda: vault.read_file(facts.sha256))

    found = await for_each(manifest.tables, table, "tables", told)
    found += await for_each(manifest.files, file, "files", told)
    return manifest, [damage for one in found for damage in one]


def _damage_of(read: Callable[[], object]) -> Sequence[Damage]:
    try:
        read()
    except Damaged as damaged:
        return damaged.found
    return ()


def _read_table(vault: Vault, backup: str, table: TableFacts) -> None:
    digest, lines = hashlib.sha256(), 0
    try:
        for piece in unpacked(vault.read_table(backup, table)):
            digest.update(piece)
            lines += piece.count(b"\n")
    except NotPacked:
        lines = 0
    # the first line holds the names of the columns
    if (lines - 1, digest.hexdigest()) != (table.rows, table.sha256):
        raise Damaged([Damage(f"table {table.name}", vault.table_name(backup, table.name))])
