"""监测: what a client measures, what of it is due, and what stands on homes of it (clauses 4.4.1, 4.6 g)."""

from collections.abc import Sequence
from datetime import date

from bot.records.clients import ClientRecord
from bot.records.monitoring import Monitored, MonitoringOverview, NotMeasured
from bot.rules.beijing import at
from bot.rules.ledgers.ledger import Which
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.monitoring.words import MARKS, verdict_name
from bot.rules.record_kind import CLIENT
from bot.rules.text import Language, Text, further
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.working_days import END_OF_DAY
from bot.screens.buttons import Data, OpenForm, ShowEntry, ShowLedger, ShowMonitoring, ShowRecords
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import short_day
from bot.screens.waiting import Area, Line
from bot.screens.ways.work_records import TO_FILE, TO_LIST

TITLE = TO_FILE[MONITORING_RESULT.kind].name
_DUE = Text("今天该测 {n} 项", "{n} to measure today", "{n} to measure today")
_NONE_DUE = Text("今天没有要测的。", "Nothing is to be measured today.")
_NO_PLAN = Text(
    "还没有监测计划。请企业负责人或质量管家在“监测计划”里新增监测项。",
    "There is no monitoring plan yet. The manager or the consultant adds items to it.",
)
_WAITS = Text("监测待记 {n} 项", "{n} measurements due", "{n} measurement due")
MOST_ON_HOME, MOST_ASKED = 3, 8


def which_client(found: Sequence[ClientRecord], language: Language) -> Screen:
    """Of which client?"""
    rows = [(Button(as_label(one.short_name), ShowMonitoring(one.id, 0)),) for one in found]
    text = Text("<b>{name}</b>\n\n看哪家企业的？", "<b>{name}</b>\n\nOf which client?")
    return Screen(text.to(language, name=escape(TITLE.to(language))), (*rows, (home_button(language),)))


def overview(found: MonitoringOverview, page: int, today: date, language: Language) -> Screen:
    """Each row with what is due or how it came out last; its number records it, or opens it."""
    part = page_of(found.rows, page, lambda to: ShowMonitoring(found.client_id, to))
    lines, keys = numbered_lines((_line(one, today, language), _opens(one, found)) for one in part.shown)
    due = sum(one.standing.due is not None for one in found.rows)
    said = _NO_PLAN if not found.rows else _DUE if due else _NONE_DUE
    head = f"<b>{escape(TITLE.to(language))}</b>\n{escape(found.client_name)} · {escape(short_day(today, language))}"
    listed = ShowRecords(MONITORING_RESULT.kind, CLIENT, found.client_id, "", "", 0)
    ways = [Button(f"📋 {TO_LIST[MONITORING_RESULT.kind].name.to(language)}", listed)]
    if found.sees_rows:
        plan = ShowLedger(MONITORING.code, Which.CURRENT.value, 0, found.client_id, "")
        ways.append(Button(MONITORING.title.to(language), plan))
    body = [head, escape(said.to(language, n=due)), *(["\n".join(lines)] if lines else [])]
    return Screen("\n\n".join(body), (*keys, *part.turns, *side_by_side(ways), (home_button(language),)))


def _opens(one: Monitored, found: MonitoringOverview) -> Data:
    if found.may_file and (one.standing.due is not None or not found.sees_rows):
        return _record(one)
    if found.sees_rows:
        return ShowEntry(MONITORING.code, one.row.id)
    return ShowRecords(MONITORING_RESULT.kind, CLIENT, found.client_id, "", "", 0)


def _record(one: Monitored) -> OpenForm:
    return OpenForm(MONITORING_RESULT.form.code, MONITORING.code, one.row.id)


def _line(one: Monitored, today: date, language: Language) -> str:
    row = one.row
    name = clipped(f"{row.of_stage.text.to(language)} · {_named(one)}", 90)
    return "\n　".join(filter(None, (escape(name), escape(_due(one, today, language)), escape(_last(one, language)))))


def _due(one: Monitored, today: date, language: Language) -> str:
    missed, due = one.standing.missed, one.standing.due
    said = []
    if due == today:
        said.append(Text("⏳ 今天该测", "⏳ due today").to(language))
    if missed:
        text = Text("⏰ 漏记 {n} 次，{day}起", "⏰ {n} missed since {day}")
        said.append(text.to(language, n=len(missed), day=short_day(missed[0], language)))
    return " · ".join(said)


def _last(one: Monitored, language: Language) -> str:
    row = one.row
    if row.last_on is None:
        return ""
    told = [short_day(row.last_on, language), row.last_said, verdict_name(row.last_verdict).to(language)]
    return f"{MARKS[row.last_verdict]} {' '.join(filter(None, told))}"


def owed_area(owed: Sequence[Monitored], language: Language) -> Area:
    """On the home of who is to measure it."""
    if not owed:
        return Area()
    said = _WAITS.to(language, n=len(owed))
    if len(owed) <= MOST_ON_HOME:
        lines = tuple(Line(_key(one), at(one.standing.due, END_OF_DAY)) for one in owed if one.standing.due is not None)
        return Area((said,), lines)
    first = min(one.standing.due for one in owed if one.standing.due is not None)
    firms = {one.row.client_id for one in owed}
    button = Button(f"📏 {said}", ShowMonitoring(firms.pop() if len(firms) == 1 else 0, 0))
    return Area((said,), (Line(button, at(first, END_OF_DAY)),))


def _key(one: Monitored) -> Button:
    return Button(as_label(f"📏 {one.row.name}"), _record(one))


def missed_area(found: Sequence[NotMeasured], language: Language) -> Area:
    """On the home of the client's manager and the butler: who did not record what was due."""
    label = Text("📏 {client} 监测漏记 {n} 项", "📏 {client}: {n} not measured")
    lines = tuple(
        Line(
            Button(as_label(label.to(language, client=one.client_name, n=one.n)), ShowMonitoring(one.client_id, 0)),
            at(one.since, END_OF_DAY),
        )
        for one in found
    )
    said = Text("监测漏记 {n} 家", "{n} firms did not measure", "{n} firm did not measure")
    return Area((said.to(language, n=len(found)),) if found else (), lines)


def due(owed: Sequence[Monitored], today: date, language: Language) -> Screen:
    """To who is to measure it: one tap begins each."""
    row, left = owed[0].row, len(owed) - MOST_ASKED
    head = escape(Text("📏 今天该测的", "📏 To be measured today").to(language))
    lines = [escape(f"· {_named(one)}") for one in owed[:MOST_ASKED]]
    lines += map(escape, further(left, language))
    keys: list[Row] = [(_key(one),) for one in owed[:MOST_ASKED]]
    if left > 0:
        keys.append(
            (Button(Text("全部 {n} 项", "All {n}").to(language, n=len(owed)), ShowMonitoring(row.client_id, 0)),)
        )
    day = f"{escape(row.client_name)} · {escape(short_day(today, language))}"
    body = "\n".join(lines)
    return Screen(f"<b>{head}</b>\n{day}\n\n{body}", tuple(keys))


def _named(one: Monitored) -> str:
    """A row with the limits that it has."""
    return " ".join(filter(None, (one.row.name, one.row.limits)))


def missed(found: NotMeasured, language: Language) -> Screen:
    """To the client's manager and the butler: that something was not recorded when it was due."""
    head = Text("⚠️ {client}监测漏记", "⚠️ {client} did not record its monitoring").to(language, client=found.client_name)
    text = Text(
        "{n} 项到期没有记录，最早的是{day}。漏了的不得补填；纸上有的，由质量管家登记。",
        "{n} due and not recorded, the first on {day}. It is not made up; what is on paper the consultant enters.",
    )
    said = text.to(language, n=found.n, day=short_day(found.since, language))
    see = Text("查看监测", "See the monitoring").to(language)
    return Screen(f"<b>{escape(head)}</b>\n\n{escape(said)}", ((Button(see, ShowMonitoring(found.client_id, 0)),),))
