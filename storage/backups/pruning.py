"""Removes backups that need not be kept, and files that none of those kept needs."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.rules.backups import Dated, kept, named_at
from storage.backups.failures import Damaged
from storage.backups.vault import Vault

LONGEST_BACKUP = timedelta(hours=24)
"""Until then an unfinished backup may be one under way, whose files nothing names yet."""


def prune(vault: Vault, now: datetime) -> Sequence[str]:
    """Removes what the rule does not keep and returns the names of those backups.

    A backup that cannot be read is left to a person, and as long as there is one no file is removed: it may need any.
    """
    listed = vault.listed()
    whole = [one.header for one in listed if one.header is not None]
    keep = kept([Dated(header.name, header.taken_at, header.reason) for header in whole], now)
    removed = [header.name for header in whole if header.name not in keep]
    for name in removed:
        _remove(vault, name)
    begun = {name.split("/")[1] for name in vault.target.sizes("backups")} - {one.name for one in listed}
    for name in begun:
        if now - named_at(name) > LONGEST_BACKUP:
            _remove(vault, name)
    under_way = any(now - named_at(name) <= LONGEST_BACKUP for name in begun)
    if not under_way and len(whole) == len(listed):
        remaining = [header for header in whole if header.name in keep]
        try:
            needed = {
                vault.file_name(file.sha256)
                for header in remaining
                if header.recipient == vault.seal.recipient
                for file in vault.manifest(header).files
            }
        except Damaged:
            return removed
        others = {f"files/{header.recipient or 'plain'}" for header in remaining} - {vault.files}
        vault.target.remove(
            [
                name
                for name in vault.target.sizes("files")
                if name not in needed and "/".join(name.split("/")[:2]) not in others
            ]
        )
    return removed


def _remove(vault: Vault, name: str) -> None:
    """What makes it count goes first, so that nothing half removed does."""
    names = sorted(vault.target.sizes(vault.folder(name)), key=lambda one: not one.endswith("/backup.json"))
    vault.target.remove(names[:1])
    vault.target.remove(names[1:])
