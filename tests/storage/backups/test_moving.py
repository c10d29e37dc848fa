"""A firm moves from one database to the other whole, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.rules.installation import Firm
from storage import database as db
from storage.backups import failures
from storage.backups.moving import move, plan_move
from storage.backups.places import place_of
from storage.backups.progress import untold
from storage.backups.schemas import KNOWN
from storage.database import DatabaseInUse, opened
from storage.installation import add_firm, get_firm
from storage.trail.entries import verify
from tests.storage.backups.kept import FIRM
from tests.storage.backups.steps import copied, read, stored
from tests.storage.rows import NOW


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_a_firm_moves_with_rows_seals_and_sequences(
    firm: str, empty_place: Callable[[str], str], kind: str
) -> None:
    target = empty_place(kind)
    if kind == "sqlite":
        Path(target.removeprefix("sqlite://")).parent.mkdir()
    planned = await plan_move(place_of(firm), place_of(target))
    assert await move(place_of(firm), place_of(target), untold) == planned
    assert planned.rows > 3_000
    assert await read(target) == await read(firm)
    async with opened(target):
        assert (await verify()).sealed == FIRM.facts["sealed"]
        assert (await verify()).broken_at is None


async def firm_of(url: str) -> Firm | None:
    """What a database says of its firm."""
    async with opened(url, beside=True):
        return await get_firm()


async def test_the_old_database_says_where_the_firm_is_and_the_new_one_that_it_is_there(
    small_firm: str, empty_place: Callable[[str], str], tmp_path: Path
) -> None:
    old, new = f"sqlite://{copied(small_firm, tmp_path / 'old.db')}", empty_place("postgres")
    back = f"sqlite://{tmp_path}/back.db"
    async with opened(old):
        await add_firm("a-firm", 42, NOW)
    await move(place_of(old), place_of(new), untold)
    assert await firm_of(old) == Firm("a-firm", 42, place_of(new).shown)
    assert await firm_of(new) == Firm("a-firm", 42, None)
    await move(place_of(new), place_of(back), untold)
    assert await firm_of(new) == Firm("a-firm", 42, f"{tmp_path}/back.db")
    assert await firm_of(back) == Firm("a-firm", 42, None)


async def test_a_move_that_was_killed_before_anybody_saw_the_new_database_is_done_again(
    small_firm: str, tmp_path: Path
) -> None:
    old, new = f"sqlite://{copied(small_firm, tmp_path / 'old.db')}", f"sqlite://{tmp_path}/new.db"
    async with opened(old):
        await add_firm("a-firm", 42, NOW)
        await db.values("UPDATE installation SET moved_to = 'new.db' RETURNING id")
    await move(place_of(old), place_of(new), untold)
    assert await firm_of(new) == Firm("a-firm", 42, None)


async def test_what_one_database_keeps_and_the_other_refuses_is_named_and_nothing_moves(
    small_firm: str, empty_place: Callable[[str], str], tmp_path: Path
) -> None:
    source, target = f"sqlite://{copied(small_firm, tmp_path / 'firm.db')}", empty_place("postgres")
    async with opened(source):
        await add_firm("a-firm", 42, NOW)
        await db.values("UPDATE person SET name = :name WHERE id = 1 RETURNING id", name="长" * 500)
    with pytest.raises(failures.DoesNotFit, match="person"):
        await move(place_of(source), place_of(target), untold)
    assert await firm_of(source) == Firm("a-firm", 42, None)
    with pytest.raises(failures.NoDatabase):
        await read(target)


async def test_nothing_moves_onto_a_firm_or_itself(firm: str, small_firm: str) -> None:
    with pytest.raises(failures.PlaceTaken):
        await move(place_of(small_firm), place_of(firm), untold)
    with pytest.raises(failures.SamePlace):
        await move(place_of(firm), place_of(firm), untold)


async def test_an_older_schema_is_migrated_first(old_sqlite_firm: str, tmp_path: Path) -> None:
    with pytest.raises(failures.OlderSchema, match=KNOWN[-1]):
        await move(place_of(old_sqlite_firm), place_of(f"sqlite://{tmp_path}/new.db"), untold)


async def test_what_is_not_there_does_not_move_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(failures.NoDatabase):
        await move(place_of(f"sqlite://{tmp_path}/a/old.db"), place_of(f"sqlite://{tmp_path}/new.db"), untold)
    assert stored(tmp_path) == []


async def test_a_firm_moves_only_while_it_is_stopped(database: str, tmp_path: Path) -> None:
    with pytest.raises((DatabaseInUse, failures.ProgramRunning)):
        await move(place_of(database), place_of(f"sqlite://{tmp_path}/new.db"), untold)
    assert not any("new.db" in path.name and path.suffix == ".db" for path in stored(tmp_path))
