"""What goes with the report of a patrol."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.findings import FindingRecord
from bot.records.patrols.patrols import PatrolView
from bot.rules.text import Language, Text
from bot.screens.buttons import RecallPatrol, ShowCase, ShowPatrol
from bot.screens.patrols.card import ways_on
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import clock, moment, processed


def own_report(view: PatrolView, now: datetime, language: Language) -> Screen:
    """The consultant's copy of the report, with the way to take the patrol back while there is one."""
    lines = [_report_title(view, language)]
    rows: list[Row] = []
    if view.may_recall and now < view.patrol.recall_until:
        text = Text("{time} 前可以撤回。", "You can recall it until {time}.")
        lines.append(escape(text.to(language, time=clock(view.patrol.recall_until))))
        rows.append((Button(Text("↩️ 撤回", "↩️ Recall").to(language), RecallPatrol(view.patrol.id)),))
    return Screen("\n".join(lines), (*rows, _look(view, language)))


def client_report(view: PatrolView, language: Language) -> Screen:
    """The report for the client's manager."""
    count = len([finding for finding in view.findings if finding.state != "closed"])
    found = Text(
        "有 {n} 个问题需要整改，期限见报告。",
        "{n} findings need fixing; see the report for dates.",
        "{n} finding needs fixing; see the report for its date.",
    )
    text = found if count else Text("没有需要整改的问题。", "Nothing needs fixing.")
    html = f"{_report_title(view, language)}\n{escape(text.to(language, n=count))}"
    return Screen(html, (_look(view, language),))


def recalled(view: PatrolView, who: str, why: str, language: Language) -> Screen:
    """The client's patrol was taken back: by whom and why; to its consultant also the ways on."""
    text = Text("↩️ {who}撤回了这次巡查。", "↩️ {who} recalled this patrol.")
    moot = Text("其中的问题不用再整改。", "What it found need not be fixed any more.")
    lines = [f"<b>{escape(text.to(language, who=who))}</b>\n<blockquote>{escape(why)}</blockquote>"]
    lines.append(_report_title(view, language))
    lines += [escape(moot.to(language))] if view.findings else []
    return Screen("\n\n".join(lines), (*ways_on(view, language), _look(view, language)))


def findings_void(found: Sequence[FindingRecord], who: str, why: str, language: Language) -> Screen:
    """The same to somebody of the client who sees findings only."""
    text = Text("↩️ {who}撤回了下面的问题，不用再整改。", "↩️ {who} recalled these findings; they need not be fixed.")
    lines = [f"<b>{escape(text.to(language, who=who))}</b>\n<blockquote>{escape(why)}</blockquote>"]
    lines += [f"✖️ <b>{escape(finding.number)}</b> {escape(clipped(finding.what, 80))}" for finding in found]
    return Screen("\n".join(lines), tuple((Button(f"✖️ {one.number}", ShowCase(one.id)),) for one in found))


def _look(view: PatrolView, language: Language) -> Row:
    return (Button(Text("查看巡查", "See the patrol").to(language), ShowPatrol(view.patrol.id)),)


def _report_title(view: PatrolView, language: Language) -> str:
    patrol = view.patrol
    title = Text("巡查报告", "Patrol report").to(language)
    return (
        f"<b>{escape(title)} {escape(patrol.number)}</b>\n{escape(patrol.client_name)} · {escape(patrol.site_name)}\n"
        f"{escape(patrol.consultant_name)} · {escape(moment(patrol.submitted_at, language))}"
        f"{escape(processed(view.processed_at, language))}"
    )
