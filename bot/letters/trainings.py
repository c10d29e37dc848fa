"""What a message about a training says when it is sent: for what is still true, as its reader may see it."""

from datetime import datetime

from bot.letters.behalf import passed_on
from bot.letters.moot import Moot
from bot.records.trainings import TrainingView
from bot.rules.people import Person
from bot.rules.trainings import is_open
from bot.screens.screen import Screen
from bot.screens.trainings import letters as training_notices
from bot.services.trainings.seats import view_of
from storage import trainings
from storage.post.outbox import RELAY, MessageRecord

KINDS = frozenset({"training_announced", "training_reminder", "own_training", "seat_freed", "training_cancelled"})


async def training_letter(message: MessageRecord, person: Person, at: datetime) -> Screen:
    """The screen of a message of ``KINDS``.

    Raises:
        Moot: the session is over, cancelled or not for this person; or they know of it already.
    """
    session_id = message.subject_id
    if message.subject_kind == "sign_up":
        sign_up = await trainings.get_sign_up(message.subject_id)
        if sign_up is None or sign_up.state != "seated":
            raise Moot(message.kind)
        session_id = sign_up.session_id
    session = await trainings.get_session(session_id)
    if session is None or not is_open(session.starts_at, at):
        raise Moot(message.kind)
    view = await view_of(person, session)
    if view is None or (session.state == "cancelled") is not (message.kind == "training_cancelled"):
        raise Moot(message.kind)
    named_id = int(message.parameters.get(RELAY, person.id))
    screen = _screen(message, view, person, at)
    return screen if named_id == person.id else await passed_on(named_id, screen, person.language)


def _screen(message: MessageRecord, view: TrainingView, person: Person, at: datetime) -> Screen:
    match message.kind:
        case "training_announced":
            # who signed up from the list meanwhile knows of it
            if view.mine is not None:
                raise Moot(message.kind)
            return training_notices.announced(view, at, person.language)
        case "training_reminder":
            return training_notices.reminder(view, at, person.language)
        case "own_training":
            return training_notices.own_training(view, at, person.language)
        case "seat_freed":
            return training_notices.seat_freed(view, at, person.language)
        case _:
            return training_notices.cancelled(view, at, person.language)
