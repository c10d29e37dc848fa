"""The measures of a case on its card: which are done, who sees to the others until when (clause 5.4 b-c)."""

from bot.records.cases.cases import CaseView
from bot.records.cases.measures import CaseTask
from bot.rules.beijing import beijing_day
from bot.rules.tasks.works import MEASURE
from bot.rules.text import Language, Text, further
from bot.screens.screen import clipped, escape
from bot.screens.times import day

MOST_SHOWN, LONGEST_WHAT = 8, 120
MEASURES = Text("措施（已完成 {done}/{n}）", "Measures ({done} of {n} done)")
LIVE_ON = Text(
    "事件已关闭，还有 {n} 项没办完，照样提醒到办完。",
    "The incident is closed; {n} are still open, and are reminded of until they are done.",
    one="The incident is closed; 1 is still open, and is reminded of until it is done.",
)
DROPPED = Text("不办了", "dropped")
_MARKS = {"done": "✅", "waived": "🚫"}


def measures_said(view: CaseView, language: Language) -> str:
    """Its measures with how each stands, and the look whether they work; empty where there are none."""
    if not view.tasks:
        return ""
    set_ones = [task for task in view.tasks if task.work == MEASURE.code]
    done, n = sum(task.state == "done" for task in set_ones), len(set_ones)
    lines = [f"<b>{escape(MEASURES.to(language, done=done, n=n))}</b>"] if set_ones else []
    lines += [escape(measure_line(task, language)) for task in view.tasks[:MOST_SHOWN]]
    lines += further(len(view.tasks) - MOST_SHOWN, language)
    left = sum(task.is_open for task in set_ones)
    if view.case.closed_at is not None and left:
        lines.append(escape(LIVE_ON.to(language, n=left)))
    return "\n".join(lines)


def measure_line(task: CaseTask, language: Language) -> str:
    """One of them: what, who sees to it, when it was done or is due (not escaped)."""
    what = clipped(task.about, LONGEST_WHAT) if task.about else task.kind.name.to(language)
    if task.state == "waived":
        when = DROPPED.to(language)
    else:
        when = day(beijing_day(task.done_at) if task.done_at is not None else task.due_on, language)
    return f"{_MARKS.get(task.state, '▫️')} {what} · {task.assignee} · {when}"
