"""The form engine's use cases: every form is filled in through these, whatever it is about (DESIGN.md section 3).

A button raises ``NoSuchDraft``, ``DraftClosed`` or ``StaleButton`` when its draft is not the person's, not open, or not
where it was shown; typing and sending raise ``NoSuchDraft`` when no draft is active.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.records.drafts import DraftRecord, DraftView
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day, in_beijing
from bot.rules.cause import Cause
from bot.rules.checklists.asked import kind_form_of
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import NO_READING, SKIPPED, Answer
from bot.rules.forms.board import board_step, on_from_board, page_shown, page_with
from bot.rules.forms.day_span import BY_CALENDAR, span_of
from bot.rules.forms.days import days_meant
from bot.rules.forms.problems import AnswersMissing, NoSuchName, NothingFound, not_asked
from bot.rules.forms.reading import read
from bot.rules.forms.unmeasured import instrument_item
from bot.rules.forms.unreadable import Unreadable
from bot.rules.forms.walking import following, missing, preceding, rest_conform, top_of, visible
from bot.rules.people import Person
from bot.rules.pinyin import may_mean
from bot.rules.plain_words import normalise
from bot.rules.record_kind import TASK
from bot.rules.work_records.kinds import KINDS, kind_of_form
from bot.services.checklists import choosing
from bot.services.drafts.beginning import begin_draft
from bot.services.drafts.button_answers import read_button
from bot.services.drafts.items import note_from_caption
from bot.services.drafts.loading import FormNotPublished, StaleButton, SubjectDone, get_form, load
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms import too_long
from bot.services.forms.measuring import first_unusable, go_without, unusable
from bot.services.forms.people import choose_person, with_typed
from bot.services.forms.purposes import PURPOSES, purpose_of
from bot.services.forms.quick_lines import answer_by_line, line_on_board
from bot.services.forms.revising import go_on_from
from bot.services.forms.walking import (
    Shown,
    active_view,
    answered,
    card_of,
    choose_the_only,
    close,
    complete,
    draft_at,
    go,
    is_offered,
    own_draft,
    search,
    step_over,
    submit,
    take_up,
    wrong_together,
)
from storage.attachments import remove_attachments
from storage.database import writing
from storage.drafts import stored as drafts
from storage.people.persons import change_active_draft
from storage.trail.entries import add_entry


class Move(StrEnum):
    """Ways through a form that are not answers."""

    BACK = "back"
    SKIP = "skip"
    NEXT = "next"
    REST = "rest"
    CLEAR = "clear"
    SHOW = "show"
    ASK_CANCEL = "ask_cancel"
    CANCEL = "cancel"
    LEAVE = "leave"
    SUBMIT = "submit"
    BOARD = "board"
    ONE_BY_ONE = "one_by_one"
    REVIEW = "review"
    FINISH = "finish"


@writing
async def open_form(cause: Cause, who: Person, code: str, subject_kind: str, subject_id: int) -> DraftView:
    """Begins a form about a subject, or takes its open draft up again; it becomes the active draft.

    Raises:
        NotAllowed: the person may not fill this form in about this subject, or there is no such subject.
    """
    return await begin(cause, who, code, subject_kind, subject_id)


async def begin(cause: Cause, who: Person, code: str, subject_kind: str, subject_id: int) -> DraftView:
    """``open_form`` inside a transaction that is open already."""
    purpose = PURPOSES.get(kind_form_of(code))
    try:
        card = await purpose.card(subject_kind, subject_id) if purpose else None
    except SubjectDone as done:
        # that it is done is told only to those who might have done it
        if purpose is not None and done.card is not None and not purpose.may_open(who, done.card):
            raise NotAllowed(code, subject_kind, subject_id) from None
        raise
    if purpose is None or card is None or not purpose.may_open(who, card):
        raise NotAllowed(code, subject_kind, subject_id)
    if purpose.in_time is not None:
        await purpose.in_time(cause, subject_kind, subject_id)
    goes_on_from = None
    if purpose.goes_on_from is not None:
        code, goes_on_from = await purpose.goes_on_from(cause, subject_id)
    existing = await _begun(who, code, subject_kind, subject_id)
    if existing is not None:
        return await take_up(who, existing)
    begins_with = purpose.begins_with
    answers = await begins_with(who, subject_kind, subject_id) if begins_with is not None else {}
    code = await choosing.form_to_fill(code, subject_kind, subject_id)
    try:
        begun = await begin_draft(cause, who, code, (subject_kind, subject_id), answers=answers)
    except FormNotPublished:
        raise NotAllowed(code, subject_kind, subject_id) from None
    await _drop_untouched(cause, who, begun)
    if goes_on_from is not None:
        return await go_on_from(cause, who, goes_on_from, begun.draft)
    view = await complete(who, begun)
    return await choose_the_only(cause, who, view)


async def _drop_untouched(cause: Cause, who: Person, begun: DraftView) -> None:
    """A checklist that was opened and not touched makes way for the one that was chosen instead, of whatever kind."""
    kind = kind_of_form(begun.form.code)
    if kind is None or not kind.checklists:
        return
    for other in KINDS:
        if other.checklists:
            for draft_id in await drafts.close_untouched(who.id, other.form.code, begun.draft, cause.at):
                await add_entry(cause, "cancelled", "draft", draft_id)


async def _begun(who: Person, code: str, subject_kind: str, subject_id: int) -> DraftRecord | None:
    """The person's open draft of this form about this subject.

    Of a planned task that of whatever checklist, unless another is chosen and nothing was answered in it.
    """
    kind = kind_of_form(code)
    if kind is None or not kind.checklists:
        return await drafts.find_open_draft(who.id, code, subject_kind, subject_id)
    of_task = await drafts.find_open_of_task(who.id, kind.form.code, subject_id) if subject_kind == TASK else None
    if of_task is not None and (code == kind.form.code or await drafts.is_touched(of_task.id)):
        return of_task
    form = await choosing.form_to_fill(code, subject_kind, subject_id)
    return await drafts.find_open_draft(who.id, form, subject_kind, subject_id)


@writing
async def continue_draft(cause: Cause, who: Person, token: str) -> DraftView:  # noqa: ARG001 -- every use case has one
    """Takes a parked draft up again."""
    return await take_up(who, await own_draft(who, token))


async def present(who: Person, token: str | None = None) -> DraftView | None:
    """The draft of this token, or the person's active one, as it is now; None when it is not open to them."""
    draft = await drafts.get_draft_by_token(token) if token else await drafts.get_active_draft(who.id)
    if draft is None or draft.person_id != who.id or draft.state != "open":
        return None
    try:
        return await complete(who, await load(draft))
    except (NotAllowed, SubjectDone):
        return None


@writing
async def park(cause: Cause, who: Person) -> None:  # noqa: ARG001 -- every use case has one
    """Puts the active draft aside: typed text no longer goes to it, and nothing of it is lost."""
    if who.active_draft_id is not None:
        await change_active_draft(who.id, None)


@writing
async def give_answer(cause: Cause, who: Person, token: str, turn: int, value: str) -> Shown:
    """Answers the shown question by a button."""
    view, step = await draft_at(who, token, turn)
    if step is None:
        raise StaleButton(view)
    question = step.question
    if question.kind is Kind.CHOICES:
        return await _choose(cause, who, view, step, value)
    if question.kind is Kind.PEOPLE:
        return await choose_person(cause, who, view, step, value)
    without = instrument_item(view.form, step) if value == NO_READING else None
    if without is not None:
        return await go_without(cause, who, view, step, without)
    answer = read_button(question, value, who.language, view.proposals)
    offered = question.kind is not Kind.RECORD or await is_offered(who, view, value)
    if answer is None or not offered:
        raise StaleButton(view)
    if question.kind is Kind.RECORD and (problem := await unusable(cause, view, step, value)) is not None:
        return Shown(view, problem)
    if question.kind in BY_CALENDAR:
        try:
            span_of(question, beijing_day(cause.at), view.first_day).check(
                datetime.fromisoformat(str(answer.value)).date()
            )
        except Unreadable as problem:
            return Shown(view, problem)
    return await answered(cause, who, view, {step.key: answer, **note_from_caption(view, step, answer)}, step)


@writing
async def move(cause: Cause, who: Person, token: str, turn: int, way: Move) -> Shown | Outcome:
    """Goes back, skips, fills the rest in, leaves, gives up or submits."""
    view, _ = await draft_at(who, token, turn)
    if way is Move.SUBMIT:
        return await _submit(cause, who, view)
    if way is Move.FINISH and view.page is not None:
        return await _finish(cause, who, view)
    if way is Move.CANCEL:
        await too_long.let_all_go(who, view)
        await close(cause, who, view, "cancelled")
        return Shown(view, given_up=True)
    return await _moved(cause, who, view, way)


async def _moved(cause: Cause, who: Person, view: DraftView, way: Move) -> Shown:
    step = view.step
    match way:
        case Move.LEAVE:
            await change_active_draft(who.id, None)
            return Shown(view, left=True)
        case Move.BOARD if view.form.sections:
            top = page_with(view.form, top_of(view.form, step).key) if step is not None else 0
            return await go(cause, who, view, board_step(top))
        case Move.ONE_BY_ONE:
            first = following(view.form, view.answers, after=None)
            return await go(cause, who, view, first.key if first is not None else "", board="")
        case Move.REVIEW if view.form.sections:
            return await go(cause, who, view, on_from_board(view.form, view.answers))
        case Move.REST if view.page is not None:
            return await _rest_of_board(cause, who, view)
        case Move.BACK if view.draft.board and step is not None and step.parent is None:
            return await go(cause, who, view, board_step(int(view.draft.board)))
        case Move.BACK:
            before = preceding(view.form, view.answers, before=step.key if step else None)
            return await go(cause, who, view, before.key if before else view.draft.step)
        case Move.NEXT if step is not None:
            return await step_over(cause, who, view, step)
        case Move.SKIP if step is not None:
            if step.question.required:
                return Shown(view, AnswersMissing((step,)))
            return await answered(cause, who, view, {step.key: SKIPPED}, step)
        case Move.REST if step is not None:
            return await answered(cause, who, view, rest_conform(view.form, view.answers), step)
        case Move.CLEAR if step is not None and step.question.kind is Kind.FILES:
            await remove_attachments(view.draft.id, step.key)
            return await go(cause, who, await complete(who, await load(view.draft)), step.key)
        case _:
            return Shown(view)


async def _rest_of_board(cause: Cause, who: Person, view: DraftView) -> Shown:
    """其余均符合: then on to what else is asked, or the review page."""
    return await answered(cause, who, view, rest_conform(view.form, view.answers), None)


async def _finish(cause: Cause, who: Person, view: DraftView) -> Shown | Outcome:
    """其余均符合，提交: unless more than that is open, or something has to be read before."""
    rest = await _rest_of_board(cause, who, view)
    if missing(rest.view.form, rest.view.answers):
        return rest
    reviewed = rest if rest.view.draft.step == "" else await go(cause, who, rest.view, "")
    return reviewed if reviewed.view.warning is not None else await _submit(cause, who, reviewed.view)


@writing
async def go_to(cause: Cause, who: Person, token: str, turn: int, index: int) -> Shown:
    """Shows another visible question, to answer it out of order or to change its answer."""
    view, _ = await draft_at(who, token, turn)
    for step in visible(view.form, view.answers):
        if step.index == index:
            return await go(cause, who, view, step.key)
    raise StaleButton(view)


async def asked(who: Person) -> Kind | None:
    """What kind of question the active draft that is open to them shows, without loading it; None if it shows none."""
    draft = await drafts.get_active_draft(who.id)
    if draft is None or not draft.step or page_shown(draft.step) is not None:
        return None
    try:
        await card_of(who, draft)
    except (NotAllowed, SubjectDone):
        return None
    return (await get_form(draft.form, draft.version)).step(draft.step).question.kind


async def asking_for(who: Person, ledger: str, entry_id: int) -> DraftView | None:
    """The active draft if its shown question can be answered with this entry of a ledger; else None."""
    view = await present(who)
    step = view.step if view is not None else None
    picks = (Kind.RECORD, Kind.PEOPLE)
    if view is None or step is None or step.question.kind not in picks or step.question.pick != ledger:
        return None
    return view if await is_offered(who, view, str(entry_id)) else None


@writing
async def type_text(cause: Cause, who: Person, text: str, way: Move | None = None) -> Shown:
    """Answers the shown question of the active draft by typing; ``way`` is what it says where that is on a key."""
    view = await active_view(who)
    if way is None or not _on_a_key(view, way):
        shown = await typed(cause, who, view, text)
    elif way is Move.SUBMIT:
        done = await _submit(cause, who, view)
        shown = Shown(view, outcome=done) if isinstance(done, Outcome) else done
    else:
        shown = await _moved(cause, who, view, way)
    return replace(shown, said_to=view.step)


def _on_a_key(view: DraftView, way: Move) -> bool:
    """Whether the question has a key for this, or asks for nothing that the word could be an answer to."""
    step = view.step
    if step is None:
        return way is not Move.SKIP
    if way is Move.SUBMIT:
        return False
    if step.question.kind is not Kind.TEXT or way in (Move.LEAVE, Move.SHOW):
        return True
    if way is Move.SKIP:
        return not step.question.required
    return preceding(view.form, view.answers, before=step.key) is not None


async def typed(cause: Cause, who: Person, view: DraftView, text: str) -> Shown:
    """What a text does to a draft, inside a transaction that is open already."""
    step = view.step
    if step is not None and step.question.kind is Kind.RECORD and not step.question.options:
        found = await found_in(cause, who, view, text)
        if found.picks:
            return Shown(found)
        looks_up = purpose_of(view.form.code).lookup is not None
        return Shown(view, NothingFound(text) if looks_up else NoSuchName())
    if view.page is not None:
        return await line_on_board(cause, who, view, text)
    if step is None or step.question.kind in (Kind.FILES, Kind.CONFIRM):
        return Shown(view, not_asked(step))
    try:
        value = read(
            step.question, text, now=in_beijing(cause.said_at), language=who.language, first_day=view.first_day
        )
    except Unreadable as problem:
        return await answer_by_line(cause, who, view, step, text, problem)
    examine = purpose_of(view.form.code).examine
    found_wrong = await examine(view, step, text) if examine is not None else None
    if found_wrong is not None:
        return Shown(view, found_wrong)
    answer = Answer(value) if step.question.kind is not Kind.PEOPLE else await with_typed(who, view, step, text)
    return await answered(cause, who, view, {step.key: answer}, step)


async def found_in(cause: Cause, who: Person, view: DraftView, text: str) -> DraftView:
    """The view with the records that have these words in their names, or are on this day; a tap says which of them."""
    if purpose_of(view.form.code).lookup is not None:
        return await search(who, view, text.strip())
    days = days_meant(normalise(text), beijing_day(cause.said_at), who.language)
    return replace(view, picks=tuple(pick for pick in view.picks if may_mean(text, pick.label) or pick.on in days))


async def _choose(cause: Cause, who: Person, view: DraftView, step: Step, value: str) -> Shown:
    key, wanted = value[:-1], value[-1:]
    keys = [option.key for option in step.question.options]
    if key not in keys or wanted not in ("+", "-"):
        raise StaleButton(view)
    present_answer = view.answers.get(step.key)
    chosen = set(present_answer.value) if present_answer and isinstance(present_answer.value, list) else set()
    if who.active_draft_id != view.draft.id:
        await change_active_draft(who.id, view.draft.id)
    if (key in chosen) is (wanted == "+"):
        return Shown(view)
    chosen = chosen | {key} if wanted == "+" else chosen - {key}
    answer = Answer([k for k in keys if k in chosen])
    await drafts.change_answer(view.draft.id, step.key, answer, cause.at)
    return Shown(await complete(who, replace(view, answers={**view.answers, step.key: answer})))


async def _submit(cause: Cause, who: Person, view: DraftView) -> Shown | Outcome:
    open_steps = missing(view.form, view.answers)
    if open_steps:
        return Shown(view, AnswersMissing(open_steps))
    problem = await wrong_together(cause, view) or await first_unusable(cause, view)
    return Shown(view, problem) if problem is not None else await submit(cause, who, view)
