"""🚨: what somebody has to hear of at once, with the ways on."""

from bot.records.work_records import RecordView
from bot.rules.text import Language, Text, capital
from bot.screens.buttons import OpenForm, ShowEntry, ShowRecord
from bot.screens.screen import Button, Row, Screen, as_label, escape, quoted
from bot.screens.work_records.facts import labelled

_ASKED = Text(
    "请马上处理：控制影响，告知企业，记下处理经过。",
    "Please act at once: contain it, tell the client, and note what is done.",
)

_SEE, _ADD = Text("查看报告", "See the report"), Text("✏️ 补充、更正", "✏️ Add to it")
_OPEN = Text("打开{what}", "Open {what}")


def alarm_lines(view: RecordView, language: Language) -> str:
    """The same to whoever is called because of it; of what is confidential nothing, which is read on its own card."""
    return "" if view.secret else "\n\n".join(_told(view, language))


def _told(view: RecordView, language: Language) -> list[str]:
    record, kind = view.record, view.record.of_kind
    what = " · ".join(one for one in (record.client_name, view.of_entry, record.person_name) if one)
    lines = ["\n".join(map(escape, (what, *labelled(kind, record.said, language))))]
    return [*lines, quoted(record.said[kind.words])] if record.said.get(kind.words) else lines


def alarm(view: RecordView, language: Language) -> Screen:
    """To the lead and the administrators: what happened to what, who says so, what was done."""
    record, kind = view.record, view.record.of_kind
    name = capital(kind.name.to(language))
    lines = [f"<b>{escape(f'🚨 {name} {record.number}')}</b>"]
    lines += _told(view, language)
    lines.append(escape(_ASKED.to(language)))
    rows: list[Row] = [(Button(_SEE.to(language), ShowRecord(record.kind, record.id)),)]
    if record.entry is not None and view.sees_entry:
        label = as_label(_OPEN.to(language, what=view.of_entry))
        rows.append((Button(label, ShowEntry(record.entry.kind, record.entry.id)),))
    if view.rights.amend:
        rows.append((Button(_ADD.to(language), OpenForm(kind.amending, record.kind, record.id)),))
    return Screen("\n\n".join(lines), tuple(rows))
