"""What is said unasked about records made on behalf of somebody, rendered when it is sent."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import may_see
from bot.rules.people import Person
from bot.rules.text import Language
from bot.screens import behalf
from bot.screens.cases.card import case_card
from bot.screens.screen import Screen
from bot.screens.trainings.card import training_card
from bot.services.behalf.messages import CASE, SIGN_UP
from bot.services.cases import steps as cases
from bot.services.cases.history import said
from bot.services.trainings import seats as trainings
from storage import trainings as stored_trainings
from storage.cases import stored as stored_cases
from storage.people import persons as people
from storage.post.outbox import MessageRecord


async def passed_on(named_id: int, screen: Screen, language: Language) -> Screen:
    """A message for somebody who does not use the bot, to who tells them."""
    named = await people.get_person_on_record(named_id)
    return behalf.passed_on(named.name if named else "", await people.get_phone(named_id), screen, language)


async def behalf_message(message: MessageRecord, person: Person, at: datetime) -> Screen:
    """The screen of a message of ``KINDS``.

    Raises:
        Moot: the record is not theirs to see (any more).
    """
    if message.kind == "record_disputed":
        return await _disputed(message, person, at)
    by = await people.get_person(int(message.parameters["by"]))
    recorded = behalf.recorded_from(by.name if by else "", message.parameters)
    if message.subject_kind == SIGN_UP:
        sign_up = await stored_trainings.get_sign_up(message.subject_id)
        session = await stored_trainings.get_session(sign_up.session_id) if sign_up is not None else None
        view = await trainings.view_of(person, session) if session is not None else None
        if sign_up is None or view is None or sign_up.state not in ("seated", "waiting"):
            raise Moot(message.kind)
        card = training_card(view, at, person.language)
        return behalf.sign_up_recorded(recorded, card, sign_up.id, person.language)
    case = await _case(message, person)
    card = case_card(await cases.view_of(person, case), at, person.language, with_events=False)
    return behalf.step_recorded(recorded, case, str(message.parameters["action"]), card, person.language)


async def _case(message: MessageRecord, person: Person) -> CaseRecord:
    case = await stored_cases.get_case(message.subject_id)
    if case is None or not may_see(person, LIFE_CYCLES[case.kind], case.parties):
        raise Moot(message.kind)
    return case


async def _disputed(message: MessageRecord, person: Person, at: datetime) -> Screen:
    named = await people.get_person(int(message.parameters["who"]))
    text, _ = await said(int(message.parameters["draft"]))
    name = named.name if named else ""
    if message.subject_kind == CASE:
        card = case_card(await cases.view_of(person, await _case(message, person)), at, person.language)
        return behalf.disputed(name, text, card, person.language)
    sign_up = await stored_trainings.get_sign_up(message.subject_id)
    session = await stored_trainings.get_session(sign_up.session_id) if sign_up is not None else None
    view = await trainings.view_of(person, session) if session is not None else None
    if view is None:
        raise Moot(message.kind)
    return behalf.disputed(name, text, training_card(view, at, person.language), person.language)
