"""The registers of work records: a kind's columns and rows, from what it declares and what its form asks."""

from datetime import date
from decimal import Decimal

from bot.documents.spreadsheet import Column, Kind, Value
from bot.records.work_records import RecordLine
from bot.rules.form import Kind as Asks
from bot.rules.record_kind import STATE_NAMES, RecordKind, State
from bot.rules.text import Language, Text

_YES_NO = {"yes": Text("是", "Yes"), "no": Text("否", "No")}
_KINDS = {
    Asks.CHOICE: (Kind.CHOICE, 12),
    Asks.NUMBER: (Kind.NUMBER, 12),
    Asks.TEXT: (Kind.TEXT, 40),
    Asks.DATE: (Kind.DATE, 12),
}


def _facts(kind: RecordKind) -> tuple[str, ...]:
    return (*kind.facts, *([kind.words] if kind.words else []))


def columns_of(kind: RecordKind) -> tuple[Column, ...]:
    """What the register of a kind has, in this order."""
    voided = Column(Text("已作废", "Voided"), Kind.CHOICE, 9, _YES_NO)
    states = {state.value: name for state, name in STATE_NAMES.items()}
    return (
        Column(Text("编号", "Number"), width=16),
        Column(Text("服务对象", "Client"), width=18),
        *([Column(Text("现场", "Site"), width=12)] if kind.of_site else []),
        *([Column(Text("日期", "Day"), Kind.DATE, 12)] if kind.day else []),
        *(_column(kind, key) for key in _facts(kind)),
        Column(Text("质量管家", "Consultant"), width=14),
        *([Column(Text("开始时间", "Began"), Kind.MOMENT, 16)] if kind.waits else []),
        Column(Text("提交时间", "Submitted") if kind.waits else Text("记录时间", "Logged"), Kind.MOMENT, 16),
        *([Column(Text("问题数", "Findings"), Kind.NUMBER, 10)] if kind.finds else []),
        *([Column(Text("状态", "State"), Kind.CHOICE, 14, states)] if kind.waits else [voided]),
        *([Column(Text("送达时间", "Sent to the client"), Kind.MOMENT, 16)] if kind.waits else []),
        *([Column(Text("更正次数", "Corrections"), Kind.NUMBER, 10)] if kind.amend is not None else []),
        *([Column(Text("更正原因", "Why corrected"), width=24)] if kind.amend is not None else []),
    )


def _column(kind: RecordKind, key: str) -> Column:
    question = kind.question(key)
    title, unit = question.name, question.unit
    if unit is not None:
        title = Text(f"{title.zh}（{unit.zh}）", f"{title.en} ({unit.en})")
    cell, width = _KINDS[question.kind]
    choices = {option.key: option.label for option in question.options} if cell is Kind.CHOICE else {}
    return Column(title, cell, width, choices)


def row_of(kind: RecordKind, line: RecordLine, language: Language) -> tuple[Value, ...]:  # noqa: ARG001 -- one shape for all
    """A record as a row of these columns."""
    return (
        line.number,
        line.client_name,
        *([line.site_name] if kind.of_site else []),
        *([line.day] if kind.day else []),
        *(_cell(kind, key, line) for key in _facts(kind)),
        line.person_name,
        *([line.began_at] if kind.waits else []),
        line.filed_at,
        *([line.findings] if kind.finds else []),
        line.state.value if kind.waits else ("yes" if line.state is State.VOIDED else "no"),
        *([line.released_at] if kind.waits else []),
        *([line.amended, line.reason] if kind.amend is not None else []),
    )


def _cell(kind: RecordKind, key: str, line: RecordLine) -> Value:
    said = line.said.get(key)
    if said is None:
        return None
    match kind.question(key).kind:
        case Asks.NUMBER:
            return Decimal(said)
        case Asks.DATE:
            return date.fromisoformat(said)
        case _:
            return said
