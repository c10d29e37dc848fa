"""待核对: what somebody sent of their own waits for an administrator, who is asked each week until it is settled."""

from datetime import date

from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.expiry import WEEK
from bot.rules.people import Person
from bot.rules.permissions import roles_with
from bot.rules.record_kind import RecordKind
from bot.rules.work_records.kinds import KINDS
from bot.services.post.writing import post
from bot.services.work_records.messages import TO_APPROVE
from bot.services.work_records.seeing import rights_of
from storage.people import persons as people
from storage.work_records.stored import find_waiting

CONFIRMED: tuple[RecordKind, ...] = tuple(kind for kind in KINDS if kind.confirmed)
"""The kinds whose records count once they were confirmed."""


async def waiting_for(who: Person, cause: Cause) -> tuple[WorkRecord, ...]:
    """What the person may confirm, the oldest first."""
    found = await find_waiting([kind.kind for kind in CONFIRMED])
    return tuple(record for record in found if rights_of(who, record, cause.at).approve)


async def ask_again(cause: Cause, day: date) -> None:
    """The day's work: what still waits after a week, or two, or more, is asked for once more."""
    for record in await find_waiting([kind.kind for kind in CONFIRMED]):
        weeks = (day - beijing_day(record.filed_at)).days // WEEK
        if not weeks or record.of_kind.approve is None:
            continue
        for reader in await people.find_people_with_role(record.client_id, *roles_with(record.of_kind.approve)):
            if rights_of(reader, record, cause.at).approve:
                said = {"who": record.person_id}
                subject = (record.kind, record.id)
                await post(cause, TO_APPROVE, subject, reader.id, occurrence=f"week {weeks}", parameters=said)
