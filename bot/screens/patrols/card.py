"""Patrol screens: today's tasks, the sites for an ad-hoc one, the submitted patrol's card."""

from bot.records.clients import SiteRecord
from bot.records.patrols.patrols import Day, PatrolView
from bot.records.patrols.tasks import TaskRecord
from bot.rules.cases.finding import VOIDED
from bot.rules.text import Language, Text
from bot.screens.buttons import ChooseSite, OpenForm, RecallPatrol, RevisePatrol, ShowCase
from bot.screens.cases.severities import SEVERITY_MARKS
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import clock, day, moment, processed, stamp
from bot.screens.ways.patrols import PATROL, TODAY

PATROL_STATES = {
    "submitted": Text("已提交", "Submitted"),
    "issued": Text("已送达企业", "Sent to the client"),
    "recalled": Text("已撤回", "Recalled"),
    "voided": Text("已作废", "Voided"),
}
REVISE = Text("✏️ 修改", "✏️ Correct")
RECALL = Text("↩️ 撤回", "↩️ Recall")


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
        f"{escape(patrol.consultant_name)} · {escape(moment(patrol.submitted_at, language))}"
        f"{escape(processed(view.processed_at, language))}",
    ]
    lines += _history(view, language)
    rows: list[Row] = []
    for finding in view.findings:
        mark, until = SEVERITY_MARKS[finding.severity], Text("{day}前整改", "to fix by {day}")
        if finding.fixed_on_the_spot:
            mark, until = "☑️", Text("当场已整改", "fixed on the spot")
        if finding.state == VOIDED:
            mark, until = "✖️", Text("已作废", "void")
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
        rows.append((Button(RECALL.to(language), RecallPatrol(patrol.id)),))
    if view.may_recall_issued:
        rows.append((Button(RECALL.to(language), OpenForm("patrol_recall", "patrol", patrol.id)),))
    rows += ways_on(view, language)
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)), card_of=("patrol", patrol.id))


def taken_back(view: PatrolView, language: Language) -> Screen:
    """A patrol that was just recalled or ended: that nothing is lost, and the ways on."""
    patrol, ended = view.patrol, view.patrol.state == "voided"
    if ended:
        text = Text("<b>{number}</b> 已作废。", "<b>{number}</b> is void.")
    elif patrol.issued_at is not None:
        text = Text(
            "<b>{number}</b> 已撤回，看过它的人都会收到通知。",
            "<b>{number}</b> was recalled; whoever has seen it is told.",
        )
    else:
        text = Text(
            "<b>{number}</b> 已撤回，企业不会收到。", "<b>{number}</b> was recalled; the client will not get it."
        )
    lines = [text.to(language, number=escape(patrol.number))]
    if view.may_go_on:
        kept = Text("内容还在，可以改后再交。", "Nothing is lost: you can correct it and submit it again.")
        lines.append(kept.to(language))
    return Screen("\n\n".join(lines), (*ways_on(view, language), (home_button(language),)))


def ways_on(view: PatrolView, language: Language) -> tuple[Row, ...]:
    """修改, 重新巡查 and 作废, as far as they are the reader's."""
    patrol, rows = view.patrol, list[Row]()
    if view.may_go_on:
        subject = ("task", patrol.task_id) if patrol.task_id is not None else ("site", patrol.site_id)
        rows.append(
            (
                Button(REVISE.to(language), RevisePatrol(patrol.id)),
                Button(Text("🔍 重新巡查", "🔍 Patrol again").to(language), OpenForm("patrol", *subject)),
            )
        )
    if view.may_void:
        rows.append((Button(Text("🗑 作废", "🗑 Void").to(language), OpenForm("patrol_void", "patrol", patrol.id)),))
    return tuple(rows)


def _history(view: PatrolView, language: Language) -> list[str]:
    """What it stands for or was replaced by, and by whom and why it was taken back."""
    patrol, lines = view.patrol, []
    if patrol.replaces is not None:
        text = Text("代替已撤回的 {number}", "In place of {number}, which was recalled")
        lines.append(escape(text.to(language, number=patrol.replaces)))
    for one in view.taken_back:
        text = Text("{who}作废", "voided by {who}") if one.ended else Text("{who}撤回", "recalled by {who}")
        lines.append(
            escape(
                f"· {stamp(one.at, language)} {text.to(language, who=one.who)}{processed(one.processed_at, language)}"
            )
        )
        if one.why:
            lines.append(f"<blockquote>{escape(one.why)}</blockquote>")
    if patrol.replaced_by is not None:
        text = Text("现在以 {number} 为准", "{number} holds instead")
        lines.append(escape(text.to(language, number=patrol.replaced_by)))
    return ["\n".join(lines)] if lines else []
