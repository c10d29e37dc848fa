"""The board of clients as a picture: what its reader may read of it, as it stands when it is drawn (clause 5.1.3)."""

from datetime import datetime

from bot.documents.boards.weeks import Weeks, render_weeks
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.boards.clients import CLIENTS, NO_FIGURES
from bot.rules.boards.weeks import Row, mondays_around
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.rules.text import Language, Text
from bot.services.boards.figures import Asked
from bot.services.boards.reading import all_lines
from storage import cadence
from storage.people import persons as people

SUBJECT = "board"
"""What the picture is about: the person whose board it is."""
MOST = 48
"""No picture has room for more clients."""


async def about(person_id: int) -> About | None:
    """Whose board it is."""
    person = await people.get_person(person_id)
    return About(person.called, None) if person is not None else None


async def may_have(who: Person, person_id: int, _: datetime) -> bool:
    """Nobody has another's board."""
    return who.id == person_id and may_anywhere(who, CLIENTS.readers)


async def gather(person_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The weeks around today of the most urgent clients of whoever asked, as far as they may see them now."""
    who = await people.get_person(person_id)
    if who is None or not may_anywhere(who, CLIENTS.readers):
        return None
    today = beijing_day(desk.at)
    mondays = mondays_around(today)
    lines = await all_lines(CLIENTS, Asked(who, clients_for(who, CLIENTS.readers), today))
    shown = lines[:MOST]
    weeks = await cadence.count_by_week(tuple(line.id for line in shown), mondays, today)
    nothing = (NO_FIGURES,) * len(mondays)
    rows = tuple(Row(line.name, weeks.get(line.id, nothing)) for line in shown)
    return Drawn(render_weeks, Weeks(rows, len(lines), mondays, today, desk.provider, desk.at, language))


DOCUMENTS = (
    DocumentKind(
        CLIENTS.picture, SUBJECT, Text("进度看板图", "progress board"), "png", about, may_have, gather, as_of_now=True
    ),
)
