"""问题看板: a client's findings by filters, and figures of them, for whoever may see them (clauses 4.7.1, 5.3.3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.documents.boards.findings import Findings, render_days, render_months, render_topics
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.boards import FoundChoices, FoundTold, FoundView
from bot.records.cases.cases import CasePage
from bot.records.clients import ClientRecord
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.boards.clients import SEE_BOARDS
from bot.rules.boards.found import Wanted, topic_code, topic_said, unpacked
from bot.rules.boards.found_figures import TITLES, FoundFigures, figures_of, since
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Language
from storage import clients
from storage.boards import findings as boards
from storage.cases import listed
from storage.people import persons as people

SITE, TOPIC, PERSON = "S", "T", "P"
"""What of many there is to choose from."""
OF_CLIENT, OF_READER = "found_client", "found_reader"
"""What pictures are about: a client, and a person with all clients that they answer for."""


class NoSuchFindings(NotForThisPerson):
    """There is no such client whose findings the person may see."""


async def firms(who: Person) -> tuple[tuple[ClientRecord, ...], bool]:
    """The clients whose findings the person may see, and whether they see all of theirs told together."""
    return tuple(await clients.find_clients(clients_for(who, Action.SEE_FINDING))), may_anywhere(who, SEE_BOARDS)


async def _client_of(who: Person, client_id: int) -> ClientRecord:
    staying = await clients.get_staying(client_id) or client_id
    allowed = may(who, Action.SEE_FINDING, Subject(staying))
    client = await clients.get_client(staying) if allowed else None
    if client is None:
        raise NoSuchFindings(client_id)
    return client


async def found_at(who: Person, cause: Cause, client_id: int, packed: str, page: int, per_page: int) -> FoundView:
    """A page of the client's findings that filters keep; one that is not there becomes the nearest.

    Raises:
        NoSuchFindings
    """
    client, wanted = await _client_of(who, client_id), unpacked(packed)
    among = await clients.with_merged(client.id)
    clause = await _clause(who, among, wanted)
    ids = await boards.find_wanted(who, among, wanted, clause, cause.at)
    page = min(max(page, 0), max(len(ids) - 1, 0) // per_page)
    shown = await listed.get_cases(ids[page * per_page : (page + 1) * per_page])
    counts = await boards.count_standings(who, among, wanted, clause, cause.at)
    named = await _named(who, among, wanted, clause)
    return FoundView(client, wanted, CasePage(tuple(shown), len(ids), page), counts, named)


async def _clause(who: Person, among: tuple[int, ...], wanted: Wanted) -> str | None:
    """The clause of the wanted topic; one that nothing was found of (any more) keeps nothing."""
    if not wanted.topic:
        return None
    found = await boards.find_clauses_found(who, among)
    return next((clause for clause, _ in found if topic_code(clause) == wanted.topic), wanted.topic)


async def _named(who: Person, among: tuple[int, ...], wanted: Wanted, clause: str | None) -> tuple[str, str, str]:
    site = await clients.get_site(wanted.site) if wanted.site else None
    fixing = {one.id: one.name for one in await boards.find_people_fixing(who, among)} if wanted.person else {}
    return (
        site.name if site is not None and site.client_id in among else "",
        topic_said(clause, who.language) if clause is not None else "",
        fixing.get(wanted.person, ""),
    )


async def choices(who: Person, client_id: int, packed: str, what: str) -> FoundChoices:
    """What of sites, topics or people there is to choose from; nothing where the question is what to choose by.

    Raises:
        NoSuchFindings
    """
    client, wanted = await _client_of(who, client_id), unpacked(packed)
    among = await clients.with_merged(client.id)
    if what == SITE:
        found = [(replace(wanted, site=one.id), one.name, one.n) for one in await boards.find_sites_found(who, among)]
    elif what == PERSON:
        fixing = await boards.find_people_fixing(who, among)
        found = [(replace(wanted, person=one.id), one.name, one.n) for one in fixing]
    elif what == TOPIC:
        found = [
            (replace(wanted, topic=topic_code(clause)), topic_said(clause, who.language), n)
            for clause, n in await boards.find_clauses_found(who, among)
        ]
    else:
        found = []
    return FoundChoices(client, wanted, tuple(found))


async def told(who: Person, cause: Cause, client_id: int) -> FoundTold:
    """Figures of the findings of a client, or (0) of all clients that the person answers for.

    Raises:
        NoSuchFindings
    """
    if client_id:
        client = await _client_of(who, client_id)
        return FoundTold(client, await _figures(await clients.with_merged(client.id), cause.at), client.id)
    if not may_anywhere(who, SEE_BOARDS):
        raise NoSuchFindings(client_id)
    return FoundTold(None, await _figures(await _of_reader(who), cause.at), who.id)


async def _of_reader(who: Person) -> tuple[int, ...]:
    return tuple([one.id for one in await clients.find_clients(clients_for(who, SEE_BOARDS))])


async def _figures(among: tuple[int, ...], at: datetime) -> FoundFigures:
    today = beijing_day(at)
    return figures_of(await boards.find_lines(among, since(today)), today)


async def _about_client(client_id: int) -> About | None:
    client = await clients.get_client(client_id)
    return About(client.short_name, None) if client is not None else None


async def _may_have_client(who: Person, client_id: int, _: datetime) -> bool:
    return may(who, Action.SEE_FINDING, Subject(client_id))


async def _gather_client(
    render: Callable[[Any], bytes], client_id: int, language: Language, desk: Desk
) -> Drawn | None:
    client = await clients.get_client(client_id)
    if client is None:
        return None
    figures = await _figures(await clients.with_merged(client_id), desk.at)
    return Drawn(render, Findings(client.short_name, figures, desk.provider, desk.at, language))


async def _about_reader(person_id: int) -> About | None:
    person = await people.get_person(person_id)
    return About(person.called, None) if person is not None else None


async def _may_have_reader(who: Person, person_id: int, _: datetime) -> bool:
    return who.id == person_id and may_anywhere(who, SEE_BOARDS)


async def _gather_reader(
    render: Callable[[Any], bytes], person_id: int, language: Language, desk: Desk
) -> Drawn | None:
    who = await people.get_person(person_id)
    if who is None or not may_anywhere(who, SEE_BOARDS):
        return None
    figures = await _figures(await _of_reader(who), desk.at)
    return Drawn(render, Findings("", figures, desk.provider, desk.at, language))


_RENDER: tuple[tuple[str, Callable[[Findings], bytes]], ...] = (
    ("months", render_months),
    ("topics", render_topics),
    ("days", render_days),
)
_OF = (
    ("", OF_CLIENT, _about_client, _may_have_client, _gather_client),
    ("_all", OF_READER, _about_reader, _may_have_reader, _gather_reader),
)
DOCUMENTS = tuple(
    DocumentKind(
        f"found_{what}{of}", subject, TITLES[what], "png", about, may_have, partial(gather, render), as_of_now=True
    )
    for of, subject, about, may_have, gather in _OF
    for what, render in _RENDER
)
