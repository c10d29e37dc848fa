"""A month of the demo company, lived by the clock alone: nobody is told of one thing twice on a day unless it moved.

Who is told of what is written down when a message is sent (``told_thing``), as its kind declares it; a message of a
kind that declares nothing cannot be sent.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.app.demo_company import found_company
from bot.letters.catalogue import KINDS
from bot.letters.kind import Occasion
from bot.services.cases.nagging import NAG
from schedules.advancing import advance
from storage import database
from storage.post import outbox
from tests.clock import FrozenClock
from tests.world import LEAD, QUALITY_MANAGER, World, the_world

BEGINS = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
MONTH = timedelta(days=31)
SUMMED_UP = (LEAD, QUALITY_MANAGER)
LED_BY_REMINDERS = {"case_reminder", "still_overdue", "work_morning", "policies_unread", "joining_waiting"}
"""What a morning says by itself to who has no digest."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that one message told one person; the person is known by their account."""

    telegram_id: int
    day: date
    thing: str
    kind: str
    done_at: datetime
    message_id: int
    parameters: dict[str, object]

    @property
    def has_its_hour(self) -> bool:
        """Whether it is about an hour of its own, such as a training in an hour."""
        return bool(self.parameters.get(outbox.AT_ANY_HOUR))

    @property
    def occasion(self) -> Occasion:
        """Why it was said."""
        return KINDS[self.kind].occasion


async def lived(world: World, clock: FrozenClock) -> list[Said]:
    """What everybody was told in the month, in the order in which they were."""
    world.company = await found_company(clock, world.heart.office.files, world.sandbox.keep_photo)
    for who in world.company.people:
        await world.phone(who)
    await advance(clock, BEGINS + MONTH, world.heart)
    return await database.rows(
        Said,
        "SELECT p.telegram_id, t.day, t.thing, o.kind, o.done_at, o.id AS message_id, o.parameters FROM told_thing t"
        " JOIN outbox o ON o.id = t.message_id JOIN person p ON p.id = t.person_id"
        " WHERE o.done_at > :began ORDER BY o.done_at, o.id",
        began=BEGINS,
    )


async def spoken(world: World) -> int:
    """How many messages have come to the phones since the month began."""
    chats = [await phone.messages() for phone in world.phones.values()]
    return sum(message.from_bot for chat in chats for message in chat)


def twice(said: list[Said]) -> list[tuple[Said, Said]]:
    """A reminder of what its reader had been told already on that day, with what told them."""
    known: dict[tuple[int, date, str], Said] = {}
    found = []
    for one in said:
        before = known.setdefault((one.telegram_id, one.day, one.thing), one)
        if before is not one and one.occasion is Occasion.REMINDS and not one.has_its_hour:
            found.append((before, one))
    return found


@pytest.mark.usefixtures("database")
async def test_nobody_is_told_of_one_thing_twice_on_a_day_unless_something_happened(tmp_path: Path) -> None:
    clock = FrozenClock(BEGINS)
    async with the_world(clock, tmp_path, empty=True) as world:
        said = await lived(world, clock)

    assert twice(said) == []
    # every message that was sent says of what it was, but those that only change what stands in the chat, and what is
    # repeated until it is acknowledged: the reminders of its dates come all the same
    sent = await database.values("SELECT id, kind FROM outbox WHERE state = 'sent' AND done_at > :at", at=BEGINS)
    named = [row["id"] for row in sent if row["kind"] != NAG and not KINDS[str(row["kind"])].replaces]
    assert {one.message_id for one in said} == set(named)
    # what a digest says, or is to say, is not said by itself
    held = {(one.telegram_id, one.day, one.thing) for one in said if one.occasion is Occasion.SUMS_UP}
    assert held
    singles = {(one.telegram_id, one.day, one.thing) for one in said if one.kind in LED_BY_REMINDERS}
    assert held.isdisjoint(singles)
    # and nothing that is late goes unsaid: who reads a digest has in it what others are told one by one
    late = {one.thing for one in said if one.kind == "case_reminder"}
    assert late <= {one.thing for one in said if one.telegram_id in SUMMED_UP and one.occasion is Occasion.SUMS_UP}
