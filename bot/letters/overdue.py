"""What is said unasked about what is late: a promised date that is near or passed, and what stays overdue (5.5.2)."""

from collections.abc import Sequence
from datetime import datetime

from bot.letters.behalf import case_passed_on, passed_on, seen_case
from bot.letters.kind import SENT_ON, MessageKind, Naming, Occasion, Opening, of_case
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.rules.cases.concerning import told_at
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Owed
from bot.rules.cases.parties import may_see, standings
from bot.rules.deadlines import Stage, reminder_moments
from bot.rules.people import Person
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.cases import overdue as overdue_letters
from bot.screens.screen import Screen
from bot.services.cases.overdue import (
    PROMISE_AT_RISK,
    PROMISE_BROKEN,
    STILL_OVERDUE,
    Overdue,
    hears_of,
    promises_of,
    still_overdue,
)
from bot.services.cases.people import people_of
from bot.services.cases.seeing import view_of
from storage.people import persons as people
from storage.settings.firm import get_settings


async def _promise_at_risk(opening: Opening) -> Screen:
    """That a promised date is near and what was promised is not done, as long as that is so."""
    reader, case, relay = opening.reader, seen_case(opening), opening.message.relay
    promise, moment = _promise(opening, case)
    if promise.what is None or moment <= opening.at:
        raise Moot(opening.message.kind)
    view = await view_of(reader, case)
    screen = overdue_letters.promise_at_risk(view, promise.what, moment, opening.at, reader.language)
    return screen if relay is None else await case_passed_on(opening, relay, case, promise.to, screen)


def _promise(opening: Opening, case: CaseRecord) -> tuple[Owed, datetime]:
    """What is owed by the moment of which the message is, if it is owed still, and to its reader."""
    message = opening.message
    moment = datetime.fromisoformat(str(message.parameters["promised"]))
    promise = promises_of(case).get(moment)
    if promise is None or (message.relay is None and not standings(opening.reader, case.parties) & promise.to):
        raise Moot(message.kind)
    return promise, moment


async def _promise_broken(opening: Opening) -> Screen:
    """That a promised date passed, as long as the same is owed still: who has it, and who was reminded of it."""
    reader, case, relay = opening.reader, seen_case(opening), opening.message.relay
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(case.state)
    broken, moment = _promise(opening, case)
    if broken.what is None or moment >= opening.at:
        raise Moot(opening.message.kind)
    reminded = await people_of(case, told_at(life_cycle, state, await _reached(case, opening.at), case.parties))
    others = [one.called for one in reminded if one.id not in (reader.id, case.handler_id)]
    view = await view_of(reader, case)
    screen = overdue_letters.promise_broken(view, broken.what, moment, others, opening.at, reader.language)
    return screen if relay is None else await case_passed_on(opening, relay, case, broken.to, screen)


async def _reached(case: CaseRecord, now: datetime) -> Stage:
    """The last stage at which those who have a case were reminded of it."""
    firm = await get_settings()
    moments = reminder_moments(case.due_at, firm.calendar(case.client_id), firm.ladder) if case.due_at else ()
    return next((one.stage for one in reversed(moments) if one.at <= now), Stage.DUE)


async def _still(opening: Opening) -> Naming:
    """All that is still overdue and was not said today: one case with its card, several as a list.

    To a stand-in what they may see of it.
    """
    reader, told = opening.reader, await people.get_person(opening.message.person_id)
    found = await still_overdue(told, opening.at) if told is not None else ()
    late = [one for one in found if may_see(reader, LIFE_CYCLES[one.case.kind], one.case.parties)]
    late = [one for one in late if thing_of("case", one.case.id) not in opening.told]
    if not late:
        raise Moot(opening.message.kind)
    return Naming(await _still_said(late, opening), frozenset(thing_of("case", one.case.id) for one in late))


async def _still_said(late: Sequence[Overdue], opening: Opening) -> Screen:
    reader = opening.reader
    if len(late) > 1:
        relayed = {one.relay: await _on_record(one.relay) for one in late if one.relay is not None}
        lines = [(one.case, relayed[one.relay] if one.relay is not None else None) for one in late]
        return overdue_letters.still_overdue(lines, opening.at, reader)
    (one,) = late
    view = await view_of(reader, one.case)
    passes_on = one.relay is not None
    screen = overdue_letters.one_still_overdue(view, opening.at, reader.language, passed_on=passes_on)
    return await passed_on(one.relay, screen, reader.language) if one.relay is not None else screen


async def _on_record(person_id: int) -> str:
    found = await people.get_person_on_record(person_id)
    return found.called if found else ""


async def _hears_of_it_anyway(opening: Opening, other: Person) -> bool:
    """Whether who stands in hears of all of it for themself."""
    return await hears_of(other, await still_overdue(opening.reader, opening.at), opening.at)


AT_RISK = Text("承诺将到期的告知", "the news that a promised date is near")
PROMISE = Text("承诺逾期告知", "the news of a promised date that passed")
UNDONE = Text("逾期事项提醒", "a reminder of what is still overdue")

KINDS = (
    MessageKind(
        PROMISE_AT_RISK, AT_RISK, ("case",), SENT_ON, _promise_at_risk, clients=of_case, occasion=Occasion.REMINDS
    ),
    MessageKind(
        PROMISE_BROKEN, PROMISE, ("case",), SENT_ON, _promise_broken, clients=of_case, occasion=Occasion.HAPPENED
    ),
    # whatever it names: each reader's says only what they may see
    MessageKind(
        STILL_OVERDUE,
        UNDONE,
        ("person",),
        SENT_ON,
        _still,
        merges=_hears_of_it_anyway,
        names=True,
        occasion=Occasion.REMINDS,
    ),
)
