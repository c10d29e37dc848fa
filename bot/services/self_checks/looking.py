"""The butler's weekly look from afar: what clients recorded until last Sunday and nobody of ours saw yet (4.6)."""

from datetime import date, timedelta

from bot.records.self_checks import Unseen
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.permissions import Subject, may
from bot.rules.self_checks.words import SEEN
from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.services.work_records.seeing import NoSuchRecord
from storage import self_checks
from storage.database import writing
from storage.trail.entries import add_entry
from storage.work_records import stored

WEEKS_BACK = timedelta(days=28)
"""What was not looked at for longer is no look from afar any more."""


def _span(cause: Cause) -> tuple[date, date]:
    today = beijing_day(cause.at)
    sunday = today - timedelta(days=today.weekday() + 1)
    return sunday - WEEKS_BACK, sunday


async def unseen_for(who: Person, cause: Cause) -> tuple[Unseen, ...]:
    """How much there is to look at, at the clients that the person serves as their consultant."""
    served = who.clients(Role.CONSULTANT)
    return tuple(await self_checks.count_unseen(served, *_span(cause))) if served else ()


async def unseen_of(who: Person, cause: Cause, client_id: int) -> tuple[WorkRecord, ...]:
    """The records to look at. Raises NoSuchRecord: it is not theirs to look at them."""
    if not may(who, REVIEW, Subject(client_id)):
        raise NoSuchRecord(SELF_CHECK.kind, client_id)
    found = [await stored.get_record(SELF_CHECK.kind, one) for one in await _ids(cause, client_id)]
    return tuple(record for record in found if record is not None)


async def _ids(cause: Cause, client_id: int) -> list[int]:
    return await self_checks.find_unseen(client_id, *_span(cause))


@writing
async def mark_all_seen(cause: Cause, who: Person, client_id: int, last: int) -> None:
    """全部已看: all that were shown, the last of which was this one. Raises NoSuchRecord: it is not theirs."""
    for record in await unseen_of(who, cause, client_id):
        if record.id <= last:
            await self_checks.add_note(client_id, record.id, SEEN, person_id=who.id, at=cause.at)
            await add_entry(cause, "review", record.kind, record.id)
