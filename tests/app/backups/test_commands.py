"""``python -m bot backup | restore | move``: what they say, and one sentence with what to do when they cannot."""

import asyncio
import inspect
import json
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tortoise.models import Model
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.rules.forms.built_in import BUILT_IN
from storage import tables
from storage.database import opened
from storage.files import FileStore
from storage.installation import add_firm
from tests.clock import FrozenClock
from tests.storage.backups.kept import FIRM
from tests.storage.backups.steps import KEY, OTHER_KEY, copied, read, stored

TABLES = len(
    {
        table._meta.db_table
        for table in vars(tables).values()
        if inspect.isclass(table) and issubclass(table, Model) and table is not Model
        # what is derived is in no backup
        if not table._meta.db_table.startswith("search_")
    }
)
ROWS = 12 + len(BUILT_IN)
"""Of the firm, and its forms."""
NIGHT = datetime(2026, 11, 30, 18, 10, tzinfo=UTC)
PUBLIC = "age1zncmhlt7w40r5aawcz6tg0kuswl60tk8h6pfpvnhtqx354dx9snqreyeme"


def without_progress(result: Result) -> list[str]:
    """What was said beside the outcome, but for how far it was: a slow machine tells of that more often."""
    return [line for line in result.stderr.splitlines() if not line.startswith("… ")]


@dataclass
class Installation:
    """A folder with a small firm in it, and the command line there."""

    folder: Path
    clock: FrozenClock
    environment: dict[str, str]

    def run(self, *arguments: str, **environment: str) -> Result:
        """``python -m bot ARGUMENTS``."""
        return CliRunner(env=self.environment | environment).invoke(app, arguments, obj=self.clock)

    def says(self, *arguments: str, **environment: str) -> str:
        """What it says when it does what it should."""
        result = self.run(*arguments, **environment)
        assert (result.exit_code, without_progress(result)) == (0, []), result.exception
        return result.stdout

    def refuses(self, *arguments: str, **environment: str) -> str:
        """The one sentence that it says when it cannot."""
        result = self.run(*arguments, **environment)
        assert result.exit_code == 2, (result.output, result.exception)
        assert isinstance(result.exception, SystemExit), result.exception
        (sentence,) = without_progress(result)
        assert sentence.endswith(".")
        return sentence


@pytest.fixture
def here(small_firm: str, archive: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """The installation, on the night of 30 November."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    copied(small_firm, tmp_path / "data/quality.db")
    shutil.copytree(archive.folder, tmp_path / "data/files")
    for name in ("DATABASE_URL", "FILES_FOLDER", "BACKUP_TO", "BACKUP_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Installation(tmp_path, FrozenClock(NIGHT), {})


def elsewhere(**more: str) -> dict[str, str]:
    """The environment of a new, empty place."""
    return {"DATABASE_URL": "sqlite://new/quality.db", "FILES_FOLDER": "new/files", **more}


# What they say.


def test_a_backup_is_made_listed_checked_restored_and_the_plan_comes_first(here: Installation) -> None:
    assert "AGE-SECRET-KEY-1" in here.says("backup", "--new-key")
    made = here.says("backup", BACKUP_KEY=KEY)
    assert made.startswith(f"Backup 20261130T181000Z in {here.folder}/data/backups: ")
    assert f"Encrypted for {PUBLIC}." in made
    assert f"20261130T181000Z  2026-11-30 18:10  regular  encrypted for {PUBLIC}" in here.says("backup", "--list")
    assert "is whole" in here.says("backup", "--check", BACKUP_KEY=KEY)
    assert "is whole" in here.says("backup", "--check", "20261130T181000Z", BACKUP_KEY=KEY)

    here.clock.moment += timedelta(hours=5, minutes=30)
    plan = here.says("restore", "data/backups", **elsewhere(BACKUP_KEY=KEY))
    assert "the 5.5 hours since then" in plan
    assert f"-> {here.folder}/new/quality.db" in plan
    assert f"-> {here.folder}/new/files" in plan
    assert "Nothing was done yet" in plan
    assert not (here.folder / "new").exists()
    assert "Restored." in here.says("restore", "data/backups", "--apply", **elsewhere(BACKUP_KEY=KEY))
    before, after = (
        {table.table: table.sha256 for table in asyncio.run(read(f"sqlite://{folder}/quality.db"))}
        for folder in ("data", "new")
    )
    # what the firm was restored from, that its numbers leap ahead, and who is told
    assert {table for table in before | after if after.get(table) != before.get(table)} == {
        "restoration",
        "serial",
        "trail",
    }


def test_json_is_one_line_the_last(here: Installation) -> None:
    outcome = json.loads(here.says("backup", "--json", "--to", f"file://{here.folder}/disk").splitlines()[-1])
    assert outcome.pop("seconds") >= 0
    assert outcome.pop("bytes") > 5_000
    assert outcome.pop("head")[0] == 3
    assert outcome == {
        "name": "20261130T181000Z",
        "at": "2026-11-30T18:10:00+00:00",
        "target": f"{here.folder}/disk",
        "rows": ROWS,
        "tables": TABLES,
        "files": 2,
        "new_files": 2,
        "mended": 0,
        "missing": 0,
        "encrypted": False,
        "recipient": None,
        "broken_at": None,
        "removed": [],
        "verified": True,
    }
    result = here.run("backup", "--json", "--to", "s3://firm/backups")
    assert result.exit_code == 2
    assert json.loads(result.stdout) == {
        "error": "KeyNeeded",
        "sentence": "s3://firm/backups is another machine's, and what goes there is encrypted: make a key with"
        " `python -m bot backup --new-key` and set BACKUP_KEY.",
    }


def test_older_backups_go_once_a_new_one_was_proven(here: Installation) -> None:
    for _ in range(9):
        here.clock.moment += timedelta(days=1)
        made = here.says("backup")
    assert made.endswith("Removed: 20261202T181000Z.\n")
    assert len(here.says("backup", "--list").splitlines()) == 1 + 7


def test_an_unencrypted_backup_says_so_and_what_is_missing_is_said(here: Installation) -> None:
    shutil.rmtree(here.folder / "data/files")
    made = here.says("backup")
    assert "NOT encrypted" in made
    assert "WITHOUT 2 files" in made


def test_a_move_shows_its_plan_and_does_it(here: Installation) -> None:
    plan = here.says("move", "sqlite://moved.db")
    assert plan.startswith(f"{ROWS} rows of {TABLES} tables, sealed up to 3: ")
    assert not (here.folder / "moved.db").exists()
    assert "is the same" in here.says("move", "sqlite://moved.db", "--apply")
    assert asyncio.run(read("sqlite://moved.db")) == asyncio.run(read("sqlite://data/quality.db"))


def test_a_firm_that_moved_moves_no_further_from_where_it_was(here: Installation) -> None:
    async def enter() -> None:
        async with opened("sqlite://data/quality.db"):
            await add_firm("a-firm", 42, NIGHT)

    asyncio.run(enter())
    here.says("move", "sqlite://moved.db", "--apply")
    said = here.refuses("move", "sqlite://another.db")
    assert f"{here.folder}/moved.db" in said
    assert here.refuses("move", "sqlite://another.db", "--apply") == said
    assert not (here.folder / "another.db").exists()
    assert "is the same" in here.says("move", "sqlite://another.db", "--apply", DATABASE_URL="sqlite://moved.db")


# What they refuse.


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (["backup", "--to", "ftp://host/x"], {}, "not to ftp://: change BACKUP_TO"),
        (["backup"], {"BACKUP_TO": "s3://firm/x"}, "encrypted: make a key"),
        (["backup"], {"BACKUP_KEY": "sesame"}, "begins with AGE-SECRET-KEY-1"),
        (["backup"], {"DATABASE_URL": "sqlite://nowhere/quality.db"}, "no firm's database at"),
        (["backup"], {"DATABASE_URL": "mysql://host/x"}, "not mysql://: check DATABASE_URL"),
        (["backup"], {"DATABASE_URL": "postgres://nobody:secret@127.0.0.1:9/x"}, "does not answer"),
        (["backup"], {"BACKUP_TO": "data/quality.db"}, "to a folder"),
        (["backup", "--list"], {}, "There is no backup in"),
        (["backup", "--check"], {}, "There is no backup in"),
        (["restore", "nowhere"], elsewhere(), "nowhere: check the place"),
        (["move", "sqlite://data/quality.db"], {}, "name another database"),
        (["move", "ftp://host/x"], {}, "A database is sqlite://"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    here: Installation, arguments: list[str], environment: dict[str, str], words: str
) -> None:
    before = stored(here.folder)
    said = here.refuses(*arguments, **environment)
    assert words in said
    assert "secret" not in said
    # SQLite's own, of a file that was read
    assert [path for path in stored(here.folder) if path not in before and "quality.db-" not in path.name] == []


def test_a_wrong_key_is_said_to_be_that(here: Installation) -> None:
    here.says("backup", BACKUP_KEY=KEY)
    assert "There is no backup 20260101T000000Z" in here.refuses("backup", "--check", "20260101T000000Z")
    for command in (["backup", "--check"], ["restore", "data/backups"]):
        assert "is not the key of this backup" in here.refuses(*command, **elsewhere(BACKUP_KEY=OTHER_KEY))
        assert "set BACKUP_KEY to the key" in here.refuses(*command, **elsewhere())


def test_a_firm_is_not_written_over(here: Installation) -> None:
    here.says("backup")
    assert f"{here.folder}/data/quality.db is not empty" in here.refuses("restore", "data/backups")
    said = here.refuses("restore", "data/backups", DATABASE_URL="sqlite://new.db")
    assert f"{here.folder}/data/files is not empty" in said


def test_a_damaged_backup_is_not_restored_and_says_what_is_damaged(here: Installation) -> None:
    here.says("backup")
    (path,) = (here.folder / "data/backups").rglob("trail")
    content = bytearray(path.read_bytes())
    content[20] ^= 4
    path.write_bytes(content)
    checked = here.run("backup", "--check")
    named = "table trail (backups/20261130T181000Z/tables/trail)"
    assert (checked.exit_code, checked.stdout) == (1, f"DAMAGED: {named}\n")
    assert named in here.refuses("restore", "data/backups", "--apply", **elsewhere())
    (here.folder / "data/backups/backups/20261130T181000Z/manifest").unlink()
    checked = here.run("backup", "--check")
    assert (checked.exit_code, "DAMAGED: manifest" in checked.stdout) == (1, True)
    assert not (here.folder / "new/quality.db").exists()


@contextmanager
def nobody() -> Iterator[None]:
    """Runs without the rights of root, or of whoever made the folder."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(mine)


@pytest.mark.parametrize("closed", ["backups", "data", f"data/files/{min(FIRM.files)[:2]}", "data/quality.db"])
def test_missing_rights_are_said_with_the_path(here: Installation, closed: str) -> None:
    # the folders that pytest gives are closed to others as a whole
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(here.folder / "data", folder / "data")
        (folder / "backups").mkdir()
        folder.chmod(0o755)
        for open_to_all in (folder / "data", folder / "backups"):
            open_to_all.chmod(0o777)
        os.chdir(folder)
        place = folder / closed
        place.chmod(0)
        try:
            with nobody():
                said = here.refuses("backup", BACKUP_TO="backups")
        finally:
            place.chmod(0o755)
            os.chdir(here.folder)
    assert said.startswith(str(place))
    assert "may not be used by this user: give it the right" in said


@pytest.mark.parametrize("bytes_of_room", [2_000, 60_000])
def test_a_full_disk_is_said_and_leaves_nothing_that_counts(here: Installation, bytes_of_room: int) -> None:
    here.says("backup")
    here.clock.moment += timedelta(days=1)
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_of_room, hard))
    try:
        said = here.refuses("backup", BACKUP_KEY=KEY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
    assert "the disk is full: make room" in said
    assert len(here.says("backup", "--list").splitlines()) == 2


def test_while_the_program_runs_it_is_not_moved_nor_written_over(here: Installation) -> None:
    async def beside(*arguments: str, **environment: str) -> str:
        async with opened("sqlite://data/quality.db"):
            return await asyncio.to_thread(here.refuses, *arguments, **environment)

    assert "stop the program first" in asyncio.run(beside("move", "sqlite://moved.db", "--apply"))
