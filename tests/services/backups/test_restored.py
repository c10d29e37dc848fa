"""After a restore: no number is given twice, nothing is said twice by itself, everybody knows from when to repeat."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.records.backups import BackupFacts
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.numbering import SERIES, SKIPPED, series_given
from bot.services.backups import held
from bot.services.backups.restored import after_restoring
from bot.services.numbers import next_number
from bot.services.post.writing import MessageCode, post
from storage import database as db
from storage.backups import restorations
from storage.database import opened, writing
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry, timeline
from storage.trail.serials import next_serial, skip_serials
from tests.conftest import empty_database
from tests.postgres import in_a_loop_of_its_own
from tests.storage.rows import a_person

TAKEN = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
"""24 November 2026, 02:10 in Beijing."""
NOW = TAKEN + timedelta(hours=31)
"""The next day, 09:10."""


def backup(taken_at: datetime = TAKEN, position: int = 412) -> BackupFacts:
    """The backup that a firm was restored from."""
    return BackupFacts("20261123T181000Z", taken_at, position)


@writing
async def given_now(cause: Cause, kind: str, count: int) -> list[str]:
    """So many numbers of a kind, in a row."""
    return [await next_number(kind, cause) for _ in range(count)]


# Numbers


async def test_numbers_of_the_lost_firm_are_given_to_nobody_else(database: str) -> None:
    before = Cause(at=TAKEN)
    await given_now(before, "TS", 3)
    lost = {kind: await _lost(kind, 3 if kind == "TS" else 0) for kind in SERIES}
    await after_restoring(Cause(at=NOW), backup())
    for kind in SERIES:
        for moment in (TAKEN, NOW - timedelta(hours=12), NOW):
            given = await given_now(Cause(at=moment), kind, 2)
            assert not set(given) & lost[kind], kind


async def _lost(kind: str, given: int) -> set[str]:
    """What the lost firm could have given: fifty of each day behind what it had given when the backup was taken."""
    days = {beijing_day(TAKEN): given, beijing_day(NOW): 0}
    return {f"{kind}{day:%Y%m%d}-{serial:02d}" for day, first in days.items() for serial in range(1, first + 51)}


async def test_the_gap_is_noted_and_the_next_record_comes_behind_it(database: str) -> None:
    await given_now(Cause(at=NOW), "TS", 2)
    await after_restoring(Cause(at=NOW), backup())
    assert await given_now(Cause(at=NOW), "TS", 1) == ["TS20261125-103"]
    assert await given_now(Cause(at=NOW), "XC", 1) == ["XC20261125-101"]
    restoration = await restorations.get_last_restoration()
    assert restoration is not None
    skipped = {
        str(entry.details["series"]): (entry.details["first"], entry.details["last"])
        for entry in await timeline("restoration", restoration.id)
        if entry.action == "skip_numbers"
    }
    assert skipped["TS20261125"] == (3, 2 + SKIPPED)
    assert skipped["TS20261124"] == (1, SKIPPED)
    assert set(skipped) == {f"{kind}2026112{day}" for kind in SERIES for day in (4, 5)}


async def test_other_days_and_practice_have_no_gap(sqlite: str) -> None:
    await after_restoring(Cause(at=NOW), backup())
    tomorrow = NOW + timedelta(days=1)
    assert await given_now(Cause(at=tomorrow), "TS", 1) == ["TS20261126-01"]
    assert await given_now(Cause(at=NOW, person_id=-11), "TS", 1) == ["LX-TS20261125-01"]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
    st.timedeltas(timedelta(0), timedelta(days=40)),
)
def test_every_series_between_backup_and_now_is_among_those_skipped(taken_at: datetime, lost_for: timedelta) -> None:
    first, last = beijing_day(taken_at), beijing_day(taken_at + lost_for)
    skipped = series_given(first, last)
    assert len(skipped) == len(set(skipped)) == len(SERIES) * ((last - first).days + 1)
    moment = taken_at + lost_for / 2
    assert {f"{kind}{beijing_day(moment):%Y%m%d}" for kind in SERIES} <= set(skipped)


@pytest.fixture(scope="module")
def numbering(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A closed database in which a property gives numbers; each example takes series of its own."""
    return empty_database("sqlite", request, tmp_path_factory.mktemp("numbers"))


_EXAMPLES = iter(range(10**6))


@settings(max_examples=30)
@given(before=st.integers(0, 120), lost=st.integers(0, 50), again=st.integers(1, 5))
def test_a_series_never_gives_again_what_was_lost(numbering: str, before: int, lost: int, again: int) -> None:
    async def numbers() -> None:
        series = f"ZZ{next(_EXAMPLES):08d}"
        async with opened(numbering):
            kept = [await next_serial(series) for _ in range(before)]
            gone = range(before + 1, before + lost + 1)
            await skip_serials(series, SKIPPED)
            given = [await next_serial(series) for _ in range(again)]
        assert not set(given) & {*kept, *gone}
        assert given == list(range(given[0], given[0] + again))

    in_a_loop_of_its_own(numbers())


# What was due


async def a_message(person_id: int, key: str, send_at: datetime, *, expires_at: datetime | None = None) -> None:
    """One row of the outbox."""
    await outbox.add_message(
        key=key,
        kind="undelivered",
        person_id=person_id,
        subject_kind="outbox",
        subject_id=0,
        send_at=send_at,
        expires_at=expires_at,
    )


async def states() -> dict[str, str]:
    """What became of each message, without those that a restore writes itself."""
    found = await db.values("SELECT key, state FROM outbox WHERE kind = 'undelivered'")
    return {str(row["key"]): str(row["state"]) for row in found}


async def test_what_was_due_is_held_and_what_is_due_later_goes_on(database: str) -> None:
    person = await a_person()
    await a_message(person, "due", NOW - timedelta(hours=20))
    await a_message(person, "due now", NOW)
    await a_message(person, "later", NOW + timedelta(seconds=1))
    await a_message(person, "past", NOW - timedelta(days=2), expires_at=NOW - timedelta(hours=1))
    (claimed,) = await outbox.claim_messages(NOW - timedelta(hours=20), NOW + timedelta(hours=1), 1, "a process")
    assert claimed.key in ("due", "past")
    await after_restoring(Cause(at=NOW), backup())
    assert await states() == {"due": "held", "due now": "held", "later": "waiting", "past": "waiting"}
    later = NOW + timedelta(days=2)
    taken = {message.key for message in await outbox.claim_messages(later, later, 100, "a process")}
    assert not taken & {"due", "due now"}


async def test_what_work_says_that_was_due_is_held_as_well(database: str) -> None:
    person = await a_person()
    cause = Cause(at=NOW, repeats=True)
    await post(cause, MessageCode("undelivered"), ("outbox", 1), person)
    assert set((await states()).values()) == {"held"}


async def test_practice_is_dropped_without_a_question(sqlite: str) -> None:
    await db.values(
        "INSERT INTO person (id, name, created_at) VALUES (-11, '练习', :at) RETURNING id",
        at=NOW,
    )
    await a_message(-11, "practice", NOW - timedelta(hours=1))
    await after_restoring(Cause(at=NOW), backup())
    assert await states() == {"practice": "cancelled"}
    assert await db.values("SELECT id FROM outbox WHERE kind = :kind", kind=held.HELD_ASKED) == []


# Who is told


async def someone(telegram_id: int) -> int:
    """A person with an account."""
    return await people.add_person(telegram_id=telegram_id, name="李敏", language="zh", at=TAKEN)


async def test_who_did_something_in_the_month_before_is_told(database: str) -> None:
    told = {
        "active": (TAKEN - timedelta(days=29), True),
        "long ago": (TAKEN - timedelta(days=31), True),
        "unreachable": (TAKEN, False),
    }
    ids = {}
    for number, (name, (at, reachable)) in enumerate(told.items()):
        ids[name] = await someone(500 + number)
        await add_entry(Cause(at=at, person_id=ids[name]), "submit", "patrol", number)
        if not reachable:
            await people.change_to_unreachable(ids[name], at)
    await someone(600)
    await after_restoring(Cause(at=NOW), backup())
    found = await db.values("SELECT person_id, send_at, state FROM outbox WHERE kind = 'restored'")
    assert [(row["person_id"], row["state"]) for row in found] == [(ids["active"], "waiting")]


async def test_the_restoration_is_noted_in_the_trail_and_stays(database: str) -> None:
    await after_restoring(Cause(at=NOW), backup())
    restoration = await restorations.get_last_restoration()
    assert restoration is not None
    assert (restoration.at, restoration.taken_at, restoration.position) == (NOW, TAKEN, 412)
    first, *_ = await timeline("restoration", restoration.id)
    assert (first.action, first.at) == ("restore", NOW)
    assert first.details == {"backup": "20261123T181000Z", "taken_at": TAKEN.isoformat(), "position": 412}
