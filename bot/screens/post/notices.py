"""What the bot says unasked: reminders with buttons to act, reports, news for the quality manager."""

from datetime import datetime

from bot.records.cases.cases import CaseView
from bot.records.patrols.patrols import PatrolView
from bot.rules.text import Language, Text
from bot.screens.buttons import RecallPatrol, ShowPatrol
from bot.screens.cases.card import case_card, state_of
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.times import clock, moment

LONGEST_QUOTE = 1500

REMINDERS = {
    "before": Text("⏳ 快到期了：{call}。", "⏳ Due soon: {call}."),
    "due": Text("⏰ 今天到期：{call}。", "⏰ Due today: {call}."),
    "overdue": Text("❗ 已逾期：{call}，有困难请说一声。", "❗ Overdue: {call}, or say what is in the way."),
    "escalated": Text("🚨 已逾期多日：{call}。", "🚨 Overdue for days: {call}."),
    "again": Text("⏰ 您让我再提醒您一次：{call}。", "⏰ You asked me to remind you: {call}."),
}
OVERDUE_ELSEWHERE = Text("❗ 已逾期：{call}。", "❗ Overdue: {call}.")
"""To those who do not have to act themselves, so nothing can be in their way."""
LOOK_INTO_IT = Text("请过问", "please look into it")
OPENED = {
    "complaint": Text("📮 {who}提出一件投诉，请受理。", "📮 {who} filed a complaint; please take it up."),
    "enquiry": Text("💬 {who}有事想问，请答复。", "💬 {who} asks something; please answer."),
}

TAKEN_UP = {
    "complaint": Text("📮 {who}提出一件投诉。", "📮 {who} filed a complaint."),
    "enquiry": Text("💬 {who}有事想问。", "💬 {who} asks something."),
}


def case_reminder(view: CaseView, stage: str, now: datetime, language: Language, *, passed_on: bool = False) -> Screen:
    """One step of the ladder: why now, the case, the buttons to act. ``passed_on``: it is for who has to act."""
    call = state_of(view.case).call if view.waits_for_me or passed_on else None
    text = OVERDUE_ELSEWHERE if stage == "overdue" and call is None else REMINDERS[stage]
    said = text.to(language, call=(call or LOOK_INTO_IT).to(language))
    card = case_card(view, now, language, with_events=False)
    return Screen(f"<b>{escape(said)}</b>\n\n{card.html}", card.rows)


def case_news(view: CaseView, told: Text, who: str, text: str, now: datetime, language: Language) -> Screen:
    """Someone did something to a case: what, what they wrote, and how it stands."""
    quote = f"\n<blockquote>{escape(clipped(text, LONGEST_QUOTE))}</blockquote>" if text else ""
    card = case_card(view, now, language, with_events=False)
    return Screen(f"<b>{escape(told.to(language, who=who))}</b>{quote}\n\n{card.html}", card.rows)


def handed_over(told: Text, who: str, number: str, language: Language) -> Screen:
    """To who handled a case until now; the case itself is no longer theirs to see."""
    return Screen(escape(told.to(language, who=who, number=number)))


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


def undelivered(name: str, kind: str, language: Language) -> Screen:
    """For an administrator: somebody could not be told something."""
    what = {
        "case_reminder": Text("到期提醒", "a reminder"),
        "digest": Text("早间汇总", "the morning digest"),
        "patrol_report": Text("巡查报告", "a patrol report"),
        "own_report": Text("巡查报告", "a patrol report"),
        "case_news": Text("进展通知", "news of a case"),
        "training_announced": Text("培训通知", "news of a training"),
        "training_reminder": Text("培训提醒", "a training reminder"),
        "own_training": Text("主讲培训提醒", "a reminder of a training they lead"),
        "seat_freed": Text("培训递补通知", "news of a freed training seat"),
        "recorded_for_you": Text("代录通知", "news of a record made for them"),
        "record_disputed": Text("代录核实通知", "news of a disputed record"),
        "assigned": Text("分工通知", "news of their assignments"),
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
        "make_register": Text("一份台账没能生成。", "A register that was asked for could not be made."),
        "export_ledgers": Text("一份导出的表格没能生成。", "A spreadsheet export could not be made."),
        "check_ledgers": Text("一份要导入的表格没能检查。", "A spreadsheet to import could not be checked."),
        "apply_ledgers": Text("一份表格没能导入。", "A spreadsheet could not be imported."),
        "issue_patrol": Text(
            "{number} 没能发给企业，请用别的方式告知。",
            "{number} could not be sent to the client. Please tell them another way.",
        ),
        "lapse_case": Text("{number} 没能按时办结。", "{number} could not be closed when it was time."),
        "tell_commands": Text("有人的命令菜单没能更新。", "Somebody's command list could not be updated."),
    }.get(job, Text("{number} 的一项后台工作没能完成。", "Some work on {number} could not be done."))
    record = number or Text("一条记录", "a record").to(language)
    text = Text("⚠️ 未完成：{what}原因见日志。", "⚠️ Not done: {what} The log says why.")
    return Screen(escape(text.to(language, what=what.to(language, number=record))))


def file_lost(number: str, language: Language) -> Screen:
    """For an administrator: Telegram no longer has a file, only people may. ``number`` is the patrol's, or empty."""
    what = (
        Text(
            "⚠️ {number} 有照片从 Telegram 取不回来了。\n报告照常发出，缺的照片已注明。",
            "⚠️ A photo of {number} can no longer be fetched from Telegram.\n"
            "The report goes out all the same and says so.",
        )
        if number
        else Text(
            "⚠️ 有一个文件从 Telegram 取不回来了。", "⚠️ A file that was sent can no longer be fetched from Telegram."
        )
    )
    ask = Text("请向提交人要回原件，另行存档。", "Please ask who sent it for the original, and keep that.")
    return Screen(escape(f"{what.to(language, number=number)}\n{ask.to(language)}"))
