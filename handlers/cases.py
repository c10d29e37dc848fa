"""Cases: the lists, the card, steps of one tap, files, 明天再提醒, 为什么是这天？."""

from contextlib import suppress

from aiogram import Router

from bot.records.cases.cases import CaseView
from bot.records.links import CASE, Link
from bot.rules.cases.kinds import CASE_KINDS, KINDS
from bot.rules.cases.sifting import sift_of
from bot.screens import remarks
from bot.screens.behalf import filed_on_behalf
from bot.screens.buttons import (
    ActOnCase,
    ChooseSift,
    ExplainDate,
    ShowCase,
    ShowCaseFiles,
    ShowFindings,
    ShowProgress,
    ShowPromises,
    ShowSifted,
    ShowStatus,
    SnoozeCase,
)
from bot.screens.cases import lists as case_lists
from bot.screens.cases.alike import added
from bot.screens.cases.answered import answered, with_collecting
from bot.screens.cases.card import albums, case_card, heading
from bot.screens.cases.dates_explained import date_explained
from bot.screens.cases.outcomes import case_filed, filed_about_oneself, filed_for_nobody
from bot.screens.cases.promises import promises_shown
from bot.screens.cases.risks import with_proposal
from bot.screens.cases.status import status
from bot.screens.cases.too_late import too_late
from bot.screens.paged import PER_PAGE
from bot.screens.screen import Screen
from bot.screens.ways.cases import FINDINGS, PROGRESS
from bot.services.behalf.recording import phone_to_pass_on
from bot.services.cases import progress, seeing
from bot.services.cases import steps as cases
from bot.services.cases.answered import can_be_collected, get_answer
from bot.services.cases.filing import ADDED, FILED, HELPED
from bot.services.cases.forms import STEP_TAKEN
from bot.services.cases.handling import is_left
from bot.services.cases.limits import TooLate
from bot.services.cases.promises import is_promised, promises_of
from bot.services.cases.seeing import NoSuchCase
from bot.services.cases.steps import AlreadyHandled, DoneToday
from bot.services.drafts.loading import SubjectDone
from bot.services.forms import filling as forms
from bot.services.risks.proposing import proposal_of
from bot.services.work_records.raising import MADE
from handlers.albums import shown
from handlers.declaring import Numbers, Refusals, became, receipt
from handlers.following import with_next
from handlers.presenting import form_now, present_screen
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="cases")


@router.message(meant(FINDINGS, ShowFindings(0)))
@router.callback_query(says(ShowFindings))
async def show_findings(_: object, turn: Turn, pressed: ShowFindings) -> Reply:
    """待我整改 / 未闭环问题."""
    found = await progress.look_at_findings(turn.who, pressed.page, PER_PAGE)
    return case_lists.findings(found, turn.who, turn.cause.at)


@router.message(meant(PROGRESS, ShowProgress("", 0)))
@router.callback_query(says(ShowProgress))
async def show_progress(_: object, turn: Turn, pressed: ShowProgress) -> Reply:
    """查进度: one of the lists, the first where none is named that is theirs."""
    tabs = progress.tabs(turn.who)
    whose = pressed.whose if pressed.whose in tabs else tabs[0]
    found = await progress.look_up(turn.who, whose, pressed.page, PER_PAGE)
    return case_lists.progress(found, whose, tabs, turn.who, turn.cause.at)


@router.callback_query(says(ShowSifted))
async def show_sifted(_: object, turn: Turn, pressed: ShowSifted) -> Reply:
    """查进度 as far as it is asked for."""
    tabs, sift = progress.tabs(turn.who), sift_of(pressed.kind, pressed.stands, turn.cause.at)
    whose = pressed.whose if pressed.whose in tabs else tabs[0]
    found = await progress.look_up(turn.who, whose, pressed.page, PER_PAGE, sift)
    return case_lists.progress(found, whose, tabs, turn.who, turn.cause.at, sift)


@router.callback_query(says(ChooseSift))
async def choose_sift(_: object, turn: Turn, pressed: ChooseSift) -> Reply:
    """What of 查进度 is to be shown."""
    sift = sift_of(pressed.kind, pressed.stands, turn.cause.at)
    return case_lists.sifting(pressed.whose, sift, progress.kinds_for(turn.who), turn.language)


@router.callback_query(says(ShowCase))
async def show_case(_: object, turn: Turn, pressed: ShowCase) -> Reply:
    """One case."""
    return await case_screen(turn, pressed.case_id)


async def case_screen(turn: Turn, case_id: int) -> Screen:
    """A case's card."""
    return await _card(turn, await seeing.get_case(turn.who, case_id))


async def _card(turn: Turn, view: CaseView) -> Screen:
    card = case_card(view, turn.cause.at, turn.language)
    card = with_proposal(card, await proposal_of(turn.who, view.case), turn.language)
    offered = await can_be_collected(turn.who, view.case)
    return with_collecting(card, view.case.id, turn.language, offered=offered)


@router.callback_query(says(ActOnCase))
async def act_on_case(_: object, turn: Turn, pressed: ActOnCase) -> Reply:
    """A step that one tap takes; behind a button of before, the form that the step asks for by now."""
    form = await cases.asked_by(turn.who, pressed.case_id, pressed.action)
    if form is not None:
        return form_now(await forms.open_form(turn.cause, turn.who, form, pressed.action, pressed.case_id), turn)
    view = await cases.act(turn.cause, turn.who, pressed.case_id, pressed.action, pressed.state, pressed.turn)
    said = cases.said_of(turn.who, view, pressed.action, turn.language)
    card = case_card(view, turn.cause.at, turn.language).with_toast(said)
    # what still waits for them themselves has its steps on the card
    return card if view.waits_for_me else await with_next(card, turn)


@router.callback_query(says(ShowCaseFiles))
async def show_case_files(_: object, turn: Turn, pressed: ShowCaseFiles) -> Reply:
    """The photos, documents or a recording of a case."""
    view = await seeing.get_case(turn.who, pressed.case_id)
    files = albums(view.files).get(pressed.what)
    if files is None:
        return case_card(view, turn.cause.at, turn.language)
    secret = CASE_KINDS[view.case.kind].confidential
    html, about = heading(view, turn.cause.at, turn.language), Link(CASE, view.case.id)
    return await shown(turn, about, view.case.client_id, html, files, view.files, secret=secret)


@router.callback_query(says(ShowStatus))
async def show_status(_: object, turn: Turn, pressed: ShowStatus) -> Reply:
    """现状."""
    return status(await seeing.get_case(turn.who, pressed.case_id), turn.cause.at, turn.language)


@router.callback_query(says(ExplainDate))
async def explain_date(_: object, turn: Turn, pressed: ExplainDate) -> Reply:
    """为什么是这天？."""
    view = await seeing.get_case(turn.who, pressed.case_id)
    explained = await cases.explained(view)
    if explained is None:
        return case_card(view, turn.cause.at, turn.language)
    return date_explained(view.case, explained, turn.language)


@router.callback_query(says(ShowPromises))
async def show_promises(_: object, turn: Turn, pressed: ShowPromises) -> Reply:
    """承诺记录."""
    view = await seeing.get_case(turn.who, pressed.case_id)
    found = (await promises_of((view.case.id,)))[view.case.id]
    to_reader = is_promised(turn.who, view.case)
    return promises_shown(view, found, turn.cause.at, turn.language, to_reader=to_reader)


@router.callback_query(says(SnoozeCase))
async def snooze_case(_: object, turn: Turn, pressed: SnoozeCase) -> Reply:
    """明天再提醒."""
    view = await cases.snooze(turn.cause, turn.who, pressed.case_id)
    said = remarks.WILL_REMIND.to(turn.language, hour=f"{await cases.reminding_hour():%H:%M}")
    return case_card(view, turn.cause.at, turn.language).with_toast(said)


async def _filed(turn: Turn, case_id: int) -> Screen:
    """The number and promised dates of a new case; to who recorded it, also who hears of it."""
    try:
        view = await seeing.get_case(turn.who, case_id)
    except NoSuchCase:
        # who wrote it down for somebody may be meant by it
        return filed_about_oneself(turn.language)
    if not await is_left(view.case):
        return filed_for_nobody(view, turn.language)
    if view.case.recorder_id != turn.who.id:
        return case_filed(view, turn.language)
    return filed_on_behalf(view, await phone_to_pass_on(view.case), turn.language)


async def _added(turn: Turn, case_id: int) -> Screen:
    """That the report was added to one that was there."""
    view = await seeing.get_case(turn.who, case_id)
    return added(view.case.number, case_id, turn.language)


async def _answered(turn: Turn, answer_id: int) -> Screen:
    """That what had been answered before was all that was wanted."""
    found = await get_answer(answer_id)
    return answered(found, turn.who) if found is not None else await present_screen(turn)


async def _numbered(turn: Turn, number: str) -> Screen:
    return await _card(turn, await seeing.get_case_by_number(turn.who, number))


def _handled(view: CaseView, turn: Turn) -> Screen:
    """Someone acted first: who, and how the case stands now."""
    last = view.events[-1].who if view.events else None
    text = remarks.ALREADY_BY.to(turn.language, name=last) if last else remarks.ALREADY.to(turn.language)
    return case_card(view, turn.cause.at, turn.language).with_toast(text)


async def _handled_before(refusal: AlreadyHandled, turn: Turn, _: object) -> Screen:
    return _handled(refusal.view, turn)


async def _subject_done(refusal: SubjectDone, turn: Turn, _: object) -> Screen:
    with suppress(NoSuchCase):  # no longer theirs to see: where the person is now
        if refusal.card is not None:
            return _handled(await seeing.get_case(turn.who, refusal.card.subject_id), turn)
    return (await present_screen(turn)).with_toast(remarks.ALREADY.to(turn.language))


async def _done_today(refusal: DoneToday, turn: Turn, _: object) -> Screen:
    again = case_card(refusal.view, turn.cause.at, turn.language)
    return again.with_toast(remarks.NUDGED_TODAY.to(turn.language), alert=True)


async def _too_late(refusal: TooLate, turn: Turn, _: object) -> Screen:
    return too_late(refusal.case, refusal.transition, refusal.until, turn.language)


async def _after_step(turn: Turn, case_id: int) -> Screen:
    """The case's card; to who said that it is about themselves, where they are now."""
    try:
        view = await seeing.get_case(turn.who, case_id)
    except NoSuchCase:
        return (await present_screen(turn)).with_toast(remarks.NOT_YOURS_ANY_MORE.to(turn.language))
    case = view.case
    if case.opened_by_id == turn.who.id and case.closed_at is None and not await is_left(case):
        return filed_for_nobody(view, turn.language)
    return await _card(turn, view)


OUTCOMES = {
    FILED: receipt(_filed, case_screen),
    ADDED: receipt(_added, case_screen),
    HELPED: receipt(_answered),
    MADE: became(case_screen, remarks.SAVED),
    STEP_TAKEN: became(_after_step, of_day=True),
}
NUMBERS: Numbers = dict.fromkeys((kind.number for kind in KINDS), _numbered)
REFUSALS: Refusals = {
    AlreadyHandled: _handled_before,
    SubjectDone: _subject_done,
    DoneToday: _done_today,
    TooLate: _too_late,
}
