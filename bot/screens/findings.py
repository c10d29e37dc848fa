"""Findings: the list and the card with its buttons."""

from datetime import datetime

from bot.records.findings import FindingRecord, FindingView
from bot.rules.text import Language, Text
from bot.screens.buttons import AcknowledgeFinding, ShowFinding, ShowFindings, ShowHome, SnoozeFinding
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.severities import SEVERITY_MARKS, SEVERITY_NAMES
from bot.screens.times import moment

PER_PAGE = 8
STATES = {
    "open": Text("待整改", "To fix"),
    "in_progress": Text("整改中", "In progress"),
    "closed": Text("已闭环", "Closed"),
    "voided": Text("已作废", "Voided"),
}
RECEIVED = Text("收到，马上处理", "Received, on it")
TOMORROW = Text("明天再提醒", "Remind tomorrow")
HOME = Text("首页", "Home")


def findings(found: tuple[FindingRecord, ...], page: int, now: datetime, language: Language) -> Screen:
    """What is to be fixed, the most urgent first."""
    title = Text("未闭环问题", "Open findings").to(language)
    if not found:
        text = Text("没有未闭环的问题。", "There are no open findings.").to(language)
        return Screen(f"<b>{title}</b>\n\n{text}", ((Button(HOME.to(language), ShowHome()),),))
    pages = (len(found) - 1) // PER_PAGE
    page = min(max(page, 0), pages)
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [f"<b>{title}</b>  {len(found)}"]
    rows: list[tuple[Button, ...]] = []
    for finding in shown:
        overdue = Text("已逾期", "overdue").to(language) if finding.due_at < now else ""
        until = moment(finding.due_at, language)
        lines.append(
            f"{SEVERITY_MARKS[finding.severity]} <b>{escape(finding.number)}</b> {escape(clipped(finding.what, 60))}\n"
            f"　{escape(until)} {'⏰ ' + overdue if overdue else ''}".rstrip()
        )
        rows.append(
            (Button(clipped(f"{SEVERITY_MARKS[finding.severity]} {finding.number}", 40), ShowFinding(finding.id)),)
        )
    turns = []
    if page > 0:
        turns.append(Button("‹", ShowFindings(page - 1)))
    if page < pages:
        turns.append(Button("›", ShowFindings(page + 1)))
    if turns:
        rows.append(tuple(turns))
    rows.append((Button(HOME.to(language), ShowHome()),))
    return Screen("\n\n".join(lines), tuple(rows))


def finding_card(view: FindingView, now: datetime, language: Language) -> Screen:
    """One finding: what, by when, what is suggested, who is on it; the buttons that can be used now."""
    finding = view.finding
    lines = [
        f"{SEVERITY_MARKS[finding.severity]} <b>{escape(finding.number)}</b>  {escape(_state(finding, now, language))}",
        f"{escape(finding.client_name)} · {escape(finding.site_name)}",
        f"<b>{escape(clipped(finding.what, 800))}</b>",
        _facts(finding, language),
    ]
    suggestion = finding.suggestion.to(language)
    if suggestion and not finding.fixed_on_the_spot:
        label = Text("整改建议", "Suggestion").to(language)
        lines.append(f"{label}\n<blockquote>{escape(suggestion)}</blockquote>")
    return Screen("\n\n".join(lines), _rows(view, language))


def _state(finding: FindingRecord, now: datetime, language: Language) -> str:
    state = STATES[finding.state].to(language)
    if finding.state in ("open", "in_progress") and finding.due_at < now:
        state += " · " + Text("已逾期", "overdue").to(language)
    return state


def _facts(finding: FindingRecord, language: Language) -> str:
    facts = [
        Text("程度：{severity}", "Severity: {severity}").to(
            language, severity=SEVERITY_NAMES[finding.severity].to(language)
        ),
        Text("发现：{who}，{when}", "Found by {who}, {when}").to(
            language, who=finding.found_by, when=moment(finding.found_at, language)
        ),
    ]
    if finding.fixed_on_the_spot:
        facts.append(Text("当场已整改", "Fixed on the spot").to(language))
    else:
        facts.append(Text("期限：{due}", "To fix by {due}").to(language, due=moment(finding.due_at, language)))
    if finding.acknowledged_by:
        facts.append(Text("处理人：{who}", "On it: {who}").to(language, who=finding.acknowledged_by))
    if finding.clause:
        facts.append(Text("依据条款：{clause}", "Clause {clause}").to(language, clause=finding.clause))
    return escape("\n".join(facts))


def _rows(view: FindingView, language: Language) -> tuple[tuple[Button, ...], ...]:
    finding = view.finding
    rows: list[tuple[Button, ...]] = []
    if view.may_act and finding.state in ("open", "in_progress"):
        snooze = Button(f"⏰ {TOMORROW.to(language)}", SnoozeFinding(finding.id))
        if finding.state == "open":
            rows.append((Button(f"👌 {RECEIVED.to(language)}", AcknowledgeFinding(finding.id, finding.state)), snooze))
        else:
            rows.append((snooze,))
    rows.append((Button(HOME.to(language), ShowHome()),))
    return tuple(rows)
