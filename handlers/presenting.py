"""The person's present screen: the open form if one is active, else the home; and what a submitted form became."""

from dataclasses import replace

from bot.records.cases.cases import CaseView
from bot.records.drafts import DraftRecord
from bot.records.outcomes import Outcome
from bot.rules.cases.kinds import FILINGS
from bot.rules.forms.case_steps import CASE_STEPS
from bot.rules.forms.ledgers import ADDING, CHANGING
from bot.rules.ledgers.ledger import Which
from bot.rules.numbering import PATROL, SERVICE, Number
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import Language
from bot.screens import remarks
from bot.screens.behalf import dispute_sent, filed_on_behalf, signed_up_on_behalf
from bot.screens.cases.card import case_card
from bot.screens.cases.outcomes import case_filed, invitation_made, listed_invited
from bot.screens.forms.question import form_screen
from bot.screens.homes.home import first_home, home
from bot.screens.joining.members import SENT, joining_card, reconnection_made
from bot.screens.joining.requests import DECLINED, asked, nowhere, requests
from bot.screens.joining.welcome import welcome
from bot.screens.ledgers.cards import entry_card
from bot.screens.ledgers.lists import entry_list
from bot.screens.patrols.card import patrol_card
from bot.screens.people.roles import person_roles
from bot.screens.people.stand_ins import ARRANGED, stand_in_list
from bot.screens.policies import policy_page
from bot.screens.practice import refusal_of
from bot.screens.registers import register_asked
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from bot.screens.service_log import service_card
from bot.screens.settings.set_up import way_on
from bot.screens.trainings.card import training_card
from bot.services import policies, service_log
from bot.services.cases import steps as cases
from bot.services.forms import filling as forms
from bot.services.homes import waiting as homes
from bot.services.joining import cards as joining_cards
from bot.services.joining import requests as joining_requests
from bot.services.joining import withdrawal as joining_withdrawal
from bot.services.ledgers import entries as ledgers
from bot.services.patrols import patrols
from bot.services.people import roles, stand_ins
from bot.services.settings import set_up
from bot.services.trainings import seats as trainings
from handlers.settings.screens import SETTING_FORMS, days_screen, own_screen, setting_screen
from handlers.turn import Reply, Turn
from storage.people.persons import get_phone
from storage.settings.firm import get_settings

CASE_FORMS = frozenset(form.code for form in CASE_STEPS)


async def welcome_screen(language: Language) -> Screen:
    """A stranger's first screen, in the firm's words if it has any."""
    return welcome(language, (await get_settings()).welcome)


async def home_screen(turn: Turn) -> Screen:
    """What is waiting; before consent, what joining asks; for a stranger, the welcome."""
    if turn.person is None:
        return await welcome_screen(turn.language)
    if turn.person.consented_at is None:
        begun = await homes.begun_forms(turn.person)
        return form_screen(begun[0], turn.language) if begun else await welcome_screen(turn.language)
    if not turn.person.grants:
        return nowhere(turn.person, await joining_requests.waiting_of(turn.person))
    return home(turn.person, await homes.waiting_for(turn.person, turn.cause), turn.cause.at)


async def not_allowed(turn: Turn) -> Screen:
    """For what is not theirs to do; who has not joined, or waits to be let in, sees how that stands."""
    if turn.person is None or not turn.person.grants:
        return await home_screen(turn)
    return remark(refusal_of(turn.person), turn.language)


async def present_screen(turn: Turn) -> Screen:
    """What the person was looking at last."""
    view = await forms.present(turn.person) if turn.person else None
    return form_screen(view, turn.language) if view is not None else await home_screen(turn)


STEPS_OF_SET_UP = frozenset({"ledger", "setting", "joining_card"})


async def outcome_screens(outcome: Outcome, turn: Turn) -> Reply:
    """What a form became once it was submitted; while the firm is being set up, with the way on."""
    shown = await _outcome(outcome, turn)
    if outcome.form in STEPS_OF_SET_UP and isinstance(shown, Screen):
        progress = await set_up.progress(turn.who)
        if progress is not None and progress.next is not None:
            return replace(shown, rows=(*((button,) for button in way_on(progress, turn.language)), *shown.rows))
    return shown


async def _outcome(outcome: Outcome, turn: Turn) -> Reply:
    who = turn.who
    match outcome.form:
        case "patrol":
            return patrol_card(await patrols.get_patrol(who, outcome.record_id, turn.cause), turn.language)
        case kind if kind in FILINGS:
            return await _filed(turn, await cases.get_case(who, outcome.record_id))
        case "case":
            return case_card(await cases.get_case(who, outcome.record_id), turn.cause.at, turn.language)
        case "training" | "training_cancellation":
            card = await training_screen(turn, outcome.record_id)
            said = remarks.TRAINING_PLANNED if outcome.form == "training" else remarks.TRAINING_CANCELLED
            return card.with_toast(said.to(turn.language, n=int(outcome.said_once["told"])))
        case "behalf":
            return await present_screen(turn)
        case "behalf_sign_up":
            view = await trainings.get_training(who, outcome.record_id)
            card = training_card(view, turn.cause.at, turn.language)
            return signed_up_on_behalf(outcome.said_once, card, turn.language)
        case "behalf_wrong":
            return dispute_sent(turn.language)
        case "service_log":
            return service_card(await service_log.get_service(who, outcome.record_id), turn.language)
        case "policy":
            return policy_page(await policies.get_policy(who, outcome.record_id), 0, turn.language)
        case "setting":
            return (await setting_screen(turn, outcome.said_once["key"])).with_toast(remarks.SAVED.to(turn.language))
        case "days_off":
            return (await days_screen(turn, outcome.record_id)).with_toast(remarks.SAVED.to(turn.language))
        case "own_quiet":
            return (await own_screen(turn)).with_toast(remarks.SAVED.to(turn.language))
        case "role":
            return person_roles(*await roles.roles_of(who, outcome.record_id), turn.language)
        case "own_leave" | "stand_in":
            return (await stand_ins_screen(turn)).with_toast(ARRANGED.to(turn.language))
        case "register":
            return register_asked(turn.language)
        case "ledger":
            card = await entry_screen(turn, outcome.said_once["ledger"], outcome.record_id)
            replaced = outcome.said_once["replaced"] != "0"
            return card.with_toast((remarks.LEAD_REPLACED if replaced else remarks.SAVED).to(turn.language))
        case "invitation":
            link = f"https://t.me/{turn.bot_username}?start={outcome.said_once['token']}"
            return invitation_made(link, turn.language)
        case "joining_card":
            made = await joining_cards.get_card(who, outcome.record_id)
            link = joining_cards.link_of(made, turn.bot_username)
            return joining_card(made, link, turn.cause.at, turn.language).with_toast(SENT.to(turn.language))
        case "joining_request":
            return asked(await joining_withdrawal.own_request(who, outcome.record_id), turn.language)
        case "joining_decline":
            waiting = await joining_requests.waiting_for_firm(who, outcome.record_id)
            return requests(outcome.record_id, waiting, 0, turn.language).with_toast(DECLINED.to(turn.language))
        case "listed_invitation":
            link = f"https://t.me/{turn.bot_username}?start={outcome.said_once['token']}"
            return listed_invited(link, outcome.record_id, outcome.said_once["name"], turn.language)
        case "reconnection":
            link = f"https://t.me/{turn.bot_username}?start={outcome.said_once['token']}"
            return reconnection_made(link, turn.language)
        case _:
            return await arrived(turn)


async def _filed(turn: Turn, view: CaseView) -> Screen:
    """The number and promised dates of a new case; to who recorded it, also who hears of it."""
    if view.case.recorder_id != turn.who.id:
        return case_filed(view, turn.language)
    return filed_on_behalf(view, await get_phone(view.case.opened_by_id), turn.language)


async def stand_ins_screen(turn: Turn) -> Screen:
    """Who is on leave, and who stands in."""
    found = await stand_ins.list_for(turn.who)
    endable = frozenset([one.id for one in found if await stand_ins.may_end(turn.who, one)])
    return stand_in_list(found, endable, turn.who)


async def training_screen(turn: Turn, session_id: int) -> Screen:
    """A session's card."""
    return training_card(await trainings.get_training(turn.who, session_id), turn.cause.at, turn.language)


async def entry_screen(turn: Turn, ledger: str, entry_id: int) -> Screen:
    """The card of a ledger's entry."""
    view = await ledgers.get_entry(turn.who, ledger, entry_id)
    work = await ledgers.open_work_of(view, turn.cause)
    return entry_card(view, work, ledgers.visible(turn.who), turn.language)


async def ledger_screen(
    turn: Turn, code: str, which: Which = Which.CURRENT, page: int = 0, client_id: int = 0, search: str = ""
) -> Screen:
    """A page of a ledger's list."""
    who = turn.who
    ledger = ledgers.ledger_of(who, code)
    found = await ledgers.list_entries(who, ledger, which, page, client_id=client_id, search=search)
    return entry_list(
        ledger,
        found,
        which,
        turn.language,
        lists=ledgers.lists_of(who, ledger),
        client=client_id,
        of_client=await ledgers.name_of_client(who, ledger, client_id),
        search=search,
        may_add=may_anywhere(who, Action.CHANGE_LEDGER),
    )


async def arrived(turn: Turn) -> Reply:
    """Joined: straight to the home, in one message with the keys at the bottom (a press has two calls)."""
    joined = await homes.person_now(turn.who.id)
    return first_home(joined, await homes.waiting_for(joined, turn.cause), turn.cause.at)


async def submitted_screen(who: Person, draft: DraftRecord, turn: Turn) -> Screen | None:
    """The record that a submitted draft became, for a button that came too late."""
    if draft.form == "patrol":
        view = await patrols.get_patrol_of_draft(who, draft.id, turn.cause)
        return patrol_card(view, turn.language)
    if draft.form in FILINGS:
        return await _filed(turn, await cases.get_case_of_draft(who, draft.id))
    if draft.form in CASE_FORMS:
        return case_card(await cases.get_case(who, draft.subject_id), turn.cause.at, turn.language)
    if draft.form == "service_log":
        return service_card(await service_log.get_service_of_draft(who, draft.id), turn.language)
    if draft.form == "service_amendment":
        return service_card(await service_log.get_service(who, draft.subject_id), turn.language)
    if draft.form == "behalf_wrong":
        return dispute_sent(turn.language)
    if draft.form == "policy":
        return policy_page(await policies.get_policy_of_draft(who, draft.id), 0, turn.language)
    if draft.form in SETTING_FORMS:
        return await setting_screen(turn, draft.subject_kind)
    if draft.form == "days_off":
        return await days_screen(turn, draft.subject_id)
    if draft.form == "own_quiet":
        return await own_screen(turn)
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
    if draft.form in CHANGING:
        return await entry_screen(turn, draft.subject_kind, draft.subject_id)
    if draft.form in ADDING:
        return await ledger_screen(turn, ADDING[draft.form].code)
    return None


async def record_screen(turn: Turn, number: Number) -> Screen:
    """The record that a number names, as this person may see it."""
    if number.kind == PATROL:
        return patrol_card(await patrols.get_patrol_by_number(turn.who, str(number), turn.cause), turn.language)
    if number.kind == SERVICE:
        return service_card(await service_log.get_service_by_number(turn.who, str(number)), turn.language)
    return case_card(await cases.get_case_by_number(turn.who, str(number)), turn.cause.at, turn.language)
