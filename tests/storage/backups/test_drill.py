"""The drill: a firm is backed up, lost and restored, and nothing of it is missing. ``make drill`` does it at size."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from storage import database as db
from storage.backups.checking import check
from storage.backups.progress import untold
from storage.database import opened
from storage.files import FileStore, add_stored_file
from storage.trail.entries import head, seal_new_entries, verify
from tests.storage.backups.steps import KEY, NIGHT, backed_up, read, restored, stored, vault_in

SIZES = {"few": (2_000, 40), "half": (100_000, 2_000), "full": (300_000, 5_000)}
"""Entries of the trail, and files, by what ``--drill`` says."""

AT_ONCE = 10_000

ADD = {
    "sqlite": "INSERT INTO trail (at, person_id, action, subject_kind, subject_id, details)"
    " SELECT value ->> 0, value ->> 1, 'submit', 'patrol', value ->> 2, value ->> 3 FROM json_each(:rows) RETURNING id",
    "postgres": "INSERT INTO trail (at, person_id, action, subject_kind, subject_id, details)"
    " SELECT (value ->> 0)::timestamptz, (value ->> 1)::bigint, 'submit', 'patrol', (value ->> 2)::bigint, value ->> 3"
    " FROM json_array_elements(:rows::json) RETURNING id",
}
"""As ``add_entry`` does one by one."""


async def founded(entries: int, archive: FileStore, files: int) -> None:
    """A trail and an archive of this size, in the open, empty database."""
    chosen = Random(12)
    for first in range(0, entries, AT_ONCE):
        rows = [
            [
                (NIGHT - timedelta(seconds=entries - number)).isoformat(" "),
                number % 40,
                number,
                f'{{"number":"XC{number}","site":{number % 12}}}',
            ]
            for number in range(first, min(first + AT_ONCE, entries))
        ]
        await db.values(ADD[db.dialect()], rows=rows)
        await seal_new_entries(AT_ONCE)
    for _ in range(files):
        content = chosen.randbytes(chosen.randrange(1_000, 60_000))
        await add_stored_file(keep(archive, content), len(content), "image/jpeg", NIGHT)


def keep(archive: FileStore, content: bytes) -> str:
    """As the archive keeps a file, without waiting for the disk; returns its name."""
    name = hashlib.sha256(content).hexdigest()
    path = archive.folder / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


async def test_a_firm_is_lost_and_comes_back_with_every_row_seal_and_file(
    database: str,
    request: pytest.FixtureRequest,
    empty_place: Callable[[str], str],
    tmp_path: Path,
) -> None:
    entries, files = SIZES[request.config.getoption("--drill")]
    archive, vault = FileStore(tmp_path / "archive"), vault_in(tmp_path, KEY)
    await founded(entries, archive, files)
    made = await backed_up(database, archive, vault)
    assert made.new_files == files
    assert (await check(vault, vault.header(None), untold))[1] == []

    url = empty_place("sqlite" if database.startswith("sqlite") else "postgres")
    await restored(vault, url, tmp_path / "files")
    assert await read(url) == await read(database)
    assert [path.name for path in stored(tmp_path / "files")] == [path.name for path in stored(archive.folder)]
    for path in stored(tmp_path / "files"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    async with opened(url):
        verdict = await verify()
        assert (verdict.entries, verdict.sealed, verdict.broken_at) == (entries, entries, None)
        assert await head() == made.manifest.head
