"""A running firm survives the newest version: nothing is lost, said twice or out of reach (DESIGN.md section 5)."""

import os
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app.installing import AS_EVER, bot_of, opened_to_serve, settled
from bot.records.backups import BackupFacts
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.promises import promised_now
from bot.rules.cause import Cause
from bot.rules.installation import Beginning, FirmWithoutFiles
from bot.rules.people import CLIENT_SIDE
from bot.services.backups.restored import after_restoring
from bot.settings import Settings
from storage import database as db
from storage.cases.promises import find_promises
from storage.cases.stored import get_case
from storage.database import opened
from storage.installation import get_firm
from storage.marker import read_marker
from storage.migrating import migrate
from storage.people import persons as people
from tests.clock import FrozenClock
from tests.firms.hearing import first_line, heard
from tests.firms.opening import Firm, carried_on, load, put_down
from tests.flows.rewinding import Watch
from tests.flows.steps import count, one
from tests.letters.keys import KEYLESS, without_keys
from tests.postgres import database_url, in_a_loop_of_its_own, server_url
from tests.sandbox.phone import Json, Message, Phone
from tests.sandbox.pictures import picture
from tests.world import TOKEN, World

FIRM = Firm("2026_11_23")
EVERYTHING_WAS_DUE = datetime(2026, 12, 31, 2, 0, tzinfo=UTC)
"""Later than the last moment for which that version had planned something to say."""

MORE_ROWS: dict[str, int] = {"serial": 1}
"""Tables of the firm's migration in which a later migration adds (or takes away) so many rows, declared here.

The series from which work records have their ids stays when the firm goes back: no id is ever given twice.
"""
OUT_OF_USE: frozenset[str] = frozenset({"js"})
"""Prefixes of buttons that worked when they were shown and may say that they are old, declared here.

``js`` asked for the page of a joining card; like any document, it has 发我… now.
"""

VOID = ("此按钮已失效", "Button expired")


@pytest.fixture(scope="session")
def sqlite_firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the firm in it, as its own version left it."""
    path = tmp_path_factory.mktemp("firm") / "firm.db"
    in_a_loop_of_its_own(_loaded(f"sqlite://{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_firm() -> str:
    """The name of a PostgreSQL database with the firm in it, as its own version left it."""
    name = f"qb_firm_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    in_a_loop_of_its_own(_loaded(database_url(name)))
    return name


@pytest.fixture(scope="session")
def newest_sqlite_firm(sqlite_firm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, migrated to the present version."""
    path = tmp_path_factory.mktemp("newest") / "firm.db"
    shutil.copy(sqlite_firm, path)
    in_a_loop_of_its_own(_migrated(f"sqlite://{path}"))
    return path


@pytest.fixture(scope="session")
def newest_postgres_firm(postgres_firm: str) -> str:
    """The same, migrated to the present version."""
    name = f"{postgres_firm}_newest"
    in_a_loop_of_its_own(_copied(postgres_firm, name))
    in_a_loop_of_its_own(_migrated(_in_server(name)))
    return name


async def _loaded(url: str) -> None:
    async with opened(url):
        await load(FIRM)


async def _migrated(url: str) -> None:
    async with opened(url):
        await migrate()


def _copy(firm: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The URL of a copy of what a fixture keeps, which a test may change."""
    kept = request.getfixturevalue(firm)
    if isinstance(kept, Path):
        shutil.copy(kept, folder / "quality.db")
        return f"sqlite://{folder / 'quality.db'}"
    name = f"{kept}_copy"
    in_a_loop_of_its_own(_copied(kept, name))
    return _in_server(name)


def _in_server(name: str) -> str:
    return server_url().replace("/postgres?", f"/{name}?")


async def _copied(kept: str, name: str) -> None:
    link = await asyncpg.connect(server_url())
    try:
        await link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{kept}"')
        await link.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    finally:
        await link.close()


@pytest.fixture(params=["sqlite", "postgres"])
def left(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database of each kind, closed, with the firm as its own version left it."""
    return _copy(f"{request.param}_firm", request, tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    """The firm, migrated and carried on by the present program, on each database."""
    async with _carried_on(_copy(f"newest_{request.param}_firm", request, tmp_path), tmp_path) as world:
        yield world


@pytest.fixture
async def sqlite_world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    """The same on SQLite only, where the database makes no difference."""
    async with _carried_on(_copy("newest_sqlite_firm", request, tmp_path), tmp_path) as world:
        yield world


@pytest.fixture
async def postgres_world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    """The same on PostgreSQL only."""
    async with _carried_on(_copy("newest_postgres_firm", request, tmp_path), tmp_path) as world:
        yield world


@asynccontextmanager
async def _carried_on(url: str, folder: Path) -> AsyncIterator[World]:
    async with opened(url):
        if db.dialect() == "sqlite":
            # nobody asks whether this firm survives a power cut
            await db.connection().execute_script("PRAGMA synchronous = OFF")
        async with carried_on(FIRM, folder) as world:
            yield world


# Rows, numbers, seals.


NOW = {
    "patrol": "work_record WHERE kind = 'patrol'",
    "service_log": "work_record WHERE kind = 'service'",
    "service_amendment": "work_amendment",
}
"""Where later versions keep what stood in a table of the firm's."""


async def _rows(table: str) -> str:
    """Where the rows of a table are at this migration."""
    there = "SELECT 1 AS one FROM tortoise_migrations WHERE name = '0029_work_records'"
    return NOW.get(table, table) if table in NOW and await db.values(there) else f'"{table}"'


async def _counts() -> dict[str, int]:
    return {table: await count(await _rows(table)) for table in FIRM.rows}


async def _numbers() -> list[str]:
    numbered = [await _rows(table) for table in ("patrol", "service_case", "service_log")]
    return [row["number"] for rows in numbered for row in await db.values(f"SELECT number FROM {rows} ORDER BY id")]


async def test_every_row_and_number_is_there_after_going_up_down_and_up_again(left: str) -> None:
    async with opened(left):
        before, numbers = await _counts(), await _numbers()
        assert before == {table: len(rows) for table, (_, rows) in FIRM.rows.items()}
        for target in (None, FIRM.migration, None):
            await migrate(target)
            assert await _counts() == {table: n + MORE_ROWS.get(table, 0) for table, n in before.items()}
            assert await _numbers() == numbers


def test_the_trail_is_whole_and_the_one_that_was_posted(left: str) -> None:
    in_a_loop_of_its_own(_migrated(left))
    for posted in (FIRM.facts["early"], FIRM.facts["head"]):
        told = CliRunner().invoke(app, ["verify", posted], env={"DATABASE_URL": left})
        assert told.exit_code == 0, told.output
        assert f"{FIRM.facts['sealed']} sealed" in told.output


async def test_its_first_start_finds_it_to_be_the_firm_of_this_folder(left: str, tmp_path: Path) -> None:
    async def asks_telegram() -> bool:
        raise AssertionError("where a firm is, nobody asks whether the bot has another")

    files = tmp_path / "files"
    put_down(FIRM, files)
    settings, bot_id = Settings(database_url=left, files_folder=files), bot_of(TOKEN)
    async with opened_to_serve(settings, bot_id, AS_EVER, asks_telegram) as how:
        assert how is Beginning.ADOPT
        await migrate()
        await settled(FrozenClock(FIRM.stopped), how, bot_id, files)
        firm = await get_firm()
    assert firm is not None
    assert (firm.bot_id, firm.firm) == (bot_id, read_marker(files))
    async with opened_to_serve(settings, bot_id, AS_EVER, asks_telegram) as how:
        assert how is Beginning.GO_ON
    shutil.rmtree(files)
    with pytest.raises(FirmWithoutFiles):
        async with opened_to_serve(settings, bot_id, AS_EVER, asks_telegram):
            pass


# What waits to be said.


def _differences(found: list[Json], expected: list[Json]) -> tuple[list[str], list[str]]:
    """What was not heard, and what was heard besides."""
    here, there = (Counter(str(sorted(one.items())) for one in lines) for lines in (found, expected))
    return sorted((there - here).elements()), sorted((here - there).elements())


SAID_SINCE = {
    "readiness",
    "promise_at_risk",
    "promise_broken",
    "still_overdue",
    "training_roll",
    "policies_unread",
    "joining_waiting",
    "joining_still_waiting",
    "joining_card_ends",
    *("work_eve", "work_unbegun", "work_morning", "work_week"),
    "client_unserved",
    "visits_told",
    "case_taken",
}
"""What later versions say of what is left undone, which that one was silent about."""
REWORDED = {
    "审计员": "监督员",
    "A seat is yours: someone withdrew.": "A seat is yours.",
    "已递补成功：有人取消，名额归您了。": "已递补成功，名额归您了。",
    "提出处理结果": "答复处理结果",
    r"已逾期 \d+ 天": "已逾期多日",
    r"\d+ days overdue": "Overdue for days",
    "不满意随时可以重新处理": "不满意还可以重新处理",
    r"It can be reopened at any time\.": "If you do not agree, it can still be reopened.",
    "please get it fixed": "please see to the fix",
    r"未送达：(\S+)$|联系不上(\S+)（.*": "联系不上",
    r"🤝 代 (\S)": r"🤝 代\1",
}
"""Words of that version, and those by which later ones say the same: both are compared in the same words."""


WITH_A_PAGE = {"joining_card"}
"""What goes out with a page that is still to be drawn, and again two seconds later where its turn came before that: in
which order depends on how fast the machine sends. Compared by the minute."""


def _as_said_now(line: Json) -> Json:
    """What that version said, in the words of today."""
    if line.get("kind") in WITH_A_PAGE:
        line = {**line, "at": line["at"].rpartition(":")[0]}
    said = line.get("says", "")
    for before, now in REWORDED.items():
        said = re.sub(before, now, said)
    return {**line, "says": said} if "says" in line else line


NOT_TWICE = {"case_reminder", "joining_waiting", "policies_unread"}
"""What later versions leave out where the reader was told of it on that day, as in the digest."""
IN_OTHER_WORDS = re.compile(
    r"^✅ .*不用再处理。$|^✅ .* (need not|has it)|^⏰ 有 \d+ 件快到期或已逾期|^⏰ \d+ are due or overdue"
)
"""In the place of what was asked of somebody, once it was done; and what is said of several at one hour."""
UNSAID_SINCE = {"work_left"}
"""What that version told of a complaint to who may not see it; later ones do not."""


def _escalated_since(found: list[Json], expected: list[Json]) -> list[Json]:
    """Stages behind a date that reach people since then whom that version had not planned to tell, each stage once."""

    def stage(line: Json) -> tuple[Any, ...]:
        return line["for"], line["about"], line["says"][:1]

    reminders = [line for line in found if line.get("kind") == "case_reminder" and line.get("became") == "sent"]
    planned = {stage(line) for line in expected if line.get("kind") == "case_reminder" and "says" in line}
    since = [line for line in reminders if stage(line) not in planned]
    assert all(line["says"].startswith(("❗ 已逾期", "🚨 已逾期", "⏰ 有")) for line in since)
    assert len({stage(line) for line in since}) == len(since)
    return since


def _repeated_since(found: list[Json]) -> list[Json]:
    """What is serious is repeated until it is acknowledged, which that version did not do; at most once a day here."""
    repeated = [line for line in found if line.get("kind") == "case_nag"]
    assert repeated
    assert all(line["says"].startswith("🔴") for line in repeated if line["became"] == "sent")
    assert max(Counter((line["at"][:5], line["for"], line["about"]) for line in repeated).values()) == 1
    return repeated


def _but_for_what_was_told(found: list[Json], expected: list[Json]) -> tuple[list[Json], list[Json]]:
    """Both without what is left out since then, as its reader was told of it; and what was asked as it was asked."""

    def row(line: Json) -> tuple[Any, ...]:
        return line["at"], line.get("for"), line.get("kind"), line.get("about")

    left_out = Counter(row(line) for line in found if line.get("kind") in NOT_TWICE and line.get("became") == "moot")
    left_out -= Counter(row(line) for line in expected if line.get("became") == "moot")
    asked = {(*row(line), line.get("to")): line.get("says") for line in expected}
    now, spared = list[Json](), left_out.copy()
    for line in found:
        if spared[row(line)] and line.get("became") == "moot":
            spared[row(line)] -= 1
        elif IN_OTHER_WORDS.match(line.get("says", "")):
            now.append({**line, "says": asked.get((*row(line), line.get("to")), line["says"])})
        else:
            now.append(line)
    before = list[Json]()
    for line in expected:
        if left_out[row(line)] and line.get("became") == "sent":
            left_out[row(line)] -= 1
        else:
            before.append(line)
    return now, before


async def test_what_waited_is_said_once_at_its_hour_and_nothing_else(world: World) -> None:
    await world.until(EVERYTHING_WAS_DUE)
    assert await without_keys(world) <= KEYLESS.keys()
    found, expected = (
        [_as_said_now(line) for line in lines] for lines in (await heard(world, FIRM), FIRM.lines("heard"))
    )
    found, expected = _but_for_what_was_told(found, expected)
    known = Counter(str(sorted(one.items())) for one in expected)
    since = [one for one in found if one.get("kind") in SAID_SINCE and not known[str(sorted(one.items()))]]
    assert {one["kind"] for one in since} == SAID_SINCE
    # each at most once a day to one person about one thing
    assert all(
        n == 1 for n in Counter((one["at"][:5], one["for"], one["kind"], one["about"]) for one in since).values()
    )
    assert {one["became"] for one in found if one.get("kind") in UNSAID_SINCE} == {"moot"}
    still = ([one for one in lines if one.get("kind") not in UNSAID_SINCE] for lines in (found, expected))
    found, expected = still
    since += _escalated_since(found, expected) + _repeated_since(found)
    missed, besides = _differences([one for one in found if one not in since], expected)
    assert not missed + besides, "\n".join(["was not heard:", *missed, "was heard besides:", *besides])
    waiting = "SELECT count(*) AS n FROM outbox WHERE state = 'waiting' AND send_at <= :until"
    assert await one(waiting, until=EVERYTHING_WAS_DUE) == 0
    assert (
        await one("SELECT count(*) AS n FROM job WHERE state = 'waiting' AND run_at <= :until", until=world.clock.now())
        == 0
    )


# What people had begun, and what they still have before them.


async def _do(phone: Phone, doings: list[str]) -> None:
    """Presses buttons, types (``>text``), sends photos (``📷``), perhaps with a caption (``🖼caption``)."""
    for doing in doings:
        if doing.startswith(("📷", "🖼")):
            await phone.photo(picture(), caption=doing[1:] or None)
        else:
            await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))


async def test_every_open_draft_is_continued_and_submitted(world: World) -> None:
    await _every_draft_is_submitted(world)


async def test_a_restored_firm_goes_on_in_the_middle_of_its_drafts(world: World) -> None:
    """From a backup of the moment at which the firm stopped, six hours before."""
    world.clock.pass_by(hours=6)
    await after_restoring(
        Cause(at=world.clock.now()), BackupFacts("20261130T120000Z", FIRM.stopped, FIRM.facts["sealed"])
    )
    await _every_draft_is_submitted(world)


async def _every_draft_is_submitted(world: World) -> None:
    given = {row["series"]: row["given"] for row in await db.values("SELECT series, given FROM serial")}
    numbers = set(await _numbers())
    for begun in FIRM.lines("drafts"):
        phone = world.stranger(begun["reader"])
        await phone.text("菜单")
        await phone.press_data(await phone.last(), begun["button"], force=True)
        await _do(phone, begun["finish"])
        state = await one("SELECT state FROM draft WHERE token = :token", token=begun["token"])
        assert state == "submitted", (begun, (await phone.last()).text)
    assert await one("SELECT count(*) AS n FROM draft WHERE state = 'open'") == 0
    assert await count("failed_update") == 0

    # numbers go on where they were
    new = sorted(set(await _numbers()) - numbers)
    for series in {number.rpartition("-")[0] for number in new}:
        serials = [int(number.rpartition("-")[2]) for number in new if number.startswith(f"{series}-")]
        first = given.get(series, 0) + 1
        assert serials == list(range(first, first + len(serials))), series
    assert len({number[:2] for number in new}) > 3


async def _not_released() -> set[str]:
    """Patrols that the client does not have, with what was found at them: older programs showed these to it."""
    found = await db.values(
        "SELECT number FROM work_record WHERE released_at IS NULL"
        " UNION SELECT number FROM service_case WHERE released_at IS NULL"
    )
    return {row["number"] for row in found}


async def test_what_it_had_promised_stands_in_the_ledger(world: World) -> None:
    found, kept = 0, 0
    for row in await db.values("SELECT id FROM service_case WHERE released_at IS NOT NULL ORDER BY id"):
        case = await get_case(row["id"])
        assert case is not None
        life_cycle = LIFE_CYCLES[case.kind]
        promised = promised_now(life_cycle, life_cycle.state(case.state), case.due_at, case.promised_at)
        promises = await find_promises([case.id])
        assert {one.what: one.until for one in promises if one.ended_at is None} == dict(promised), case.number
        found, kept = found + len(promised), kept + len(promises) - len(promised)
    assert (found, kept) == (62, 22)


async def test_every_number_opens_its_card_for_whoever_could_see_it(world: World) -> None:
    kept_back, refused = await _not_released(), set[str]()
    for kept in FIRM.lines("numbers"):
        for reader in kept["readers"]:
            phone, number = world.stranger(reader), kept["number"]
            await phone.text(number)
            person = await people.get_person_by_telegram(reader)
            assert person is not None
            if number in kept_back and person.roles <= CLIENT_SIDE:
                assert number not in (await phone.last()).text, (number, reader)
                refused.add(number)
            else:
                assert number in first_line((await phone.last()).text), (number, reader)
    assert refused
    assert await count("failed_update") == 0


async def test_every_button_in_the_chats_works_or_says_that_it_is_old(sqlite_world: World) -> None:
    watch, no_longer = Watch(), []
    for kept in FIRM.lines("buttons"):
        worked = await _is_answered(sqlite_world, kept)
        if kept["works"] and not worked and kept["data"].partition("|")[0] not in OUT_OF_USE:
            no_longer.append(kept)
        watch.rewind()
    assert no_longer == []


async def test_buttons_pressed_one_after_the_other_are_all_answered(postgres_world: World) -> None:
    for kept in FIRM.lines("buttons")[::3]:
        await _is_answered(postgres_world, kept)


async def _is_answered(world: World, kept: Json) -> bool:
    """Whether a press did or showed something; else it must have said that the button is old."""
    phone = world.stranger(kept["reader"])
    before = await phone.calls()
    told = (await phone.press_data(Message({"message_id": kept["message"]}), kept["data"], force=True)).text
    calls = [call for call in await phone.calls_since(before) if call["method"].lower() != "answercallbackquery"]
    assert told or calls, kept
    assert await count("failed_update") == 0, kept
    return not told.startswith(VOID)


def test_it_is_a_firm_with_everything_in_it() -> None:
    """The firm that is kept has what the tests are about; a firm without it would survive anything."""
    columns, rows = FIRM.rows["outbox"]
    kind, state = columns.index("kind"), columns.index("state")
    waiting = {row[kind] for row in rows if row[state] == "waiting"}
    assert len(waiting) == 41
    assert {row[state] for row in rows} == {"waiting", "sent", "cancelled", "moot", "expired", "dead"}
    assert sum(kept["works"] for kept in FIRM.lines("buttons")) > 300
    assert FIRM.stopped + timedelta(days=30) < EVERYTHING_WAS_DUE
