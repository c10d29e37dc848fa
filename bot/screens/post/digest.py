"""The morning digest on one screen: counts first, then the most urgent, each one tap away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.task_reminders import ToArrange
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowCase
from bot.screens.cases.card import mark, state_word
from bot.screens.cases.overdue import AND_MORE, late_line
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.tasks.reminders import arrange_key, arrange_lines, several_days, undone_keys, undone_line
from bot.screens.times import day

MOST_SHOWN = 5
MOST_LATE = 12
"""What is late is named here and nowhere else to who reads the digest, so more of it fits in."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is late, due today, or waits for the reader; the work that was not done, and the days to be arranged."""

    late: tuple[CaseRecord, ...]
    due: tuple[CaseRecord, ...]
    waiting: tuple[CaseRecord, ...]
    undone: tuple[TaskRecord, ...]
    to_arrange: tuple[ToArrange, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.late or self.due or self.waiting or self.undone or self.to_arrange)


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
            named = cases[: MOST_LATE if late else MOST_SHOWN]
            shown = [late_line(case, now, reader) if late else _line(case, language) for case in named]
            lines.append(
                "\n".join((f"<b>{title.to(language, n=len(cases))}</b>", *shown, *_more(cases, named, language)))
            )
            rows += [(Button(f"{mark(case)} {case.number}", ShowCase(case.id)),) for case in cases[:MOST_SHOWN]]
    if of.undone:
        undone, today = Text("🕳 漏做 {n} 项", "🕳 Work not done: {n}"), beijing_day(now)
        named_tasks = of.undone[:MOST_LATE]
        said = [undone_line(task, reader) for task in named_tasks]
        heading = f"<b>{undone.to(language, n=len(of.undone))}</b>"
        lines.append("\n".join((heading, *said, *_more(of.undone, named_tasks, language))))
        rows += undone_keys(named_tasks, today, reader, dated=several_days(named_tasks))
    if of.to_arrange:
        lines.append("\n".join(arrange_lines(of.to_arrange, reader)))
        rows += [arrange_key(one, beijing_day(now), language) for one in of.to_arrange]
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def _more(of: Sequence[object], named: Sequence[object], language: Language) -> tuple[str, ...]:
    """How many more there are than were named."""
    return (escape(AND_MORE.to(language, n=len(of) - len(named))),) if len(of) > len(named) else ()


def _line(case: CaseRecord, language: Language) -> str:
    state = state_word(case, language, for_me=False)
    return f"{mark(case)} {escape(case.number)} {escape(clipped(case.title, 30))} · {escape(state)}"
