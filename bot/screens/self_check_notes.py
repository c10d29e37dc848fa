"""What was said since to a self-check, on its card: what became of its problems, what the butler said (4.6)."""

from bot.records.self_checks import Note
from bot.records.work_records import Checked, RecordView
from bot.rules.forms.self_checks import HANDLED, REMARK
from bot.rules.plain_words import NON_CONFORM
from bot.rules.self_checks.words import HANDLED_NOTE, REMARKED, SEEN
from bot.rules.text import Language, Text
from bot.screens.buttons import HandOnSelfCheck, MarkSelfCheckSeen, OpenForm
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, as_label, escape, quoted
from bot.screens.times import stamp

_SAID = {
    SEEN: Text("👁 管家{who}已看 · {when}", "👁 Seen by {who} · {when}"),
    REMARKED: Text("💬 管家{who}的意见 · {when}", "💬 Remark by {who} · {when}"),
    HANDLED_NOTE: Text("🔧 {item}已处理：{who} · {when}", "🔧 {item}: handled by {who} · {when}"),
}


def notes_said(view: RecordView, language: Language) -> list[str]:
    """What was said, the earliest first."""
    names = {one.key: f"{one.number} {one.name.to(language)}" for one in view.checked}
    return [note_said(note, names.get(note.item, ""), language) for note in view.notes]


def note_said(note: Note, item: str, language: Language) -> str:
    """One of them: by whom and when, and what."""
    head = _SAID[note.what].to(language, who=note.person_name, when=stamp(note.at, language), item=item)
    return f"{escape(head)}\n{quoted(note.text)}" if note.text else escape(head)


def note_keys(view: RecordView, language: Language) -> list[Row]:
    """记处理结果 and 交给管家跟进 for the client's people; 已看 and 写意见 for the butler."""
    record, rows = view.record, list[Row]()
    problems = [one for one in view.checked if one.result == NON_CONFORM]
    if view.rights.settle and problems:
        done = Text("🔧 记处理结果", "🔧 Say what was done").to(language)
        rows.append((Button(done, OpenForm(HANDLED.code, record.kind, record.id)),))
        rows += [(_hand_on(view, one, language),) for one in _to_hand_on(view, problems)]
    if view.rights.review:
        remark = Button(Text("💬 写意见", "💬 Remark").to(language), OpenForm(REMARK.code, record.kind, record.id))
        seen = Button(Text("👁 已看", "👁 Seen").to(language), MarkSelfCheckSeen(record.id))
        looked = any(note.what in (SEEN, REMARKED) for note in view.notes)
        rows += side_by_side([remark] if looked else [seen, remark])
    return rows


def _to_hand_on(view: RecordView, problems: list[Checked]) -> list[Checked]:
    handed = {finding.question for finding in view.findings}
    return [one for one in problems if one.key not in handed]


def _hand_on(view: RecordView, one: Checked, language: Language) -> Button:
    text = Text("🤝 交给管家跟进：{n} {name}", "🤝 To the butler: {n} {name}")
    label = as_label(text.to(language, n=one.number, name=one.name.to(language)))
    return Button(label, HandOnSelfCheck(view.record.id, one.number))
