"""承诺记录, a sheet beside the registers of cases: a row for each date that was promised (clauses 5.5.2, 6.3)."""

from collections.abc import Iterable
from datetime import datetime

from bot.documents.packing import PackedSheet, packed
from bot.documents.spreadsheet import Column, Kind, Value
from bot.records.cases.promises import PromiseTold
from bot.records.registers import ComplaintLine, IncidentTold
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.promises import BEFORE, Became, owed_under
from bot.rules.text import Language, Text
from bot.services.cases.promises import promises_of

TITLE = Text("承诺记录", "Promises")

_KEPT, _BROKEN, _MENDED, _MOVED, _RUNS, _STOPPED = "kept", "broken", "mended", "moved", "runs", "stopped"
_OUTCOMES = {
    _KEPT: Text("按时", "Kept"),
    _BROKEN: Text("未按时", "Broken"),
    _MENDED: Text("逾期后改期", "Broken, then moved"),
    _MOVED: Text("到期前改期", "Moved in time"),
    _RUNS: Text("未到期", "Not due yet"),
    _STOPPED: Text("暂停计时", "Clock stopped"),
}
_BY_THE_FIRM = Text("公司时限", "The company's times")
_COLUMNS = (
    Column(Text("编号", "Number"), width=16),
    Column(Text("服务对象", "Client"), width=24),
    Column(Text("承诺事项", "Promised"), width=16),
    Column(Text("承诺日期", "Promised on"), Kind.MOMENT, 16),
    Column(Text("承诺人", "Promised by"), width=12),
    Column(Text("承诺时限", "Promised until"), Kind.MOMENT, 16),
    Column(Text("改到", "Moved to"), Kind.MOMENT, 16),
    Column(Text("改期原因", "Why it was moved"), width=30),
    Column(Text("改期告知时间", "Told of the move"), Kind.MOMENT, 16),
    Column(Text("结果", "Outcome"), Kind.CHOICE, 14, _OUTCOMES),
    Column(Text("结束时间", "Ended"), Kind.MOMENT, 16),
    Column(Text("晚几天", "Days late"), Kind.NUMBER, 8),
    Column(Text("未守约告知时间", "Told that it was broken"), Kind.MOMENT, 16),
)


async def rows_of(
    lines: Iterable[ComplaintLine | IncidentTold], language: Language, now: datetime
) -> tuple[bytes, int]:
    """The promises of these cases, each in a row, as they stand ``now``; and how many there are."""
    by_id = {line.id: line for line in lines}
    found = await promises_of(tuple(by_id))
    rows = [_row(by_id[case_id], one, language, now) for case_id in by_id for one in found[case_id]]
    return packed(rows), len(rows)


def sheet_of(pages: Iterable[bytes], size: int) -> PackedSheet:
    """The whole sheet of these pages, which have so many rows."""
    return PackedSheet(TITLE, _COLUMNS, tuple(pages), size)


def _row(line: ComplaintLine | IncidentTold, told: PromiseTold, language: Language, now: datetime) -> tuple[Value, ...]:
    promise, later = told.promise, told.later
    owed = owed_under(LIFE_CYCLES[line.kind], promise.what)
    name = owed.name or owed.what
    broken = promise.is_broken(now)
    return (
        line.number,
        line.client_name,
        name.to(language) if name is not None else None,
        promise.made_at if promise.action != BEFORE else None,
        promise.set_by or (_BY_THE_FIRM.to(language) if promise.action != BEFORE else None),
        promise.until,
        later.until if later is not None else None,
        told.reason or None,
        later.made_at if later is not None else None,
        _outcome(told, now),
        promise.ended_at,
        promise.days_late(now) if broken else None,
        promise.told_at,
    )


def _outcome(told: PromiseTold, now: datetime) -> str:
    promise = told.promise
    if promise.is_broken(now):
        return _MENDED if told.moved else _BROKEN
    if promise.ended_at is None or told.moved:
        return _MOVED if told.moved else _RUNS
    return _STOPPED if promise.became == Became.STOPPED else _KEPT
