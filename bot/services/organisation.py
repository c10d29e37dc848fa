"""组织架构: who is told which part of it, the chart to file, and the responsibilities as a policy (clause 3.4)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.organisation import ChartSheet, render_page, render_picture
from bot.records.documents import About
from bot.rules.cause import Cause
from bot.rules.organisation import (
    RESPONSIBILITIES,
    SEE_ORGANISATION,
    TITLE,
    Organisation,
    duties_in_markdown,
    organisation_of,
)
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.rules.policies import Audience
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.services import policies
from storage.database import writing
from storage.people import persons as people
from storage.people.organisation import find_held

SUBJECT = "organisation"
"""What the chart is about: the person who asked for it, who sees the teams of their own clients."""


class NotForThem(NotForThisPerson):
    """The organisation is not for this person."""


async def organisation_for(who: Person) -> Organisation:
    """The organisation as the person may see it.

    Raises:
        NotForThem
    """
    if not may_anywhere(who, SEE_ORGANISATION):
        raise NotForThem(who.id)
    clients = clients_for(who, SEE_ORGANISATION)
    return organisation_of(await find_held(clients), whole=clients is None)


@writing
async def draft_duties(cause: Cause, who: Person) -> int:
    """写岗位职责: a draft of the policy from the roles and who has them; the one that waits already, if there is one.

    Where such a policy is in force, it is a new version of it. Returns the id of the version.

    Raises:
        NotForThem
        NoSuchPolicy: not theirs to write.
    """
    title, body = RESPONSIBILITIES.to(who.language), duties_in_markdown(await organisation_for(who), who.language)
    titles = (RESPONSIBILITIES.to(CHINESE), RESPONSIBILITIES.to(ENGLISH))
    return await policies.draft(cause, who, title, body, Audience.OURS, titles=titles)


async def about(person_id: int) -> About | None:
    """Whose chart it is: none but the firm's."""
    return About("", None) if await people.get_person(person_id) is not None else None


async def may_have(who: Person, person_id: int, _: datetime) -> bool:
    """Nobody has another's, who may see more clients."""
    return who.id == person_id and may_anywhere(who, SEE_ORGANISATION)


async def gather(render: Callable[[ChartSheet], bytes], person_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The chart as whoever asked may see it now."""
    who = await people.get_person(person_id)
    if who is None or not may_anywhere(who, SEE_ORGANISATION):
        return None
    return Drawn(render, ChartSheet(await organisation_for(who), desk.provider, desk.at, language))


DOCUMENTS = tuple(
    DocumentKind(code, SUBJECT, name, ending, about, may_have, partial(gather, render), as_of_now=True)
    for code, name, ending, render in (
        ("organisation", TITLE, "png", render_picture),
        ("organisation_page", Text("组织架构图（打印版）", "organisation chart (to print)"), "pdf", render_page),
    )
)
