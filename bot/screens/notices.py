"""What the bot says unasked: reminders with buttons to act, reports, news for the quality manager."""

from datetime import datetime

from bot.records.complaints import ComplaintRecord
from bot.records.findings import FindingView
from bot.records.patrols import PatrolView
from bot.rules.text import Language, Text
from bot.screens.buttons import RecallPatrol, ShowPatrol
from bot.screens.findings import finding_card
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import clock, moment

REMINDERS = {
    "before": Text("⏳ 快到期了：请安排整改。", "⏳ Due soon: please plan the fix."),
    "due": Text("⏰ 今天到期：请在今天完成整改。", "⏰ Due today: please finish the fix today."),
    "overdue": Text(
        "❗ 已逾期：请尽快整改，有困难请告诉质量管家。",
        "❗ Overdue: please fix it soon, or tell your consultant what is in the way.",
    ),
    "escalated": Text(
        "🚨 逾期多日，已同时告知项目负责人。", "🚨 Overdue for days; the project lead has been told as well."
    ),
    "again": Text("⏰ 您让我再提醒您一次。", "⏰ You asked me to remind you again."),
}


def finding_reminder(view: FindingView, stage: str, now: datetime, language: Language) -> Screen:
    """One step of the ladder: why now, the finding, the buttons to act."""
    card = finding_card(view, now, language)
    return Screen(f"<b>{escape(REMINDERS[stage].to(language))}</b>\n\n{card.html}", card.rows)


def own_report(view: PatrolView, now: datetime, language: Language) -> Screen:
    """The consultant's copy of the report, with the way to take the patrol back while there is one."""
    lines = [_report_title(view, language)]
    rows: list[tuple[Button, ...]] = []
    if view.may_recall and now < view.patrol.recall_until:
        text = Text("{time} 前可以撤回。", "You can recall it until {time}.")
        lines.append(escape(text.to(language, time=clock(view.patrol.recall_until))))
        rows.append((Button(Text("↩️ 撤回", "↩️ Recall").to(language), RecallPatrol(view.patrol.id)),))
    rows.append((Button(Text("查看巡查", "See the patrol").to(language), ShowPatrol(view.patrol.id)),))
    return Screen("\n".join(lines), tuple(rows))


def client_report(view: PatrolView, language: Language) -> Screen:
    """The report for the client's manager."""
    count = len([finding for finding in view.findings if finding.state != "closed"])
    text = (
        Text(
            "有 {n} 个问题需要整改，期限见报告。",
            "{n} findings need fixing; see the report for dates.",
            "{n} finding needs fixing; see the report for its date.",
        )
        if count
        else Text("没有需要整改的问题。", "Nothing needs fixing.")
    )
    html = f"{_report_title(view, language)}\n{escape(text.to(language, n=count))}"
    return Screen(html, ((Button(Text("查看巡查", "See the patrol").to(language), ShowPatrol(view.patrol.id)),),))


def _report_title(view: PatrolView, language: Language) -> str:
    patrol = view.patrol
    title = Text("巡查报告", "Patrol report").to(language)
    return (
        f"<b>{escape(title)} {escape(patrol.number)}</b>\n{escape(patrol.client_name)} · {escape(patrol.site_name)}\n"
        f"{escape(patrol.consultant_name)} · {escape(moment(patrol.submitted_at, language))}"
    )


def complaint_filed(complaint: ComplaintRecord, language: Language) -> Screen:
    """A new complaint for the quality manager: what is promised by when."""
    text = Text(
        "<b>新投诉 {number}</b>\n{client}\n\n承诺 {accept} 前受理，{resolve} 前办结。",
        "<b>New complaint {number}</b>\n{client}\n\nPromised: taken up by {accept}, resolved by {resolve}.",
    )
    return Screen(
        text.to(
            language,
            number=escape(complaint.number),
            client=escape(complaint.client_name),
            accept=moment(complaint.accept_by, language),
            resolve=moment(complaint.resolve_by, language),
        )
    )


def undelivered(name: str, kind: str, language: Language) -> Screen:
    """For an administrator: somebody could not be told something."""
    what = {
        "finding_reminder": Text("整改提醒", "a reminder"),
        "patrol_report": Text("巡查报告", "a patrol report"),
        "own_report": Text("巡查报告", "a patrol report"),
        "complaint_filed": Text("投诉通知", "news of a complaint"),
        "training_announced": Text("培训通知", "news of a training"),
        "training_reminder": Text("培训提醒", "a training reminder"),
        "seat_freed": Text("培训递补通知", "news of a freed training seat"),
        "training_cancelled": Text("培训取消通知", "news of a cancelled training"),
    }.get(kind, Text("通知", "a notice"))
    text = Text(
        "⚠️ 未送达：{what}没能发给{name}，请用别的方式联系。",
        "⚠️ Not delivered: {what} could not be sent to {name}. Please reach them another way.",
    )
    return Screen(escape(text.to(language, what=what.to(language), name=name)))


def work_failed(job: str, number: str, language: Language) -> Screen:
    """For an administrator: the program could not do its own work, however often it tried."""
    what = {
        "archive_file": Text("{number} 的一个文件没能存档。", "A file of {number} could not be archived."),
        "make_report": Text("{number} 的报告没能生成。", "The report of {number} could not be made."),
        "issue_patrol": Text(
            "{number} 没能发给企业，请用别的方式告知。",
            "{number} could not be sent to the client. Please tell them another way.",
        ),
    }.get(job, Text("{number} 的一项后台工作没能完成。", "Some work on {number} could not be done."))
    record = number or Text("一条记录", "a record").to(language)
    text = Text("⚠️ 未完成：{what}原因见日志。", "⚠️ Not done: {what} The log says why.")
    return Screen(escape(text.to(language, what=what.to(language, number=record))))
