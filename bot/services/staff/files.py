"""人员档案: who sees whose, and what is in it (clauses 3.1, 3.2, 5.1.1)."""

from bot.records.staff import StaffFile, StaffLine
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.certificates import CERTIFICATES, LOOK_THROUGH_FILES, SEE_STAFF_FILES
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import Person
from bot.rules.permissions import Subject, everywhere, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.work_records.staff import STAFF_KINDS
from bot.services.people.learning import late_learners, learning_of
from bot.services.work_records.seeing import may_see
from storage import certificates
from storage.boards.readiness import find_staff
from storage.ledgers.finding import get_entry
from storage.work_records.stored import find_of_person


class NoSuchFile(NotForThisPerson):
    """There is no such file that the person may see."""


async def file_of(who: Person, cause: Cause, person_id: int) -> StaffFile:
    """Somebody's file, as far as the reader may see it. Raises NoSuchFile."""
    entry = await get_entry(PEOPLE.code, person_id, None)
    if entry is None or entry.owner_id is None or not may(who, SEE_STAFF_FILES, Subject(owner_id=person_id)):
        raise NoSuchFile(person_id)
    found = [await get_entry(CERTIFICATES.code, one, None) for one in await certificates.find_of_person(person_id)]
    return StaffFile(
        entry,
        tuple(one for one in found if one is not None),
        tuple(one for one in await find_of_person(person_id) if may_see(who, one)),
        tuple(kind for kind in STAFF_KINDS if may(who, kind.file, Subject(owner_id=person_id)))
        if entry.ended_at is None
        else (),
        await learning_of(person_id, beijing_day(cause.at)),
        everywhere(who, LOOK_THROUGH_FILES),
        person_id == who.id,
    )


async def list_files(who: Person, cause: Cause) -> tuple[StaffLine, ...]:
    """All of ours by name, for who sees everybody's file. Raises NoSuchFile."""
    if not everywhere(who, LOOK_THROUGH_FILES):
        raise NoSuchFile
    today, staff = beijing_day(cause.at), await find_staff()
    expired = await certificates.find_holders_of_expired([one.id for one in staff], today)
    late = await late_learners([one.id for one in staff], today)
    return tuple(StaffLine(one.id, one.name, one.id in expired, one.id in late) for one in staff)
