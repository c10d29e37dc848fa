"""Reads everything of a backup and names what is not as it was written, to the last bit."""

import hashlib
from collections.abc import Sequence
from zlib import error as NotPacked  # noqa: N812 -- the module's own name says nothing

from bot.records.backups import Damage, Header, Manifest, TableFacts
from storage.backups.failures import Damaged
from storage.backups.lines import unpacked
from storage.backups.progress import Told
from storage.backups.vault import Vault


def check(vault: Vault, header: Header, told: Told) -> tuple[Manifest, Sequence[Damage]]:
    """What a backup should hold, and all that is damaged or gone.

    Raises Damaged: the manifest itself is; KeyMissing, WrongKey: it was encrypted for a key that is not this one.
    """
    vault = vault.reading(header)
    manifest, found = vault.manifest(header), list[Damage]()
    for number, table in enumerate(manifest.tables, 1):
        try:
            _read_table(vault, manifest.name, table)
        except Damaged as damaged:
            found += damaged.found
        told("tables", number)
    for number, file in enumerate(manifest.files, 1):
        try:
            vault.read_file(file.sha256)
        except Damaged as damaged:
            found += damaged.found
        told("files", number)
    return manifest, found


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
