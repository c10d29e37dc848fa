"""Opening a link or typing a code: it is used, and what it asks for begins, in one transaction (clause 5.3.3)."""

from dataclasses import dataclass
from functools import partial

from bot.records.drafts import DraftView
from bot.records.joining.requests import CardRecord, RequestRecord
from bot.rules.cause import Cause
from bot.rules.joining import CardLink, CardState, InvitationLink, read_destination
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.text import Language
from bot.services.forms import filling as forms
from bot.services.homes.waiting import person_now
from bot.services.joining import arrivals as joining
from bot.services.joining import requests as joining_requests
from bot.services.joining.wrong_codes import look_up
from storage.database import writing
from storage.joining import cards


class CardNotForOurs(Exception):
    """A joining card is for the client's people: who serves clients joins none as its staff."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who arrived, and what comes next: a form, waiting for an approver, what the link leads to, or a refusal.

    ``to`` is the client and destination for who is a member already; all empty: the home.
    """

    person: Person | None
    view: DraftView | None = None
    waiting: RequestRecord | None = None
    to: tuple[int, str] | None = None
    refusal: CardState | None = None


@writing
async def arrive(
    cause: Cause, who: Person | None, telegram_id: int, language: Language, link: InvitationLink
) -> Arrival:
    """Redeems an invitation and begins to ask for consent and name, or from which firm somebody comes.

    Raises:
        InvitationNotValid: unknown, used by someone else, expired, or taken back.
        SubjectDone: used by this person, who has joined by it.
    """
    person_id, invitation = await joining.redeem(cause, who, telegram_id, language, link)
    arrived = await person_now(person_id)
    if invitation.reconnects_id is not None and arrived.consented_at is not None:
        return Arrival(arrived)
    elsewhere = [client for client in arrived.clients(*CLIENT_SIDE) if client != invitation.client_id]
    form = "moving" if elsewhere and invitation.role in CLIENT_SIDE else "joining"
    view = await forms.begin(cause, arrived, form, "invitation", invitation.id)
    if invitation.reconnects_id is not None:
        view = await joining.fill_in_name(cause, view, arrived.name)
    return Arrival(arrived, view)


@writing
async def arrive_by_card(
    cause: Cause, who: Person | None, telegram_id: int, language: Language, link: CardLink
) -> Arrival:
    """Begins to ask whoever opened a card's link or typed its code what is needed to ask for being let in.

    Wrong codes are counted, so they are an answer and no error: after several nothing is looked up any more.

    Raises:
        CardNotForOurs
    """
    card = await look_up(cause, telegram_id, partial(cards.find_card, link.code))
    if isinstance(card, CardState):
        return Arrival(who, refusal=card)
    to = str(link.to) if link.to is not None else card.destination
    if who is not None and card.client_id in who.clients(*CLIENT_SIDE):
        return Arrival(who, to=(card.client_id, to))
    if who is not None and who.roles - CLIENT_SIDE:
        raise CardNotForOurs
    state = card.state(cause.at)
    open_one = await cards.get_open_request(who.id, card.client_id) if who is not None else None
    if open_one is not None and open_one.state == "waiting":
        return Arrival(who, waiting=open_one)
    if state is not CardState.OPEN:
        return Arrival(who, refusal=state)
    return await _begin(cause, who, telegram_id, language, card, str(read_destination(to)))


async def _begin(
    cause: Cause, who: Person | None, telegram_id: int, language: Language, card: CardRecord, to: str
) -> Arrival:
    person_id = who.id if who is not None else await joining.person_behind(cause, telegram_id, language)
    arrived = await person_now(person_id)
    request_id = await cards.begin_request(card, person_id, to, cause.at)
    if arrived.consented_at is not None and not arrived.grants:
        request = await joining_requests.ask(cause, arrived, request_id, name=arrived.name)
        return Arrival(arrived, waiting=request)
    form = "joining_by_card" if arrived.consented_at is None else "moving"
    return Arrival(arrived, await forms.begin(cause, arrived, form, "joining_request", request_id))
