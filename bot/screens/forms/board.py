"""A checklist as a board: a page of items, each with its keys, judged with a tap (clause 4.6)."""

from bot.records.drafts import DraftView
from bot.rules.checklists.asked import NOTE, REMARK
from bot.rules.form import Kind, Step
from bot.rules.forms.board import page_with, pages_of, shown_on
from bot.rules.forms.items import catch_all, numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.problems import Problem, TextNotAsked
from bot.rules.forms.walking import missing, rest_conform, top_of, visible
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.text import CHINESE, COLON, Language, Text
from bot.screens.buttons import AnswerItem, GoToQuestion, ShowBoardPage
from bot.screens.forms.answers import shown_answer
from bot.screens.forms.buttons import ALL, REST, alike, move_button, other_checklist, other_language, way_out
from bot.screens.forms.problems import sentence
from bot.screens.forms.text import alike_said, headed
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.tones import Tone

_MARKS = {CONFORM: "✅", NON_CONFORM: "❌", NOT_APPLICABLE: "➖"}
_KEYS = (
    (CONFORM, Text("符合", "OK")),
    (NON_CONFORM, Text("不符合", "No")),
    (NOT_APPLICABLE, Text("不适用", "N/A")),
)
FINISH = Text("✅ 其余均符合，提交", "✅ All others OK, submit")
_SIGNS = {CONFORM: "√", NON_CONFORM: "×", NOT_APPLICABLE: "/"}
"""As on paper; beside a number of two digits there is no room for 不符合."""
_LEGEND = Text("√ 符合　× 不符合　/ 不适用", "√ OK  × not OK  / N/A")
REVIEW = Text("核对并提交 ›", "Review and submit ›")
ONE_BY_ONE = Text("逐项填写", "One by one")
FILL_IN, CHANGE = Text("{number} 填写 ›", "{number} Fill in ›"), Text("{number} 修改 ›", "{number} Change ›")
NEXT_OPEN = Text("下一处没填的 ›", "Next open item ›")
OPEN = Text("（{number} 未闭环）", " ({number} still open)")
HOLDS = Text("（整改过，看是否保持）", " (fixed before: does it hold?)")
OPTIONAL, LACKS = Text("（可不填）", " (optional)"), Text("❗还缺{what}", "❗{what} missing")
LONGEST_SAID = 40
TWO_DIGITS = 10
_LEFT = Text("还差 {n} 项", "{n} to go", "{n} to go")
_DONE = Text("都填好了", "All done")
_LINE = Text(
    "点一下就记下；也可以一句话：「全部符合，除4 封样缺失」。",
    "A tap judges an item; or one line does: “all ok except 4 seal missing”.",
)
_PROBLEM = Text(
    "发现了什么？发照片，说明里写问题；或只写一句。写上编号就记在那一项：「4 防错装置被停用」。",
    "What did you find? Send a photo with a caption, or just write it. A number says the item: “4 alarm switched off”.",
)


def board(view: DraftView, language: Language, problem: Problem | None, page: int) -> Screen:
    """One page of the board, with what was wrong with the last input."""
    pages, items = pages_of(view.form), shown_on(view.form, view.answers, page)
    numbers = {step.key: number for number, step in enumerate(numbered(view.form), start=1)}
    open_items = _open_items(view)
    left = _LEFT.to(language, n=len(open_items)) if open_items else _DONE.to(language)
    place = f"{page + 1}/{len(pages)}"
    section = pages[page].section.to(language)
    lines = [f"{escape(headed(view, language))}  {place}", f"<b>{escape(section)}</b> · {left}"]
    if problem is not None:
        wrong = _how(view, language) if isinstance(problem, TextNotAsked) else sentence(problem, language)
        lines.insert(0, f"⚠️ {escape(wrong)}")
    elif not view.answers:
        lines.append(escape(_how(view, language)))
    if view.alike and not view.answers:
        lines.append(escape(alike_said(view, language)))
    lacking = _lacking(view)
    lines.append("\n".join(_line(view, step, numbers[step.key], lacking.get(step.key), language) for step in items))
    by_signs = language == CHINESE and any(numbers[step.key] >= TWO_DIGITS for step in items)
    if by_signs:
        lines.append(_LEGEND.to(language))
    rows: list[Row] = [(move_button(view, FINISH.to(language), "finish", Tone.NEXT),)] if _only_rest_open(view) else []
    rows += [_row(view, step, numbers[step.key], lacking.get(step.key), language, by_signs=by_signs) for step in items]
    open_pages = {page_with(view.form, key) for key in open_items}
    rows += _ways(view, page, len(pages), open_pages, language)
    return Screen("\n\n".join(lines), (*rows, way_out(view, language)))


def _how(view: DraftView, language: Language) -> str:
    """How a board is filled in with words."""
    return (_PROBLEM if catch_all(view.form) is not None else _LINE).to(language)


def _only_rest_open(view: DraftView) -> bool:
    """Whether a form in which a problem is told lacks no more than that the rest conforms."""
    if catch_all(view.form) is None or not view.answers or not missing(view.form, view.answers):
        return False
    return not missing(view.form, {**view.answers, **rest_conform(view.form, view.answers)})


def _open_items(view: DraftView) -> set[str]:
    """The items of which something is still to be answered, that need to be."""
    items = {step.key for step in numbered(view.form)}
    shown = visible(view.form, view.answers)
    unanswered = {
        step.key for step in shown if step.key in items and step.question.required and step.key not in view.answers
    }
    return unanswered | {top_of(view.form, step).key for step in missing(view.form, view.answers)} & items


def _lacking(view: DraftView) -> dict[str, Step]:
    """Items that are answered -> the first thing that is still to be said about them."""
    first: dict[str, Step] = {}
    for step in missing(view.form, view.answers):
        item = top_of(view.form, step).key
        if step.key != item and item in view.answers:
            first.setdefault(item, step)
    return first


def _line(view: DraftView, step: Step, number: int, lacks: Step | None, language: Language) -> str:
    """An item: its number and name, what was answered or is lacking, and that it was not so last time."""
    answer = view.answers.get(step.key)
    result = judged(step.question, answer)
    mark = _MARKS.get(result or "", "▫️" if answer is None else "☑️")
    star = "★ " if step.question.veto else ""
    said = f"{mark} {number}. {star}{escape(step.question.name.to(language))}"
    note = view.answers.get(f"{step.key}.{NOTE if result == NON_CONFORM else REMARK}")
    told = str(note.value) if note is not None and note.value and result is not None else ""
    if step.question.kind is not Kind.CONFORMITY and answer is not None:
        told = " · ".join(filter(None, (shown_answer(view, step, answer, language), told)))
    if told:
        said = f"{said}{COLON.to(language)}{escape(clipped(told, LONGEST_SAID))}"
    if lacks is not None:
        lacking = LACKS.to(language, what=lacks.question.name.to(language))
        return f"{said} <b>{escape(lacking)}</b>"
    if told:
        return said
    if answer is None and not step.question.required:
        return f"{said}{OPTIONAL.to(language)}"
    if (finding := view.found_before.get(step.key)) is not None:
        return f"{said}{OPEN.to(language, number=escape(finding.number))}"
    if any((one.question, one.clause) == (step.key, step.question.clause or "") for one in view.closed_before):
        return f"{said}{HOLDS.to(language)}"
    before = judged(step.question, view.last_time.get(step.key))
    last = Text("（上次不符合）", " (not OK last time)").to(language) if before == NON_CONFORM else ""
    return f"{said}{last}"


def _row(view: DraftView, step: Step, number: int, lacks: Step | None, language: Language, *, by_signs: bool) -> Row:
    """What judges an item; its number opens what is lacking of it, or itself with what to look at."""
    token, answer = view.draft.token, view.answers.get(step.key)
    opens = GoToQuestion(token, view.draft.turn, step.index if lacks is None else lacks.index)
    if step.question.kind is not Kind.CONFORMITY:
        fill = FILL_IN if answer is None or lacks is not None else CHANGE
        return (Button(fill.to(language, number=number), opens),)
    chosen = str(answer.value) if answer is not None and not answer.skipped else ""
    # four keys in a row are narrow: what is chosen has its sign instead of its word
    said = _SIGNS if by_signs else {value: label.to(language) for value, label in _KEYS}
    keys = [
        Button(
            f"{_MARKS[value]} {number}" if value == chosen else f"{number} {said[value]}",
            AnswerItem(token, step.index, value),
        )
        for value, _ in _KEYS
    ]
    return (Button(f"{number} ❗" if lacks is not None else f"{number} ›", opens), *keys)


def _ways(view: DraftView, page: int, pages: int, open_pages: set[int], language: Language) -> list[Row]:
    """Turning the board, what fills in the rest, and the review page once nothing is open."""
    token = view.draft.token
    turns = []
    if page:
        turns.append(Button(Text("‹ 上一页", "‹ Previous").to(language), ShowBoardPage(token, page - 1)))
    if page + 1 < pages:
        turns.append(Button(Text("下一页 ›", "Next ›").to(language), ShowBoardPage(token, page + 1)))
    rest = REST if view.answers else ALL
    last: Row
    if not open_pages:
        last = (move_button(view, REVIEW.to(language), "review", Tone.NEXT),)
    elif view.answers and page not in open_pages:
        # what is open stands on another page
        then = min((one for one in open_pages if one > page), default=min(open_pages))
        last = (Button(NEXT_OPEN.to(language), ShowBoardPage(token, then), tone=Tone.NEXT),)
    else:
        one_by_one = move_button(view, ONE_BY_ONE.to(language), "one_by_one")
        fills = bool(rest_conform(view.form, view.answers))
        last = (move_button(view, rest.to(language), "rest"), one_by_one) if fills else (one_by_one,)
    rows: list[Row] = [tuple(turns)] if turns else []
    rows += alike(view, language) if not page else []
    beside = (*other_checklist(view, language), other_language(view, language))
    return [*rows, last, beside] if not page else [*rows, last]
