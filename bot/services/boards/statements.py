"""投诉咨询看板: figures of complaints and enquiries, of the clients that the reader answers for and may see (5.5)."""

from datetime import datetime
from functools import partial

from bot.documents.boards.statements import Statements, render_statements
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.boards import StatementsTold
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.boards.clients import SEE_BOARDS
from bot.rules.boards.statements import (
    PICTURE,
    TITLE,
    TOLD,
    StatementFigures,
    Told,
    figures_of,
    period_told,
    since_when,
    told_of,
)
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.rules.text import Language, Text
from storage.boards import statements
from storage.clients import find_with_merged
from storage.people import persons as people

SUBJECT = "statements_reader"
"""What pictures are about: a person with all clients that they answer for."""


async def told(who: Person, cause: Cause, code: str) -> StatementsTold:
    """The figures of a period (its letter) as the person may know them now."""
    wanted = told_of(code)
    return StatementsTold(wanted, await _figures(who, wanted, cause.at), who.id)


async def _figures(who: Person, wanted: Told, at: datetime) -> StatementFigures:
    period, allowed = period_told(wanted, beijing_day(at)), clients_for(who, SEE_BOARDS)
    clients = None if allowed is None else await find_with_merged(allowed)
    return figures_of(
        await statements.find_opened(who, clients, since_when(period), period.until),
        await statements.find_closed(who, clients, period.since, period.until),
        await statements.find_waiting(who, clients),
        await statements.count_promises(who, clients, period.since, period.until, at),
        period,
        at,
    )


async def _about(person_id: int) -> About | None:
    person = await people.get_person(person_id)
    return About(person.called, None) if person is not None else None


async def _may_have(who: Person, person_id: int, _: datetime) -> bool:
    """Nobody has another's board."""
    return who.id == person_id and may_anywhere(who, SEE_BOARDS)


async def _gather(wanted: Told, person_id: int, language: Language, desk: Desk) -> Drawn | None:
    who = await people.get_person(person_id)
    if who is None or not may_anywhere(who, SEE_BOARDS):
        return None
    figures = await _figures(who, wanted, desk.at)
    return Drawn(render_statements, Statements(wanted, figures, desk.provider, desk.at, language))


DOCUMENTS = tuple(
    DocumentKind(
        PICTURE[wanted],
        SUBJECT,
        Text(f"{TITLE.zh}（{name.zh}）", f"{TITLE.en} ({name.en.lower()})"),
        "png",
        _about,
        _may_have,
        partial(_gather, wanted),
        as_of_now=True,
    )
    for wanted, name in TOLD.items()
)
