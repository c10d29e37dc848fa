"""What both are told when somebody's work was handed over: all of it in one message, as it stands when it is read."""

from collections.abc import Sequence

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.records.handing_over import Handed, HandedThing, HandoverRecord
from bot.records.trainings import SessionRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.handing_over import Held
from bot.rules.text import Text
from bot.screens import handed_over as screens
from bot.screens.screen import Screen
from bot.services.handing_over.going import HANDED_AWAY, TAKEN_OVER
from storage import handing_over as held
from storage import trainings
from storage.cases import stored as cases
from storage.drafts.held import find_handed_on

ABOUT = "handover"


async def _taken_over(opening: Opening) -> Screen:
    """What went to the reader, or to who is on leave, as far as they may see it and it is still theirs."""
    handover, things = await _read(opening)
    owner_id = opening.message.person_id
    own_cases = [case for case in await _cases(things) if case.handler_id == owner_id and case.closed_at is None]
    own_cases = [one for one in own_cases if may_see(opening.reader, LIFE_CYCLES[one.kind], one.parties)]
    sessions = [one for one in await _sessions(things) if one.trainer_id == owner_id and one.ends_at > opening.at]
    begun = {thing.subject_id: await find_handed_on(thing.subject_id, owner_id) for thing in _of(things, Held.DRAFT)}
    drafts = {former: draft for former, draft in begun.items() if draft is not None}
    known = {(Held.CASE, one.id) for one in own_cases} | {(Held.TRAINING, one.id) for one in sessions}
    known |= {(Held.DRAFT, former) for former in drafts}
    told = (Held.TASK, Held.PLAN, Held.KEPT, Held.IN_HAND)
    still = [one for one in things if one.kind in told or (one.kind, one.subject_id) in known]
    if not still:
        raise Moot(TAKEN_OVER)
    return screens.taken_over(handover, still, Handed(own_cases, sessions, tuple(drafts.values())), opening.reader)


async def _handed_away(opening: Opening) -> Screen:
    handover, things = await _read(opening)
    return screens.handed_away(handover, things, opening.reader)


async def _read(opening: Opening) -> tuple[HandoverRecord, list[HandedThing]]:
    handover = await held.get_handover(opening.message.subject_id)
    if handover is None:
        raise Moot(opening.message.kind)
    return handover, await held.find_things(handover.id)


def _of(things: Sequence[HandedThing], kind: Held) -> list[HandedThing]:
    return [thing for thing in things if thing.kind is kind]


async def _cases(things: Sequence[HandedThing]) -> list[CaseRecord]:
    found = [await cases.get_case(thing.subject_id) for thing in _of(things, Held.CASE)]
    return [case for case in found if case is not None]


async def _sessions(things: Sequence[HandedThing]) -> list[SessionRecord]:
    found = [await trainings.get_session(thing.subject_id) for thing in _of(things, Held.TRAINING)]
    return [session for session in found if session is not None and session.state == "planned"]


async def _clients(opening: Opening) -> tuple[int, ...]:
    things = await held.find_things(opening.message.subject_id)
    return tuple(sorted({thing.client_id for thing in things if thing.client_id is not None}))


TAKEN = Text("接手工作通知", "the news of work that they take over")
AWAY = Text("工作转走通知", "the news that their work was handed over")

KINDS = (
    MessageKind(
        TAKEN_OVER, TAKEN, (ABOUT,), SENT_ON_WITH_WORK, _taken_over, clients=_clients, occasion=Occasion.HAPPENED
    ),
    MessageKind(HANDED_AWAY, AWAY, (ABOUT,), STAYS, _handed_away, occasion=Occasion.HAPPENED),
)
