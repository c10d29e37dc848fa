"""Who came is noted: after a session its trainer is asked for the roll, until it is there (clause 4.5)."""

from datetime import date, time

from bot.records.trainings import SessionRecord
from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import mentioned_on
from bot.rules.people import Person, Role
from bot.services.post.writing import post
from bot.services.trainings.messages import ROLL
from bot.services.trainings.seats import clients_of, may_take_attendance
from storage import trainings
from storage.people import persons as people
from storage.post import outbox
from storage.settings.firm import get_settings


async def ask_for_rolls(cause: Cause, day: date) -> None:
    """Asks for the rolls that are not noted, in the firm's rhythm; nobody is asked for more than one on a day."""
    firm = await get_settings()
    asked = set[int]()
    for session in await trainings.find_sessions_without_roll(cause.at):
        calendar, ended = firm.calendar(session.client_id), beijing_day(session.ends_at)
        mentioned = mentioned_on(ended, day, calendar, firm.ladder)
        if mentioned is None or not calendar.is_working(day):
            continue
        # the afternoon of the session counts as the first time
        first = mentioned == calendar.next_working_day(ended, firm.ladder.overdue)
        since = session.ends_at if first else at_beijing(mentioned, time())
        for reader in await _askable(session):
            told = reader.id in asked or await outbox.is_under_way(ROLL, reader.id, "training", session.id, since)
            if not told and await post(cause, ROLL, ("training", session.id), reader.id, occurrence=mentioned):
                asked.add(reader.id)


async def _askable(session: SessionRecord) -> list[Person]:
    """The trainer; the leads, or the administrators where there is none, when that one cannot note it any more."""
    trainer, clients = await people.get_person(session.trainer_id), await clients_of(session)
    if trainer is not None and may_take_attendance(trainer, session, clients):
        return [trainer]
    leads = await people.find_people_with_role(session.client_id, Role.LEAD) if session.client_id else []
    others = leads or await people.find_people_with_role(None, Role.ADMINISTRATOR)
    return [one for one in others if may_take_attendance(one, session, clients)]
