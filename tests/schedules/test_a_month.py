"""A month of findings, complaints and an enquiry: each reminder once, at its hour, and none for what is closed.

Monday 23 November 2026 to Wednesday 23 December; no public holidays, four weekends.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.rules.beijing import beijing_day, in_beijing
from bot.rules.cause import Cause
from bot.rules.deadlines import QUIET, Stage, is_quiet
from bot.rules.post import Thing
from bot.rules.working_days import Calendar
from bot.services.post import delivery as notices
from schedules.draining import LEASE
from storage import database
from storage.post.notices import Notice
from storage.post.outbox import MessageRecord
from tests.flows.cases.filing import file_complaint, file_enquiry, opened_by, say
from tests.flows.steps import released_patrol
from tests.sandbox.pictures import picture
from tests.schedules.post_room import beijing
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

Told = tuple[int, str, Stage, datetime]
"""Who (Telegram id) is reminded of which number, at which stage, when."""

MONTH_ENDS = beijing(12) + timedelta(days=30)
SAYS = {
    Stage.BEFORE: "⏳ 快到期了",
    Stage.DUE: "⏰ 今天到期",
    Stage.OVERDUE: "❗ 已逾期",
    Stage.ESCALATED: "🚨 已逾期",
}
TOGETHER = re.compile("⏰ 有 [0-9]+ 件快到期或已逾期")


def at_nine(day: int) -> datetime:
    """09:00 of a day of November, counted on into December."""
    return beijing(9, day=1) + timedelta(days=day - 1)


def stage(number: str, stage: Stage, day: int, *people: int) -> set[Told]:
    """One stage of one case."""
    return {(person, number, stage, at_nine(day)) for person in people}


# who reads a digest (the lead, the quality manager) has all of theirs in it
EXPECTED: set[Told] = {
    # a serious finding that nobody fixes: by 30 November
    *stage("WT20261123-01", Stage.BEFORE, 26, MANAGER),
    *stage("WT20261123-01", Stage.DUE, 30, MANAGER),
    *stage("WT20261123-01", Stage.OVERDUE, 31, MANAGER, CONSULTANT),
    *stage("WT20261123-01", Stage.ESCALATED, 33, MANAGER),
    # WT20261123-02 was fixed and approved on the 25th, a day before its check would have been due: nothing
    # a fix that nobody checks: by the 26th
    *stage("WT20261123-03", Stage.DUE, 26, CONSULTANT),
    *stage("WT20261123-03", Stage.OVERDUE, 27, CONSULTANT),
    # a complaint that nobody accepts: by the 24th
    *stage("TS20261123-01", Stage.OVERDUE, 25, ADMINISTRATOR),
    *stage("TS20261123-01", Stage.ESCALATED, 27, ADMINISTRATOR),
    # a complaint whose complainant, the manager, does not answer a question: by the 26th
    *stage("TS20261123-02", Stage.DUE, 26, MANAGER),
    *stage("TS20261123-02", Stage.OVERDUE, 27, MANAGER),
    # a complaint accepted, and withdrawn on the 25th, with its first reply due on the 26th: nothing
    # an enquiry that nobody answers: by the 24th
    *stage("ZX20261123-01", Stage.DUE, 24, CONSULTANT),
    *stage("ZX20261123-01", Stage.OVERDUE, 25, CONSULTANT),
    *stage("ZX20261123-01", Stage.ESCALATED, 27, CONSULTANT, ADMINISTRATOR),
}


SINCE_THEN: set[tuple[int, str, datetime]] = {
    # the complaint that nobody accepts: by the 24th, and by 2 December; the enquiry that nobody answers
    (STAFF, "promise_broken case TS20261123-01", at_nine(25)),
    (STAFF, "promise_broken case TS20261123-01", at_nine(33)),
    (STAFF, "promise_broken case ZX20261123-01", at_nine(25)),
    # the fix that nobody checks: to who handed it in and who answers for it
    (STAFF, "promise_broken case WT20261123-03", at_nine(27)),
    (MANAGER, "promise_broken case WT20261123-03", at_nine(27)),
    # five working days behind the last stage, and then each week: all that is still undone in one message
    *((ADMINISTRATOR, "still_overdue person", at_nine(day)) for day in (34, 41, 48)),
    *((CONSULTANT, "still_overdue person", at_nine(day)) for day in (34, 41, 48)),
    # the finding, and what the manager was asked
    *((MANAGER, "still_overdue person", at_nine(day)) for day in (38, 45, 52)),
    # the lead and the quality manager have all of it in the digest
}
"""What is said behind the ladder: broken promises, and what comes back."""


@dataclass(frozen=True, slots=True)
class _Later:
    telegram_id: int
    kind: str
    subject_kind: str
    number: str | None
    done_at: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    telegram_id: int
    number: str
    key: str
    done_at: datetime


@dataclass(frozen=True, slots=True)
class _Sent:
    kind: str
    state: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Twice:
    telegram_id: int
    number: str


async def begin(world: World) -> None:
    """Everything that Monday brings."""
    for person in (MANAGER, LEAD, QUALITY_MANAGER, ADMINISTRATOR):
        await world.phone(person)
    for severity in ("严重", "一般", "轻微"):
        await released_patrol(world, severity=severity)
    for number in ("WT20261123-02", "WT20261123-03"):
        staff = await opened_by(world, STAFF, number)
        await staff.press("提交整改")
        await staff.photo(picture())
    for who in (STAFF, MANAGER, STAFF):
        await file_complaint(world, who)
    for number in ("TS20261123-02", "TS20261123-03"):
        handler = await opened_by(world, QUALITY_MANAGER, number)
        await handler.press("👌 受理")
        await handler.press("没有涉及具体的人")
    await handler.text("TS20261123-02")
    await say(handler, "请对方补充", "约的是几点？")
    await file_enquiry(world)


async def wednesday(world: World) -> None:
    """One fix is approved, one complaint withdrawn."""
    consultant = await opened_by(world, CONSULTANT, "WT20261123-02")
    await consultant.press("复查通过")
    staff = await opened_by(world, STAFF, "TS20261123-03")
    await staff.press("↩️ 撤回")
    await staff.press("确定撤回")


async def sent() -> list[Told]:
    """The reminders that were marked as sent, with the moment at which they were."""
    rows = await database.rows(
        _Row,
        "SELECT p.telegram_id, k.number, o.key, o.done_at FROM outbox o JOIN person p ON p.id = o.person_id"
        " JOIN service_case k ON k.id = o.subject_id WHERE o.kind = 'case_reminder' AND o.state = 'sent' ORDER BY o.id",
    )
    return [(row.telegram_id, row.number, Stage(row.key.split(":")[3]), row.done_at) for row in rows]


async def since_then() -> list[tuple[int, str, datetime]]:
    """What was sent behind the ladder."""
    rows = await database.rows(
        _Later,
        "SELECT p.telegram_id, o.kind, o.subject_kind, k.number, o.done_at FROM outbox o"
        " JOIN person p ON p.id = o.person_id"
        " LEFT JOIN service_case k ON o.subject_kind = 'case' AND k.id = o.subject_id"
        " WHERE o.kind IN ('promise_broken', 'still_overdue') AND o.state = 'sent' ORDER BY o.id",
    )
    return [
        (row.telegram_id, " ".join((row.kind, row.subject_kind, row.number or "")).strip(), row.done_at) for row in rows
    ]


AT_ONE_HOUR = {
    hour: {told for told in EXPECTED if (told[0], told[3]) == hour}
    for hour in {(told[0], told[3]) for told in EXPECTED}
}
"""Who is reminded when, and of what: of several cases in one message."""
Seen = Counter[tuple[int, str, Stage | None]]
"""Whom something reminds of which case and why; None: of several at once."""


def on_phones(told: Iterable[Told]) -> Seen:
    """How these are seen."""
    return Counter(
        (who, number, kind if len(AT_ONE_HOUR[who, moment]) == 1 else None) for who, number, kind, moment in told
    )


async def seen(world: World) -> Seen:
    """The reminders that people have on their phones, and how often."""
    found: Seen = Counter()
    numbers = {number for _, number, _, _ in EXPECTED} | {"WT20261123-02"}
    for who, phone in world.phones.items():
        for message in await phone.messages():
            if message.from_bot and TOGETHER.match(message.text):
                found.update((who, number, None) for number in numbers if number in message.text)
            for kind, words in SAYS.items():
                if message.from_bot and message.text.startswith(words):
                    # of a repeat, the number of the former stands behind its own
                    number = min((one for one in numbers if one in message.text), key=message.text.index)
                    found[who, number, kind] += 1
    return found


async def test_each_reminder_comes_once_at_its_hour_and_none_for_what_was_closed(world: World) -> None:
    await begin(world)
    await world.until(beijing(10, day=25))
    await wednesday(world)
    await world.until(MONTH_ENDS)

    reminded = await sent()
    assert set(reminded) <= EXPECTED
    assert sorted((told[0], told[3]) for told in reminded) == sorted(AT_ONE_HOUR)
    assert await seen(world) == on_phones(EXPECTED)
    said = await since_then()
    assert set(said) == SINCE_THEN
    assert len(said) == len(SINCE_THEN)


async def test_nobody_hears_anything_in_quiet_hours_or_on_days_off_but_what_they_just_did(sqlite_world: World) -> None:
    await begin(sqlite_world)
    await sqlite_world.until(beijing(10, day=25))
    await wednesday(sqlite_world)
    await sqlite_world.until(MONTH_ENDS)

    rows = await database.rows(_Sent, "SELECT kind, state, done_at FROM outbox ORDER BY id")
    assert {row.state for row in rows} <= {"sent", "cancelled", "moot"}
    for row in rows:
        if row.state == "sent" and row.kind != "own_report":
            assert row.done_at is not None
            assert not is_quiet(row.done_at, QUIET), row
            assert Calendar().is_working(beijing_day(row.done_at)), row
        if row.kind == "case_reminder" and row.state == "sent" and row.done_at is not None:
            assert in_beijing(row.done_at).hour == 9


ONE_IN = 3
"""Messages after which the program is killed, the others being marked."""


class _Killed(BaseException):
    """The program ends between sending a message and noting that it was sent."""


async def test_killed_again_and_again_only_the_message_in_flight_comes_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_flight: list[MessageRecord] = []
    done = notices.delivered
    tried = 0

    async def delivered(
        cause: Cause, message: MessageRecord, notice: Notice, reader_id: int, things: Iterable[Thing]
    ) -> None:
        nonlocal tried
        tried += 1
        if tried % ONE_IN == 0 and message.kind == "case_reminder":
            in_flight.append(message)
            raise _Killed
        await done(cause, message, notice, reader_id, things)

    async def until(moment: datetime) -> None:
        while True:
            try:
                return await world.until(moment)
            except _Killed:
                continue  # started anew: what it had claimed is free again when its lease is over

    await begin(world)
    monkeypatch.setattr(notices, "delivered", delivered)
    await until(beijing(10, day=25))
    await wednesday(world)
    await until(MONTH_ENDS)

    reminded = await sent()
    said = {told[:3] for told in reminded}
    assert all(len(said & {told[:3] for told in together}) == 1 for together in AT_ONE_HOUR.values())
    assert len(reminded) == len(AT_ONE_HOUR)
    # a moment later, by one lease for each kill at that hour at most
    on_time = {told[:3]: told[3] for told in EXPECTED}
    assert len(in_flight) >= len(AT_ONE_HOUR) // (2 * ONE_IN)
    for who, number, kind, moment in reminded:
        assert timedelta() <= moment - on_time[who, number, kind] <= LEASE * len(in_flight)
    # the phones show what was sent, and what was in flight once more for each time
    twice: Seen = Counter()
    for message in in_flight:
        row = await database.row(
            _Twice,
            "SELECT p.telegram_id, k.number FROM outbox o JOIN person p ON p.id = o.person_id"
            " JOIN service_case k ON k.id = o.subject_id WHERE o.id = :id",
            id=message.id,
        )
        assert row is not None
        one = (row.telegram_id, row.number, Stage(str(message.parameters["stage"])))
        twice += on_phones(AT_ONE_HOUR[row.telegram_id, on_time[one]])
    assert await seen(world) == on_phones(EXPECTED) + twice
