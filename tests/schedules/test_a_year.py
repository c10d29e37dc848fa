"""A year of the demo company in one move of the clock, with Telegram's flood limits: nothing is late, lost or doubled.

31 December 2025 to 31 December 2026: all public holidays, and the Saturdays and Sundays that are worked for them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app.demo_company import found_company
from bot.app.demo_set_up import JOINERS
from bot.letters.catalogue import KINDS
from bot.rules.beijing import at, beijing_day, in_beijing
from bot.rules.deadlines import QUIET, out_of_quiet_hours
from bot.rules.working_days import Calendar
from bot.sandbox import FloodLimits
from schedules.advancing import advance
from storage import database
from tests.clock import FrozenClock, HastySeconds
from tests.schedules.post_room import write
from tests.world import ADMINISTRATOR, LEAD, MANAGER, QUALITY_MANAGER, World, the_world

BEGINS = datetime(2025, 12, 31, 8, 0, tzinfo=UTC)
ENDS = BEGINS + timedelta(days=365)
A_FEW_PAUSES = timedelta(minutes=1)
"""What Telegram's pauses may cost a message: many at once go to one chat second by second."""
AT_NINE = {"case_reminder", "promise_broken", "still_overdue", "policies_unread"}
MOST_WEEKS = 45
MANY = 15
"""Letters to one chat on one morning in twenty."""


@dataclass(frozen=True, slots=True)
class _Row:
    telegram_id: int
    kind: str
    key: str
    state: str
    send_at: datetime
    done_at: datetime


def mornings(hour: time) -> list[datetime]:
    """This hour of the year's working days."""
    calendar, days = Calendar(), [beijing_day(BEGINS) + timedelta(days=passed) for passed in range(366)]
    hours = [at(day, hour) for day in days if calendar.is_working(day)]
    return [moment for moment in hours if BEGINS < moment <= ENDS]


async def ended() -> list[_Row]:
    """The messages that ended in the year, in the order in which they did."""
    return await database.rows(
        _Row,
        "SELECT p.telegram_id, o.kind, o.key, o.state, o.send_at, o.done_at FROM outbox o"
        " JOIN person p ON p.id = o.person_id WHERE o.done_at > :began ORDER BY o.done_at, o.id",
        began=BEGINS,
    )


@pytest.mark.usefixtures("sqlite")
async def test_everything_of_a_year_is_said_once_and_at_its_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the stand-in's seconds are those that the program waits in, so that a pause is over without anybody waiting
    seconds, waited = HastySeconds(), list[int]()
    monkeypatch.setattr("bot.sandbox.telegram.monotonic", seconds.tick)
    clock = FrozenClock(BEGINS)
    async with the_world(clock, tmp_path, empty=True, limits=FloodLimits(), seconds=seconds) as world:
        world.company = await found_company(clock, world.heart.office.files, world.sandbox.keep_photo)
        for who in world.company.people:
            await world.phone(who)
        for morning in mornings(time(9))[::20]:
            for number in range(MANY):
                expires_at = morning + timedelta(hours=2)
                await write(world, MANAGER, f"{morning}-{number}", send_at=morning, expires_at=expires_at)
        before = await spoken(world)
        await advance(clock, ENDS, world.heart, waited.append)
        said = await spoken(world) - before

    assert waited == [], "what is unasked keeps to what Telegram takes, however much it is"
    assert clock.now() == ENDS
    told = await ended()
    assert {row.state for row in told} == {"sent", "moot", "dead"}
    # who waits to join has no phone in this world
    dead = [(row.telegram_id, row.kind) for row in told if row.state == "dead"]
    assert dead == [(joiner.telegram_id, "joining_still_waiting") for joiner in JOINERS]
    told = [row for row in told if row.state == "sent"]
    # in sum: during a leave some go to who stands in
    assert len([row for row in told if not KINDS[row.kind].replaces]) == said, "what replaces says it in place"
    for row in told:
        # a few keep no quiet hours, such as those of an hour before a training
        planned = row.send_at, out_of_quiet_hours(row.send_at, QUIET)
        assert any(timedelta() <= row.done_at - moment < A_FEW_PAUSES for moment in planned), row
    for kind, reader, hour in (
        ("digest", LEAD, time(8, 30)),
        ("digest", QUALITY_MANAGER, time(8, 30)),
        ("trail_head", ADMINISTRATOR, time(17, 30)),
    ):
        heard = [row.send_at for row in told if (row.kind, row.telegram_id) == (kind, reader)]
        days = [at(beijing_day(moment), hour) for moment in heard]
        assert days == mornings(hour)
        assert all(timedelta() <= moment - day < A_FEW_PAUSES for moment, day in zip(heard, days, strict=True))
    assert len([row for row in told if row.kind == "undelivered"]) == MANY * len(mornings(time(9))[::20])
    assert {in_beijing(row.send_at).hour for row in told if row.kind in AT_NINE} == {9}
    # what stays undone all year comes back each week, and never twice in one to the same person
    for reader in {row.telegram_id for row in told if row.kind == "still_overdue"}:
        on = [beijing_day(row.send_at) for row in told if (row.kind, row.telegram_id) == ("still_overdue", reader)]
        weeks = {(day.isocalendar().year, day.isocalendar().week) for day in on}
        assert len(on) == len(set(on))
        assert len(on) <= len(weeks) + 2, "make-up Saturdays lengthen some weeks"
    assert len([row for row in told if row.kind == "still_overdue"]) > MOST_WEEKS


async def spoken(world: World) -> int:
    """How many messages the bot has said to everybody."""
    chats = [await phone.messages() for phone in world.phones.values()]
    return sum(message.from_bot for chat in chats for message in chat)
