"""What is said unasked about records made on behalf of somebody, rendered when it is sent."""

from bot.letters.kind import SENT_ON_TO_LEADS, STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.letters.people.firms import firms_of
from bot.records.cases.cases import CaseRecord
from bot.records.trainings import SignUpRecord, TrainingView
from bot.records.work_records import RecordView
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Standing
from bot.rules.cases.parties import may_see
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import DELIVERABLES
from bot.screens import behalf
from bot.screens.cases.card import case_card
from bot.screens.screen import Screen
from bot.screens.trainings.card import training_card
from bot.screens.work_records.card import record_card
from bot.services.behalf.messages import CASE, DISPUTED, RECORDED, SIGN_UP
from bot.services.cases import seeing
from bot.services.cases.history import said
from bot.services.cases.people import relays
from bot.services.trainings import seats as trainings
from bot.services.work_records.seeing import NoSuchRecord, get_record
from storage import trainings as stored_trainings
from storage.people import persons as people


async def passed_on(named_id: int, screen: Screen, language: Language) -> Screen:
    """A message for somebody who does not use the bot, to who tells them."""
    named = await people.get_person_on_record(named_id)
    return behalf.passed_on(named.called if named else "", await people.get_phone(named_id), screen, language)


async def case_passed_on(
    opening: Opening, named_id: int, case: CaseRecord, concerned: frozenset[Standing], screen: Screen
) -> Screen:
    """What the reader is asked to tell somebody who does not use the bot, unless that one does by now."""
    if await relays(opening.reader, case, concerned) != named_id:
        raise Moot(opening.message.kind)
    return await passed_on(named_id, screen, opening.language)


async def _recorded(opening: Opening) -> Screen:
    message, reader = opening.message, opening.reader
    by = await people.get_person(int(message.parameters["by"]))
    recorded = behalf.recorded_from(by.called if by else "", message.parameters)
    if message.subject_kind == SIGN_UP:
        sign_up, view = await _training(message.subject_id, reader)
        if sign_up.state not in ("seated", "waiting"):
            raise Moot(message.kind)
        card = training_card(view, opening.at, reader.language)
        return behalf.sign_up_recorded(recorded, card, sign_up.id, reader.language)
    case = seen_case(opening)
    card = case_card(await seeing.view_of(reader, case), opening.at, reader.language, with_events=False)
    return behalf.step_recorded(recorded, case, str(message.parameters["action"]), card, reader.language)


def seen_case(opening: Opening) -> CaseRecord:
    """The case, which the reader has to be able to see."""
    case = opening.case
    if case is None or not may_see(opening.reader, LIFE_CYCLES[case.kind], case.parties):
        raise Moot(opening.message.kind)
    return case


async def _training(sign_up_id: int, reader: Person) -> tuple[SignUpRecord, TrainingView]:
    sign_up = await stored_trainings.get_sign_up(sign_up_id)
    session = await stored_trainings.get_session(sign_up.session_id) if sign_up is not None else None
    view = await trainings.view_of(reader, session) if session is not None else None
    if sign_up is None or view is None:
        raise Moot(SIGN_UP)
    return sign_up, view


async def _deliverable(opening: Opening) -> RecordView:
    message = opening.message
    try:
        return await get_record(opening.reader, message.subject_kind, message.subject_id, Cause(opening.at))
    except NoSuchRecord:
        raise Moot(message.kind) from None


async def _disputed(opening: Opening) -> Screen:
    message, reader = opening.message, opening.reader
    named = await people.get_person(int(message.parameters["who"]))
    text, _ = await said(int(message.parameters["draft"]))
    name = named.called if named else ""
    if message.subject_kind == SIGN_UP:
        _, view = await _training(message.subject_id, reader)
        return behalf.disputed(name, text, training_card(view, opening.at, reader.language), reader.language)
    if message.subject_kind in DELIVERABLES:
        record = await _deliverable(opening)
        return behalf.disputed(name, text, record_card(record, reader.language), reader.language)
    card = case_card(await seeing.view_of(reader, seen_case(opening)), opening.at, reader.language)
    return behalf.disputed(name, text, card, reader.language)


async def _firms_of_who_disputes(opening: Opening) -> tuple[int, ...]:
    return await firms_of(int(opening.message.parameters["who"]))


A_DISPUTE = Text("代录核实通知", "news of a disputed record")

KINDS = (
    MessageKind(
        RECORDED,
        Text("代录通知", "news of a record made for them"),
        (CASE, SIGN_UP),
        STAYS,
        _recorded,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        DISPUTED,
        A_DISPUTE,
        (CASE, SIGN_UP, *DELIVERABLES),
        SENT_ON_TO_LEADS,
        _disputed,
        clients=_firms_of_who_disputes,
        occasion=Occasion.HAPPENED,
    ),
)
