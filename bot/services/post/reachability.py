"""Who can be reached: a blocked bot is noticed, and those who can call instead are told."""

from datetime import date, datetime, time, timedelta

from bot.rules.beijing import at as moment_at
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.hearing import can_hear
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.post import key_of
from bot.services.post.writing import MessageCode, post
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry, timeline

UNREACHABLE = MessageCode("unreachable")

BACK = MessageCode("back_again")

LOST, FOUND = "unreachable", "reachable"
"""What the trail calls the beginning and the end of an absence."""

STILL_NEWS = timedelta(days=3)
"""How long after the return what was missed is of use; then lists and reminders have said it."""

EVERYBODY = 0
HEARING = "hearing"
"""The job that looks at what waits for a person (``schedules.hearing``), or, about nobody, at what waits for all."""


@writing
async def note(cause: Cause, person_id: int, *, reachable: bool) -> None:
    """Notes that a person blocked the bot or lost the account, or is back."""
    await (note_back(cause, person_id) if reachable else _note_lost(cause, person_id))


async def note_back(cause: Cause, person_id: int) -> None:
    """Notes that a person can be reached, inside the writing that learnt of it; nothing when they were not away."""
    if await people.change_to_reachable(person_id):
        await add_entry(cause, FOUND, "person", person_id)
        await look_anew(cause, person_id)


async def look_anew(cause: Cause, person_id: int) -> None:
    """Has it looked at what waits for a person, since it has changed whether they can hear; in an open transaction."""
    await jobs.repeat_job(HEARING, person_id, cause.at)


async def look_at_all(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """Has it looked at everything that waits: roles, leave and who uses the bot change it as well."""
    await jobs.repeat_job(HEARING, EVERYBODY, cause.at)


@writing
async def tell_who_is_back(cause: Cause, person_id: int) -> None:
    """Tells somebody who was out of reach and is back what they missed, once in each absence."""
    person = await people.get_person(person_id)
    absence = await _last_absence(person_id)
    if person is None or not can_hear(person) or absence is None:
        return
    since, back = absence
    said, until = {"since": since.isoformat()}, back + STILL_NEWS
    await post(
        cause, BACK, ("person", person_id), person_id, occurrence=since.isoformat(), expires_at=until, parameters=said
    )


async def _last_absence(person_id: int) -> tuple[datetime, datetime] | None:
    """Since when the person was out of reach last, and when they were back; None while they are, or never were."""
    since, back = None, None
    for entry in await timeline("person", person_id):
        if entry.action == LOST:
            since, back = entry.at, None
        elif entry.action == FOUND:
            back = entry.at
    return (since, back) if since is not None and back is not None else None


async def came_back_after(person_id: int, moment: datetime) -> bool:
    """Whether the person was out of reach and came back later than this, perhaps while nobody looked."""
    return any(entry.action == FOUND and entry.at > moment for entry in await timeline("person", person_id))


async def was_told(reader: Person, person: Person) -> bool:
    """Whether the reader was asked already to call the person during this absence of theirs."""
    since = person.unreachable_since
    return since is not None and await outbox.is_written(key_of(UNREACHABLE, person.id, since.isoformat(), reader.id))


async def _note_lost(cause: Cause, person_id: int) -> None:
    if await people.change_to_unreachable(person_id, cause.at):
        await add_entry(cause, LOST, "person", person_id)
        await look_anew(cause, person_id)


async def tell_of_unreachable(cause: Cause, person: Person) -> None:
    """Notes that a message found a person out of reach; tells of it once until they are back."""
    await _note_lost(cause, person.id)
    await _tell(cause, person, await people.get_unreachable_since(person.id) or cause.at)


async def tell_of_no_account(cause: Cause, person: Person) -> None:
    """Tells of a person without a Telegram account once a day: each day's messages have to be told by telephone."""
    await _tell(cause, person, moment_at(beijing_day(cause.at), time()))


async def _tell(cause: Cause, person: Person, since: datetime) -> None:
    """The notice of one absence, to everyone who can call; it is known by when the absence began."""
    for reader in await _who_can_call(person):
        said = since.isoformat()
        subject = ("person", person.id)
        await post(cause, UNREACHABLE, subject, reader.id, occurrence=said, parameters={"since": said})


async def _who_can_call(person: Person) -> list[Person]:
    """The administrators, and for client people the consultants of their clients, or the leads where none can hear."""
    readers = await people.find_people_with_role(None, Role.ADMINISTRATOR)
    for client_id in person.clients(*CLIENT_SIDE):
        consultants = await people.find_people_with_role(client_id, Role.CONSULTANT)
        able = [one for one in consultants if can_hear(one) and one.id != person.id]
        readers += able or await people.find_people_with_role(client_id, Role.LEAD)
    return [reader for reader in readers if reader.id != person.id]
