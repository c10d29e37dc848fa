"""What is said because of 代录: to those for whom something was recorded, and to those who pass news on to others."""

from dataclasses import replace
from datetime import datetime

from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.records.drafts import Card
from bot.records.outcomes import Outcome
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import may_see
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens import behalf
from bot.screens.cases.card import case_card
from bot.screens.screen import Screen
from bot.screens.trainings.card import training_card
from bot.services.cases import steps as cases
from bot.services.cases.history import said
from bot.services.people.acting import uses_the_bot
from bot.services.trainings import seats as trainings
from storage import trainings as stored_trainings
from storage.cases import stored as stored_cases
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord

KINDS = frozenset({"recorded_for_you", "record_disputed"})
CASE, SIGN_UP = "case", "sign_up"


def named_for(named: Person, card: Card) -> Card:
    """A form's card that says for whom it is filled in."""
    title = card.title or Text("", "")
    return replace(card, title=Text(f"代{named.name} · {title.zh}", f"for {named.name} · {title.en}"))


async def tell_of_outcome(cause: Cause, draft_id: int, action: str, outcome: Outcome) -> None:
    """``tell`` for what a form recorded on somebody's behalf became; ``action`` is the step that it was for."""
    step = action if outcome.form == "case" else "open"
    await tell(cause, draft_id, CASE, outcome.record_id, step)


async def tell(cause: Cause, draft_id: int, subject_kind: str, subject_id: int, action: str) -> None:
    """Tells the person for whom something was recorded, if they use the bot; ``draft_id`` is that of the recording."""
    told = cause.behalf
    named = await people.get_person_on_record(told.person_id) if told is not None else None
    if told is None or named is None or not uses_the_bot(named) or cause.person_id is None:
        return
    await outbox.add_message(
        key=f"recorded:{draft_id}",
        kind="recorded_for_you",
        person_id=named.id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        send_at=cause.at,
        parameters={
            "action": action,
            "by": cause.person_id,
            "channel": told.channel.value,
            "told_on": told.told_on.isoformat(),
        },
    )


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
