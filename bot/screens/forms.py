"""The form engine's screens: one question at a time, the review page, the question before giving up."""

from bot.records.drafts import DraftView
from bot.rules.forms.form import (
    CONFORM,
    NO,
    NON_CONFORM,
    NOT_APPLICABLE,
    PHOTOS,
    YES,
    Kind,
    Media,
    Step,
)
from bot.rules.forms.problems import Problem
from bot.rules.forms.quick_line import numbered
from bot.rules.forms.walking import missing, position, preceding, visible
from bot.rules.text import CHINESE, Language, Text
from bot.screens.answers import shown_answer
from bot.screens.buttons import AnswerQuestion, ContinueDraft, GoToQuestion, MoveInForm, SetLanguage
from bot.screens.calendar_picker import calendar_rows
from bot.screens.problems import sentence
from bot.screens.rows import side_by_side
from bot.screens.screen import Ask, Button, Key, Screen, clipped, escape
from bot.screens.telegram_html import telegram_html

Row = tuple[Button, ...]

CONFORMITY_LABELS = {
    CONFORM: Text("✅ 符合", "✅ Conform"),
    NON_CONFORM: Text("❌ 不符合", "❌ Non-conform"),
    NOT_APPLICABLE: Text("➖ 不适用", "➖ N.A."),
}
BACK = Text("‹ 上一步", "‹ Back")
SKIP = Text("跳过", "Skip")
NEXT = Text("下一步 ›", "Next ›")
LEAVE = Text("存草稿，稍后继续", "Save and leave")
CONTINUE = Text("继续填写", "Continue")
GIVE_UP = Text("放弃", "Give up")
CLEAR_FILES = Text("重新发", "Send again")
OTHER_LANGUAGE = {"zh": ("EN", "en"), "en": ("中文", "zh")}
ASKED_OF_PHONE = {
    Kind.LOCATION: (Text("📍 发送当前位置", "📍 Send my location"), Ask.LOCATION),
    Kind.CONTACT: (Text("📱 发送我的号码", "📱 Send my number"), Ask.CONTACT),
}
LABEL_LIMIT = 28
LONGEST_QUOTE = 500
MOST_PICKS = 20
"""Records offered at once; a longer list is searched by typing."""


def form_screen(view: DraftView, language: Language, problem: Problem | None = None, month: str = "") -> Screen:
    """The draft as it stands: its question, or the review page. ``month`` turns a calendar's page (``2026-11``)."""
    step = view.step
    if step is None:
        return _review(view, language, problem)
    if step.question.kind in ASKED_OF_PHONE:
        return _asked_of_phone(view, step, language, problem)
    return _question(view, step, language, problem, month)


def cancel_question(view: DraftView, language: Language) -> Screen:
    """放弃本次填写？ before anything is thrown away."""
    text = Text("放弃本次填写？\n已填的内容将不再保留。", "Give up this form?\nWhat you filled in will not be kept.")
    return Screen(
        f"<b>{escape(view.form.title.to(language))}</b>\n\n{escape(text.to(language))}",
        ((_move(view, GIVE_UP.to(language), "cancel"), _move(view, CONTINUE.to(language), "show")),),
    )


def continue_row(view: DraftView, language: Language) -> Row:
    """The way back into a parked draft, for other screens."""
    name = clipped(_title(view, language), 40)
    label = Text("▶️ 继续填写：{form}", "▶️ Continue: {form}").to(language, form=name)
    return (Button(label, ContinueDraft(view.draft.token)),)


def _title(view: DraftView, language: Language) -> str:
    """The form and what it is about, once where both have one name (not escaped)."""
    form, about = view.form.title.to(language), view.card.title.to(language) if view.card.title else ""
    return form if about in ("", form) else f"{form} · {about}"


def _asked_of_phone(view: DraftView, step: Step, language: Language, problem: Problem | None) -> Screen:
    """A question that a key answers. Telegram has no such button under a message, so the ways on are keys as well."""
    label, ask = ASKED_OF_PHONE[step.question.kind]
    ways = [BACK] if preceding(view.form, view.answers, before=step.key) is not None else []
    ways += [] if step.question.required else [SKIP]
    keys = ((Key(label.to(language), ask),), tuple(Key(way.to(language)) for way in (*ways, LEAVE)))
    return Screen(_question_text(view, step, language, problem), keys=keys)


def _question(view: DraftView, step: Step, language: Language, problem: Problem | None, month: str) -> Screen:
    rows = [*_answer_rows(view, step, language, month), *_move_rows(view, step, language)]
    return Screen(_question_text(view, step, language, problem), tuple(rows))


def _question_text(view: DraftView, step: Step, language: Language, problem: Problem | None) -> str:
    question = step.question
    lines = [_head(view, step, language)]
    if view.card.quote:
        lines.append(f"<blockquote>{escape(clipped(view.card.quote, LONGEST_QUOTE))}</blockquote>")
    if problem is not None:
        lines.append(f"⚠️ {escape(sentence(problem, language))}")
    prompt = f"<b>{escape(question.prompt.to(language))}</b>"
    if help_text := _help(view, step, language):
        prompt += f"\n<blockquote>{help_text}</blockquote>"
    hint = _hint(view, step, language)
    lines.append(f"{prompt}\n{escape(hint)}" if hint else prompt)
    notes = [_present(view, step, language), _last_time(view, step, language)]
    if question.clause and question.kind is Kind.CONFORMITY:
        notes.append(Text("依据条款 {clause}", "Clause {clause}").to(language, clause=question.clause))
    said = "\n".join(f"<i>{escape(note)}</i>" for note in notes if note)
    if said:
        lines.append(said)
    return "\n\n".join(lines)


def _help(view: DraftView, step: Step, language: Language) -> str:
    """The question's help: as the form has it, or what the firm says instead, in Markdown."""
    instead = view.card.explained.get(step.key)
    if instead is not None and (html := telegram_html(instead.to(language), frozenset({"blockquote"}))):
        return html
    if step.question.help is None:
        return ""
    terms = {name: text.to(language) for name, text in view.card.terms.items()}
    return escape(step.question.help.to(language, **terms))


def _hint(view: DraftView, step: Step, language: Language) -> str:
    """What to send, where no button says it."""
    question = step.question
    if question.files_to and (files := view.files(question.files_to)):
        photos = Text(
            "📎 照片已收到 {n} 张，还差一句说明。",
            "📎 {n} photos received; now a few words, please.",
            "📎 Photo received; now a few words, please.",
        )
        mixed = Text(
            "📎 已收到 {n} 个文件，还差一句说明。",
            "📎 {n} files received; now a few words, please.",
            "📎 File received; now a few words, please.",
        )
        only_photos = all(file.media == "photo" for file in files)
        return (photos if only_photos else mixed).to(language, n=len(files))
    if question.kind is Kind.FILES and question.media == PHOTOS:
        return Text("📷 请发照片，可以一次发多张。", "📷 Send a photo, or several at once.").to(language)
    if question.kind is Kind.DATE_TIME:
        return Text("请输入日期和时间，如「明天 14:00」。", "Type date and time, like “tomorrow 14:00”.").to(language)
    if question.kind is Kind.TIME:
        return Text("请输入几点，如「8:30」。", "Type a time of day, like “8:30”.").to(language)
    if question.kind is Kind.PERIOD:
        return Text(
            "请输入起止日期，如「11月30日-12月2日」；只有一天就写一天。",
            "Type the first and last day, like “30 Nov - 2 Dec”, or a single day.",
        ).to(language)
    if question.kind is Kind.FILES and Media.VOICE not in question.media:
        return Text("📎 请发照片、视频或文件。", "📎 Send photos, videos or files.").to(language)
    if question.kind is Kind.FILES:
        return Text("📎 请发照片、文件、语音或视频。", "📎 Send photos, files, voice or video.").to(language)
    if question.kind is Kind.RECORD and view.found > len(view.picks):
        more = Text(
            "共 {n} 条，这里是前 {first} 条；输入名称或编号可以查找。",
            "These are the first {first} of {n}. Type a name or a code to search.",
        )
        return more.to(language, n=view.found, first=len(view.picks))
    if question.kind is Kind.RECORD and len(view.picks) > MOST_PICKS:
        text = Text(
            "🔎 这里只列出 {most} 项，发名字查找其余 {n} 项。",
            "🔎 These are the first {most}; type a name to find one of the other {n}.",
        )
        return text.to(language, most=MOST_PICKS, n=len(view.picks) - MOST_PICKS)
    if question.kind is Kind.LOCATION:
        return Text("请点下面的键发送位置。", "Tap the key below to send your location.").to(language)
    if question.kind is Kind.CONTACT:
        return Text("请点下面的键，或直接输入号码。", "Tap the key below, or type the number.").to(language)
    return ""


def _head(view: DraftView, step: Step, language: Language) -> str:
    number, count = position(view.form, view.answers, step.key)
    title = escape(_title(view, language))
    place = f"{number}/{count}" if number else ""
    if step.parent is not None:
        title += f" · {escape(view.form.step(step.parent.split('.')[0]).question.prompt.to(language))}"
    intro = f"\n{escape(view.form.intro.to(language))}" if view.form.intro and step.index == 0 else ""
    return f"{title}  {place}{intro}".rstrip()


def _present(view: DraftView, step: Step, language: Language) -> str:
    """What the person answered already, when they came back to it."""
    answer = view.answers.get(step.key)
    if answer is None:
        return ""
    text = Text("已填：{answer}", "Your answer: {answer}")
    return text.to(language, answer=clipped(shown_answer(view, step, answer, language), 200))


def _last_time(view: DraftView, step: Step, language: Language) -> str:
    """上次结果, shown beside the question and never offered as an answer."""
    answer = view.last_time.get(step.key)
    if answer is None or answer.skipped or step.question.kind is Kind.FILES or view.last_time_at is None:
        return ""
    note = view.last_time.get(f"{step.key}.note")
    said = shown_answer(view, step, answer, language)
    if note is not None and note.value:
        said = f"{said} ({clipped(str(note.value), 40)})"
    text = Text("上次结果：{said}", "Last time: {said}")
    return text.to(language, said=said)


def _answer_rows(view: DraftView, step: Step, language: Language, month: str) -> list[Row]:
    question = step.question
    match question.kind:
        case Kind.CONFORMITY:
            return _conformity_rows(view, step, language)
        case Kind.YES_NO:
            words = ((YES, Text("是", "Yes")), (NO, Text("否", "No")))
            return [tuple(_answer(view, word.to(language), value) for value, word in words)]
        case Kind.CHOICE | Kind.NUMBER:
            return _in_rows([_answer(view, option.label.to(language), option.key) for option in question.options])
        case Kind.CHOICES:
            return _choices_rows(view, step, language)
        case Kind.RATING:
            low, high = question.minimum or 1, question.maximum or 5
            return [tuple(_answer(view, "★" * n if n <= 3 else f"★{n}", str(n)) for n in range(low, high + 1))]
        case Kind.DATE:
            return calendar_rows(view, language, month)
        case Kind.RECORD:
            shown = view.picks[:MOST_PICKS]
            return [(_answer(view, clipped(pick.label, LABEL_LIMIT), str(pick.id)),) for pick in shown]
        case Kind.CONFIRM:
            return [(_answer(view, Text("✅ 我同意", "✅ I agree").to(language), "confirmed"),)]
        case _:
            return []


def _conformity_rows(view: DraftView, step: Step, language: Language) -> list[Row]:
    ways = [_answer(view, label.to(language), value) for value, label in CONFORMITY_LABELS.items()]
    items = numbered(view.form)
    if step.parent is None and len(items) > 1:
        rest = Text("✅ 其余均符合", "✅ Rest conform")
        ways.append(_move(view, rest.to(language), "rest"))
    rows: list[Row] = [*side_by_side(ways, most=3)]
    if view.form.numbered_jumps and step.parent is None:
        rows.append(tuple(_jump(view, item, number, step) for number, item in enumerate(items, start=1)))
    return rows


_MARKS = {CONFORM: "✓", NON_CONFORM: "✗", NOT_APPLICABLE: "–"}


def _jump(view: DraftView, item: Step, number: int, shown: Step | None) -> Button:
    answer = view.answers.get(item.key)
    mark = _MARKS.get(str(answer.value), "") if answer else ""
    label = f"[{number}]" if shown is not None and item.key == shown.key else f"{number}{mark}"
    return Button(label, GoToQuestion(view.draft.token, view.draft.turn, item.index))


def _choices_rows(view: DraftView, step: Step, language: Language) -> list[Row]:
    answer = view.answers.get(step.key)
    chosen = answer.value if answer and isinstance(answer.value, list) else []
    buttons = [
        _answer(
            view,
            f"{'☑️' if option.key in chosen else '⬜️'} {option.label.to(language)}",
            f"{option.key}{'-' if option.key in chosen else '+'}",
        )
        for option in step.question.options
    ]
    return _in_rows(buttons)


def _move_rows(view: DraftView, step: Step, language: Language) -> list[Row]:
    question = step.question
    rows: list[Row] = []
    has_files = question.kind is Kind.FILES and bool(view.files(step.key))
    first: list[Button] = []
    if preceding(view.form, view.answers, before=step.key) is not None:
        first.append(_move(view, BACK.to(language), "back"))
    if has_files:
        first.append(_move(view, CLEAR_FILES.to(language), "clear"))
    if question.kind is Kind.CHOICES or has_files or step.key in view.answers:
        first.append(_move(view, NEXT.to(language), "next"))
    elif not question.required:
        first.append(_move(view, SKIP.to(language), "skip"))
    if view.form.at_once:
        rows += side_by_side(_to_add(view, step, language))
    return [*rows, (*first, *_way_out(view, language)), (_move(view, LEAVE.to(language), "leave"),)]


def _to_add(view: DraftView, step: Step, language: Language) -> list[Button]:
    """What may be said beside the walk of a form that has no review page; files are sent where they are asked for."""
    return [
        Button(
            f"＋ {clipped(one.question.name.to(language), LABEL_LIMIT)}",
            GoToQuestion(view.draft.token, view.draft.turn, one.index),
        )
        for one in visible(view.form, view.answers)
        if not one.question.walked
        and one.question.kind is not Kind.FILES
        and one.key != step.key
        and one.key not in view.answers
    ]


def _way_out(view: DraftView, language: Language) -> Row:
    label, other = OTHER_LANGUAGE[language]
    give_up = _move(view, Text("放弃…", "Give up…").to(language), "ask_cancel")
    return (give_up, Button(label, SetLanguage(other, view.draft.token)))


def _review(view: DraftView, language: Language, problem: Problem | None) -> Screen:
    """Everything answered, each with a button to change it; optional questions not asked yet may be added."""
    lines = [f"<b>{Text('核对', 'Review').to(language)}</b>  {escape(_title(view, language))}"]
    if problem is not None:
        lines.append(f"⚠️ {escape(sentence(problem, language))}")
    shown = visible(view.form, view.answers)
    room = 3000 // max(len(shown), 1)
    lines.append("\n".join(_review_line(view, step, language, room) for step in shown if _is_reviewed(view, step)))
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
        rows.append((_move(view, f"✅ {view.form.submit.to(language)}", "submit"),))
    rows.extend(_change_rows(view, shown, open_steps, language))
    rows.append((_move(view, BACK.to(language), "back"), *_way_out(view, language)))
    rows.append((_move(view, LEAVE.to(language), "leave"),))
    return Screen("\n\n".join(lines), tuple(rows))


def _is_reviewed(view: DraftView, step: Step) -> bool:
    return step.key in view.answers or step.question.required


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
    items = [_jump(view, step, _number_of(view, step), None) for step in shown if _number_of(view, step)]
    rows: list[Row] = [tuple(items[start : start + 7]) for start in range(0, len(items), 7)]
    named: list[Button] = []
    for step in shown:
        if _number_of(view, step):
            continue
        if step in open_steps:
            mark = "❗"
        elif step.key in view.answers:
            mark = "✏️ "
        else:
            mark = "＋ "
        label = f"{mark}{clipped(step.question.name.to(language), LABEL_LIMIT)}"
        named.append(Button(label, GoToQuestion(view.draft.token, view.draft.turn, step.index)))
    return [*rows, *side_by_side(named)]


def _number_of(view: DraftView, step: Step) -> int:
    """The item's number as people count it; 0 for other questions."""
    items = numbered(view.form)
    if not view.form.numbered_jumps or step.question.kind is not Kind.CONFORMITY or step.parent is not None:
        return 0
    return 1 + next(index for index, item in enumerate(items) if item.key == step.key)


def _answer(view: DraftView, label: str, value: str) -> Button:
    return Button(label, AnswerQuestion(view.draft.token, view.draft.turn, value))


def _move(view: DraftView, label: str, move: str) -> Button:
    return Button(label, MoveInForm(view.draft.token, view.draft.turn, move))


def _in_rows(buttons: list[Button]) -> list[Row]:
    """Three to a row where that leaves no one alone, else two, as far as their labels have room."""
    return side_by_side(buttons, most=2 if len(buttons) % 2 == 0 and len(buttons) % 3 else 3)
