"""One task: how it stands, whose it is, why it is on its day, and what can be done about it."""

from bot.records.planned import DayWhy, Standing, TaskView
from bot.rules.handing_over import Held
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.menu.naming import as_worded
from bot.rules.tasks.schedule import OFTEN_NAMES, SINCE_DONE, TO_BE_ARRANGED
from bot.rules.text import COLON, Language, Text
from bot.screens.buttons import (
    ChooseTaker,
    Data,
    OpenForm,
    RestoreTask,
    ShowCase,
    ShowEntry,
    ShowRecord,
    ShowTask,
    ShowTasks,
    ShowVisit,
    ShowWhyTask,
)
from bot.screens.days_off import day_off
from bot.screens.rows import BEFORE_GOING, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.tasks.rows import place_of
from bot.screens.times import day
from bot.screens.tones import Tone
from bot.screens.ways.tasks import WEEK

STANDINGS = {
    Standing.PLANNED: Text("已排好", "Planned"),
    Standing.OPEN: Text("现在就可以做", "Can be done now"),
    Standing.DUE_TODAY: Text("今天到期", "Due today"),
    Standing.LATE: Text("已逾期 {n} 天，还可以补做", "{n} days late, can be made up", "{n} day late, can be made up"),
    Standing.TO_ARRANGE: Text("日期还没约", "The day is still to be arranged"),
    Standing.DONE: Text("已完成", "Done"),
    Standing.MADE_UP: Text("已补做", "Made up late"),
    Standing.MISSED: Text("漏做，不能再补", "Missed, too late to make up"),
    Standing.WAIVED: Text("这次不做", "Not done this time"),
    Standing.COVERED: Text("同事已做", "Done by a colleague"),
}


def standing_said(view: TaskView, language: Language) -> str:
    """How it stands (not escaped)."""
    return STANDINGS[view.standing].to(language, n=(view.today - view.task.due_on).days)


def task_card(view: TaskView, language: Language) -> Screen:
    """One task, with what the reader can do about it."""
    task = view.task
    lines = [f"<b>{escape(f'{task.kind.mark} {task.kind.name.to(language)} · {place_of(task, language)}')}</b>", ""]
    lines.append(_line(Text("状态", "Status"), standing_said(view, language), language))
    if view.standing is Standing.TO_ARRANGE:
        lines.append(_line(Text("最晚", "By"), day(task.due_on, language), language))
    else:
        lines.append(_line(Text("日期", "Day"), day(task.due_on, language), language))
    if task.moved_from is not None and task.moved_from != task.due_on:
        lines.append(_line(Text("原定", "Planned for"), day(task.moved_from, language), language))
    if task.until_on is not None and task.until_on > task.due_on and task.state == "open":
        lines.append(_line(Text("最晚补到", "Can be made up until"), day(task.until_on, language), language))
    if view.standing is Standing.PLANNED and task.opens_on is not None and task.opens_on < task.due_on:
        lines.append(_line(Text("最早可做", "From"), day(task.opens_on, language), language))
    gone = Text("（不再服务这家企业）", " (no longer serves them)").to(language) if task.is_left else ""
    lines.append(_line(Text("负责人", "Responsible"), f"{task.assignee_name}{gone}", language))
    if task.handed_from_name:
        lines.append(_line(Text("原负责人", "Was with"), task.handed_from_name, language))
    if task.about and task.site_name:
        lines.append(_line(Text("内容", "About"), as_worded(task.about, language), language))
    if task.case_number:
        lines.append(_line(Text("来自", "Comes of"), task.case_number, language))
    if task.reason:
        by = Text("（{who}）", " ({who})").to(language, who=view.reason_by) if view.reason_by else ""
        lines.append(_line(Text("原因", "Reason"), f"{task.reason}{by}", language))
    if view.number:
        lines.append(_line(Text("记录", "Record"), view.number, language))
    return Screen("\n".join(lines), tuple(_rows(view, language)))


def _rows(view: TaskView, language: Language) -> list[Row]:
    task, steps, record = view.task, view.steps, view.record
    rows: list[Row] = []
    if steps.begin:
        rows.append((Button(BEGIN.to(language), OpenForm(*task.begins), tone=Tone.NEXT),))
    if record is not None:
        rows.append((Button(SEE_RECORD.to(language), ShowRecord(record.kind, record.id)),))
    keys: list[tuple[bool, Text, Data]] = [
        (steps.go, BEFORE_GOING, ShowVisit(task.id)),
        (steps.move and not task.arranged, ARRANGE, OpenForm("task_arrange", "task", task.id)),
        (steps.move and task.arranged, MOVE, OpenForm("task_move", "task", task.id)),
        (steps.hand_over, GIVE, ChooseTaker(task.assignee_id, task.client_id, Held.TASK.value, task.id, 0)),
        (steps.waive, WAIVE, OpenForm("task_waive", "task", task.id)),
        (steps.restore, RESTORE, RestoreTask(task.id)),
        (steps.explain, SAY_ANOTHER if task.reason else SAY_WHY, OpenForm("task_reason", "task", task.id)),
        (True, WHY, ShowWhyTask(task.id)),
        (steps.see_plan, ITS_PLAN, ShowEntry(SCHEDULES.code, task.schedule_id or 0)),
    ]
    rows += side_by_side([Button(label.to(language), opens) for there, label, opens in keys if there])
    if task.case_id is not None:
        rows.append((Button(ITS_CASE.to(language, number=task.case_number), ShowCase(task.case_id)),))
    rows.append((Button(WEEK.name.to(language), ShowTasks("person", 0, "week", 0)), home_button(language)))
    return rows


BEGIN = Text("▶️ 开始", "▶️ Begin")
WHY = Text("为什么是这天？", "Why this day?")
ARRANGE, MOVE = Text("📅 约日期", "📅 Arrange the day"), Text("📅 改日期", "📅 Other day")
GIVE = Text("🤝 交给别人", "🤝 Hand over")
WAIVE, RESTORE = Text("🚫 这次不做", "🚫 Not this time"), Text("恢复这次", "Do it after all")
SAY_WHY, SAY_ANOTHER = Text("✏️ 说明原因", "✏️ Say why"), Text("✏️ 改原因", "✏️ Change reason")
ITS_PLAN = Text("所属计划", "Its plan")
ITS_CASE = Text("🚨 {number}", "🚨 {number}")
SEE_RECORD = Text("查看记录", "See the record")


def _line(name: Text, said: str, language: Language) -> str:
    return f"{escape(name.to(language))}{COLON.to(language)}{escape(said)}"


def why_this_day(why: DayWhy, language: Language) -> Screen:
    """为什么是这天？: what the plan means, what days off made of it, and who moved it why."""
    task = why.task
    lines = [f"<b>{escape(place_of(task, language))}</b>"]
    lines += [escape(said) for said in _reasons(why, language)]
    back = Button(Text("返回", "Back").to(language), ShowTask(task.id))
    return Screen("\n\n".join(lines), ((back,),))


def _reasons(why: DayWhy, language: Language) -> list[str]:
    task, rhythm = why.task, why.rhythm
    if rhythm is None:
        said = [
            Text("单独安排的一次，不属于任何计划。", "It was arranged by itself and belongs to no plan.").to(language)
        ]
    else:
        said = [
            Text("计划：{often}，从{begins}起。", "The plan: {often}, from {begins}.").to(
                language, often=OFTEN_NAMES[rhythm.often].to(language), begins=day(rhythm.begins, language)
            )
        ]
        said += _meant(why, language)
    if task.moved_from is not None or (rhythm is not None and rhythm.often in TO_BE_ARRANGED and task.arranged):
        moved = Text("{who}改到{day}：{reason}", "{who} moved it to {day}: {reason}")
        if not task.reason:
            moved = Text("{who}约在{day}。", "{who} arranged it for {day}.")
        said.append(moved.to(language, who=why.reason_by, day=day(task.due_on, language), reason=task.reason))
    if why.provisional:
        said.append(
            Text(
                "那一年的放假安排还没公布，公布后可能会变。",
                "That year's holidays are not announced yet, so this may still change.",
            ).to(language)
        )
    return said


def _meant(why: DayWhy, language: Language) -> list[str]:
    rhythm = why.rhythm
    if why.meant is None or why.planned is None or rhythm is None:
        return []
    if rhythm.often in TO_BE_ARRANGED:
        by = Text("日期另约，最晚{day}。", "The day is arranged, {day} at the latest.")
        return [by.to(language, day=day(why.planned, language))]
    said = []
    if rhythm.often in SINCE_DONE and why.last_done is not None:
        last = Text("上次做完是{day}。", "It was last done on {day}.")
        said.append(last.to(language, day=day(why.last_done, language)))
    if why.off is None:
        on = Text("按计划就是{day}。", "By the plan it is {day}.")
        return [*said, on.to(language, day=day(why.planned, language))]
    later = Text("{meant}不上班（{off}），顺延到{planned}。", "{meant} is off ({off}), so it is {planned}.")
    sooner = Text("{meant}不上班（{off}），提前到{planned}。", "{meant} is off ({off}), so it is before it, {planned}.")
    text = later if why.planned > why.meant else sooner
    return [
        *said,
        text.to(
            language,
            meant=day(why.meant, language),
            off=day_off(why.off, language),
            planned=day(why.planned, language),
        ),
    ]
