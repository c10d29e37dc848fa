"""What is said unasked about cases: news of a step, and the reminders of a state."""

from datetime import datetime

from bot.letters.behalf import passed_on
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import FILINGS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Standing, may_see, standings
from bot.rules.deadlines import Stage
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens.cases import letters as cases_letters
from bot.screens.recorded_marks import recorded_name
from bot.screens.screen import Screen
from bot.services.cases.history import said
from bot.services.cases.people import relays
from bot.services.cases.steps import view_of
from storage.cases import stored as cases
from storage.people import persons as people
from storage.post.outbox import RELAY, MessageRecord


async def case_message(message: MessageRecord, person: Person, at: datetime) -> Screen:
    """The screen of a row about a case.

    Raises:
        Moot: the reader may not see the case, or there is nothing to remind them of any more.
    """
    case = await cases.get_case(message.subject_id)
    if case is not None and "former" in message.parameters:
        return await _handed_over(message, case, person)
    if case is None or not may_see(person, LIFE_CYCLES[case.kind], case.parties):
        raise Moot(message.kind)
    if message.kind == "case_reminder":
        stage = str(message.parameters["stage"])
        if RELAY in message.parameters:
            concerned = _concerned(case, stage) if case.closed_at is None else frozenset()
            view = await view_of(person, case)
            screen = cases_letters.case_reminder(view, stage, at, person.language, passed_on=True)
            return await _passed_on(message, person, case, concerned, screen)
        if not _still_concerns(person, case, stage):
            raise Moot(message.kind)
        return cases_letters.case_reminder(await view_of(person, case), stage, at, person.language)
    action = str(message.parameters["action"])
    told = _told(case, action)
    if told is None:
        raise Moot(message.kind)
    text, _ = await said(int(message.parameters["draft"]))
    actor = await _name(message.parameters["who"])
    if "by" in message.parameters:
        actor = recorded_name(actor, await _name(message.parameters["by"]), person.language)
    screen = cases_letters.case_news(await view_of(person, case), told, actor, text, at, person.language)
    if RELAY in message.parameters:
        tells = LIFE_CYCLES[case.kind].transition(action).tells
        return await _passed_on(message, person, case, tells, screen)
    return screen


async def _name(person_id: object) -> str:
    found = await people.get_person(int(str(person_id)))
    return found.name if found else ""


async def _passed_on(
    message: MessageRecord, person: Person, case: CaseRecord, concerned: frozenset[Standing], screen: Screen
) -> Screen:
    """What the reader is asked to tell somebody who does not use the bot.

    Raises:
        Moot: that one does by now, or nothing is to be told to them any more.
    """
    relay = relays(person, case, concerned)
    if relay is None or relay != int(message.parameters[RELAY]):
        raise Moot(message.kind)
    return await passed_on(relay, screen, person.language)


def is_told_anyway(message: MessageRecord, person: Person, case: CaseRecord) -> bool:
    """Whether the person has a message like this for themself, or did what it tells of."""
    if RELAY in message.parameters:
        # it is for somebody who does not use the bot, whatever else the person hears
        return False
    life_cycle = LIFE_CYCLES[case.kind]
    if message.kind == "case_reminder":
        stage = str(message.parameters["stage"])
        told = frozenset() if stage == "again" else life_cycle.state(case.state).ladder.get(Stage(stage), frozenset())
    else:
        if int(message.parameters["who"]) == person.id:
            return True
        action = str(message.parameters["action"])
        opened = action == "open"
        told = life_cycle.state(life_cycle.first).waits_for if opened else life_cycle.transition(action).tells
    return may_see(person, life_cycle, case.parties) and bool(standings(person, case.parties) & told)


async def _handed_over(message: MessageRecord, case: CaseRecord, person: Person) -> Screen:
    told = LIFE_CYCLES[case.kind].transition(str(message.parameters["action"])).told_former
    actor = await people.get_person(int(message.parameters["who"]))
    if told is None or actor is None or case.handler_id == person.id:
        raise Moot(message.kind)
    return cases_letters.handed_over(told, actor.name, case.number, person.language)


def _told(case: CaseRecord, action: str) -> Text | None:
    """What a step's news begins with; an opening that was taken up meanwhile asks nobody to do so any more."""
    life_cycle = LIFE_CYCLES[case.kind]
    if action == "open":
        filing = FILINGS[case.kind]
        return filing.told if case.state == life_cycle.first else filing.told_late
    return life_cycle.transition(action).told


def _still_concerns(person: Person, case: CaseRecord, stage: str) -> bool:
    """Whether the person is still among those whom this stage of the present state tells."""
    if case.closed_at is not None:
        return False
    return bool(standings(person, case.parties) & _concerned(case, stage))


def _concerned(case: CaseRecord, stage: str) -> frozenset[Standing]:
    state = LIFE_CYCLES[case.kind].state(case.state)
    return state.waits_for if stage == "again" else state.ladder.get(Stage(stage), frozenset())
