"""The form engine's screens: one question at a time, the review page, the question before giving up."""

from datetime import date

from bot.records.drafts import DraftView
from bot.rules.form import Kind, Step
from bot.rules.forms.problems import Problem
from bot.rules.forms.unreadable import TextTooLong, TimeMissing
from bot.rules.forms.walking import preceding
from bot.rules.text import Language, Text
from bot.screens.buttons import ContinueDraft, OpenForm, ShowSentText, ShowVisit
from bot.screens.forms.board import board
from bot.screens.forms.buttons import BACK, LEAVE, SKIP, answer_rows, move_button, move_rows
from bot.screens.forms.review import review
from bot.screens.forms.text import question_text, title_of
from bot.screens.rows import BEFORE_GOING, home_button
from bot.screens.screen import Ask, Button, Key, Row, Screen, clipped, escape
from bot.screens.tones import Tone

CONTINUE = Text("继续填写", "Continue")
WHOLE_TEXT = Text("📄 看原文", "📄 The whole text")
GIVE_UP = Text("放弃", "Discard")
AGAIN = Text("重新填写", "Begin anew")
ASKED_OF_PHONE = {
    Kind.LOCATION: (Text("📍 发送当前位置", "📍 Send my location"), Ask.LOCATION),
    Kind.CONTACT: (Text("📱 发送我的号码", "📱 Send my number"), Ask.CONTACT),
}


def form_screen(
    view: DraftView, language: Language, problem: Problem | None = None, month: str = "", *, today: date
) -> Screen:
    """The draft as it stands: its question, or the review page. ``month`` turns a calendar's page (``2026-11``), and
    shows the hours of a day (``2026-11-30``) where a moment is asked for.
    """
    step = view.step
    if view.page is not None:
        return board(view, language, problem, view.page)
    if step is None:
        return review(view, language, problem)
    if step.question.kind in ASKED_OF_PHONE:
        return _asked_of_phone(view, step, language, problem, today)
    if isinstance(problem, TimeMissing):
        # the day is known, and its hours are left to choose from
        month = problem.day
    rows = (
        *_kept(problem, language),
        *answer_rows(view, step, language, month, today),
        *_before_going(view, step, language),
        *move_rows(view, step, language),
    )
    return Screen(question_text(view, step, language, problem, today, month), rows)


def _kept(problem: Problem | None, language: Language) -> tuple[Row, ...]:
    """The way to a text that was too long, as long as it is new."""
    kept = problem.kept if isinstance(problem, TextTooLong) else 0
    return ((Button(WHOLE_TEXT.to(language), ShowSentText(kept, 0)),),) if kept else ()


def _before_going(view: DraftView, step: Step, language: Language) -> tuple[Row, ...]:
    """What to know before a visit, at the start of the form that is filled in there (clause 4.6)."""
    if view.card.visit is None or preceding(view.form, view.answers, before=step.key) is not None:
        return ()
    return ((Button(BEFORE_GOING.to(language), ShowVisit(view.card.visit)),),)


def cancel_question(view: DraftView, language: Language) -> Screen:
    """放弃本次填写？ before anything is thrown away."""
    text = Text("放弃本次填写？\n已填的内容将不再保留。", "Discard this form?\nWhat you filled in will not be kept.")
    return Screen(
        f"<b>{escape(view.form.title.to(language))}</b>\n\n{escape(text.to(language))}",
        ((move_button(view, GIVE_UP.to(language), "cancel"), move_button(view, CONTINUE.to(language), "show")),),
    )


def continue_row(view: DraftView, language: Language) -> Row:
    """The way back into a parked draft, for other screens."""
    name = clipped(title_of(view, language), 40)
    label = Text("▶️ 继续填写：{form}", "▶️ Continue: {form}").to(language, form=name)
    return (Button(label, ContinueDraft(view.draft.token)),)


def _asked_of_phone(view: DraftView, step: Step, language: Language, problem: Problem | None, today: date) -> Screen:
    """A question that a key answers. Telegram has no such button under a message, so the ways on are keys as well."""
    label, ask = ASKED_OF_PHONE[step.question.kind]
    ways = [BACK] if preceding(view.form, view.answers, before=step.key) is not None else []
    ways += [] if step.question.required else [SKIP]
    keys = ((Key(label.to(language), ask, Tone.NEXT),), tuple(Key(way.to(language)) for way in (*ways, LEAVE)))
    return Screen(question_text(view, step, language, problem, today), keys=keys)


def draft_left(view: DraftView, language: Language) -> Screen:
    """存草稿 was chosen: the way back into it."""
    text = Text("已存草稿，什么时候回来都能接着填。", "Saved. You can take it up again any time.")
    return Screen(escape(text.to(language)), (continue_row(view, language), (home_button(language),)))


def draft_given_up(view: DraftView, language: Language) -> Screen:
    """放弃 was chosen: the way to begin anew."""
    text = Text("已放弃本次填写。", "Form discarded.")
    draft = view.draft
    again = Button(AGAIN.to(language), OpenForm(draft.form, draft.subject_kind, draft.subject_id))
    # what is recorded for somebody begins with whom it is for
    ways = (home_button(language),) if draft.behalf is not None else (again, home_button(language))
    return Screen(escape(text.to(language)), (ways,))
