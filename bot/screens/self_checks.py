"""企业自查: the client's day with its keys, and what stands on homes of it."""

from collections.abc import Sequence
from datetime import date

from bot.records.cases.cases import CaseRecord
from bot.records.clients import ClientRecord
from bot.records.self_checks import Owed, SelfCheckRow, Stopped, Today, Unseen
from bot.records.work_records import RecordView, WorkRecord
from bot.rules.beijing import at
from bot.rules.forms.self_checks import PAPER
from bot.rules.record_kind import CLIENT
from bot.rules.self_checks.words import CLEAR, DAY, MARKS, MONTH, PROBLEM, RESULT, SHUTDOWN, TYPE, WEEK
from bot.rules.text import COLON, Language, Text, further, joined
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.rules.working_days import END_OF_DAY
from bot.screens.buttons import (
    MarkAllSelfChecksSeen,
    OpenForm,
    OpenSelfCheckReport,
    RecordSelfCheck,
    ShowCase,
    ShowRecord,
    ShowRecords,
    ShowSelfCheck,
    ShowUnseenSelfChecks,
)
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.self_check_notes import notes_said
from bot.screens.times import clock, month, short_day
from bot.screens.tones import Tone
from bot.screens.waiting import Area, Line

NO_PROBLEM = Text("✅ 今日无问题", "✅ No problem today")
A_PROBLEM = Text("❗ 有问题", "❗ A problem")
ONE_MORE = Text("❗ 又发现问题", "❗ Another problem")
SHUT_DOWN = Text("⏸ 停产", "⏸ Shut down")
_FOUND = Text("❗ 自查发现问题", "❗ Self-check: a problem")
_SHUT_TODAY = Text("⏸ 今日停产", "⏸ Shut down today")
TODAY = Text("今日自查", "Today's self-check")
ENTER_PAPER = Text("📄 登记纸质记录", "📄 Enter a paper record")
RECORDS = Text("📋 自查记录", "📋 Self-checks")
MOST_DAYS_NAMED = 5


def which_client(found: Sequence[ClientRecord], language: Language) -> Screen:
    """Of which client?"""
    rows = [(Button(as_label(one.short_name), ShowSelfCheck(one.id)),) for one in found]
    text = Text("<b>{name}</b>\n\n看哪家企业的？", "<b>{name}</b>\n\nOf which client?")
    return Screen(text.to(language, name=escape(TODAY.to(language))), (*rows, (home_button(language),)))


def day_screen(today: Today, language: Language) -> Screen:
    """How the day stands, and what can be recorded of it."""
    day = f"{escape(today.client_name)} · {escape(short_day(today.day, language))}"
    lines = [f"<b>{escape(TODAY.to(language))}</b>\n{day}", escape(_standing(today, language))]
    if today.missed:
        lines.append(escape(missed_said(today.missed, language)))
    rows = (*day_keys(today, language), *_further(today, language), (home_button(language),))
    return Screen("\n\n".join(lines), rows)


def day_keys(today: Today, language: Language) -> tuple[Row, ...]:
    """What the reader can record of the day: in the day's screen, and in the letters that ask for it."""
    if not today.may_file:
        return ()
    problem = Button(
        (A_PROBLEM if today.recorded is None else ONE_MORE).to(language),
        OpenForm(SELF_CHECK.form.code, CLIENT, today.client_id),
    )
    if today.recorded is not None:
        return ((problem,),)
    clear = Button(NO_PROBLEM.to(language), RecordSelfCheck(today.client_id, CLEAR), tone=Tone.NEXT)
    return ((clear,), (problem, Button(SHUT_DOWN.to(language), RecordSelfCheck(today.client_id, SHUTDOWN))))


def self_check_area(owed: Sequence[Today], language: Language) -> Area:
    """On the home of who owes the day's record: a tap records it, or begins to tell of a problem."""
    said = Text("今日自查待记", "Today's self-check is due").to(language)
    lines: list[Line] = []
    for today in owed:
        whose = f" · {today.client_name}" if len(owed) > 1 else ""
        by = at(today.day, END_OF_DAY)
        clear, problem, shut = (as_label(f"{one.to(language)}{whose}") for one in (NO_PROBLEM, _FOUND, _SHUT_TODAY))
        opens = OpenForm(SELF_CHECK.form.code, CLIENT, today.client_id)
        lines.append(Line(Button(clear, RecordSelfCheck(today.client_id, CLEAR)), by, begun=True, at_once=True))
        lines.append(Line(Button(problem, opens), by))
        lines.append(Line(Button(shut, RecordSelfCheck(today.client_id, SHUTDOWN)), by, at_once=True))
    return Area((said,) if owed else (), tuple(lines))


def _further(today: Today, language: Language) -> tuple[Row, ...]:
    rows: list[Row] = []
    if today.recorded is not None:
        see = Text("查看 {number}", "See {number}").to(language, number=today.recorded.number)
        rows.append((Button(see, ShowRecord(SELF_CHECK.kind, today.recorded.record_id)),))
    if today.missed and today.may_enter:
        paper = Button(ENTER_PAPER.to(language), OpenForm(PAPER.code, CLIENT, today.client_id))
        rows.append((paper,))
    rows.append((Button(RECORDS.to(language), ShowRecords(SELF_CHECK.kind, CLIENT, today.client_id, "", "", 0)),))
    return tuple(rows)


def _standing(today: Today, language: Language) -> str:
    if today.recorded is not None:
        return already(today.recorded, language)
    if not today.working:
        return Text("今天休息，不用记。", "A day off: nothing needs recording.").to(language)
    text = Text(
        "今天还没记。没发现问题也要记；没有生产的记停产。",
        "Nothing is recorded today. Days without problems are recorded too; without production, record a shutdown.",
    )
    return text.to(language)


def result_said(result: str, language: Language) -> str:
    """How a day came out, with its sign."""
    label = next(one.label for one in RESULT.options if one.key == result)
    return f"{MARKS[result]} {label.to(language)}"


def already(row: SelfCheckRow, language: Language) -> str:
    """By whom and when the day was recorded, and as what."""
    text = Text("今天已由{who} {time} 记：{result}", "Recorded today by {who} at {time}: {result}")
    return text.to(language, who=row.person_name, time=clock(row.filed_at), result=result_said(row.result, language))


def missed_said(missed: Sequence[date], language: Language) -> str:
    """Since when nothing was recorded: the first days by name."""
    named = joined((short_day(day, language) for day in missed[:MOST_DAYS_NAMED]), language)
    more = Text("等", " and more").to(language) if len(missed) > MOST_DAYS_NAMED else ""
    text = Text("漏记 {n} 天：{days}", "{n} days were not recorded: {days}", "{n} day was not recorded: {days}")
    return text.to(language, n=len(missed), days=f"{named}{more}")


def remarked(view: RecordView, language: Language) -> Screen:
    """To whoever recorded it and the client's manager: what the butler said, and what else was said."""
    head = Text("💬 管家看了自查 {number}，有意见", "💬 The butler remarked on self-check {number}")
    lines = [f"<b>{escape(head.to(language, number=view.record.number))}</b>", *notes_said(view, language)]
    see = Text("查看自查", "See the self-check").to(language)
    return Screen("\n\n".join(lines), ((Button(see, ShowRecord(view.record.kind, view.record.id)),),))


def handed_on(case: CaseRecord, language: Language) -> Screen:
    """To the team: a problem that the client found itself, and wants followed up."""
    head = Text("🤝 {client}把自己发现的问题交给管家跟进", "🤝 {client} hands you a problem that it found itself")
    html = f"<b>{escape(head.to(language, client=case.client_name))}</b>\n{case.number} {escape(case.title)}"
    return Screen(html, ((Button(as_label(f"{case.number} {case.title}"), ShowCase(case.id)),),))


def due(today: Today, instead: bool, language: Language) -> Screen:
    """To who records the day (``instead`` of an officer): one tap is all, where nothing was found."""
    return _asks(today, Text("🏭 今日自查", "🏭 Today's self-check"), language, instead=instead)


def due_again(today: Today, instead: bool, language: Language) -> Screen:
    """The same in the afternoon, while nothing came."""
    head = Text("⏰ 今日自查还没记", "⏰ Today's self-check is not recorded yet")
    return _asks(today, head, language, instead=instead)


def _asks(today: Today, head: Text, language: Language, *, instead: bool) -> Screen:
    day = f"{escape(today.client_name)} · {escape(short_day(today.day, language))}"
    lines = [f"<b>{escape(head.to(language))}</b>\n{day}", escape(_standing(today, language))]
    if instead:
        text = Text(
            "没有联系得上的质量安全员，请代为记录，并尽快指定一人。",
            "No quality-safety officer can be reached: please record it instead, and name one soon.",
        )
        lines.append(escape(text.to(language)))
    return Screen("\n\n".join(lines), day_keys(today, language))


def stopped(today: Today, language: Language) -> Screen:
    """To the director or the manager, and to the butler: that nothing was recorded."""
    head = Text("⚠️ {client}自查漏记", "⚠️ {client} did not record its self-check")
    paper = Text(
        "漏了的日子不得补填；当天有纸质记录的，可以登记进来。",
        "A missed day is not made up as if recorded then; one kept on paper can be entered as such.",
    )
    said = (head.to(language, client=today.client_name), missed_said(today.missed, language), paper.to(language))
    top, missed, then = (escape(one) for one in said)
    see = Text("查看自查", "See the self-check").to(language)
    return Screen(f"<b>{top}</b>\n{missed}\n\n{then}", ((Button(see, ShowSelfCheck(today.client_id)),),))


def stopped_area(found: Sequence[Stopped], language: Language) -> Area:
    """On the home of the director, the manager and the butler: who stopped recording."""
    label = Text(
        "🏭 {client} 自查漏记 {n} 天", "🏭 {client}: {n} self-checks missed", "🏭 {client}: {n} self-check missed"
    )
    lines = []
    for one in found:
        text = as_label(label.to(language, client=one.client_name, n=len(one.missed)))
        lines.append(Line(Button(text, ShowSelfCheck(one.client_id)), at(one.missed[0], END_OF_DAY)))
    said = Text("自查漏记 {n} 家", "{n} firms stopped self-checking", "{n} firm stopped self-checking")
    return Area((said.to(language, n=len(found)),) if found else (), tuple(lines))


_REPORTS = {
    WEEK: Text("🏭 核对周报告：{day} 这一周", "🏭 Weekly report of {day}"),
    MONTH: Text("🏭 核对月调度记录：{month}", "🏭 Monthly record: {month}"),
}


def report_button(owed: Owed, language: Language, whose: str = "") -> Button:
    """Opens the report that is due."""
    said = {"day": short_day(owed.begins, language), "month": month(owed.begins, language)}
    label = _REPORTS[owed.period].to(language, **said)
    return Button(as_label(f"{label}{whose}"), OpenSelfCheckReport(owed.client_id, owed.period))


_DUE = {
    WEEK: Text("本周自查报告待确认", "The weekly report of the self-checks is due"),
    MONTH: Text("本月自查调度待确认", "The monthly record of the self-checks is due"),
}
_LATE = {
    WEEK: Text("⏰ 周自查报告还没确认", "⏰ The weekly report of the self-checks is not confirmed yet"),
    MONTH: Text("⏰ 月自查调度还没确认", "⏰ The monthly record of the self-checks is not confirmed yet"),
}


def report_due(owed: Owed, late: int, above: bool, language: Language) -> Screen:
    """To who confirms it: that it was drafted from what was recorded; ``late``: working days behind its due day.

    ``above``: to their manager, who may confirm it instead.
    """
    head = (_LATE if late else _DUE)[owed.period]
    text = Text(
        "已按记录起草好：记录情况和发现的问题。请核对、补充后提交，提交即确认。",
        "It is drafted from the records: days and problems. Please check and complete it; submitting confirms it.",
    )
    if above:
        text = Text(
            "已过 {late} 个工作日。请催一下确认的人；也可以由您核对后提交，会注明由企业负责人确认。",
            "It is {late} working days late. Please ask who confirms it, or check and submit it yourself: "
            "then it says that the manager confirmed it.",
        )
    said = (head.to(language), owed.client_name, text.to(language, late=late))
    top, client, then = (escape(one) for one in said)
    return Screen(f"<b>{top}</b>\n{client}\n\n{then}", ((report_button(owed, language),),))


def reports_area(owed: Sequence[Owed], language: Language) -> Area:
    """On the home of who confirms them."""
    several = len({one.client_id for one in owed}) > 1
    lines = tuple(Line(report_button(one, language, f" · {one.client_name}" if several else "")) for one in owed)
    said = Text("自查报告待确认 {n} 份", "{n} self-check reports to confirm", "{n} self-check report to confirm")
    return Area((said.to(language, n=len(owed)),) if owed else (), lines)


MOST_LISTED = 25


def unseen(found: Sequence[WorkRecord], client_id: int, language: Language) -> Screen:
    """What there is to look at, those with problems one tap away; all of it is marked as seen at once."""
    head = escape(Text("自查待看", "Self-checks to look at").to(language))
    if not found:
        none = escape(Text("都看过了。", "All of them were looked at.").to(language))
        return Screen(f"<b>{head}</b>\n\n{none}", ((home_button(language),),))
    shown = found[:MOST_LISTED]
    lines = [escape(_unseen_line(record, language)) for record in shown]
    rows: list[Row] = [
        (Button(as_label(f"{record.mark} {record.number}"), ShowRecord(record.kind, record.id)),)
        for record in shown
        if record.said.get(RESULT.key) == PROBLEM or record.said.get(TYPE.key) != DAY
    ]
    seen = Text("👁 全部已看（{n}）", "👁 All seen ({n})").to(language, n=len(shown))
    last = max(record.id for record in shown)
    rows.append((Button(seen, MarkAllSelfChecksSeen(client_id, last), tone=Tone.NEXT),))
    body = "\n".join([*lines, *map(escape, further(len(found) - len(shown), language))])
    return Screen(f"<b>{head}</b> · {escape(found[0].client_name)}\n\n{body}", (*rows, (home_button(language),)))


def _unseen_line(record: WorkRecord, language: Language) -> str:
    kind = next((one.label.to(language) for one in TYPE.options if one.key == record.said.get(TYPE.key)), "")
    told = result_said(record.said.get(RESULT.key, CLEAR), language)
    found = record.said.get("found", "")
    gap = f"{COLON.to(language)}{clipped(found, 60)}" if found else ""
    return f"{short_day(record.day, language)} {kind} {told}{gap}"


def unseen_area(found: Sequence[Unseen], language: Language) -> Area:
    """On the home of the butler, once a week: how much there is to look at."""
    label = Text(
        "👁 {client} 自查待看 {n} 条", "👁 {client}: {n} self-checks to look at", "👁 {client}: {n} self-check to look at"
    )
    lines = tuple(
        Line(Button(as_label(label.to(language, client=one.client_name, n=one.n)), ShowUnseenSelfChecks(one.client_id)))
        for one in found
    )
    said = Text("自查待看 {n} 条", "{n} self-checks to look at", "{n} self-check to look at")
    return Area((said.to(language, n=sum(one.n for one in found)),) if found else (), lines)
