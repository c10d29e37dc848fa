"""The review page of a form: everything answered, each with a button to change it."""

from bot.records.drafts import DraftView
from bot.rules.checklists.asked import BEGAN, ENDED, FIXED, OWNER, REMARK, SEVERITY, SUGGESTION, UNTIL, VOICE
from bot.rules.form import Kind, Step
from bot.rules.forms.board import opens_as_board
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged, judges
from bot.rules.forms.problems import InstrumentOverdue, InstrumentRefused, Problem
from bot.rules.forms.score import score
from bot.rules.forms.walking import missing, top_of, visible
from bot.rules.plain_words import CONFORM, NON_CONFORM, YES
from bot.rules.text import COLON, Language, Text, joined
from bot.rules.work_records.kinds import kind_of_form
from bot.screens.buttons import GoToQuestion
from bot.screens.checklists.score import shortly
from bot.screens.forms.answers import WORDS, shown_answer
from bot.screens.forms.buttons import BACK, BOARD, jump_button, move_button, other_language, way_out
from bot.screens.forms.foreseen import foreseen_of, severity_of
from bot.screens.forms.lasting import asked, effect_rows
from bot.screens.forms.problems import sentence
from bot.screens.forms.text import headed
from bot.screens.rows import SHARES, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape, fold
from bot.screens.times import day, stamp

LONGEST_SUGGESTION, SHORT_SUGGESTION, MOST_AT_LENGTH = 400, 60, 3
MOST_MARKED = 2
MARKS = {SEVERITY: "🚦", SUGGESTION: "💡", OWNER: "👤", UNTIL: "📅"}
"""What of a finding is changed most, on a key each where there is no room for words; its line begins with the same."""
FEW_KEYS, MOST_JUMPS, LONGEST_IN_LIST = 6, 14, 60


OTHERWISE = Text("🔁 换一件，或不读数", "🔁 Another, or no reading")
AT_SUBMISSION = Text("提交时", "at submission")
USUALLY = Text("{usual}（默认，可改）", "{usual} (usual, can be changed)")


def review(view: DraftView, language: Language, problem: Problem | None) -> Screen:
    """Everything answered, each with a button to change it; optional questions not asked yet may be added.

    Of numbered items what was found comes first, with what becomes of it; what is well needs no line of its own.
    """
    lines = [f"<b>{Text('核对', 'Review').to(language)}</b>  {escape(headed(view, language))}{_scored(view)}"]
    lines[0] += _times(view, language)
    if problem is not None:
        lines.append(f"⚠️ {escape(sentence(problem, language))}")
    if view.warning is not None:
        lines.append(f"⚠️ {escape(view.warning.to(language))}")
    open_steps = missing(view.form, view.answers)
    if open_steps:
        text = Text("还差 {n} 项", "{n} answers missing", "{n} answer missing")
        lines.append(f"⚠️ <b>{escape(text.to(language, n=len(open_steps)))}</b>")
    shown = visible(view.form, view.answers)
    room = max(3000 // max(len(shown), 1), 40)
    if view.form.numbered_jumps:
        items = [step for step in shown if _number_of(view, step)]
        found = [step for step in items if _is_found(view, step)]
        # with several the first lines have to stay in sight
        suggested = LONGEST_SUGGESTION if len(found) == 1 else SHORT_SUGGESTION
        if len(found) > MOST_AT_LENGTH:
            lines.append("\n".join(_shortly(view, step, language) for step in found))
        else:
            lines += [_found(view, step, shown, language, (room, suggested)) for step in found]
        lines.append("\n".join(_others(view, items, language)))
        shown_in_lines = [step for step in shown if not _number_of(view, top_of(view.form, step))]
    else:
        shown_in_lines = list(shown)
    reviewed = [step for step in shown_in_lines if step.key in view.answers or step.question.required]
    if reviewed:
        lines.append("\n".join(_review_line(view, step, language, room) for step in reviewed))
    lines += asked(view, language)
    if view.form.numbered_jumps and not _is_long(view):
        lines.append(escape(Text("要改哪项，点哪项。", "Tap what you want to change.").to(language)))
    rows: list[Row] = []
    if not open_steps:
        rows.append((move_button(view, f"✅ {view.form.submit.to(language)}", "submit"),))
    if isinstance(problem, (InstrumentOverdue, InstrumentRefused)):
        # it has the others to choose from, and goes without the reading
        opens = GoToQuestion(view.draft.token, view.draft.turn, problem.step.index)
        rows.append((Button(OTHERWISE.to(language), opens),))
    rows.extend(effect_rows(view, language))
    rows.extend(_change_rows(view, shown, open_steps, language))
    to_begin = tuple(
        Button(f"🕘 {step.question.name.to(language)}", GoToQuestion(view.draft.token, view.draft.turn, step.index))
        for step in shown
        if _counts_by_itself(view, step)
    )
    to_board = (move_button(view, BOARD.to(language), "board"),) if _is_long(view) else ()
    rows.append((move_button(view, BACK.to(language), "back"), *to_board, *to_begin, other_language(view, language)))
    return Screen("\n\n".join(lines), (*rows, way_out(view, language)))


def _times(view: DraftView, language: Language) -> str:
    """From when until when it counts, as long as nobody says otherwise; a correction leaves that as it was."""
    if kind_of_form(view.form.code) is None or not any(_counts_by_itself(view, step) for step in view.form.steps()):
        return ""
    began, ended = (view.form.step(key).question.name.to(language) for key in (BEGAN, ENDED))
    gap, at = COLON.to(language), stamp(view.draft.started_at, language)
    return escape(f"\n{began}{gap}{at} · {ended}{gap}{AT_SUBMISSION.to(language)}")


def _counts_by_itself(view: DraftView, step: Step) -> bool:
    """Whether it asks when it began, and nobody said otherwise than the program saw."""
    return step.key == BEGAN and step.key not in view.answers


def _is_long(view: DraftView) -> bool:
    """Whether it has more items than are opened by their numbers."""
    return opens_as_board(view.form)


def _shortly(view: DraftView, item: Step, language: Language) -> str:
    """An item that does not conform, where there are many: what was found, how grave it is, who fixes it, by when."""
    note = view.answers.get(f"{item.key}.note")
    said = clipped(str(note.value), SHORT_SUGGESTION) if note is not None and note.value else "—"
    facts = [said, _graveness(view, item, language), *(_said(view, item, key, language) for key in (OWNER, UNTIL))]
    told = f"{COLON.to(language)}{' · '.join(filter(None, facts))}"
    return f"❌ <b>{_number_of(view, item)}. {escape(item.question.name.to(language))}</b>{escape(told)}"


def _is_found(view: DraftView, step: Step) -> bool:
    return judged(step.question, view.answers.get(step.key)) == NON_CONFORM


def _found(view: DraftView, item: Step, shown: tuple[Step, ...], language: Language, room: tuple[int, int]) -> str:
    """An item that does not conform: what was found, how grave it is, what is suggested, who fixes it by when.

    ``room``: characters for each answer, and for the suggestion.
    """
    lines = [f"❌ <b>{_number_of(view, item)}. {escape(item.question.name.to(language))}</b>"]
    facts = []
    gap = COLON.to(language)
    for step in shown:
        answer = view.answers.get(step.key)
        if step.parent is None or top_of(view.form, step).key != item.key or answer is None or _is_marked(step):
            continue
        said = shown_answer(view, step, answer, language)
        if step.question.kind is Kind.TEXT:
            named = "" if step.question.files_to else f"{step.question.name.to(language)}{gap}"
            lines.append(escape(f"{named}{clipped(said, room[0])}"))
        elif step.question.kind is Kind.YES_NO:
            facts.append(f"{step.question.name.to(language)}{gap}{said}")
        else:
            facts.append(said)
    facts.insert(0, f"{MARKS[SEVERITY]} {_graveness(view, item, language)}")
    lines.append(escape(" · ".join(facts)))
    lines += _leads_to(view, item, language, room[1])
    return "\n".join(lines)


def _is_marked(step: Step) -> bool:
    return step.parent is not None and step.key.removeprefix(f"{step.parent}.") in MARKS


def _graveness(view: DraftView, item: Step, language: Language) -> str:
    """How grave it is, or usually is while nobody said so."""
    question = view.form.step(f"{item.key}.{SEVERITY}").question
    names = {option.key: option.label.to(language) for option in question.options}
    graveness = names.get(severity_of(view, item.key), "—")
    usual = question.usual and question.key not in view.answers
    return USUALLY.to(language, usual=graveness) if usual else graveness


def _leads_to(view: DraftView, item: Step, language: Language, room: int) -> list[str]:
    """What becomes of an item once it is submitted: what is suggested; unless it was fixed, who fixes it, by when."""
    foreseen, fixed = foreseen_of(view, item.key), view.answers.get(f"{item.key}.{FIXED}")
    suggested = _said(view, item, SUGGESTION, language)
    if not suggested and foreseen is not None and foreseen.suggestion is not None:
        suggested = foreseen.suggestion.to(language)
    lines = []
    if suggested:
        head = Text("整改建议：", "Suggestion: ").to(language)
        lines.append(f"{MARKS[SUGGESTION]} {head}{escape(clipped(suggested, room))}")
    if fixed is not None and fixed.value == YES:
        return lines
    by, until = _said(view, item, OWNER, language), _said(view, item, UNTIL, language)
    if not until and foreseen is not None:
        until = day(foreseen.until, language)
    parts = []
    if by:
        parts.append(f"{MARKS[OWNER]} {escape(by)}")
    if until:
        said = Text("整改期限：<b>{until}</b>", "Fix by <b>{until}</b>").to(language, until=escape(until))
        parts.append(f"{MARKS[UNTIL]} {said}")
    return [*lines, " · ".join(parts)] if parts else lines


def _said(view: DraftView, item: Step, key: str, language: Language) -> str:
    """What was answered of an item; empty where nothing was, and where it is not asked."""
    answer = view.answers.get(f"{item.key}.{key}")
    if answer is None or answer.skipped or not answer.value:
        return ""
    return shown_answer(view, view.form.step(f"{item.key}.{key}"), answer, language)


def _scored(view: DraftView) -> str:
    """How it comes out as it stands, of a checklist of which something was judged."""
    found = score(view.form, view.answers) if view.form.sections else None
    return f" · {shortly(found)}" if found is not None and found.judged else ""


def _others(view: DraftView, items: list[Step], language: Language) -> list[str]:
    """The items with nothing to say about, together: how many conform, which do not apply, which are open.

    What was answered in words stands folded below.
    """
    found = any(_is_found(view, step) for step in items)
    by_answer: dict[str, list[int]] = {}
    in_words: list[str] = []
    for step in items:
        answer = view.answers.get(step.key)
        if not judges(step.question) and answer is not None and not answer.skipped:
            told = clipped(shown_answer(view, step, answer, language), LONGEST_IN_LIST)
            in_words.append(f"{_number_of(view, step)} {step.question.name.to(language)}{COLON.to(language)}{told}")
        elif not _is_found(view, step):
            said = Text("未填", "open").to(language) if answer is None else shown_answer(view, step, answer, language)
            by_answer.setdefault(said, []).append(_number_of(view, step))
    conform = WORDS[CONFORM].to(language)
    lines = []
    if numbers := by_answer.pop(conform, []):
        if len(numbers) == len(items):
            text = Text("✅ {n} 项全部符合", "✅ All {n} items OK")
        elif found and not by_answer:
            text = Text("✅ 其余 {n} 项符合", "✅ The other {n} items OK", "✅ The other item OK")
        else:
            text = Text("✅ {n} 项符合", "✅ {n} items OK", "✅ {n} item OK")
        lines.append(text.to(language, n=len(numbers)))
    gap = COLON.to(language)
    lines += [escape(f"{said}{gap}{joined(map(str, numbers), language)}") for said, numbers in by_answer.items()]
    lines += [escape(line) for step in items if (line := _remarked(view, step))]
    if in_words:
        text = Text("☑️ 已填 {n} 项", "☑️ {n} items filled in", "☑️ {n} item filled in")
        lines.append(text.to(language, n=len(in_words)))
        lines.append(fold(escape("\n".join(in_words)), always=True))
    return lines


def _remarked(view: DraftView, item: Step) -> str:
    """What was said of an item with which nothing is wrong; empty where nothing was."""
    answer = view.answers.get(f"{item.key}.{REMARK}")
    if _is_found(view, item) or answer is None or not answer.value:
        return ""
    return f"💬 {_number_of(view, item)} {clipped(str(answer.value), LONGEST_IN_LIST)}"


def _review_line(view: DraftView, step: Step, language: Language, room: int) -> str:
    answer = view.answers.get(step.key)
    said = clipped(shown_answer(view, step, answer, language), room) if answer else "—"
    indent = "　· " if step.parent else ""
    name = clipped(step.question.name.to(language), 30)
    mark = "❌ " if answer is not None and answer.value == NON_CONFORM else ""
    gap = COLON.to(language)
    return f"{indent}{escape(name)}{gap}{mark}<b>{escape(said)}</b>"


def _change_rows(
    view: DraftView, shown: tuple[Step, ...], open_steps: tuple[Step, ...], language: Language
) -> list[Row]:
    """Items by their number, what is missing and what may be added by name, the rest one by one.

    What belongs to an item has its number in front, so that no two keys read the same.
    """
    to_open = [step for step in shown if _number_of(view, step)]
    on_board = _is_long(view)
    if on_board:
        # of many only those that there is something to say about; the others are on the board
        open_items = {top_of(view.form, step).key for step in open_steps}
        to_open = [step for step in to_open if _is_found(view, step) or step.key in open_items][:MOST_JUMPS]
    marked = _marked_rows(view, [step for step in to_open if _is_found(view, step)], shown)
    if on_board and marked:
        to_open = [step for step in to_open if not _is_found(view, step)]
    items = [jump_button(view, step, _number_of(view, step), None) for step in to_open]
    rows: list[Row] = [*marked, *(tuple(items[start : start + 7]) for start in range(0, len(items), 7))]
    named: list[Button] = []
    found = {step.key for step in shown if _number_of(view, step) and _is_found(view, step)}
    for step in shown:
        if _number_of(view, step) or _counts_by_itself(view, step):
            continue
        item = top_of(view.form, step)
        remarked = step.key == f"{item.key}.{REMARK}" and step.key in view.answers and not on_board
        beside = item.key not in found or on_board or len(found) > 1
        if step not in open_steps and _number_of(view, item) and beside and not remarked:
            # with several found each one's answers are behind its number, as is a spoken remark
            continue
        if step.key == f"{item.key}.{VOICE}" and not view.files(step.key):
            continue
        mark = "❗" if step in open_steps else "✏️ " if step.key in view.answers or step.key == ENDED else "＋ "
        number = _number_of(view, top_of(view.form, step))
        of_item = f"{number} " if number else ""
        label = as_label(f"{mark}{of_item}{step.question.name.to(language)}")
        named.append(Button(label, GoToQuestion(view.draft.token, view.draft.turn, step.index)))
    # many keys would push the first lines out of a phone's page
    return [*rows, *side_by_side(named, most=3 if len(named) > FEW_KEYS else 2)]


def _marked_rows(view: DraftView, found: list[Step], shown: tuple[Step, ...]) -> list[Row]:
    """A row for each of a few findings: what is changed of it most, by its mark; of many items it begins with its own.

    Of one among few items there is room for words; of many findings each one's are behind its number.
    """
    on_board = _is_long(view)
    if len(found) > MOST_MARKED or (len(found) == 1 and not on_board):
        return []
    rows: list[Row] = []
    for item in found:
        number, keys = _number_of(view, item), {f"{item.key}.{key}": mark for key, mark in MARKS.items()}
        marked = [
            Button(f"{number} {keys[step.key]}", GoToQuestion(view.draft.token, view.draft.turn, step.index))
            for step in shown
            if step.key in keys
        ]
        row = [jump_button(view, item, number, None), *marked] if on_board else marked
        rows += side_by_side(row, most=max(SHARES))
    return rows


def _number_of(view: DraftView, step: Step) -> int:
    """The item's number as people count it; 0 for other questions."""
    items = numbered(view.form)
    if not view.form.numbered_jumps or step.parent is not None:
        return 0
    return 1 + next((index for index, item in enumerate(items) if item.key == step.key), -1)
