"""Backups in a target: which contents are where, and what each header and manifest says.

``backups/NAME/backup.json`` is written last: without it nothing counts as a backup. Files of the archive are kept once,
however many backups need them, apart for each key: ``files/plain/ab/…``, ``files/age1…/ab/…``.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.records.backups import Damage, FileFacts, Header, Listed, Manifest, TableFacts
from bot.rules.backups import Reason, named_at
from storage.backups.encrypting import Encrypted, Plain, Seal, Unreadable
from storage.backups.failures import Damaged, KeyMissing, KeyNeeded, NoBackups, UnknownBackup, WrongKey
from storage.backups.targets import Absent, Target

FORMAT = 1
"""Of what is written; a reader refuses what it does not know."""


class Vault:
    """A target, and the key that its backups are written with."""

    def __init__(self, target: Target, key: str | None) -> None:
        """Raises NotAKey: it is none."""
        self.target = target
        self.seal: Seal = Encrypted(key) if key else Plain()

    def must_be_safe(self) -> None:
        """Raises KeyNeeded: it is another machine's, and there is no key."""
        if self.target.remote and self.seal.recipient is None:
            raise KeyNeeded(self.target.shown)

    # names

    def folder(self, backup: str) -> str:
        """Where everything of a backup is but its files."""
        return f"backups/{backup}"

    @property
    def files(self) -> str:
        """Where the archive's files are that are written with this key."""
        return f"files/{self.seal.recipient or 'plain'}"

    def file_name(self, sha256: str) -> str:
        """Where a file of the archive is."""
        name = self.seal.name(sha256)
        return f"{self.files}/{name[:2]}/{name}"

    def table_name(self, backup: str, table: str) -> str:
        """Where the lines of a table are."""
        return f"{self.folder(backup)}/tables/{self.seal.name(table)}"

    # contents

    def write(self, name: str, content: bytes) -> bytes:
        """Keeps a content and returns what is kept of it."""
        stored = self.seal.close(content)
        self.target.write(name, stored)
        return stored

    def read_file(self, sha256: str) -> bytes:
        """A file of the archive. Raises Damaged: it is not as it was written, or not there."""
        name = self.file_name(sha256)
        what = f"file {sha256}"
        try:
            content = self.seal.open(self.target.read(name))
        except (Absent, Unreadable):
            raise Damaged([Damage(what, name)]) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged([Damage(what, name)])
        return content

    def read_table(self, backup: str, table: TableFacts) -> bytes:
        """The packed lines of a table. Raises Damaged: they are not as they were written, or not there."""
        name = self.table_name(backup, table.name)
        try:
            stored = self.target.read(name)
            if hashlib.sha256(stored).hexdigest() == table.stored_sha256:
                return self.seal.open(stored)
        except (Absent, Unreadable):
            pass
        raise Damaged([Damage(f"table {table.name}", name)])

    # what backups say of themselves

    def write_manifest(self, manifest: Manifest) -> Header:
        """Keeps the manifest; the header that will make it count is returned, not written."""
        said = json.dumps(_plain(manifest), ensure_ascii=False, separators=(",", ":")).encode()
        stored = self.write(f"{self.folder(manifest.name)}/manifest", zlib.compress(said))
        return Header(
            manifest.name,
            manifest.taken_at,
            manifest.reason,
            self.seal.recipient,
            hashlib.sha256(stored).hexdigest(),
        )

    def write_header(self, header: Header) -> None:
        """Makes a backup count."""
        self.target.write(_header_name(header.name), _written(header))

    def listed(self) -> Sequence[Listed]:
        """All backups, the oldest first; what was never finished is none."""
        names = [name.split("/")[1] for name in self.target.sizes("backups") if name.split("/")[2:] == ["backup.json"]]
        return [Listed(name, self._header(name)) for name in sorted(names) if _is_name(name)]

    def header(self, name: str | None) -> Header:
        """The header of a backup; None: of the newest one.

        Raises NoBackups, UnknownBackup: there is none; Damaged: it is not as it was written.
        """
        listed = self.listed()
        if not listed:
            raise NoBackups(self.target.shown)
        found = next((one for one in reversed(listed) if name in (None, one.name)), None)
        if found is None:
            raise UnknownBackup(str(name))
        if found.header is None:
            raise Damaged([Damage("header", _header_name(found.name))])
        return found.header

    def manifest(self, header: Header) -> Manifest:
        """What is in a backup.

        Raises KeyMissing, WrongKey: it was encrypted for a key that is not this one; Damaged: the manifest is not as it
        was written, or not there.
        """
        if header.recipient is not None and self.seal.recipient is None:
            raise KeyMissing(header.recipient)
        if header.recipient is not None and header.recipient != self.seal.recipient:
            raise WrongKey(header.recipient)
        name = f"{self.folder(header.name)}/manifest"
        try:
            stored = self.target.read(name)
            if hashlib.sha256(stored).hexdigest() != header.manifest_sha256:
                raise Unreadable
            return _manifest(json.loads(zlib.decompress(self.seal.open(stored))))
        except (Absent, Unreadable):
            raise Damaged([Damage("manifest", name)]) from None

    def reading(self, header: Header) -> "Vault":
        """The vault that a backup is read with: one that was not encrypted needs no key, though there may be one now."""
        return self if header.recipient is not None else Vault(self.target, None)

    def _header(self, name: str) -> Header | None:
        try:
            stored = self.target.read(_header_name(name))
            header = _read(json.loads(stored))
        except (Absent, ValueError, KeyError, TypeError):
            return None
        return header if header.name == name and _written(header) == stored else None


def _header_name(backup: str) -> str:
    return f"backups/{backup}/backup.json"


def _is_name(name: str) -> bool:
    try:
        named_at(name)
    except ValueError:
        return False
    return True


def _written(header: Header) -> bytes:
    """One way to write a header, which ends with the digest of all the rest: any other bit is no header."""
    said: dict[str, Any] = {"format": FORMAT, **asdict(header), "taken_at": header.taken_at.isoformat()}
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return (json.dumps({**said, "sha256": digest}, indent=1) + "\n").encode()


def _read(said: Mapping[str, Any]) -> Header:
    return Header(
        name=said["name"],
        taken_at=datetime.fromisoformat(said["taken_at"]),
        reason=Reason(said["reason"]),
        recipient=said["recipient"],
        manifest_sha256=said["manifest_sha256"],
    )


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {"format": FORMAT, **asdict(manifest), "taken_at": manifest.taken_at.isoformat()}


def _manifest(said: Mapping[str, Any]) -> Manifest:
    return Manifest(
        name=said["name"],
        taken_at=datetime.fromisoformat(said["taken_at"]),
        reason=Reason(said["reason"]),
        product=said["product"],
        dialect=said["dialect"],
        migrations=said["migrations"],
        tables=[TableFacts(**table) for table in said["tables"]],
        files=[FileFacts(**file) for file in said["files"]],
        missing=said["missing"],
        head=(said["head"][0], said["head"][1]) if said["head"] else None,
    )
