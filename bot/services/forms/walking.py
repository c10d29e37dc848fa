"""How a draft moves: answers are stored first, then the screen; shared by typing, pressing and sending files."""

from dataclasses import dataclass, replace

from bot.records.cases.findings import FindingRecord
from bot.records.drafts import Card, DraftRecord, DraftView
from bot.records.located import Located
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.cut_texts import may_be_cut
from bot.rules.declaring import NotDeclared
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.board import after_board, on_from_board, page_shown
from bot.rules.forms.day_span import BY_CALENDAR
from bot.rules.forms.items import numbered
from bot.rules.forms.problems import AnswersMissing, DaysBackwards, Problem
from bot.rules.forms.spans import backwards
from bot.rules.forms.walking import following, missing
from bot.rules.handing_over import Held
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.record_kind import RecordKind
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole
from bot.rules.work_records.kinds import kind_of_form
from bot.services.behalf.messages import named_for, tell_of_outcome
from bot.services.cases.lasting import find_to_look_at
from bot.services.checklists import choosing
from bot.services.drafts.loading import DraftClosed, DraftHandedOn, NoSuchDraft, StaleButton, get_form, load, moved
from bot.services.drafts.purpose import Lookup
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms import too_long
from bot.services.forms.purposes import purpose_of
from bot.services.people.acting import acting, doer_of, may_record
from bot.services.work_records.content import holding
from storage.cases import findings
from storage.drafts import stored as drafts
from storage.drafts.held import HANDED_ON
from storage.handing_over import get_latest_of
from storage.people.persons import change_active_draft
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


@dataclass(frozen=True, slots=True)
class Shown:
    """What to show after something was tried: the draft, and why it did not move if it did not.

    ``silent``: nothing needs to be said (a later photo of an album). ``outcome``: the answer submitted the form.
    ``left``: the draft was put aside; ``given_up``: it is no more. ``said_to``: the question to which a text was typed.
    ``understood``: what a line or a caption was taken to say. ``located``: where they said to be, kept beside.
    """

    view: DraftView
    problem: Problem | None = None
    silent: bool = False
    outcome: Outcome | None = None
    left: bool = False
    given_up: bool = False
    said_to: Step | None = None
    understood: Text | None = None
    located: Located | None = None


async def answered(
    cause: Cause, who: Person, view: DraftView, given: dict[str, Answer], after: Step | None, *, files_step: str = ""
) -> Shown:
    """Stores answers, then moves to what is asked next: answers are kept before the screen moves."""
    for key, answer in given.items():
        await drafts.change_answer(view.draft.id, key, answer, cause.said_at)
    if any(view.form.step(key).question.kind is Kind.TEXT for key in given):
        await too_long.let_go(who, view, given.keys())
    answers = {**view.answers, **given}
    view = replace(view, answers=answers)
    if (asks := purpose_of(view.form.code).asks) is not None:
        # what is asked next may hang on what was said just now
        form = await get_form(view.draft.form, view.draft.version)
        view = replace(view, form=await asks(who, replace(view, form=form)))
    follow = following(view.form, answers, after=after.key if after else None)
    step = follow.key if follow else ""
    if view.draft.board and follow is not None:
        page = int(view.draft.board)
        step = on_from_board(view.form, answers) if after is None else after_board(view.form, answers, after, page)
    shown = await go(cause, who, view, step, files_step=files_step)
    # of a long text the rest may be on its way: it is looked at once more instead
    waits = any(may_be_cut(answer.value) for answer in given.values() if isinstance(answer.value, str))
    # a question that is asked because of an answer is asked, though it may be skipped
    asks_on = follow is not None and bool(follow.question.visible_when)
    if not view.form.at_once or waits or asks_on or missing(view.form, answers):
        return shown
    problem = await wrong_together(cause, shown.view)
    if problem is not None:
        return replace(shown, problem=problem)
    if shown.view.warning is not None:
        return shown
    return replace(shown, outcome=await submit(cause, who, shown.view))


async def wrong_together(cause: Cause, view: DraftView) -> Problem | None:
    """Why answers that are each fine cannot be submitted: a span runs backwards, or the form's purpose says so."""
    if (last := backwards(view.form, view.answers)) is not None:
        return DaysBackwards(last)
    check = purpose_of(view.form.code).check
    return await check(cause, view) if check is not None else None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Ends a draft with nothing missing and does what the form is for, as the doing of whom it is recorded for.

    Raises:
        NotDeclared: the form became something that its purpose does not name.
    """
    await close(cause, who, view, "submitted")
    cause, doer = await acting(cause, who, view.draft)
    purpose = purpose_of(view.form.code)
    outcome = await purpose.submit(cause, doer, view)
    if outcome.kind not in purpose.becomes:
        raise NotDeclared(view.form.code, outcome.kind)
    await drafts.change_outcome(view.draft.id, outcome)
    if cause.behalf is not None:
        await tell_of_outcome(cause, view.draft.id, view.draft.subject_kind, outcome)
    return outcome


async def step_over(cause: Cause, who: Person, view: DraftView, step: Step) -> Shown:
    """Leaves a question as it is answered; one that is optional and open counts as skipped."""
    if any(open_step.key == step.key for open_step in missing(view.form, view.answers)):
        return Shown(view, AnswersMissing((step,)))
    given = {} if step.key in view.answers else {step.key: SKIPPED}
    return await answered(cause, who, view, given, step)


async def go(
    cause: Cause, who: Person, view: DraftView, step: str, *, files_step: str = "", board: str | None = None
) -> Shown:
    """Shows another step of a complete view (empty: the review page); its draft becomes the active one.

    ``board``: the page to which it comes back, if that is another one now.

    Raises:
        StaleButton: someone moved it meanwhile.
    """
    page = page_shown(step)
    kept = board if board is not None else view.draft.board if page is None else str(page)
    if not await drafts.move_draft(view.draft, step, cause.at, files_step, board=kept):
        raise StaleButton(view)
    if who.active_draft_id != view.draft.id:
        await change_active_draft(who.id, view.draft.id)
    return Shown(await with_picks(who, moved(view, step, cause.at, files_step, kept)))


async def close(cause: Cause, who: Person, view: DraftView, state: str) -> None:
    """Ends a draft as ``submitted`` or ``cancelled``.

    Raises:
        StaleButton: someone moved or ended it meanwhile.
    """
    if not await drafts.close_draft(view.draft, state, cause.at):
        raise StaleButton(view)
    await change_active_draft(who.id, None)
    await add_entry(cause, state, "draft", view.draft.id)


async def draft_at(who: Person, token: str, turn: int) -> tuple[DraftView, Step | None]:
    """The draft as a button of this turn may act on it."""
    view = await complete(who, await load(await own_draft(who, token)))
    if view.draft.turn != turn:
        raise StaleButton(view)
    return view, view.step


async def own_draft(who: Person, token: str) -> DraftRecord:
    """The person's open draft of this token.

    Raises:
        NoSuchDraft, DraftClosed, DraftHandedOn
    """
    draft = await drafts.get_draft_by_token(token)
    if draft is None or draft.person_id != who.id:
        raise NoSuchDraft
    handover = await get_latest_of(Held.DRAFT, draft.id) if draft.state == HANDED_ON else None
    if handover is not None:
        raise DraftHandedOn(handover)
    if draft.state != "open":
        raise DraftClosed(draft)
    return draft


async def active_view(who: Person) -> DraftView:
    """The draft that typed text and files go to.

    Raises:
        NoSuchDraft: there is none.
    """
    draft = await drafts.get_active_draft(who.id)
    if draft is None:
        raise NoSuchDraft
    return await complete(who, await load(draft))


async def take_up(who: Person, draft: DraftRecord) -> DraftView:
    """Makes a draft the active one."""
    await change_active_draft(who.id, draft.id)
    return await complete(who, await load(draft))


async def complete(who: Person, view: DraftView) -> DraftView:
    """Adds what only the form's purpose knows: its card, the records to pick from, last time's answers.

    Raises:
        NotAllowed, SubjectDone: as ``card_of``.
    """
    card = await card_of(who, view.draft)
    view = replace(view, card=card)
    if (asks := purpose_of(view.form.code).asks) is not None:
        view = replace(view, form=await asks(who, view))
    kind = kind_of_form(view.form.code)
    if card.site_id is not None and kind is not None:
        before = await drafts.find_last_submitted(kind.kind, view.form.code, card.site_id, view.draft.started_at)
        if before is not None:
            form, holds = await get_form(before.form, before.version), await holding(before)
            known = {step.key for step in form.steps()}
            last_time = {key: answer for key, answer in (await drafts.get_answers(holds.id)).items() if key in known}
            view = replace(view, last_time=last_time, last_time_at=before.changed_at)
        if kind.checklists and card.client_id is not None and may(who, Action.PATROL, Subject(card.client_id)):
            closed = tuple(await find_to_look_at(card.client_id, card.site_id, view.draft.changed_at))
            found = await _found_before(view, kind, card.client_id, card.site_id)
            view = replace(view, found_before=found, closed_before=closed)
        if kind.checklists and not view.answers:
            subject = view.draft.subject_kind, view.draft.subject_id
            view = replace(view, alike=await choosing.as_deep_too(view.form.code, *subject))
    return await with_picks(who, view)


async def _found_before(view: DraftView, kind: RecordKind, client_id: int, site_id: int) -> dict[str, FindingRecord]:
    """What is not closed of the same items, the latest of each: items that are the same share their codes."""
    clauses = {step.key: step.question.clause or "" for step in numbered(view.form)}
    found = await findings.find_open_at(client_id, site_id, kind.kind)
    return {one.question: one for one in found if clauses.get(one.question) == one.clause}


async def card_of(who: Person, draft: DraftRecord) -> Card:
    """What a draft is about. It outlives permissions: what the person may no longer open is refused at every press.

    Raises:
        NotAllowed: the person may not fill it in any more.
        SubjectDone: what it is about was done meanwhile.
    """
    purpose = purpose_of(draft.form)
    card = await purpose.card(draft.subject_kind, draft.subject_id)
    doer = await doer_of(who, draft)
    if card is None or doer is None or not purpose.may_open(doer, card):
        raise NotAllowed(draft.form, draft.subject_kind, draft.subject_id)
    if draft.behalf is None:
        return card
    if not await may_record(who, draft.form, card):
        raise NotAllowed(draft.form, draft.subject_kind, draft.subject_id)
    return named_for(doer, card)


async def with_picks(who: Person, view: DraftView) -> DraftView:
    """Adds the records to pick from, where the shown question or the review asks for one, and the review's warning."""
    warn = purpose_of(view.form.code).warn
    if warn is not None and view.step is None and view.page is None:
        view = replace(view, warning=await warn(view))
    if view.step is not None and view.step.question.kind in BY_CALENDAR:
        view = await _with_days(view, view.step)
    if view.step is not None and view.step.question.kind is Kind.TEXT:
        view = replace(view, proposals=await purpose_of(view.form.code).proposes(who, view, view.step))
    picked = [step for step in view.form.steps() if step.question.kind in (Kind.RECORD, Kind.PEOPLE)]
    lookup = purpose_of(view.form.code).lookup
    if lookup is not None:
        return await _looked_up(who, view, picked, lookup)
    if picked and (view.step is None or view.step in picked):
        shown = view.step or picked[0]
        picks = await purpose_of(view.form.code).picks(who, shown.question.pick or "", view.card)
        if view.draft.behalf is not None:
            # what somebody says about the one who writes it down is for another to write down
            picks = tuple(pick for pick in picks if pick.id != who.id)
        view = replace(view, picks=picks)
    return view


async def _with_days(view: DraftView, step: Step) -> DraftView:
    """Adds what a question for a day is to be answered by: whose working days, and from which day on."""
    first_day = purpose_of(view.form.code).first_day
    chosen = view.answers.get("client")
    client_id = int(str(chosen.value)) if chosen is not None and chosen.value else view.card.client_id
    calendar = (await get_settings()).calendar(client_id)
    return replace(view, first_day=first_day(view, step) if first_day is not None else None, calendar=calendar)


async def _looked_up(who: Person, view: DraftView, picked: list[Step], lookup: Lookup) -> DraftView:
    chosen = {}
    for step in picked:
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.RECORD and answer is not None and answer.value and not answer.skipped:
            pick = await lookup.get(who, step.question.pick or "", view, int(str(answer.value)))
            chosen[step.key] = pick.label if pick is not None else "—"
    view = replace(view, chosen=chosen)
    return await search(who, view, "") if view.step in picked else view


async def choose_the_only(cause: Cause, who: Person, view: DraftView) -> DraftView:
    """Answers the first question of a new draft where there is one entry to choose; the review page can change it."""
    step = view.step
    if step is None or not step.question.required or view.form.at_once or view.found != 1:
        return view
    return (await answered(cause, who, view, {step.key: Answer(str(view.picks[0].id))}, step)).view


async def search(who: Person, view: DraftView, text: str) -> DraftView:
    """The view with the first records that have the text in them, where its question looks records up."""
    lookup = purpose_of(view.form.code).lookup
    if lookup is None or view.step is None:
        return view
    found = await lookup.find(who, view.step.question.pick or "", view, text)
    return replace(view, picks=found.picks, found=found.total)


async def is_offered(who: Person, view: DraftView, value: str) -> bool:
    """Whether the shown RECORD question can be answered with the record of this id."""
    lookup = purpose_of(view.form.code).lookup
    if lookup is None or view.step is None:
        return value in {str(pick.id) for pick in view.picks}
    pick = view.step.question.pick or ""
    record_id = read_whole(value)
    return record_id is not None and await lookup.get(who, pick, view, record_id) is not None
