"""验收: how a deliverable stands on its card, the keys of whoever may answer, and what they are told (clause 7)."""

from bot.records.work_records import RecordView
from bot.rules.deliverables.acceptance import Answer
from bot.rules.forms.acceptance import FOR_CLIENT_FORM, RETURN_FORM
from bot.rules.text import Language, Text
from bot.screens.buttons import AcceptRecord, OpenForm, ShowRecord, ShowTask
from bot.screens.recorded_marks import told
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, Screen, clipped, escape, quoted
from bot.screens.times import stamp
from bot.screens.tones import Tone
from bot.screens.work_records.facts import words

ACCEPT, RETURN = Text("✅ 验收", "✅ Accept"), Text("↩️ 退回修改", "↩️ Return")
FOR_CLIENT = Text("📞 代录验收", "📞 Record their answer")
LONGEST_SHOWN = 200
_DONE = {
    Answer.ACCEPTED: Text("✅ 已验收：{who}，{when}", "✅ Accepted by {who}, {when}"),
    Answer.RETURNED: Text("↩️ 已退回修改：{who}，{when}", "↩️ Returned by {who}, {when}"),
}
_PLEASE = Text("请验收；要改的，退回并说明原因。", "Please accept it, or return it and say what has to change.")
_WAITS = Text("⏳ 企业还没验收", "⏳ The client has not accepted it yet")


def standing(view: RecordView, language: Language) -> list[str]:
    """What the client said to it, or that they are asked; nothing of what is no deliverable."""
    if view.answered is None:
        text = _PLEASE if view.rights.answer else _WAITS
        return [escape(text.to(language))] if view.unanswered else []
    said = view.answered
    line = _DONE[said.state].to(language, who=said.by_name, when=stamp(said.at, language))
    lines = [escape(line)]
    if said.recorded is not None:
        by = Text("代录：{who}（{how}）", "Recorded by {who} ({how})")
        lines.append(escape(by.to(language, who=said.recorder, how=told(said.recorded, language))))
    if said.reason:
        lines.append(quoted(said.reason))
    return ["\n".join(lines)]


def answer_keys(view: RecordView, language: Language) -> list[Row]:
    """验收 and 退回修改 for the client's manager; for the team the way to record what they said elsewhere."""
    kind, record_id = view.record.kind, view.record.id
    if view.rights.answer:
        return side_by_side(
            [
                Button(ACCEPT.to(language), AcceptRecord(kind, record_id), tone=Tone.NEXT),
                Button(RETURN.to(language), OpenForm(RETURN_FORM, kind, record_id)),
            ]
        )
    if view.rights.answer_for:
        return [(Button(FOR_CLIENT.to(language), OpenForm(FOR_CLIENT_FORM, kind, record_id)),)]
    return []


def handed_over(view: RecordView, language: Language) -> Screen:
    """To the client's manager: what they have, and that they are asked to accept it."""
    text = Text("{mark} 收到{name}", "{mark} You have a {name}")
    return _asked(view, text.to(language, mark=view.record.mark, name=view.record.of_kind.name.to(language)), language)


def unanswered(view: RecordView, language: Language) -> Screen:
    """The same once more."""
    text = Text("⏳ 还没验收", "⏳ Not accepted yet")
    return _asked(view, text.to(language), language)


def _asked(view: RecordView, head: str, language: Language) -> Screen:
    lines = [f"<b>{escape(head)}</b>\n{_named(view, language)}", *standing(view, language)]
    return Screen("\n\n".join(lines), (*answer_keys(view, language), _look(view, language)))


def returned(view: RecordView, language: Language) -> Screen:
    """To whoever handed it over and to the leads: what was returned, by whom and why, and the way to its task."""
    again = Text("这项成果要重新交付。", "It is to be delivered again.")
    lines = [_named(view, language), *standing(view, language), escape(again.to(language))]
    task = Text("🗓 所属任务", "🗓 Its task").to(language)
    rows = [(Button(task, ShowTask(view.of_task)),)] if view.of_task is not None else []
    return Screen("\n\n".join(lines), (*rows, _look(view, language)))


def _named(view: RecordView, language: Language) -> str:
    record = view.record
    place = " · ".join(filter(None, (record.client_name, record.person_name)))
    named = f"<b>{escape(record.number)}</b> {escape(clipped(words(record, language), LONGEST_SHOWN))}".strip()
    return f"{named}\n{escape(place)}"


def _look(view: RecordView, language: Language) -> Row:
    text = Text("查看{name}", "See the {name}").to(language, name=view.record.of_kind.name.to(language))
    return (Button(text, ShowRecord(view.record.kind, view.record.id)),)
