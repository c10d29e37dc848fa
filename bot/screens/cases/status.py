"""现状: for who comes late, everything about an incident on one screen (clause 5.4 b-c)."""

from datetime import datetime

from bot.records.cases.cases import CaseEvent, CaseView
from bot.rules.cases.incident import WHOM
from bot.rules.text import COLON, Language, Text, joined
from bot.screens.buttons import AskDocument, ShowCase
from bot.screens.cases.card import LONGEST_EVENT, LONGEST_TITLE, STATUS, heading, state_of
from bot.screens.cases.events import told_in
from bot.screens.cases.measures import measures_said
from bot.screens.cases.reports import not_said, reports_said
from bot.screens.keys import BACK
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.times import moment, stamp

MOST_SHOWN = 5
_SINCE = Text("上报：{who}，{when}", "Reported by {who}, {when}")
_LEAD, _COMING = Text("负责人", "Lead"), Text("响应", "Coming")
_NOBODY = Text("还没有人", "nobody yet")
PAPER = Text("📄 突发事件报告", "📄 Incident report")
_LATEST, _INFORMED, _NEXT = Text("最近情况", "Latest"), Text("已告知", "Informed"), Text("接下来", "Next")
_NOT_INFORMED = Text("还没有登记告知任何人", "Nobody is noted as informed")
_UPDATE_BY = Text("{due} 前通报进展", "a report by {due}")
_UPDATE_LATE = Text("❗ 该在 {due} 通报，还没有", "❗ a report was due by {due}")


def status(view: CaseView, now: datetime, language: Language) -> Screen:
    """What, where, since when, who leads and comes, what was said last, who was informed, what comes next."""
    case = view.case
    place = f"{case.client_name} · {case.site_name}" if case.site_name else case.client_name
    coming = joined(view.coming, language) if view.coming else _NOBODY.to(language)
    facts = (
        _SINCE.to(language, who=case.opened_by, when=moment(case.opened_at, language)),
        f"{_LEAD.to(language)}{COLON.to(language)}{case.handler or _NOBODY.to(language)}",
        f"{_COMING.to(language)}{COLON.to(language)}{coming}",
    )
    informed = [event for event in view.events if any(key == WHOM for key in event.told)]
    latest = [event for event in view.events[1:] if event.text and event not in informed][-MOST_SHOWN:]
    parts = [
        f"<b>{escape(STATUS.to(language))}</b>  {heading(view, now, language)}",
        escape(place),
        f"<b>{escape(clipped(case.title, LONGEST_TITLE))}</b>",
        escape("\n".join(facts)),
        _listed(_LATEST, latest, language),
        _listed(_INFORMED, informed[-MOST_SHOWN:], language)
        or f"<b>{escape(_INFORMED.to(language))}</b>\n{escape(_NOT_INFORMED.to(language))}",
        reports_said(view, now, language) or not_said(view, language),
        measures_said(view, language),
        _next(view, now, language),
    ]
    rows = (
        (Button(PAPER.to(language), AskDocument("incident_paper", case.id, 0)),),
        (Button(BACK.to(language), ShowCase(case.id)), home_button(language)),
    )
    return Screen("\n\n".join(part for part in parts if part), rows)


def _listed(head: Text, events: list[CaseEvent], language: Language) -> str:
    if not events:
        return ""
    lines = [f"<b>{escape(head.to(language))}</b>"]
    for event in events:
        said = " · ".join(clipped(line, LONGEST_EVENT) for line in told_in(event, language))
        lines.append(escape(f"· {stamp(event.at, language)} {event.who or ''} {said}"))
    return "\n".join(lines)


def _next(view: CaseView, now: datetime, language: Language) -> str:
    case = view.case
    if case.closed_at is not None or case.due_at is None:
        return ""
    state, due = state_of(case), moment(case.due_at, language)
    if state.urgent and case.due_at == case.promised_at:
        said = (_UPDATE_LATE if case.due_at < now else _UPDATE_BY).to(language, due=due)
    else:
        said = state.by.to(language, due=due)
    return f"<b>{escape(_NEXT.to(language))}</b>\n{escape(said)}"
