"""What a message about a training says when it is sent: for what is still true, as its reader may see it."""

from collections.abc import Callable
from datetime import datetime

from bot.letters.behalf import passed_on
from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, Clients, Compose, Hours, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.letters.people.firms import firms_of
from bot.records.trainings import TrainingView
from bot.rules.people import LENT
from bot.rules.post import thing_of
from bot.rules.text import Language, Text
from bot.rules.trainings import is_open
from bot.screens.screen import Screen
from bot.screens.trainings import letters
from bot.services.post.writing import MessageCode
from bot.services.trainings.attendance import get_attendance
from bot.services.trainings.messages import (
    ANNOUNCED,
    CANCELLED,
    CHANGED,
    OWN_TRAINING,
    REMINDER,
    ROLL,
    SEAT_FREED,
    SINCE,
)
from bot.services.trainings.seats import NoSuchTraining, view_of
from storage import trainings

SESSION, SIGN_UP = "training", "sign_up"

Said = Callable[[TrainingView, datetime, Language], Screen]


def _saying(said: Said) -> Compose:
    """The session as its reader sees it, unless it is over, (not) cancelled, or not for them."""

    async def compose(opening: Opening) -> Screen:
        message, reader = opening.message, opening.reader
        session = await trainings.get_session(await _session_id(opening))
        if session is None or not is_open(session.starts_at, opening.at):
            raise Moot(message.kind)
        view = await view_of(reader, session)
        if view is None or (session.state == "cancelled") is not (message.kind == CANCELLED):
            raise Moot(message.kind)
        if message.kind == ANNOUNCED and view.mine is not None:
            # who signed up from the list meanwhile knows of it
            raise Moot(message.kind)
        screen = said(view, opening.at, reader.language)
        named_id = message.relay
        return screen if named_id in (None, reader.id) else await passed_on(named_id, screen, reader.language)

    return compose


async def _changed(opening: Opening) -> Screen:
    """What changed since its reader heard of the session last, unless it is as it was by now."""
    message, reader = opening.message, opening.reader
    session = await trainings.get_session(message.subject_id)
    view = await view_of(reader, session) if session is not None else None
    if session is None or view is None or session.state != "planned" or not is_open(session.starts_at, opening.at):
        raise Moot(message.kind)
    since = view.versions[int(message.parameters[SINCE]) :]
    if not since or not session.arranged.changed_from(since[0].arranged):
        raise Moot(message.kind)
    screen = letters.changed(view, since[0], message.person_id, opening.at, reader.language)
    named_id = message.relay
    return screen if named_id in (None, reader.id) else await passed_on(named_id, screen, reader.language)


async def _session_id(opening: Opening) -> int:
    if opening.message.subject_kind == SESSION:
        return opening.message.subject_id
    sign_up = await trainings.get_sign_up(opening.message.subject_id)
    if sign_up is None or sign_up.state != "seated":
        raise Moot(opening.message.kind)
    return sign_up.session_id


async def _roll(opening: Opening) -> Naming:
    """The list to note who came, while anybody of it is left; that is another thing than the session before it."""
    thing = thing_of(ROLL, opening.message.subject_id)
    if thing in opening.told:
        raise Moot(ROLL)
    try:
        view = await get_attendance(opening.reader, opening.message.subject_id)
    except NoSuchTraining:
        raise Moot(ROLL) from None
    if view.session.state != "planned" or all(each.attendance for each in view.seated):
        raise Moot(ROLL)
    return Naming(letters.roll(view, opening.at, opening.language), frozenset((thing,)))


async def _led(opening: Opening) -> tuple[int, ...]:
    """The client whose people the reader trains; all of theirs, when it is for everybody."""
    session = await trainings.get_session(opening.message.subject_id)
    if session is None:
        return ()
    return opening.reader.clients(*LENT) if session.client_id is None else (session.client_id,)


async def _concerned(opening: Opening) -> tuple[int, ...]:
    """Whose people the trainer trains; of everybody else those of whom they tell."""
    session = await trainings.get_session(opening.message.subject_id)
    trains = session is not None and session.trainer_id == opening.message.person_id
    return await (_led if trains else _of_whom_they_tell)(opening)


async def _of_whom_they_tell(opening: Opening) -> tuple[int, ...]:
    """Those of whom the reader passes it on to; one's own seat is personal."""
    return () if opening.message.relay is None else await firms_of(opening.message.relay)


def _of_a_day(
    code: MessageCode, name: Text, about: str, said: Said, occasion: Occasion, clients: Clients = _of_whom_they_tell
) -> MessageKind:
    """About a day that the reader chose, or whoever they tell; who stands in hears of it."""
    hours = Hours.DAYS_OFF_TOO
    return MessageKind(
        code, name, (about,), SENT_ON_WITH_WORK, _saying(said), clients=clients, hours=hours, occasion=occasion
    )


KINDS = (
    MessageKind(
        ANNOUNCED,
        Text("培训通知", "news of a training"),
        (SESSION,),
        STAYS,
        _saying(letters.announced),
        # it was planned for a working day, unless that would be too late for it (``announcement_moment``)
        hours=Hours.DAYS_OFF_TOO,
        occasion=Occasion.HAPPENED,
    ),
    _of_a_day(REMINDER, Text("培训提醒", "a training reminder"), SIGN_UP, letters.reminder, Occasion.REMINDS),
    _of_a_day(
        OWN_TRAINING,
        Text("主讲培训提醒", "a reminder of a training they lead"),
        SESSION,
        letters.own_training,
        Occasion.REMINDS,
        _led,
    ),
    MessageKind(
        ROLL,
        Text("签到名单提醒", "the request to note who came"),
        (SESSION,),
        SENT_ON_WITH_WORK,
        _roll,
        clients=_led,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    _of_a_day(
        SEAT_FREED,
        Text("培训递补通知", "news of a freed training seat"),
        SIGN_UP,
        letters.seat_freed,
        Occasion.HAPPENED,
    ),
    MessageKind(
        CHANGED,
        Text("培训变动通知", "news of a changed training"),
        (SESSION,),
        SENT_ON_WITH_WORK,
        _changed,
        clients=_concerned,
        hours=Hours.DAYS_OFF_TOO,
        occasion=Occasion.HAPPENED,
    ),
    _of_a_day(
        CANCELLED, Text("培训取消通知", "news of a cancelled training"), SESSION, letters.cancelled, Occasion.HAPPENED
    ),
)
