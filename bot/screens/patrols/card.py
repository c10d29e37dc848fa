"""Patrol screens: today's tasks, the sites for an ad-hoc one, the submitted patrol's card."""

from bot.records.clients import SiteRecord
from bot.records.patrols.patrols import Day, PatrolView
from bot.records.patrols.tasks import TaskRecord
from bot.rules.text import Language, Text
from bot.screens.buttons import ChooseSite, OpenForm, RecallPatrol, ShowCase
from bot.screens.cases.severities import SEVERITY_MARKS
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import clock, day, moment
from bot.screens.ways.patrols import PATROL, TODAY

PATROL_STATES = {
    "submitted": Text("已提交", "Submitted"),
    "issued": Text("已送达企业", "Sent to the client"),
    "recalled": Text("已撤回", "Recalled"),
}


def task_row(task: TaskRecord, reader_id: int, language: Language) -> Row:
    """One task, one tap to begin it; that of somebody on leave says whose it is."""
    label = f"🔍 {day(task.due_on, language)} {task.client_short_name} · {task.site_name}"
    if task.assignee_id != reader_id:
        label = Text("🤝 代{name} ", "🤝 For {name} ").to(language, name=task.assignee_name) + label.removeprefix("🔍 ")
    return (Button(clipped(label, 56), OpenForm(task.form, "task", task.id)),)


def today(when: Day, language: Language) -> Screen:
    """今日待办: open tasks, the oldest first."""
    title = TODAY.name.to(language)
    begin = Text("点任务开始巡查。", "Tap a task to begin.")
    none = Text("今天没有安排。需要的话可以临时巡查。", "Nothing is planned today. You can do an ad-hoc patrol.")
    text = (begin if when.tasks else none).to(language)
    rows = [task_row(task, when.who_id, language) for task in when.tasks]
    rows.append((Button(PATROL.name.to(language), ChooseSite(0)),))
    return Screen(f"<b>{escape(title)}</b>\n\n{escape(text)}", tuple(rows))


def sites(found: tuple[SiteRecord, ...], page: int, language: Language) -> Screen:
    """临时巡查: where?"""
    if not found:
        text = Text(
            "还没有分配给您的企业。请联系管理员。", "No client is assigned to you yet. Please ask the administrator."
        )
        return Screen(escape(text.to(language)), ((home_button(language),),))
    part = page_of(found, page, ChooseSite)
    rows: list[Row] = [
        (Button(clipped(f"{site.client_short_name} · {site.name}", 56), OpenForm("patrol", "site", site.id)),)
        for site in part.shown
    ]
    text = Text("<b>临时巡查</b>\n\n去哪个现场？", "<b>Ad-hoc patrol</b>\n\nWhich site?")
    return Screen(text.to(language), (*rows, *part.turns))


def patrol_card(view: PatrolView, language: Language) -> Screen:
    """A submitted patrol: number, findings with deadlines, and 撤回 while it is possible."""
    patrol = view.patrol
    state = PATROL_STATES[patrol.state].to(language)
    lines = [
        f"<b>{escape(patrol.number)}</b>  {escape(state)}",
        f"{escape(patrol.client_name)} · {escape(patrol.site_name)}\n"
        f"{escape(patrol.consultant_name)} · {escape(moment(patrol.submitted_at, language))}",
    ]
    rows: list[Row] = []
    for finding in view.findings:
        mark, until = SEVERITY_MARKS[finding.severity], Text("{day}前整改", "to fix by {day}")
        if finding.fixed_on_the_spot:
            mark, until = "☑️", Text("当场已整改", "fixed on the spot")
        said = escape(until.to(language, day=moment(finding.due_at, language)))
        lines.append(f"{mark} <b>{escape(finding.number)}</b> {escape(clipped(finding.what, 80))}\n　{said}")
        rows.append((Button(f"{mark} {finding.number}", ShowCase(finding.id)),))
    if not view.findings:
        lines.append(Text("未发现问题。", "No findings.").to(language))
    if view.may_recall:
        text = Text(
            "报告马上发给您；{time} 发给企业，之前可以撤回。",
            "Your report is on its way. The client gets it at {time}; until then you can recall it.",
        )
        lines.append(f"<i>{escape(text.to(language, time=clock(patrol.recall_until)))}</i>")
        rows.append((Button(Text("↩️ 撤回", "↩️ Recall").to(language), RecallPatrol(patrol.id)),))
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)), card_of=("patrol", patrol.id))


def recalled(view: PatrolView, language: Language) -> Screen:
    """A recalled patrol; the task is open again."""
    text = Text(
        "<b>{number}</b> 已撤回，企业不会收到。需要的话重新巡查。",
        "<b>{number}</b> was recalled; the client will not get it. Do the patrol again when you are ready.",
    )
    patrol = view.patrol
    subject = ("task", patrol.task_id) if patrol.task_id is not None else ("site", patrol.site_id)
    again = Button(Text("重新巡查", "Patrol again").to(language), OpenForm("patrol", *subject))
    return Screen(text.to(language, number=escape(patrol.number)), ((again,), (home_button(language),)))
