"""What goes with the report of a patrol."""

from datetime import datetime

from bot.records.patrols.patrols import PatrolView
from bot.rules.text import Language, Text
from bot.screens.buttons import RecallPatrol, ShowPatrol
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.times import clock, moment


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


def _look(view: PatrolView, language: Language) -> Row:
    return (Button(Text("查看巡查", "See the patrol").to(language), ShowPatrol(view.patrol.id)),)


def _report_title(view: PatrolView, language: Language) -> str:
    patrol = view.patrol
    title = Text("巡查报告", "Patrol report").to(language)
    return (
        f"<b>{escape(title)} {escape(patrol.number)}</b>\n{escape(patrol.client_name)} · {escape(patrol.site_name)}\n"
        f"{escape(patrol.consultant_name)} · {escape(moment(patrol.submitted_at, language))}"
    )
