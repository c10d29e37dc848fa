"""The registers of work records: a kind's columns and rows, from what it declares and what its form asks."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter

from bot.documents.spreadsheet import Column, Kind, Value
from bot.records.work_records import RecordLine
from bot.rules.form import Kind as Asks
from bot.rules.forms.score import title_of
from bot.rules.forms.spent import spent
from bot.rules.record_kind import TASK, RecordKind, State, named_under
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import OF_STAFF, OURS_ALONE, ledger_of


def _number(said: str) -> int | Decimal:
    return int(said) if said.isdecimal() else Decimal(said)


_YES_NO = {"yes": Text("是", "Yes"), "no": Text("否", "No")}
_KINDS: Mapping[Asks, tuple[Kind, int, Callable[[str], Value]]] = {
    Asks.CHOICE: (Kind.CHOICE, 12, str),
    Asks.NUMBER: (Kind.NUMBER, 12, _number),
    Asks.TEXT: (Kind.TEXT, 40, str),
    Asks.DATE: (Kind.DATE, 12, date.fromisoformat),
}


Cell = Callable[[RecordLine], Value | Text]


def columns_of(kind: RecordKind) -> tuple[Column, ...]:
    """What the register of a kind has, in this order."""
    return tuple(column for column, _ in _sheet(kind))


def rows_of(kind: RecordKind) -> Callable[[RecordLine, Language, datetime], tuple[Value, ...]]:
    """What makes a row of these columns of a record."""
    cells = tuple(cell for _, cell in _sheet(kind))

    def row(line: RecordLine, language: Language, _: datetime) -> tuple[Value, ...]:
        found = [cell(line) for cell in cells]
        return tuple([one.to(language) if isinstance(one, Text) else one for one in found])

    return row


def _sheet(kind: RecordKind) -> tuple[tuple[Column, Cell], ...]:
    """Each column with what a record has in it."""
    states = {state.value: name for state, name in kind.state_names.items()}
    held = kind.waits or kind.confirmed
    logged = Text("提交时间", "Submitted") if kind.waits else Text("记录时间", "Logged")
    # what a client records of itself
    theirs = kind.review is not None
    of_staff = kind.register is not None and kind.register.code in OF_STAFF
    ours = kind.register is not None and kind.register.code in OURS_ALONE
    ledger = None if of_staff else ledger_of(kind)
    author = Text("记录人", "Recorded by") if theirs or of_staff or ours else Text("质量管家", "Consultant")
    columns: list[tuple[bool, Column, Cell]] = [
        (True, Column(Text("编号", "Number"), width=16), attrgetter("number")),
        (not (of_staff or ours), Column(Text("服务对象", "Client"), width=18), attrgetter("client_name")),
        (of_staff, Column(Text("姓名", "Name"), width=14), attrgetter("of_person")),
        *([(True, Column(ledger.one, width=26), attrgetter("entry"))] if ledger is not None else []),
        (kind.of_site, Column(Text("现场", "Site"), width=12), attrgetter("site_name")),
        (bool(kind.day) or theirs, Column(Text("日期", "Day"), Kind.DATE, 12), attrgetter("day")),
        (theirs, Column(Text("记录名称", "Paper"), width=26), _title),
        *((True, *_fact(kind, key)) for key in (*kind.facts, *filter(None, (kind.words,)))),
        (True, Column(author, width=14), attrgetter("person_name")),
        (TASK in kind.about, Column(Text("计划日期", "Planned for"), Kind.DATE, 12), attrgetter("planned_on")),
        (kind.waits, Column(Text("开始时间", "Began"), Kind.MOMENT, 16), _began),
        (True, Column(logged, Kind.MOMENT, 16), attrgetter("filed_at")),
        (kind.waits, Column(Text("用时（分钟）", "Minutes"), Kind.NUMBER, 10), _minutes),
        (kind.finds, Column(Text("问题数", "Findings"), Kind.NUMBER, 10), attrgetter("findings")),
        (held, Column(Text("状态", "State"), Kind.CHOICE, 14, states), attrgetter("state")),
        (not held, Column(Text("已作废", "Voided"), Kind.CHOICE, 9, _YES_NO), _voided),
        (kind.waits, Column(Text("送达时间", "Sent to the client"), Kind.MOMENT, 16), attrgetter("released_at")),
        (kind.amend is not None, Column(Text("更正次数", "Corrections"), Kind.NUMBER, 10), attrgetter("amended")),
        (kind.amend is not None, Column(Text("更正原因", "Why corrected"), width=24), attrgetter("reason")),
    ]
    return tuple((column, cell) for has, column, cell in columns if has)


def _title(line: RecordLine) -> Text | None:
    return title_of(line.said)


def _minutes(line: RecordLine) -> Value:
    """From its beginning until it was submitted, or as was said of it; a pause in between counts."""
    began, ended = spent(line.said, line.began_at, line.filed_at)
    return round((ended - began).total_seconds() / 60)


def _began(line: RecordLine) -> Value:
    return spent(line.said, line.began_at, line.filed_at)[0]


def _voided(line: RecordLine) -> Value:
    return "yes" if line.state == State.VOIDED else "no"


def _fact(kind: RecordKind, key: str) -> tuple[Column, Cell]:
    """The column of a question, and how its answer becomes a cell."""
    question = kind.question(key)
    if question.kind is Asks.RECORD:
        return Column(question.name, width=14), lambda line: line.said.get(named_under(key))
    title, unit = question.name, question.unit
    if unit is not None:
        title = Text(f"{title.zh}（{unit.zh}）", f"{title.en} ({unit.en})")
    cell, width, value_of = _KINDS[question.kind]
    choices = {option.key: option.label for option in question.options} if cell is Kind.CHOICE else {}

    def answered(line: RecordLine) -> Value:
        said = line.said.get(key)
        return None if said is None else value_of(said)

    return Column(title, cell, width, choices), answered
