"""Registers as sheets: which columns each has, and what a record puts into them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.documents.packing import PackedSheet, PackedWorkbook, packed
from bot.documents.spreadsheet import Column, Kind, Value
from bot.documents.words import EFFECTS, SEVERITIES
from bot.documents.work_records import columns_of, rows_of
from bot.records.registers import ComplaintLine, FindingLine, IncidentLine, IncidentTold, RegisterRequest
from bot.records.trainings import SignUpRow
from bot.rules.behalf import CHANNEL_NAMES, Channel
from bot.rules.beijing import beijing_day, in_beijing
from bot.rules.cases.categories import CATEGORIES
from bot.rules.cases.kinds import CASE_KINDS, filed_in
from bot.rules.late import Late, late_of
from bot.rules.practice import is_practice
from bot.rules.registers import Period, Register
from bot.rules.text import Language, Text
from bot.rules.trainings import COURSE_NAMES
from bot.rules.work_records.kinds import BY_REGISTER
from bot.rules.work_records.registers import NAMES

TITLE = Text("质量管家服务台账", "Quality Butler: Service Registers")
TITLE_IN_PRACTICE = Text("练习台账（不计入档案）", "Practice Registers (kept out of the records)")
_YES_NO = {"yes": Text("是", "Yes"), "no": Text("否", "No")}
_SIGN_UP_STATES = {
    "seated": Text("已报名", "Signed up"),
    "waiting": Text("候补", "Waitlisted"),
    "withdrawn": Text("已取消报名", "Withdrawn"),
    "cancelled": Text("培训已取消", "Training cancelled"),
}
_ATTENDANCE = {
    "present": Text("已签到", "Present"),
    "absent": Text("缺席", "Absent"),
    "excused": Text("请假", "Excused"),
}


def _states(register: Register) -> dict[str, Text]:
    """The names of the states of the cases in a register, for readers who are not "you"."""
    states = (state for kind in filed_in(register) for state in CASE_KINDS[kind].states)
    return {state.key: state.name_for_others or state.name for state in states}


_NUMBER = Column(Text("编号", "Number"), width=16)
_CLIENT = Column(Text("服务对象", "Client"), width=18)
_SITE = Column(Text("现场", "Site"), width=12)
_STATE = Text("状态", "State")
_RECORDED = Column(Text("代录", "Recorded on behalf"), width=22)

_LATE = Column(Text("逾期天数", "Days late"), Kind.NUMBER, 10)

_TOOK = Column(Text("用时（天）", "Days to close"), Kind.NUMBER, 10)

_PROCESSED = Column(Text("处理时间（与发送时间不同时）", "Processed (if later than sent)"), width=28)
"""Which of a row's moments the program dealt with later than they were sent, and when: the last column of them all."""

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    **{register: columns_of(kind) for register, kind in BY_REGISTER.items()},
    Register.FINDINGS: (
        _NUMBER,
        _CLIENT,
        _SITE,
        Column(Text("发现时间", "Found"), Kind.MOMENT, 16),
        Column(Text("发现人", "Found by"), width=9),
        Column(Text("严重程度", "Severity"), Kind.CHOICE, 9, {str(key): name for key, name in SEVERITIES.items()}),
        Column(Text("依据条款", "Clause"), width=9),
        Column(Text("问题描述", "What was found"), width=30),
        Column(Text("整改建议", "Suggested rectification"), width=30),
        Column(Text("立查立改", "Fixed on the spot"), Kind.CHOICE, 9, _YES_NO),
        Column(_STATE, Kind.CHOICE, 11, _states(Register.FINDINGS)),
        Column(Text("整改期限", "To fix by"), Kind.MOMENT, 16),
        Column(Text("闭环时间", "Closed"), Kind.MOMENT, 16),
        _LATE,
        _TOOK,
        Column(Text("整改负责人", "In charge of the fix"), width=10),
        Column(Text("整改人", "Rectified by"), width=10),
        Column(Text("整改代录", "Fix recorded by"), width=10),
        Column(Text("来源编号", "Found at"), width=16),
        Column(Text("重复于", "Repeat of"), width=16),
        Column(Text("整改效果", "Effect of the fix"), Kind.CHOICE, 10, EFFECTS),
        Column(Text("立即措施", "Done at once"), width=24),
        Column(Text("原因", "Cause"), width=24),
        Column(Text("预防措施", "Prevention"), width=24),
    ),
    Register.COMPLAINTS: (
        _NUMBER,
        Column(
            Text("类别", "Kind"),
            Kind.CHOICE,
            10,
            {kind: CASE_KINDS[kind].name for kind in filed_in(Register.COMPLAINTS)},
        ),
        _CLIENT,
        Column(Text("提出时间", "Filed"), Kind.MOMENT, 16),
        Column(Text("提出人", "Filed by"), width=10),
        _RECORDED,
        Column(Text("内容", "In their words"), width=40),
        Column(Text("投诉类别", "Category"), Kind.CHOICE, 10, CATEGORIES),
        Column(Text("严重程度", "Severity"), Kind.CHOICE, 9, {str(key): name for key, name in SEVERITIES.items()}),
        Column(Text("希望的结果", "Desired outcome"), width=20),
        Column(Text("涉及人员", "About"), width=10),
        Column(Text("处理人", "Handled by"), width=10),
        Column(_STATE, Kind.CHOICE, 15, _states(Register.COMPLAINTS)),
        Column(Text("承诺时限", "Promised by"), Kind.MOMENT, 16),
        Column(Text("办结时间", "Closed"), Kind.MOMENT, 16),
        _LATE,
        _TOOK,
        Column(Text("满意度（1–5）", "Rating (1–5)"), Kind.NUMBER, 12),
        Column(Text("对本企业负责人保密", "Hidden from their manager"), Kind.CHOICE, 14, _YES_NO),
        Column(Text("重新处理（次）", "Times reopened"), Kind.NUMBER, 12),
    ),
    Register.INCIDENTS: (
        _NUMBER,
        Column(Text("演练", "Drill"), Kind.CHOICE, 8, _YES_NO),
        _CLIENT,
        _SITE,
        Column(Text("上报时间", "Reported"), Kind.MOMENT, 16),
        Column(Text("上报人", "Reported by"), width=10),
        Column(Text("事件", "What happened"), width=40),
        Column(Text("负责人", "Lead"), width=10),
        Column(_STATE, Kind.CHOICE, 15, _states(Register.INCIDENTS)),
        Column(Text("响应时间", "Answered"), Kind.MOMENT, 16),
        Column(Text("响应用时（分钟）", "Minutes to answer"), Kind.NUMBER, 12),
        Column(Text("险情解除", "Over"), Kind.MOMENT, 16),
        Column(Text("关闭时间", "Closed"), Kind.MOMENT, 16),
        _LATE,
        _TOOK,
        Column(Text("告知次数", "Times informed"), Kind.NUMBER, 10),
        Column(Text("未按时告知", "Notices late"), Kind.NUMBER, 10),
        Column(Text("措施", "Measures"), Kind.NUMBER, 8),
        Column(Text("未完成措施", "Measures open"), Kind.NUMBER, 10),
        Column(Text("原因", "Cause"), width=24),
        Column(Text("预案修订", "Changes to the emergency plan"), width=24),
    ),
    Register.SIGN_UPS: (
        Column(Text("培训主题", "Training"), width=30),
        Column(Text("类别", "Course"), Kind.CHOICE, 24, {course.value: name for course, name in COURSE_NAMES.items()}),
        Column(Text("开始时间", "Begins"), Kind.MOMENT, 16),
        Column(Text("地点", "Place"), width=22),
        Column(Text("主讲", "Trainer"), width=14),
        _CLIENT,
        Column(Text("报名人", "Participant"), width=14),
        _RECORDED,
        Column(Text("报名时间", "Signed up"), Kind.MOMENT, 16),
        Column(_STATE, Kind.CHOICE, 14, _SIGN_UP_STATES),
        Column(Text("签到", "Attendance"), Kind.CHOICE, 12, _ATTENDANCE),
    ),
}


def page_of(register: str, lines: Sequence[tuple[Any, Sequence[Late]]], language: Language, now: datetime) -> bytes:
    """Rows of a register: the records that its name stands for (``bot.records.registers``), each with what was late.

    ``now``: what is open is late until then.
    """
    row, columns = _ROWS[register], COLUMNS[register]
    return packed([_with_both_moments(row(line, language, now), columns, late, language) for line, late in lines])


def _with_both_moments(
    row: tuple[Value, ...], columns: Sequence[Column], late: Sequence[Late], language: Language
) -> tuple[Value, ...]:
    """A row whose moments are those at which it was sent, with those at which it was dealt with behind them."""
    if not late:
        return (*row, None)
    cells, processed = list(row), []
    for at, (column, cell) in enumerate(zip(columns, row, strict=False)):
        both = late_of(cell, late) if column.kind is Kind.MOMENT and isinstance(cell, datetime) else None
        if both is not None:
            cells[at] = both.said_at
            processed.append(
                Text("{what}：{at}", "{what}: {at}").to(
                    language, what=column.title.to(language), at=f"{in_beijing(both.processed_at):%Y-%m-%d %H:%M}"
                )
            )
    return (*cells, "\n".join(processed) or None)


def sheet_of(register: str, pages: Sequence[bytes], size: int) -> PackedSheet:
    """A register as a sheet of so many rows."""
    return PackedSheet(NAMES[register], (*COLUMNS[register], _PROCESSED), tuple(pages), size)


def workbook_of(
    request: RegisterRequest, sheets: tuple[PackedSheet, ...], provider: str, language: Language, made_at: datetime
) -> PackedWorkbook:
    """The registers behind a cover that says of whom, of when, by whom and when they were made."""
    notes = Text(
        "时间均为北京时间，以发送时间为准。只列出制表人有权查看的记录。",
        "All times are Beijing time, as sent. Only records that the person who asked may see are listed.",
    )
    of = request.client.name if request.client is not None else request.of(language)
    about: list[tuple[Text, Value]] = [
        *(((Text("服务对象", "Client"), of),) if of else ()),
        (Text("起止日期", "Period"), dates(request.period, language)),
        *((sheet.title, sheet.size) for sheet in sheets),
        (Text("服务单位", "Service provider"), provider),
        (Text("制表人", "Made for"), request.who.called),
        (Text("制表时间", "Made at"), made_at),
        (Text("说明", "Notes"), notes.to(language)),
    ]
    title = TITLE_IN_PRACTICE if is_practice(request.client_id) else TITLE
    return PackedWorkbook(title, tuple(about), sheets, language, made_at)


def dates(period: Period, language: Language) -> str:
    """``2026-11-01 至 2026-11-30``, the way a file is labelled."""
    return Text("{first} 至 {last}", "{first} to {last}").to(
        language, first=period.first.isoformat(), last=period.last.isoformat()
    )


def _finding(line: FindingLine, language: Language, now: datetime) -> tuple[Value, ...]:
    return (
        line.number,
        line.client_name,
        line.site_name,
        line.opened_at,
        line.opened_by,
        line.severity,
        line.clause,
        line.title,
        Text(line.suggestion_zh, line.suggestion_en).to(language),
        _yes_no(line.fixed_on_the_spot),
        line.state,
        line.promised_at,
        line.closed_at,
        _days_late(line, now),
        _days_to_close(line),
        line.handler,
        line.rectified_by,
        line.fix_recorded_by,
        line.record_number,
        line.repeat_of,
        line.effect or None,
        line.immediate or None,
        line.cause or None,
        line.prevention or None,
    )


def _complaint(line: ComplaintLine, language: Language, now: datetime) -> tuple[Value, ...]:
    return (
        line.number,
        line.kind,
        line.client_name,
        line.opened_at,
        line.opened_by,
        _recorded(line, language),
        line.title,
        line.category or None,
        line.severity or None,
        line.wanted or None,
        line.about,
        line.handler,
        line.state,
        line.promised_at,
        line.closed_at,
        _days_late(line, now),
        _days_to_close(line),
        line.rating,
        None if line.by_manager else _yes_no(line.private),
        line.reopened or None,
    )


def _incident(told: IncidentTold, _: Language, now: datetime) -> tuple[Value, ...]:
    line = told.line
    late = [one.days_late(now) for one in told.promises if one.is_broken(now)]
    missed = [one for one in told.reports if (one.told_at or now) > one.due_at]
    return (
        line.number,
        _yes_no(line.drill),
        line.client_name,
        line.site_name,
        line.opened_at,
        line.opened_by,
        line.title,
        line.handler,
        line.state,
        line.answered_at,
        None if line.answered_at is None else int((line.answered_at - line.opened_at).total_seconds() // 60),
        line.over_at,
        line.closed_at,
        max(late, default=0) or None,
        _days_to_close(line),
        line.informed or None,
        len(missed) or None,
        line.measures or None,
        line.measures_open or None,
        told.cause or None,
        told.plan or None,
    )


def _days_to_close(line: FindingLine | ComplaintLine | IncidentLine) -> Value:
    """How many days it took from its opening to its end; none where it has not ended."""
    return None if line.closed_at is None else (beijing_day(line.closed_at) - beijing_day(line.opened_at)).days


def _days_late(line: FindingLine | ComplaintLine, now: datetime) -> Value:
    """For how many days it was behind what was promised when it ended, or is; nothing where it is in time."""
    if line.promised_at is None:
        return None
    until = line.closed_at or line.paused_at or now
    return max((beijing_day(until) - beijing_day(line.promised_at)).days, 0) or None


def _sign_up(line: SignUpRow, language: Language, _: datetime) -> tuple[Value, ...]:
    return (
        line.title,
        line.course,
        line.starts_at,
        line.session_place,
        line.trainer_name,
        line.client_name,
        line.person_name,
        _recorded(line, language),
        line.signed_up_at,
        line.state,
        line.attendance,
    )


def _recorded(line: ComplaintLine | SignUpRow, language: Language) -> Value:
    """Who recorded it for the person named, and how and when that one told it."""
    if line.recorder is None or not line.channel or line.told_on is None:
        return None
    how = CHANNEL_NAMES[Channel(line.channel)].to(language)
    text = Text("{who}（{day} {how}告知）", "{who} (told {how}, {day})")
    return text.to(language, who=line.recorder, day=line.told_on.isoformat(), how=how)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


_ROWS: Mapping[str, Callable[[Any, Language, datetime], tuple[Value, ...]]] = {
    **{register: rows_of(kind) for register, kind in BY_REGISTER.items()},
    Register.FINDINGS: _finding,
    Register.COMPLAINTS: _complaint,
    Register.INCIDENTS: _incident,
    Register.SIGN_UPS: _sign_up,
}
