"""``python -m bot verify``: the chain is whole, and it is the one that was posted."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.records.backups import BackupFacts
from bot.rules.cause import Cause
from bot.rules.sealing import fingerprint
from bot.services.backups.restored import after_restoring
from storage.database import opened
from storage.trail import entries as trail
from tests.conftest import empty_database

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A closed database with three sealed entries."""
    url = empty_database("sqlite", request, tmp_path)
    asyncio.run(_lengthened(url, 3))
    return url


@pytest.fixture
def verify(url: str) -> Callable[..., Result]:
    """Runs the command on that database."""
    return lambda *arguments: CliRunner().invoke(app, ["verify", *arguments], env={"DATABASE_URL": url})


async def _lengthened(url: str, entries: int) -> None:
    async with opened(url):
        for number in range(entries):
            await trail.add_entry(Cause(at=NOW), "submit", "patrol", number)
        await trail.seal_new_entries()


def shown(url: str) -> str:
    """The head as the administrators get it."""

    async def head() -> str:
        async with opened(url):
            found = await trail.head()
        assert found is not None
        return fingerprint(*found)

    return asyncio.run(head())


def test_a_whole_trail_is_confirmed(verify: Callable[..., Result]) -> None:
    told = verify()
    assert (told.exit_code, told.stdout) == (0, "3 entries, 3 sealed\n")


def test_a_trail_that_grew_is_the_one_that_was_posted(url: str, verify: Callable[..., Result]) -> None:
    posted = shown(url)
    asyncio.run(_lengthened(url, 2))
    told = verify(posted)
    assert (told.exit_code, told.stdout) == (0, "5 entries, 5 sealed\nThe trail is the one that was posted.\n")


async def test_it_may_be_asked_while_the_program_runs(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    url = empty_database("sqlite", request, tmp_path)
    async with opened(url):
        told = await asyncio.to_thread(CliRunner().invoke, app, ["verify"], env={"DATABASE_URL": url})
    assert (told.exit_code, told.stdout) == (0, "0 entries, 0 sealed\n")


def test_a_trail_that_was_made_anew_is_not(url: str, verify: Callable[..., Result]) -> None:
    posted = shown(url)
    told = verify(posted.replace(posted[2:6], "0000"))
    assert (told.exit_code, told.stdout) == (1, "3 entries, 3 sealed\nNOT the trail that was posted.\n")


def test_a_trail_whose_end_was_cut_off_is_not(verify: Callable[..., Result]) -> None:
    told = verify("4:0123456789abcdef-01234567")
    assert told.exit_code == 1
    assert "NOT the trail" in told.stdout


def test_what_is_no_seal_is_said_in_a_sentence(verify: Callable[..., Result]) -> None:
    told = verify("yesterday's")
    assert told.exit_code == 2
    assert told.stderr.startswith("That is not a seal")


RESTORED = BackupFacts("20261122T181000Z", NOW - timedelta(hours=7, minutes=20), 3)
"""The backup of 02:10 in Beijing, with three sealed entries; the firm is restored at 09:30."""


async def _restored(url: str) -> None:
    async with opened(url):
        await after_restoring(Cause(at=NOW), RESTORED)
        await trail.seal_new_entries()


def test_a_head_that_was_posted_after_the_backup_is_named_as_lost(
    url: str, tmp_path: Path, verify: Callable[..., Result]
) -> None:
    lost = tmp_path / "lost.db"
    shutil.copy(url.removeprefix("sqlite://"), lost)
    asyncio.run(_lengthened(f"sqlite://{lost}", 2))
    posted = shown(f"sqlite://{lost}")
    asyncio.run(_restored(url))
    told = verify(posted)
    assert told.exit_code == 1
    assert (
        "posted after the backup of 2026-11-23 02:10, from which this firm was restored on 2026-11-23 09:30"
        in told.stdout
    )
    assert "what it sealed is lost" in told.stdout
    assert "If it was posted later, this is NOT the trail that was posted." in told.stdout


def test_heads_that_the_backup_has_and_later_ones_are_judged_as_ever(url: str, verify: Callable[..., Result]) -> None:
    before = shown(url)
    asyncio.run(_restored(url))
    after = shown(url)
    for posted in (before, after):
        assert "The trail is the one that was posted." in verify(posted).stdout
    forged = verify(before.replace(before[2:6], "0000"))
    assert (forged.exit_code, forged.stdout.splitlines()[1]) == (1, "NOT the trail that was posted.")
