"""签到名单: who of those with a seat came to a session (clause 4.5)."""

from bot.records.trainings import AttendanceView
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.trainings import Attendance, may_note_attendance
from bot.services.trainings.seats import NoSuchTraining, clients_of, may_take_attendance
from storage import trainings
from storage.database import writing
from storage.trail.entries import add_entry


class NotTheDayYet(Exception):
    """Attendance is noted from the session's day on; ``view`` is the list as it is."""

    def __init__(self, view: AttendanceView) -> None:
        super().__init__(view.session.id)
        self.view = view


async def get_attendance(who: Person, session_id: int) -> AttendanceView:
    """The people of a session."""
    session = await trainings.get_session(session_id)
    if session is None or not may_take_attendance(who, session, await clients_of(session)):
        raise NoSuchTraining(session_id)
    line = await trainings.find_line(session_id)
    seated, waiting = (tuple(each for each in line if each.state == state) for state in ("seated", "waiting"))
    return AttendanceView(session, seated, waiting)


@writing
async def note(cause: Cause, who: Person, sign_up_id: int, attendance: str) -> AttendanceView:
    """Notes that somebody was present, absent or excused; noted again, it is corrected.

    Raises:
        NotTheDayYet: the session is on a later day.
    """
    sign_up = await trainings.get_sign_up(sign_up_id)
    if sign_up is None or attendance not in list(Attendance):
        raise NoSuchTraining(sign_up_id)
    view = await get_attendance(who, sign_up.session_id)
    if not may_note_attendance(view.session.starts_at, cause.at):
        raise NotTheDayYet(view)
    if await trainings.change_attendance(sign_up_id, attendance, cause.at):
        await add_entry(cause, "attendance", "sign_up", sign_up_id, session=view.session.id, noted=attendance)
    return await get_attendance(who, sign_up.session_id)


@writing
async def note_rest(cause: Cause, who: Person, session_id: int, attendance: str) -> AttendanceView:
    """Notes the same of everybody of whom nothing is noted yet: that all came, or nobody; what is noted stays.

    Raises:
        NotTheDayYet: the session is on a later day.
    """
    view = await get_attendance(who, session_id)
    if attendance not in list(Attendance):
        raise NoSuchTraining(session_id)
    if not may_note_attendance(view.session.starts_at, cause.at):
        raise NotTheDayYet(view)
    for sign_up_id in await trainings.note_attendance_of_rest(session_id, attendance, cause.at):
        await add_entry(cause, "attendance", "sign_up", sign_up_id, session=session_id, noted=attendance)
    return await get_attendance(who, session_id)
