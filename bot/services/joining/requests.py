"""Asking to join by a card, and being let in (clauses 3.1, 5.3.3): many may ask, an approver decides, once."""

from bot.records.drafts import Card, DraftView
from bot.records.joining.requests import CardRecord, RequestRecord
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.forms.joining_cards import MOVED
from bot.rules.joining import GRANTED, CardState, Match, match, may_be_matched
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.joining import arrivals as invited
from bot.services.joining import members as membership
from bot.services.joining import messages
from bot.services.people.command_lists import tell_commands
from bot.services.people.succession import is_last, keep_a_manager
from bot.services.post import reachability
from storage.database import writing
from storage.joining import cards as joining
from storage.joining import invitations
from storage.people import members
from storage.people import persons as people
from storage.trail.entries import add_entry

REQUESTED, DECLINED = OutcomeKind("joining_request"), OutcomeKind("joining_decline")


class CardNotOpen(Exception):
    """The joining card is used up, expired or revoked; ``state`` says which, and nothing says whose it was."""

    def __init__(self, state: CardState) -> None:
        super().__init__(state.value)
        self.state = state


class NoSuchRequest(NotForThisPerson):
    """There is no such request that the person may decide on."""


class AlreadyDecided(Exception):
    """Another approver decided first; ``request`` says who."""

    def __init__(self, request: RequestRecord) -> None:
        super().__init__(request.id)
        self.request = request


async def request_card(subject_kind: str, subject_id: int) -> Card | None:
    """What asking is about: the firm of the card that the person holds; only they may know.

    Raises:
        SubjectDone: it waits for an approver, or was decided.
    """
    request = await joining.get_request(subject_id) if subject_kind == "joining_request" else None
    if request is None:
        return None
    if request.state != "begun":
        raise SubjectDone(subject_id, Card(owner_id=request.person_id))
    title = Text(request.client_name, request.client_name)
    return Card(title=title, owner_id=request.person_id, subject_id=request.id)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Records consent and name, and asks to be let in.

    Raises:
        CardNotOpen
    """
    said = given(view.answers)
    await people.change_consent(who.id, said["name"], cause.at)
    await add_entry(cause, "consent", "person", who.id, request=view.draft.subject_id)
    await ask(cause, who, view.draft.subject_id, name=said["name"], code=said.get("code", ""))
    await tell_commands(cause, who.id)
    return Outcome(REQUESTED, view.draft.subject_id)


async def moving_card(subject_kind: str, subject_id: int) -> Card | None:
    """What somebody is asked about who belongs to another firm already: the one that they join now.

    Raises:
        SubjectDone: they have joined it, or wait for an approver.
    """
    if subject_kind == "invitation":
        return await invited.card(subject_kind, subject_id)
    return await request_card(subject_kind, subject_id)


async def submit_moving(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Joins by an invitation, or asks to be let in, and says whether the former firm was left.

    Raises:
        CardNotOpen
        LastManager: a firm that they leave would be without one.
    """
    moves = view.answers["how"].value == MOVED
    for former in who.clients(Role.CLIENT_MANAGER) if moves else ():
        await keep_a_manager(who, former, who.id)
    if view.draft.subject_kind == "invitation":
        client_id = await invited.give_role(cause, who, view.draft.subject_id)
        if moves and client_id is not None:
            await move_from_other_firms(cause, who.id, client_id)
        await tell_commands(cause, who.id)
        return Outcome(invited.JOINED, who.id)
    await ask(cause, who, view.draft.subject_id, name=who.name, moves=moves)
    return Outcome(REQUESTED, view.draft.subject_id)


async def ask(
    cause: Cause, who: Person, request_id: int, *, name: str, code: str = "", moves: bool = False
) -> RequestRecord:
    """Takes one of the card's places and waits for an approver; inside a transaction that is open already.

    Raises:
        CardNotOpen: since the form was begun.
        NoSuchRequest: it is not this person's, or waits already.
    """
    request = await joining.get_request(request_id)
    if request is None or request.person_id != who.id or request.state != "begun":
        raise NoSuchRequest(request_id)
    if not await joining.take_place(request.card_id, cause.at):
        raise CardNotOpen(await _state_of(request.card_id, cause))
    found = await _match(request, name, code)
    await joining.ask(
        request.id,
        person_code=code,
        match_id=found.person_id if found else None,
        certain=found is not None and found.certain,
        moves=moves,
        at=cause.at,
    )
    await add_entry(cause, "ask_to_join", "joining_request", request.id, client=request.client_id, card=request.card_id)
    await messages.tell_approvers(cause, request)
    return request


async def _state_of(card_id: int, cause: Cause) -> CardState:
    card: CardRecord | None = await joining.get_card(card_id)
    state = card.state(cause.at) if card is not None else CardState.UNKNOWN
    # another one may have taken the last place between the two looks
    return CardState.USED_UP if state is CardState.OPEN else state


async def _match(request: RequestRecord, name: str, code: str) -> Match | None:
    """Who on the firm's list it may be: the approver is to know, also where the two cannot be joined."""
    return match(name, code, await joining.find_listed(request.client_id))


async def firms_with_waiting(who: Person) -> tuple[tuple[int, str, int], ...]:
    """Id, name and number of waiting people of each firm into which the person lets people."""
    return tuple(await joining.count_waiting_by_client(clients_for(who, Action.APPROVE_JOINING)))


async def waiting_of(who: Person) -> tuple[RequestRecord, ...]:
    """Where the person waits to be let in."""
    return tuple(await joining.find_requests_of_person(who.id))


async def was_in(who: Person) -> bool:
    """Whether the person ever was of a firm, or of ours."""
    return await members.had_role(who.id)


async def waiting_for_firm(who: Person, client_id: int) -> tuple[RequestRecord, ...]:
    """Everyone who waits to join a firm."""
    if not may(who, Action.APPROVE_JOINING, Subject(client_id)):
        raise NoSuchRequest(client_id)
    return tuple(await joining.find_waiting(client_id))


async def get_request(who: Person, request_id: int) -> RequestRecord:
    """A request on which the person may decide, also one that was decided."""
    request = await joining.get_request(request_id)
    if request is None or request.state == "begun" or not may(who, Action.APPROVE_JOINING, Subject(request.client_id)):
        raise NoSuchRequest(request_id)
    return request


@writing
async def approve(cause: Cause, who: Person, client_id: int, first: int, last: int) -> int:
    """批准: lets everyone in who waits between two requests; returns how many those were.

    Whom another approver decided on meanwhile is left as they are.

    Raises:
        AlreadyDecided: other approvers decided on all of them.
    """
    if not may(who, Action.APPROVE_JOINING, Subject(client_id)):
        raise NoSuchRequest(client_id)
    approved, asked = 0, await joining.find_asked(client_id, first, last)
    for request in asked:
        joins = request.certain and request.may_be_joined
        approved += await _let_in(cause, who, request, request.match_id if joins else None)
    if not asked:
        raise NoSuchRequest(first)
    if not approved:
        raise AlreadyDecided(await get_request(who, asked[-1].id))
    return approved


@writing
async def approve_as_listed(cause: Cause, who: Person, request_id: int, person_id: int) -> int:
    """是同一人: lets the joiner in as the person of the list whom only name or code pointed to.

    Raises:
        AlreadyDecided
    """
    request = await get_request(who, request_id)
    if request.match_id != person_id or (request.state == "waiting" and not request.may_be_joined):
        raise NoSuchRequest(request_id)
    if not await _let_in(cause, who, request, person_id):
        raise AlreadyDecided(await get_request(who, request_id))
    return 1


async def _let_in(cause: Cause, who: Person, request: RequestRecord, listed: int | None) -> bool:
    if not await joining.decide(request.id, "approved", who.id, cause.at):
        return False
    person_id = request.person_id
    if listed is not None and await _attach(cause, request, listed):
        person_id = listed
    else:
        await people.add_grant(person_id, GRANTED, request.client_id, cause.at)
    await add_entry(cause, "approve_joining", "joining_request", request.id, client=request.client_id, person=person_id)
    if request.moves:
        await move_from_other_firms(cause, person_id, request.client_id)
    await tell_commands(cause, person_id)
    await reachability.look_anew(cause, person_id)
    await messages.tell_joiner(cause, request, person_id, messages.APPROVED)
    return True


async def _attach(cause: Cause, request: RequestRecord, listed: int) -> bool:
    """Puts the joiner's account behind the person of the list; False when that is no longer possible."""
    account = await members.get_telegram_id(request.person_id)
    joiner = await people.get_person(request.person_id)
    free = await members.get_telegram_id(listed) is None and await people.get_person(listed) is not None
    fits = may_be_matched(await members.find_grants(listed), request.client_id)
    if account is None or joiner is None or not free or not fits or await members.had_role(joiner.id):
        return False
    await members.end_person(joiner.id, cause.at)
    await members.change_account(listed, account)
    # a link by which they were invited meanwhile would take the account from them again
    await invitations.end_reconnections(listed, cause.at)
    await people.change_consent(listed, joiner.name, joiner.consented_at or cause.at)
    await people.change_language(listed, joiner.language)
    await joining.hand_requests_over(joiner.id, listed)
    await add_entry(cause, "attach", "person", listed, joiner=joiner.id)
    return True


async def move_from_other_firms(cause: Cause, person_id: int, client_id: int) -> None:
    """Ends what somebody was to other firms: they have moved to this one. A firm's last manager stays its manager."""
    person = await people.get_person(person_id)
    if person is None:
        return
    for former in person.clients(*CLIENT_SIDE):
        if former != client_id and not await is_last(former, person_id):
            await membership.end(cause, person, former, "move")


async def decline_card(subject_kind: str, subject_id: int) -> Card | None:
    """What declining is about: who asks to join which firm.

    Raises:
        SubjectDone: another approver decided.
    """
    request = await joining.get_request(subject_id) if subject_kind == "joining_request" else None
    if request is None or request.state == "begun":
        return None
    if request.state != "waiting":
        raise SubjectDone(subject_id, Card(request.client_id))
    title = Text(f"{request.client_name} · {request.person_name}", f"{request.client_name} · {request.person_name}")
    return Card(request.client_id, title=title)


async def decline(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Declines, with the reason if one was given; the place on the card is free again."""
    request = await get_request(who, view.draft.subject_id)
    reason = given(view.answers).get("reason", "")
    if not await joining.decide(request.id, "declined", who.id, cause.at, reason):
        raise AlreadyDecided(await get_request(who, request.id))
    await joining.give_place_back(request.card_id)
    await add_entry(cause, "decline_joining", "joining_request", request.id, client=request.client_id)
    await messages.tell_joiner(cause, request, request.person_id, messages.DECLINED)
    return Outcome(DECLINED, request.client_id)


PURPOSES = {
    "joining_by_card": Purpose(None, request_card, submit, (REQUESTED,)),
    "moving": Purpose(None, moving_card, submit_moving, (invited.JOINED, REQUESTED)),
    "joining_decline": Purpose(Action.APPROVE_JOINING, decline_card, decline, (DECLINED,)),
}
