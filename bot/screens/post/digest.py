"""The morning digest on one screen: counts first, then the most urgent, each one tap away."""

from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.patrols.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowCase
from bot.screens.cases.card import mark, state_word
from bot.screens.cases.overdue import late_line
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import day

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Digest:
    """What is late, due today, or waits for the reader, and the patrols that were not done on their day."""

    late: tuple[CaseRecord, ...]
    due: tuple[CaseRecord, ...]
    waiting: tuple[CaseRecord, ...]
    missed: tuple[TaskRecord, ...]


def digest(of: Digest, now: datetime, reader: Person) -> Screen:
    """One section per heap that is not empty; of what is late also for how long, and who has it."""
    language = reader.language
    lines = [f"<b>{Text('早间汇总', 'Morning digest').to(language)} · {escape(day(beijing_day(now), language))}</b>"]
    rows: list[Row] = []
    for title, cases in (
        (Text("❗ 已逾期 {n} 件", "❗ Overdue: {n}"), of.late),
        (Text("⏰ 今天到期 {n} 件", "⏰ Due today: {n}"), of.due),
        (Text("👉 等您处理 {n} 件", "👉 Waiting for you: {n}"), of.waiting),
    ):
        if cases:
            late = cases is of.late
            shown = "\n".join(
                late_line(case, now, reader) if late else _line(case, language) for case in cases[:MOST_SHOWN]
            )
            lines.append(f"<b>{title.to(language, n=len(cases))}</b>\n{shown}")
            rows += [(Button(f"{mark(case)} {case.number}", ShowCase(case.id)),) for case in cases[:MOST_SHOWN]]
    if of.missed:
        missed = Text("🕳 漏查 {n} 次", "🕳 Missed patrols: {n}").to(language, n=len(of.missed))
        shown = "\n".join(
            escape(f"{task.client_short_name} · {task.site_name} {day(task.due_on, language)}")
            for task in of.missed[:MOST_SHOWN]
        )
        lines.append(f"<b>{missed}</b>\n{shown}")
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def _line(case: CaseRecord, language: Language) -> str:
    state = state_word(case, language, for_me=False)
    return f"{mark(case)} {escape(case.number)} {escape(clipped(case.title, 30))} · {escape(state)}"
