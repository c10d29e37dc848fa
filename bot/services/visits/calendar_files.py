"""A visit as a file for the calendars of who expects it and who goes (clause 4.6)."""

from datetime import datetime

from bot.documents.calendar_file import Appointment, render
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.documents import About
from bot.rules.menu.naming import as_worded
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.tasks.visits import ANSWER_VISITS
from bot.rules.text import Language, Text
from storage import clients, visits

CALENDAR_FILE = Text("日历文件", "calendar file")


async def about(visit_id: int) -> About | None:
    """The client, the site and the day."""
    visit = await visits.get_visit(visit_id)
    return About(visit.client_short_name, visit.for_day, place=visit.site_name) if visit is not None else None


async def may_have(who: Person, visit_id: int, _: datetime) -> bool:
    """Whoever was told of the visit, or serves the client, while it is to be."""
    visit = await visits.get_visit(visit_id)
    if visit is None or not visit.stands:
        return False
    subject = Subject(visit.client_id)
    return may(who, ANSWER_VISITS, subject) or may(who, Action.PATROL, subject)


async def gather(visit_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The appointment as it stands."""
    visit = await visits.get_visit(visit_id)
    if visit is None or not visit.stands:
        return None
    site = await clients.get_site(visit.site_id) if visit.site_id is not None else None
    about = as_worded(visit.about, language)
    what = (visit.kind.name.to(language), visit.client_short_name, visit.site_name, about, visit.person_name)
    return Drawn(
        render,
        Appointment(
            f"visit-{visit.id}@{desk.bot}",
            desk.provider,
            visit.for_day,
            " · ".join(part for part in what if part),
            site.address or site.name if site is not None else visit.client_short_name,
            desk.at,
        ),
    )


DOCUMENTS = (DocumentKind("visit_calendar", "visit", CALENDAR_FILE, "ics", about, may_have, gather, as_of_now=True),)
