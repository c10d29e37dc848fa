"""What somebody hears who was out of reach and is back: all that they missed and that still holds, in one message."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening
from bot.letters.moot import Moot, NotReady, UnknownKind
from bot.records.trainings import TrainingView
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens.people.back import Missed, back_again
from bot.screens.screen import Screen
from bot.services.cases import progress
from bot.services.post.digest import DIGEST
from bot.services.post.reachability import BACK
from bot.services.trainings.seats import view_of
from storage import trainings
from storage.cases import stored as cases
from storage.post import outbox
from storage.post.outbox import MessageRecord

MOST_READ = 200
"""Of somebody's undelivered messages the latest are looked at."""

COME_AGAIN = frozenset({DIGEST, BACK})
"""What is said anew anyway, as things are then."""

OF_TRAININGS = frozenset({"training", "sign_up"})

KindOf = Callable[[MessageRecord], MessageKind]


async def _still_said(kind_of: KindOf, opening: Opening) -> Screen | None:
    """What a message that was not delivered would say to its reader now; None: nothing any more."""
    message = opening.message
    if message.kind in COME_AGAIN or (message.expires_at is not None and message.expires_at <= opening.at):
        return None
    try:
        said = await kind_of(message).compose(opening)
    except (Moot, UnknownKind):
        return None
    except NotReady:
        # a document that is still being made is owed all the same
        return Screen("")
    return said if isinstance(said, Screen) else said.screen


async def _sessions(
    reader: Person, found: Sequence[MessageRecord], since: datetime, at: datetime
) -> list[TrainingView]:
    """The sessions of which messages tell, and those in which a seat became the reader's meanwhile."""
    ids = dict.fromkeys(message.subject_id for message in found if message.subject_kind == "training")
    for message in found:
        sign_up = await trainings.get_sign_up(message.subject_id) if message.subject_kind == "sign_up" else None
        if sign_up is not None:
            ids[sign_up.session_id] = None
    ids |= dict.fromkeys(each.session_id for each in await trainings.find_seats_given(reader.id, since, at))
    views = []
    for session_id in ids:
        session = await trainings.get_session(session_id)
        view = await view_of(reader, session) if session is not None else None
        if view is not None:
            views.append(view)
    return views


def kinds(kind_of: KindOf) -> tuple[MessageKind, ...]:
    """The rows; ``kind_of``: the kind of a message, which the table of all rows knows."""

    async def back(opening: Opening) -> Screen:
        reader, at = opening.reader, opening.at
        since = datetime.fromisoformat(str(opening.message.parameters["since"]))
        found, others = list[MessageRecord](), dict[Text, list[Screen]]()
        of_cases = {case.id: case for case in await progress.waiting_cases(reader)}
        for message in await outbox.find_undelivered(reader.id, since, MOST_READ):
            case = await cases.get_case(message.subject_id) if message.subject_kind == "case" else None
            if case is not None and case.id in of_cases:
                continue
            said = await _still_said(kind_of, Opening(message, reader, at, case))
            if said is None:
                continue
            found.append(message)
            if case is not None:
                of_cases[case.id] = case
            elif message.subject_kind not in OF_TRAININGS:
                others.setdefault(kind_of(message).name, []).append(said)
        sessions = await _sessions(reader, found, since, at)
        rest = ((name, tuple(screens)) for name, screens in others.items())
        missed = Missed(tuple(of_cases.values()), tuple(sessions), tuple(rest))
        if not missed:
            raise Moot(BACK)
        return back_again(missed, reader, at)

    name = Text("错过的消息", "what they missed")
    # they are here just now
    return (MessageKind(BACK, name, ("person",), STAYS, back, hours=Hours.ANY, occasion=Occasion.HAPPENED),)
