"""频次兑现: promised against done, of one client, in the chat, as a picture and as a page (clauses 3.7, 4.6, 5.1.3)."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.documents.cadence.page import render_page
from bot.documents.cadence.picture import render_picture
from bot.documents.cadence.strips import Strips
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.cadence import STRETCHES, CadenceView
from bot.records.clients import ClientRecord
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may, may_anywhere
from bot.rules.practice import is_practice
from bot.rules.refusing import NotForThisPerson
from bot.rules.stretches import NoSuchStretch, Stretch, month_of, stretch_of
from bot.rules.tasks.cadence_kept import kept
from bot.rules.tasks.cadence_words import PAGE, PICTURE
from bot.rules.text import Language, Text
from storage import cadence, clients

SUBJECT = "cadence"
"""What its documents are about: a client and a stretch, in one number."""


class NoSuchCadence(NotForThisPerson):
    """There is no such client whose promises the person may see."""


async def clients_with_cadence(who: Person) -> tuple[ClientRecord, ...]:
    """The clients of whom the person may see what was promised and done. Raises NoSuchCadence: of none, whichever."""
    if not may_anywhere(who, Action.SEE_CADENCE):
        raise NoSuchCadence
    return tuple(await clients.find_clients(clients_for(who, Action.SEE_CADENCE)))


async def cadence_of(who: Person, cause: Cause, client_id: int, number: int) -> CadenceView:
    """A client's promises of the stretch of this number (0, or one that there is not: this month), as they stand now.

    Raises:
        NoSuchCadence
    """
    today = beijing_day(cause.at)
    found = await _of(client_id, _stretch(number) or month_of(today), today) if _may_see(who, client_id) else None
    if found is None:
        raise NoSuchCadence(client_id)
    return found


def _may_see(who: Person, client_id: int) -> bool:
    return not is_practice(client_id) and may(who, Action.SEE_CADENCE, Subject(client_id))


def _stretch(number: int) -> Stretch | None:
    try:
        return stretch_of(number)
    except NoSuchStretch:
        return None


async def _of(client_id: int, stretch: Stretch, today: date) -> CadenceView | None:
    """The same for whoever may see it; None: there is no such client."""
    client = await clients.get_client(client_id)
    if client is None:
        return None
    days = stretch.period
    promises = await cadence.find_promises(await clients.with_merged(client_id), days.first, days.last)
    return CadenceView(client, stretch, today, kept(promises, today))


def _read(subject_id: int) -> tuple[int, Stretch | None]:
    client_id, number = divmod(subject_id, STRETCHES)
    return client_id, _stretch(number)


async def about(subject_id: int) -> About | None:
    """The client and the days."""
    client_id, stretch = _read(subject_id)
    client = await clients.get_client(client_id) if stretch is not None else None
    if client is None or stretch is None:
        return None
    return About(client.short_name, stretch.period.first, stretch.period.last)


async def may_have(who: Person, subject_id: int, _: datetime) -> bool:
    """Whoever may see it in the chat."""
    client_id, stretch = _read(subject_id)
    return stretch is not None and _may_see(who, client_id)


async def gather(render: Callable[[Any], bytes], subject_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The figures as they are now."""
    client_id, stretch = _read(subject_id)
    view = await _of(client_id, stretch, beijing_day(desk.at)) if stretch is not None else None
    return Drawn(render, Strips(view, desk.provider, desk.at, language)) if view is not None else None


DOCUMENTS = tuple(
    DocumentKind(code, SUBJECT, name, ending, about, may_have, partial(gather, render), as_of_now=True)
    for code, name, ending, render in (
        (PICTURE, Text("频次兑现图", "cadence picture"), "png", render_picture),
        (PAGE, Text("频次兑现表", "proof of cadence"), "pdf", render_page),
    )
)
