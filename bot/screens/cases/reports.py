"""Whom an incident has to be reported to by when, on its card (clause 5.4 b)."""

from datetime import datetime

from bot.records.cases.cases import CaseView
from bot.records.cases.reports import CaseReport
from bot.rules.cases.reporting import MUST_REPORT
from bot.rules.text import Language, Text
from bot.screens.screen import escape
from bot.screens.times import moment

REPORTS = Text("须按时告知", "Notices owed")
TOLD = Text("✅ {what}，已于 {when} 告知", "✅ {what}: told {when}")
DUE = Text("⏳ {what}，{due} 前", "⏳ {what}: by {due}")
LATE = Text("❗ {what}，应在 {due} 前，还没有登记", "❗ {what}: was due by {due}, nothing is noted")
_NOT_SAID = Text("还没有记下要按时告知谁。", "Nobody has said whether any is owed.")
_TO_SAY = Text("有的话，点「⏳ 须按时告知」。", " If so, tap “⏳ Notice owed”.")


def not_said(view: CaseView, language: Language) -> str:
    """That nobody said yet whether any is owed, and to whoever can say so, how."""
    can = any(step.action == MUST_REPORT for step in view.can)
    said = _NOT_SAID.to(language) + (_TO_SAY.to(language) if can else "")
    return f"<b>{escape(REPORTS.to(language))}</b>\n{escape(said)}"


def reports_said(view: CaseView, now: datetime, language: Language) -> str:
    """Each with how it stands; empty where nothing was noted."""
    if not view.reports:
        return ""
    lines = [f"<b>{escape(REPORTS.to(language))}</b>"]
    lines += [escape(report_line(one, now, language)) for one in view.reports]
    return "\n".join(lines)


def report_line(report: CaseReport, now: datetime, language: Language) -> str:
    """One of them (not escaped)."""
    what = report.what.to(language)
    if report.told_at is not None:
        return TOLD.to(language, what=what, when=moment(report.told_at, language))
    text = LATE if report.due_at <= now else DUE
    return text.to(language, what=what, due=moment(report.due_at, language))
