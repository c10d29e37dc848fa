"""突发事件报告 as a document: the incident as it is when it is asked for, for whoever may see it (clause 5.4 b-c)."""

from datetime import datetime

from bot.documents.cases.incident import IncidentPaper, render
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.cases.incident import INCIDENT
from bot.rules.cases.parties import may_see
from bot.rules.people import Person
from bot.rules.practice import is_practice
from bot.rules.text import Language, Text
from bot.services.cases.history import events_of
from bot.services.cases.measures import tasks_of
from bot.services.cases.reporting import reports_of
from bot.services.cases.veiling import Names
from storage.cases import stored as cases


async def about(case_id: int) -> About | None:
    """Its client, site and day."""
    case = await cases.get_case(case_id)
    if case is None:
        return None
    return About(case.client_short_name, beijing_day(case.opened_at), place=case.site_name or "", number=case.number)


async def may_have(who: Person, case_id: int, _: datetime) -> bool:
    """Whoever may see the incident."""
    case = await cases.get_case(case_id)
    return case is not None and case.kind == INCIDENT.kind and may_see(who, INCIDENT, case.parties)


async def gather(case_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The paper; without what our own people write to one another, since the client has it too."""
    case = await cases.get_case(case_id)
    if case is None:
        return None
    paper = IncidentPaper(
        case=case,
        events=await events_of(case),
        coming=await Names(case, None).all_of(case.coming),
        tasks=await tasks_of(case),
        reports=await reports_of(case),
        provider=desk.provider,
        practice=is_practice(case.client_id),
        made_at=desk.at,
        language=language,
    )
    return Drawn(render, paper)


DOCUMENTS = (
    DocumentKind(
        "incident_paper",
        "case",
        Text("突发事件报告", "incident report"),
        "pdf",
        about,
        may_have,
        gather,
        as_of_now=True,
    ),
)
