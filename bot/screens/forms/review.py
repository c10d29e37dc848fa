"""The review page of a form: everything answered, each with a button to change it."""

from bot.records.drafts import DraftView
from bot.rules.form import Kind, Step
from bot.rules.forms.problems import Problem
from bot.rules.forms.quick_line import numbered
from bot.rules.forms.walking import missing, visible
from bot.rules.plain_words import NON_CONFORM
from bot.rules.text import CHINESE, Language, Text
from bot.screens.buttons import GoToQuestion
from bot.screens.forms.answers import shown_answer
from bot.screens.forms.buttons import BACK, LABEL_LIMIT, LEAVE, jump_button, move_button, way_out
from bot.screens.forms.problems import sentence
from bot.screens.forms.text import title_of
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, Screen, clipped, escape


def review(view: DraftView, language: Language, problem: Problem | None) -> Screen:
    """Everything answered, each with a button to change it; optional questions not asked yet may be added."""
    lines = [f"<b>{Text('核对', 'Review').to(language)}</b>  {escape(title_of(view, language))}"]
    if problem is not None:
        lines.append(f"⚠️ {escape(sentence(problem, language))}")
    shown = visible(view.form, view.answers)
    room = 3000 // max(len(shown), 1)
    reviewed = [step for step in shown if step.key in view.answers or step.question.required]
    lines.append("\n".join(_review_line(view, step, language, room) for step in reviewed))
    if view.form.numbered_jumps:
        hint = Text("要修改，点编号或名称。", "To change an answer, tap its number or name.")
        lines.append(f"<i>{escape(hint.to(language))}</i>")
    if view.warning is not None:
        lines.append(f"⚠️ {escape(view.warning.to(language))}")
    open_steps = missing(view.form, view.answers)
    if open_steps:
        text = Text("还差 {n} 项", "{n} answers missing", "{n} answer missing")
        lines.append(f"⚠️ <b>{escape(text.to(language, n=len(open_steps)))}</b>")
    rows: list[Row] = []
    if not open_steps:
        rows.append((move_button(view, f"✅ {view.form.submit.to(language)}", "submit"),))
    rows.extend(_change_rows(view, shown, open_steps, language))
    rows.append((move_button(view, BACK.to(language), "back"), *way_out(view, language)))
    return Screen("\n\n".join(lines), (*rows, (move_button(view, LEAVE.to(language), "leave"),)))


def _review_line(view: DraftView, step: Step, language: Language, room: int) -> str:
    answer = view.answers.get(step.key)
    said = clipped(shown_answer(view, step, answer, language), max(room, 40)) if answer else "—"
    number = _number_of(view, step)
    indent = "　· " if step.parent else (f"{number}. " if number else "")
    name = clipped(step.question.name.to(language), 30)
    mark = "❌ " if answer is not None and answer.value == NON_CONFORM else ""
    gap = "：" if language == CHINESE else ": "
    return f"{indent}{escape(name)}{gap}{mark}<b>{escape(said)}</b>"


def _change_rows(
    view: DraftView, shown: tuple[Step, ...], open_steps: tuple[Step, ...], language: Language
) -> list[Row]:
    """Items by their number, what is missing and what may be added by name, the rest one by one."""
    items = [jump_button(view, step, _number_of(view, step), None) for step in shown if _number_of(view, step)]
    rows: list[Row] = [tuple(items[start : start + 7]) for start in range(0, len(items), 7)]
    named: list[Button] = []
    for step in shown:
        if _number_of(view, step):
            continue
        mark = "❗" if step in open_steps else "✏️ " if step.key in view.answers else "＋ "
        label = f"{mark}{clipped(step.question.name.to(language), LABEL_LIMIT)}"
        named.append(Button(label, GoToQuestion(view.draft.token, view.draft.turn, step.index)))
    return [*rows, *side_by_side(named)]


def _number_of(view: DraftView, step: Step) -> int:
    """The item's number as people count it; 0 for other questions."""
    items = numbered(view.form)
    if not view.form.numbered_jumps or step.question.kind is not Kind.CONFORMITY or step.parent is not None:
        return 0
    return 1 + next(index for index, item in enumerate(items) if item.key == step.key)
