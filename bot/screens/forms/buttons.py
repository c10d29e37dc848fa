"""Buttons of a form's question: its answers, the ways on, the way out."""

from datetime import date

from bot.records.drafts import DraftView
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import NO_READING
from bot.rules.forms.board import neighbours
from bot.rules.forms.items import numbered
from bot.rules.forms.people_named import mark_of, people_in
from bot.rules.forms.remarks import remark_value
from bot.rules.forms.unmeasured import instrument_item
from bot.rules.forms.walking import preceding, visible
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import kind_of_form
from bot.screens.buttons import AnswerQuestion, ChooseChecklist, GoToQuestion, MoveInForm, OpenForm, SetLanguage
from bot.screens.forms.answers import pick_label
from bot.screens.forms.calendar_picker import calendar_rows
from bot.screens.forms.hour_picker import day_of, hour_rows
from bot.screens.rows import side_by_side
from bot.screens.screen import HALF_LABEL, Button, Row, as_label
from bot.screens.tones import Tone

CONFORMITY_LABELS = {
    CONFORM: Text("✅ 符合", "✅ OK"),
    NON_CONFORM: Text("❌ 不符合", "❌ Not OK"),
    NOT_APPLICABLE: Text("➖ 不适用", "➖ N/A"),
}
CONFORMITY_TONES = {CONFORM: Tone.NEXT, NON_CONFORM: Tone.DESTROYS}
ALL = Text("✅ 全部符合", "✅ All OK")
REST = Text("✅ 其余均符合", "✅ All others OK")
BACK = Text("‹ 上一步", "‹ Back")
SKIP = Text("跳过", "Skip")
EMPTY = Text("清空", "Clear")
NEXT = Text("下一步 ›", "Next ›")
LEAVE = Text("存草稿，稍后继续", "Save and leave")
CLEAR_FILES = Text("重新发", "Send again")
OTHER_LANGUAGE = {"zh": ("EN", "en"), "en": ("中文", "zh")}
INSTEAD = Text("🔁 换成「{name}」", "🔁 Use “{name}”")
OTHER_CHECKLIST = Text("换检查表", "Another checklist")
UNREAD = Text("🚫 不读数，写原因", "🚫 No reading: say why")
BOARD = Text("☰ 列表填写", "☰ As a list")
FEW_ITEMS = 7
MOST_PICKS = 20
"""Records offered at once; a longer list is searched by typing."""


def answer_rows(view: DraftView, step: Step, language: Language, month: str, today: date) -> list[Row]:
    """What answers the question; ``month`` is the calendar's page."""
    question = step.question
    match question.kind:
        case Kind.CONFORMITY:
            return _conformity_rows(view, step, language)
        case Kind.YES_NO:
            words = ((YES, Text("是", "Yes")), (NO, Text("否", "No")))
            return [tuple(_answer(view, word.to(language), value) for value, word in words)]
        case Kind.TEXT:
            said = enumerate(view.offered)
            keys = [_answer(view, as_label(one.to(language)), remark_value(index)) for index, one in said]
            return side_by_side(keys, most=2)
        case Kind.CHOICE | Kind.NUMBER:
            return _in_rows([_answer(view, option.label.to(language), option.key) for option in question.options])
        case Kind.CHOICES:
            return _choices_rows(view, step, language)
        case Kind.RATING:
            low, high = int(question.minimum or 1), int(question.maximum or 5)
            return [tuple(_answer(view, f"{n}★", str(n)) for n in range(low, high + 1))]
        case Kind.DATE:
            return calendar_rows(view, step, language, month, today)
        case Kind.DATE_TIME:
            day = day_of(month)
            if day is None:
                return calendar_rows(view, step, language, month, today)
            return hour_rows(view, day, language)
        case Kind.RECORD:
            shown = view.picks[:MOST_PICKS]
            rows: list[Row] = [(_answer(view, as_label(pick_label(pick, language)), str(pick.id)),) for pick in shown]
            if instrument_item(view.form, step) is not None:
                rows.append((_answer(view, UNREAD.to(language), NO_READING),))
            return rows
        case Kind.PEOPLE:
            return _people_rows(view, step)
        case Kind.CONFIRM:
            return [(_answer(view, Text("✅ 我同意", "✅ I agree").to(language), "confirmed", Tone.NEXT),)]
        case _:
            return []


def _conformity_rows(view: DraftView, step: Step, language: Language) -> list[Row]:
    ways = [
        _answer(view, label.to(language), value, CONFORMITY_TONES.get(value, Tone.PLAIN))
        for value, label in CONFORMITY_LABELS.items()
    ]
    items = numbered(view.form)
    if step.parent is None and len(items) > 1:
        rest = REST if any(item.key in view.answers for item in items) else ALL
        ways.append(move_button(view, rest.to(language), "rest"))
    rows: list[Row] = [*side_by_side(ways, most=3)]
    if view.form.numbered_jumps and step.parent is None:
        near = neighbours(view.form, step.key)
        rows.append(tuple(jump_button(view, item, items.index(item) + 1, step) for item in near))
    return [*rows, *side_by_side(_answered_behind(view, step, language))]


def _answered_behind(view: DraftView, step: Step, language: Language) -> list[Button]:
    """What was said about an item that was found, to be changed from it, and what may be said beside."""
    return [
        Button(
            as_label(f"{'✏️' if one.key in view.answers else '＋'} {one.question.name.to(language)}"),
            GoToQuestion(view.draft.token, view.draft.turn, one.index),
        )
        for one in visible(view.form, view.answers)
        if one.parent == step.key and (one.key in view.answers or _may_be_added(one))
    ]


def _may_be_added(step: Step) -> bool:
    """Whether it is said beside the walk; what is spoken is sent, wherever one is."""
    return not step.question.walked and step.question.kind is not Kind.FILES


_MARKS = {CONFORM: "✓", NON_CONFORM: "✗", NOT_APPLICABLE: "–"}


def jump_button(view: DraftView, item: Step, number: int, shown: Step | None) -> Button:
    """Opens an item by its number, marked with its answer; in brackets when it is the one shown."""
    answer = view.answers.get(item.key)
    mark = _MARKS.get(str(answer.value), "") if answer else ""
    label = f"[{number}]" if shown is not None and item.key == shown.key else f"{number}{mark}"
    return Button(label, GoToQuestion(view.draft.token, view.draft.turn, item.index))


def _choices_rows(view: DraftView, step: Step, language: Language) -> list[Row]:
    answer = view.answers.get(step.key)
    chosen = answer.value if answer and isinstance(answer.value, list) else []
    buttons = []
    for option in step.question.options:
        box, wanted = ("☑️", "-") if option.key in chosen else ("⬜️", "+")
        buttons.append(_answer(view, as_label(f"{box} {option.label.to(language)}"), f"{option.key}{wanted}"))
    return _in_rows(buttons)


def _people_rows(view: DraftView, step: Step) -> list[Row]:
    """A tick for each who is offered, and for those who were picked or named beside them; a tap takes it away."""
    people = people_in(view.answers.get(step.key))
    ticked = {str(one): name for one, name in people.picked.items()} | {mark_of(name): name for name in people.named}
    offered = {str(pick.id) if pick.id > 0 else mark_of(pick.label): pick.label for pick in view.picks[:MOST_PICKS]}
    buttons = []
    for whose, name in (offered | ticked).items():
        box, wanted = ("☑️", "-") if whose in ticked else ("⬜️", "+")
        buttons.append(_answer(view, as_label(f"{box} {name}", HALF_LABEL), f"{whose}{wanted}"))
    return side_by_side(buttons, most=2)


def move_rows(view: DraftView, step: Step, language: Language) -> list[Row]:
    """The ways on from a question, and out of the form."""
    question = step.question
    rows: list[Row] = []
    has_files = question.kind is Kind.FILES and bool(view.files(step.key))
    first: list[Button] = []
    is_first = preceding(view.form, view.answers, before=step.key) is None
    if not is_first:
        first.append(move_button(view, BACK.to(language), "back"))
    if has_files:
        first.append(move_button(view, CLEAR_FILES.to(language), "clear"))
    several = question.kind in (Kind.CHOICES, Kind.PEOPLE)
    if question.kind is Kind.CHOICES or has_files or step.key in view.answers:
        # beside an answer that is given again with its own keys, going on is no more than one way
        tone = Tone.NEXT if several or has_files else Tone.PLAIN
        first.append(move_button(view, NEXT.to(language), "next", tone))
        if _may_be_emptied(view, step):
            first.append(move_button(view, EMPTY.to(language), "skip"))
    elif not question.required:
        first.append(move_button(view, (step.question.skips or SKIP).to(language), "skip"))
    if view.form.sections and step.parent is None and len(numbered(view.form)) > FEW_ITEMS:
        first.append(move_button(view, BOARD.to(language), "board"))
    if view.form.at_once:
        rows += side_by_side(_to_add(view, step, language))
    if is_first:
        rows += alike(view, language)
        first += other_checklist(view, language)
        first.append(other_language(view, language))
    return [*rows, *([tuple(first)] if first else []), way_out(view, language)]


def _may_be_emptied(view: DraftView, step: Step) -> bool:
    """Whether an answer was given that need not be: what holds already, and a form begins with, can be taken away."""
    answer = view.answers.get(step.key)
    typed = step.question.kind not in (Kind.FILES, Kind.CHOICES)
    return typed and not step.question.required and answer is not None and not answer.skipped


def _to_add(view: DraftView, step: Step, language: Language) -> list[Button]:
    """What may be said beside the walk of a form that has no review page; files are sent where they are asked for."""
    return [
        Button(
            as_label(f"{'✏️' if one.key in view.answers else '＋'} {one.question.name.to(language)}"),
            GoToQuestion(view.draft.token, view.draft.turn, one.index),
        )
        for one in visible(view.form, view.answers)
        if not one.question.walked
        and one.question.kind is not Kind.FILES
        and one.key != step.key
        # what was chosen of several is chosen anew; the rest was said
        and (one.key not in view.answers or one.question.kind is Kind.CHOICES)
    ]


def way_out(view: DraftView, language: Language) -> Row:
    """Out of the form, below everything that answers it: to come back, or for good."""
    give_up = move_button(view, Text("放弃…", "Discard…").to(language), "ask_cancel")
    return (move_button(view, LEAVE.to(language), "leave"), give_up)


def other_checklist(view: DraftView, language: Language) -> tuple[Button, ...]:
    """The way to another checklist, as long as nothing was answered in this one."""
    kind = kind_of_form(view.form.code)
    if kind is None or not kind.checklists or view.answers or view.draft.behalf is not None:
        return ()
    subject = view.draft.subject_kind, view.draft.subject_id
    return (Button(OTHER_CHECKLIST.to(language), ChooseChecklist(kind.kind, *subject)),)


def alike(view: DraftView, language: Language) -> list[Row]:
    """Each checklist by which it could as well be done, one tap away, as long as nothing was answered in this one."""
    if view.answers or view.draft.behalf is not None:
        return []
    subject = view.draft.subject_kind, view.draft.subject_id
    return [
        (Button(as_label(INSTEAD.to(language, name=name.to(language))), OpenForm(code, *subject)),)
        for code, name in view.alike
    ]


def other_language(view: DraftView, language: Language) -> Button:
    """The form in the other language."""
    label, other = OTHER_LANGUAGE[language]
    return Button(label, SetLanguage(other, view.draft.token))


def _answer(view: DraftView, label: str, value: str, tone: Tone = Tone.PLAIN) -> Button:
    return Button(label, AnswerQuestion(view.draft.token, view.draft.turn, value), tone=tone)


def move_button(view: DraftView, label: str, move: str, tone: Tone | None = None) -> Button:
    """A way through the form; ``move`` as in ``services.forms.Move``."""
    return Button(label, MoveInForm(view.draft.token, view.draft.turn, move), tone=tone)


def _in_rows(buttons: list[Button]) -> list[Row]:
    """Three to a row where that leaves no one alone, else two, as far as their labels have room."""
    return side_by_side(buttons, most=2 if len(buttons) % 2 == 0 and len(buttons) % 3 else 3)
