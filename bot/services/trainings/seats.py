"""Trainings as people meet them (clause 4.5): the list, the card, signing up and withdrawing.

Seats are given out behind the session's row, one person at a time, so nobody jumps the queue however many tap at once.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from bot.records.clients import ClientRecord
from bot.records.trainings import SessionRecord, SignUpRecord, TrainingView
from bot.rules.cause import Cause
from bot.rules.people import FOR_ONE_CLIENT, Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.trainings import promoted
from bot.services.trainings import messages
from bot.services.trainings.taking import take_open
from storage import trainings
from storage.clients import find_clients
from storage.database import writing
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.trail.entries import add_entry

ATTENDANCE_SHOWN = timedelta(days=14)
"""How long a session that is over stays in the list of those who note its attendance."""


class NoSuchTraining(NotForThisPerson):
    """There is no such session or sign-up that the person may see."""


class TrainingClosed(Exception):
    """The session has begun or was cancelled, so nobody signs up or withdraws any more."""

    def __init__(self, session_id: int) -> None:
        super().__init__(session_id)
        self.session_id = session_id


async def clients_of(session: SessionRecord) -> tuple[int, ...] | None:
    """The clients whose people a session is for: one, or all that its trainer serves; None means every client."""
    if session.client_id is not None:
        return (session.client_id,)
    trainer = await people.get_person(session.trainer_id)
    if trainer is None:
        return ()
    return None if Role.ADMINISTRATOR in trainer.roles else trainer.clients(Role.CONSULTANT, Role.LEAD)


def _in_common(who: Person, clients: Sequence[int] | None) -> tuple[int, ...]:
    """The clients by which a person may have to do with a session."""
    own = who.clients(*FOR_ONE_CLIENT)
    if clients is None:
        # what is for every client is for no practice
        return () if who.practising else own
    return tuple(client for client in own if client in clients)


def may_take_attendance(who: Person, session: SessionRecord, clients: Sequence[int] | None) -> bool:
    """The names of a session for several clients are for those only who may read them for each of the clients."""
    if may(who, Action.TAKE_ATTENDANCE, Subject(session.client_id, session.trainer_id)):
        return True
    return bool(clients) and all(
        may(who, Action.TAKE_ATTENDANCE, Subject(client, session.trainer_id)) for client in clients or ()
    )


def _signs_up_for(who: Person, clients: Sequence[int] | None) -> tuple[int, ...]:
    """The clients for which the person could sign up."""
    return tuple(client for client in _in_common(who, clients) if may(who, Action.SIGN_UP, Subject(client)))


async def view_of(who: Person, session: SessionRecord) -> TrainingView | None:
    """A session as this person may see it; None when they may not."""
    clients = await clients_of(session)
    for_whom = (*_in_common(who, clients), session.client_id)
    if not any(may(who, Action.SEE_TRAINING, Subject(client, session.trainer_id)) for client in for_whom):
        return None
    mine = await trainings.get_open_sign_up(session.id, who.id)
    return TrainingView(
        session,
        mine,
        await trainings.waiting_position(mine) if mine is not None and mine.state == "waiting" else None,
        may_sign_up=bool(_signs_up_for(who, clients)),
        may_take_attendance=may_take_attendance(who, session, clients),
        may_change=may(who, Action.PLAN_TRAINING, Subject(session.client_id, session.trainer_id)),
        reason=await reason_of(session),
        records_for=records_for(who, clients),
        versions=tuple(await trainings.find_versions(session.id)) if session.version else (),
    )


def records_for(who: Person, clients: Sequence[int] | None) -> tuple[int, ...]:
    """The clients of a session for whose people the person may record a sign-up, as far as they serve them."""
    return tuple(client for client in _in_common(who, clients) if may(who, Action.RECORD_ON_BEHALF, Subject(client)))


async def reason_of(session: SessionRecord) -> str:
    """Why a session was cancelled, in the words of who cancelled it; empty for one that was not."""
    draft_id = await trainings.get_cancelling_draft(session.id) if session.state == "cancelled" else None
    answer = (await drafts.get_answers(draft_id)).get("reason") if draft_id is not None else None
    return str(answer.value) if answer is not None else ""


async def list_trainings(who: Person, cause: Cause) -> tuple[TrainingView, ...]:
    """Sessions that the person may see, the next one first; behind them those over whose attendance they note."""
    to_come, over = [], []
    for session in await trainings.find_sessions_after(cause.at - ATTENDANCE_SHOWN):
        view = await view_of(who, session)
        if view is not None and session.ends_at > cause.at:
            to_come.append(view)
        elif view is not None and view.may_take_attendance:
            over.append(view)
    return (*to_come, *reversed(over))


async def latest_trainings(who: Person, client_id: int, most: int) -> tuple[SessionRecord, ...]:
    """Planned sessions for a firm's people, as far as the person may see them, the last to begin first."""
    found: list[SessionRecord] = []
    for session in reversed(await trainings.find_sessions_after(datetime.min.replace(tzinfo=UTC))):
        clients = await clients_of(session)
        if (clients is None or client_id in clients) and await view_of(who, session) is not None:
            found.append(session)
        if len(found) == most:
            break
    return tuple(found)


async def get_training(who: Person, session_id: int) -> TrainingView:
    """A session that the person may see."""
    session = await trainings.get_session(session_id)
    view = await view_of(who, session) if session is not None else None
    if view is None:
        raise NoSuchTraining(session_id)
    return view


async def get_training_of_sign_up(who: Person, sign_up_id: int) -> TrainingView:
    """The session that the person signed up for."""
    return await get_training(who, (await _own(who, sign_up_id)).session_id)


async def _own(who: Person, sign_up_id: int) -> SignUpRecord:
    mine = await trainings.get_sign_up(sign_up_id)
    if mine is None or not may(who, Action.WITHDRAW, Subject(mine.client_id, mine.person_id)):
        raise NoSuchTraining(sign_up_id)
    return mine


async def firms_to_sign_up_for(who: Person, session_id: int) -> tuple[ClientRecord, ...]:
    """The firms for which the person can sign up; none for who is signed up already."""
    view = await get_training(who, session_id)
    if view.mine is not None:
        return ()
    return tuple(await find_clients(_signs_up_for(who, await clients_of(view.session))))


@writing
async def sign_up(cause: Cause, who: Person, session_id: int, client_id: int | None = None) -> TrainingView:
    """报名: a seat, or when all are taken the end of the waitlist; who is signed up already stays where they are.

    ``client_id``: for which of their firms, where the person belongs to several.

    Raises:
        TrainingClosed: it has begun, or was cancelled.
    """
    return (await enrol(cause, who, session_id, client_id))[0]


async def enrol(
    cause: Cause, who: Person, session_id: int, client_id: int | None = None
) -> tuple[TrainingView, int | None]:
    """``sign_up`` inside a transaction that is open already, perhaps recorded on the person's behalf.

    ``client_id``: for which client of theirs. Also returns the id of the sign-up if it is new.

    Raises:
        NoSuchTraining, TrainingClosed: as ``sign_up``.
    """
    view = await get_training(who, session_id)
    own = _signs_up_for(who, await clients_of(view.session))
    if not own or (client_id is not None and client_id not in own):
        raise NoSuchTraining(session_id)
    if view.mine is not None:
        return view, None
    session = await take_open(cause, session_id)
    if session is None:
        raise TrainingClosed(session_id)
    firm = own[0] if client_id is None else client_id
    recorder = cause.person_id if cause.behalf else None
    sign_up_id = await trainings.add_sign_up(
        session_id, who.id, firm, "waiting", cause.at, recorded_by=recorder, behalf=cause.behalf
    )
    await add_entry(cause, "sign_up", "sign_up", sign_up_id, session=session_id, client=firm)
    await give_free_seats(cause, session, newcomer=sign_up_id)
    return await get_training(who, session_id), sign_up_id


@writing
async def withdraw(cause: Cause, who: Person, sign_up_id: int) -> TrainingView:
    """取消报名: a seat that becomes free goes to the first in line, who is told.

    Raises:
        TrainingClosed: the session has begun, or was cancelled.
    """
    mine = await _own(who, sign_up_id)
    view = await get_training(who, mine.session_id)
    if mine.state == "withdrawn":
        return view
    session = await take_open(cause, mine.session_id)
    if session is None:
        raise TrainingClosed(mine.session_id)
    await _end_sign_up(cause, session, sign_up_id)
    return await get_training(who, session.id)


async def give_seats_up(cause: Cause, person_id: int, client_id: int) -> None:
    """Who no longer belongs to a firm gives back what they were signed up for by it; inside an open transaction."""
    for mine in await trainings.find_open_sign_ups_of_person(person_id):
        session = await take_open(cause, mine.session_id) if mine.client_id == client_id else None
        if session is not None:
            await _end_sign_up(cause, session, mine.id)


async def _end_sign_up(cause: Cause, session: SessionRecord, sign_up_id: int) -> None:
    await trainings.end_sign_up(sign_up_id, cause.at)
    await messages.take_back(sign_up_id, cause)
    await add_entry(cause, "withdraw", "sign_up", sign_up_id, session=session.id)
    await give_free_seats(cause, session)


@writing
async def settle(cause: Cause, session_id: int, back: int | None) -> None:
    """Gives free seats of a session to who can be told of them by now; ``back``: who is told of theirs otherwise."""
    session = await take_open(cause, session_id)
    if session is not None:
        mine = await trainings.get_open_sign_up(session_id, back) if back is not None else None
        await give_free_seats(cause, session, knows={mine.id} if mine is not None else ())


async def find_sessions_around(cause: Cause, person_id: int | None) -> list[int]:
    """Ids of the sessions where it may matter that this person can hear by now; None: that anybody can."""
    if person_id is None:
        return await trainings.find_sessions_to_settle(cause.at)
    return await trainings.find_sessions_waited_for(person_id, cause.at)


async def give_free_seats(
    cause: Cause, session: SessionRecord, newcomer: int | None = None, *, knows: Collection[int] = ()
) -> None:
    """Gives the free seats of a session that is taken to the first in line who can be told of them.

    The newcomer sees it anyway, or whoever signs them up does; ``knows``: the sign-ups whose seat is told otherwise.
    """
    line = await trainings.find_line(session.id)
    found = promoted(
        line,
        session.capacity,
        has_seat=lambda each: each.state == "seated",
        can_be_told=lambda each: each.can_be_told or each.id == newcomer,
    )
    for each in found:
        if await trainings.give_seat(each.id, cause.at):
            await add_entry(cause, "seat", "sign_up", each.id, session=session.id)
            if each.id != newcomer and each.id not in knows:
                await messages.tell_of_seat(cause, session, each)
            await messages.remind_of_session(cause, session, each)
