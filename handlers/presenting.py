"""The person's present screen: the open form if one is active, else the home; and what a submitted form became."""

from bot.records.drafts import DraftRecord
from bot.records.outcomes import Outcome
from bot.rules.forms.case_steps import CASE_STEPS
from bot.rules.numbering import Number, NumberKind
from bot.rules.people import Person
from bot.screens import remarks
from bot.screens.cases import case_card
from bot.screens.forms import form_screen
from bot.screens.homes import first_home, home
from bot.screens.outcomes import case_filed, invitation_made
from bot.screens.patrols import patrol_card
from bot.screens.practice import refusal_of
from bot.screens.registers import register_asked
from bot.screens.remarks import remark
from bot.screens.roles import person_roles
from bot.screens.screen import Screen
from bot.screens.stand_ins import ARRANGED, stand_in_list
from bot.screens.trainings import training_card
from bot.screens.welcome import welcome
from bot.services import cases, forms, homes, patrols, roles, stand_ins, trainings
from handlers.turn import Reply, Turn

CASE_FORMS = frozenset(form.code for form in CASE_STEPS)


async def home_screen(turn: Turn) -> Screen:
    """What is waiting; before consent, what joining asks; for a stranger, the welcome."""
    if turn.person is None:
        return welcome(turn.language)
    if turn.person.consented_at is None:
        begun = await homes.begun_forms(turn.person)
        return form_screen(begun[0], turn.language) if begun else welcome(turn.language)
    return home(turn.person, await homes.waiting_for(turn.person, turn.cause), turn.cause.at)


async def not_allowed(turn: Turn) -> Screen:
    """For what is not theirs to do; who has not joined yet sees how to join."""
    if turn.person is None or turn.person.consented_at is None:
        return await home_screen(turn)
    return remark(refusal_of(turn.person), turn.language)


async def present_screen(turn: Turn) -> Screen:
    """What the person was looking at last."""
    view = await forms.present(turn.person) if turn.person else None
    return form_screen(view, turn.language) if view is not None else await home_screen(turn)


async def outcome_screens(outcome: Outcome, turn: Turn) -> Reply:
    """What a form became once it was submitted."""
    who = turn.who
    match outcome.form:
        case "patrol":
            return patrol_card(await patrols.get_patrol(who, outcome.record_id, turn.cause), turn.language)
        case "complaint" | "enquiry":
            return case_filed(await cases.get_case(who, outcome.record_id), turn.language)
        case "case":
            return case_card(await cases.get_case(who, outcome.record_id), turn.cause.at, turn.language)
        case "training" | "training_cancellation":
            card = await training_screen(turn, outcome.record_id)
            said = remarks.TRAINING_PLANNED if outcome.form == "training" else remarks.TRAINING_CANCELLED
            return card.with_toast(said.to(turn.language, n=int(outcome.said_once["told"])))
        case "role":
            return person_roles(*await roles.roles_of(who, outcome.record_id), turn.language)
        case "own_leave" | "stand_in":
            return (await stand_ins_screen(turn)).with_toast(ARRANGED.to(turn.language))
        case "register":
            return register_asked(turn.language)
        case "invitation":
            link = f"https://t.me/{turn.bot_username}?start={outcome.said_once['token']}"
            return invitation_made(link, turn.language)
        case _:
            return await arrived(turn)


async def stand_ins_screen(turn: Turn) -> Screen:
    """Who is on leave, and who stands in."""
    found = await stand_ins.list_for(turn.who)
    endable = frozenset([one.id for one in found if await stand_ins.may_end(turn.who, one)])
    return stand_in_list(found, endable, turn.who)


async def training_screen(turn: Turn, session_id: int) -> Screen:
    """A session's card."""
    return training_card(await trainings.get_training(turn.who, session_id), turn.cause.at, turn.language)


async def arrived(turn: Turn) -> Reply:
    """Joined: straight to the home, in one message with the keys at the bottom (a press has two calls)."""
    joined = await homes.person_now(turn.who.id)
    return first_home(joined, await homes.waiting_for(joined, turn.cause), turn.cause.at)


async def submitted_screen(who: Person, draft: DraftRecord, turn: Turn) -> Screen | None:
    """The record that a submitted draft became, for a button that came too late."""
    if draft.form == "patrol":
        view = await patrols.get_patrol_of_draft(who, draft.id, turn.cause)
        return patrol_card(view, turn.language)
    if draft.form in ("complaint", "enquiry"):
        return case_filed(await cases.get_case_of_draft(who, draft.id), turn.language)
    if draft.form in CASE_FORMS:
        return case_card(await cases.get_case(who, draft.subject_id), turn.cause.at, turn.language)
    if draft.form == "role":
        return person_roles(*await roles.roles_of(who, draft.subject_id), turn.language)
    if draft.form in ("own_leave", "stand_in"):
        return await stand_ins_screen(turn)
    if draft.form == "register":
        return register_asked(turn.language)
    if draft.form == "training":
        return training_card(await trainings.get_training_of_draft(who, draft.id), turn.cause.at, turn.language)
    if draft.form == "training_cancellation":
        return await training_screen(turn, draft.subject_id)
    return None


async def record_screen(turn: Turn, number: Number) -> Screen:
    """The record that a number names, as this person may see it."""
    if number.kind is NumberKind.PATROL:
        return patrol_card(await patrols.get_patrol_by_number(turn.who, str(number), turn.cause), turn.language)
    return case_card(await cases.get_case_by_number(turn.who, str(number)), turn.cause.at, turn.language)
