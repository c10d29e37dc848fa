"""The words of a form's question: its head, what was wrong, help, what was answered before."""

from datetime import date

from bot.records.drafts import DraftView
from bot.rules.beijing import beijing_day
from bot.rules.checklists.asked import said_in_chinese
from bot.rules.form import PHOTOS, Kind, Media, Step
from bot.rules.forms.problems import Problem
from bot.rules.forms.walking import position, top_of
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.text import Language, Text, joined
from bot.screens.forms.answers import shown_answer
from bot.screens.forms.buttons import MOST_PICKS
from bot.screens.forms.calendar_picker import days_off_explained
from bot.screens.forms.hour_picker import day_of
from bot.screens.forms.lasting import closed_line
from bot.screens.forms.problems import sentence
from bot.screens.screen import clipped, escape, fold, quoted
from bot.screens.settings.words import allowances_said
from bot.screens.telegram_html import telegram_html
from bot.screens.times import day

LONGEST_QUOTE = 500
SHORT_ANSWER, MOST_TO_COPY = 60, 3200
"""Characters of an answer that is typed anew as soon as changed, and of one that a message has room for."""
AT_WHAT_TIME = Text(
    "几点？别的时间连日期一起输入，如「明天 14:15」。", "At what time? Type others with the day, like “tomorrow 14:15”."
)
_HINTS = {
    Kind.DATE_TIME: Text(
        "点日期，再点几点；也可以输入，如「明天 14:00」。",
        "Tap the day, then the hour; or type it, like “tomorrow 14:00”.",
    ),
    Kind.TIME: Text("请输入几点，如「8:30」。", "Type a time of day, like “8:30”."),
    Kind.PERIOD: Text(
        "请输入起止日期，如「11月30日-12月2日」；只有一天就写一天。",
        "Type the first and last day, like “30 Nov - 2 Dec”, or a single day.",
    ),
    Kind.LOCATION: Text("请点下面的键发送位置。", "Tap the key below to send your location."),
    Kind.CONTACT: Text("请点下面的键，或直接输入号码。", "Tap the key below, or type the number."),
}

_ENTRIES = Text(
    "点名字打勾，可以点几个；也可以输入编号，几个用空格分开，或扫二维码标签。",
    "Tap to tick as many as there are, type their codes with blanks between, or scan their labels.",
)
_OTHERS = Text(
    "点名字打勾，可以点几个；名单里没有的，直接输入姓名，几个人用顿号分开。",
    "Tap names to tick them, as many as there were; type others, parted by semicolons.",
)


def title_of(view: DraftView, language: Language) -> str:
    """The form and what it is about, once where both have one name (not escaped)."""
    form, about = view.form.title.to(language), view.card.title.to(language) if view.card.title else ""
    return form if about in ("", form) else f"{form} · {about}"


def headed(view: DraftView, language: Language) -> str:
    """``title_of``, and once on the screen that items have no English, where they have none."""
    return " ".join(filter(None, (title_of(view, language), said_in_chinese(view.form, language))))


def question_text(
    view: DraftView, step: Step, language: Language, problem: Problem | None, today: date, month: str = ""
) -> str:
    """The question as HTML, with what was wrong with the last answer; ``month`` is the calendar's page."""
    question = step.question
    lines = [_head(view, step, language)]
    if view.card.quote:
        lines.append(quoted(clipped(view.card.quote, LONGEST_QUOTE)))
    if problem is not None:
        lines.append(f"⚠️ {escape(sentence(problem, language))}")
    prompt = f"<b>{escape(question.prompt.to(language))}</b>"
    if help_text := _help(view, step, language):
        prompt += f"\n{fold(help_text)}"
    hint = _hint(view, step, language, today, day_of(month))
    lines.append(f"{prompt}\n{escape(hint)}" if hint else prompt)
    notes = [_present(view, step, language), _last_time(view, step, language), _found_before(view, step, language)]
    if question.clause and question.kind is Kind.CONFORMITY:
        notes.append(Text("依据条款 {clause}", "Clause {clause}").to(language, clause=question.clause))
    said = "\n".join(escape(note) for note in notes if note)
    if said:
        lines.append(said)
    if text := _long_answer(view, step):
        # in this shape a tap copies it, to be changed and sent again
        head = Text("现在的内容，点一下可复制，改好再发：", "As it is now. Tap it to copy, change it and send it:")
        lines.append(f"{escape(head.to(language))}\n<pre>{escape(text)}</pre>")
    return "\n\n".join(lines)


def _long_answer(view: DraftView, step: Step) -> str:
    """What was answered, where it is too long to be typed anew."""
    answer = view.answers.get(step.key)
    if answer is None or step.question.kind is not Kind.TEXT or not isinstance(answer.value, str):
        return ""
    # of a text that has no room a part would be sent back for the whole
    return answer.value if SHORT_ANSWER < len(answer.value) <= MOST_TO_COPY else ""


def _help(view: DraftView, step: Step, language: Language) -> str:
    """The question's help: as the form has it, or what the firm says instead, in Markdown."""
    instead = view.card.explained.get(step.key)
    if instead is not None and (html := telegram_html(instead.to(language), frozenset({"blockquote"}))):
        return html
    if step.question.help is None:
        return ""
    promised = allowances_said(view.card.allowances) if view.card.allowances else {}
    said = step.question.help.to(language, **{name: text.to(language) for name, text in promised.items()})
    lines = said.splitlines()
    return escape(said if len(lines) == 1 else "\n".join(f"· {line}" for line in lines))


def _hint(view: DraftView, step: Step, language: Language, today: date, day: date | None) -> str:
    """What to send, where no button says it; ``day``: its hours are offered."""
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
    if question.kind is Kind.DATE:
        return days_off_explained(view, step, language, today)
    if question.kind is Kind.DATE_TIME and day is not None:
        return AT_WHAT_TIME.to(language)
    if question.kind is Kind.DATE_TIME:
        return f"{_HINTS[question.kind].to(language)}\n{days_off_explained(view, step, language, today)}"
    if question.kind in _HINTS:
        return _HINTS[question.kind].to(language)
    if question.kind is Kind.FILES and question.media == PHOTOS:
        return Text("📷 请发照片，可以一次发多张。", "📷 Send a photo, or several at once.").to(language)
    if question.kind is Kind.FILES and Media.VOICE not in question.media:
        return Text("📎 请发照片、视频或文件。", "📎 Send photos, videos or files.").to(language)
    if question.kind is Kind.FILES:
        return Text("📎 请发照片、文件、语音或视频。", "📎 Send photos, files, voice or video.").to(language)
    if question.kind is Kind.PEOPLE:
        return (_ENTRIES if question.pick in LEDGERS else _OTHERS).to(language)
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
    return ""


def _head(view: DraftView, step: Step, language: Language) -> str:
    number, count = position(view.form, view.answers, step.key)
    title = escape(headed(view, language))
    place = _place(number, count, language)
    if belongs_to := next((label for key, label in view.chosen.items() if key != step.key), ""):
        title += f" · {escape(belongs_to)}"
    if top_of(view.form, step) is not step:
        title += f" · {escape(top_of(view.form, step).question.prompt.to(language))}"
    intro = f"\n{escape(view.form.intro.to(language))}" if view.form.intro and step.index == 0 else ""
    if view.alike and not view.answers and step.index == 0:
        intro = f"{intro}\n{escape(alike_said(view, language))}"
    return f"{title}  {place}{intro}".rstrip()


def alike_said(view: DraftView, language: Language) -> str:
    """Which checklist is used, where another one is as deep (not escaped)."""
    text = Text("按「{name}」做；同样深度的还有{others}。", "“{name}” is used; as deep: {others}.")
    quoted_names = (Text("「{name}」", "“{name}”").to(language, name=name.to(language)) for _, name in view.alike)
    return text.to(language, name=view.form.title.to(language), others=joined(quoted_names, language))


def _place(number: int, count: int | None, language: Language) -> str:
    """How far one is; only what is certain, so that no count jumps."""
    if not number:
        return ""
    if count is None:
        return Text("第 {number} 题", "Question {number}").to(language, number=number)
    return f"{number}/{count}"


def _present(view: DraftView, step: Step, language: Language) -> str:
    """What the person answered already, when they came back to it."""
    answer = view.answers.get(step.key)
    if answer is None or _long_answer(view, step):
        return ""
    text = Text("已填：{answer}", "Your answer: {answer}")
    return text.to(language, answer=clipped(shown_answer(view, step, answer, language), 200))


def _found_before(view: DraftView, step: Step, language: Language) -> str:
    """What was found of the item before and is not closed yet."""
    finding = view.found_before.get(step.key)
    if finding is None:
        return _fixed_before(view, step, language)
    text = Text("未闭环：{number} {what}（{day}前整改）", "Still open: {number} {what} (fix by {day})")
    until = day(beijing_day(finding.due_at), language)
    return text.to(language, number=finding.number, what=clipped(finding.what, 40), day=until)


def _fixed_before(view: DraftView, step: Step, language: Language) -> str:
    """What was closed of the item long enough ago to look whether it lasts."""
    for finding in view.closed_before:
        if (finding.question, finding.clause) == (step.key, step.question.clause or ""):
            text = Text("整改过，请看是否保持：{closed}", "Fixed before, see whether it holds: {closed}")
            return text.to(language, closed=closed_line(finding, language))
    return ""


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
