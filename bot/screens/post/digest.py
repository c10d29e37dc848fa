"""The morning digest on one screen: how much there is of what, who has it, and each thing as a key, the gravest first.

What a key says is not said above it as well: the text counts, and names who has it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.policies import PolicyVersion
from bot.records.task_reminders import ToArrange
from bot.records.tasks import TaskRecord
from bot.records.work_records import ThinRecord
from bot.rules.beijing import beijing_day
from bot.rules.people import Person
from bot.rules.text import Language, Text, further
from bot.screens.buttons import ShowCase, ShowPolicies, ShowProgress, ShowRecord, ShowTeamWeek
from bot.screens.cases.card import mark
from bot.screens.cases.lists import FIRM, waiting_word
from bot.screens.cases.overdue import NOBODY_YET
from bot.screens.joining.requests import waiting_row
from bot.screens.policies import policy_button
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, escape, narrowed
from bot.screens.tasks.reminders import LATE_DAYS, WIDEST, arrange_button, undone_button
from bot.screens.times import day
from bot.screens.ways.policies import POLICIES
from bot.screens.ways.tasks import THE_TEAM

MOST_LATE, MOST_SHOWN = 6, 4
"""Keys of what is late or was not done, and of each other heap: a phone shows some more without being scrolled far."""
WIDEST_FIRM = 14
MOST_HOLDERS = 4

TITLE = Text("早间汇总 · {day}", "Morning digest · {day}")
LATE = Text("❗ 各企业已逾期 {n} 件", "❗ Overdue at the clients: {n}")
DUE = Text("⏰ 今天到期 {n} 件", "⏰ Due today: {n}")
WAITING = Text("👉 等您处理 {n} 件", "👉 Waiting for you: {n}")
AMONG = Text("（其中 {n} 件已在上面）", " ({n} of them above)")
UNDONE = Text("🕳 漏做 {n} 项", "🕳 Work not done: {n}")
ARRANGE = Text("🤙 日期还没约 {n} 次", "🤙 Days still to arrange: {n}")
JOINING = Text("👥 申请加入 {n} 人", "👥 Asking to join: {n}")
TO_READ = Text("📖 待阅读制度 {n} 项", "📖 Policies to read: {n}")
LOOK = Text("🔎 建议看一眼 {n} 次", "🔎 Worth a look: {n}")
HOLDER = Text("{who} {n}", "{who} {n}")
OTHERS = Text("其他人 {n}", "others {n}")
YOU = Text("您", "you")
ALL = Text("📋 全部进度", "📋 All cases")


@dataclass(frozen=True, slots=True)
class Digest:
    """What is late, due today, or waits for the reader; the work that was not done, and the days to be arranged.

    ``waiting``: every case that waits for the reader, also what is late or due; ``joining``: firms (id, name, how many)
    that people ask to join; ``policies``: what the reader has still to read. ``thin``:
    what looks thin, of the clients that they lead.
    """

    late: tuple[CaseRecord, ...]
    due: tuple[CaseRecord, ...]
    waiting: tuple[CaseRecord, ...]
    undone: tuple[TaskRecord, ...]
    to_arrange: tuple[ToArrange, ...]
    joining: tuple[tuple[int, str, int], ...] = ()
    policies: tuple[PolicyVersion, ...] = ()
    thin: tuple[ThinRecord, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say; that something looks thin is no reason for a message of its own."""
        return any(
            (self.late, self.due, self.waiting, self.undone, self.to_arrange, self.joining, self.policies),
        )


@dataclass(frozen=True, slots=True)
class _Heap:
    """One section: what is said of it, its keys, as many as are shown, and the key to all of it."""

    said: str
    keys: Sequence[Button]
    most: int
    all_of_it: Button | None = None

    @property
    def left(self) -> int:
        return max(0, len(self.keys) - self.most)


def digest(of: Digest, now: datetime, reader: Person) -> Screen:
    """A line and the keys of each heap that is not empty."""
    language = reader.language
    lines, rows = [f"<b>{escape(TITLE.to(language, day=day(beijing_day(now), language)))}</b>"], list[Row]()
    ways: dict[Button, None] = {}
    for heap in _heaps(of, now, reader):
        lines.append("\n".join((heap.said, *map(escape, further(heap.left, language)))))
        rows += [(key,) for key in heap.keys[: heap.most]]
        if heap.left and heap.all_of_it is not None:
            ways[heap.all_of_it] = None
    return Screen("\n\n".join(lines), (*rows, *((way,) for way in ways), (home_button(language),)))


def _heaps(of: Digest, now: datetime, reader: Person) -> list[_Heap]:
    language, today = reader.language, beijing_day(now)
    named = {case.id for case in (*of.late, *of.due)}
    waiting = [case for case in of.waiting if case.id not in named]
    above = AMONG.to(language, n=len(of.waiting) - len(waiting)) if len(waiting) < len(of.waiting) else ""
    cases = Button(ALL.to(language), ShowProgress(FIRM, 0))
    team = Button(THE_TEAM.name.to(language), ShowTeamWeek("client"))
    unread = Button(POLICIES.name.to(language), ShowPolicies(0))
    arranged, asking = sum(one.n for one in of.to_arrange), sum(n for _, _, n in of.joining)

    def said(title: Text, n: int, behind: str = "") -> str:
        return f"<b>{escape(title.to(language, n=n) + behind)}</b>"

    late = said(LATE, len(of.late)) + _who(of.late, reader)
    due = said(DUE, len(of.due)) + _who(of.due, reader)
    undone = said(UNDONE, len(of.undone)) + _who(of.undone, reader)
    found = (
        (of.late, _Heap(late, [_late(one, now, language) for one in of.late], MOST_LATE, cases)),
        (of.due, _Heap(due, [_case(one, "") for one in of.due], MOST_SHOWN, cases)),
        (
            of.waiting,
            _Heap(
                said(WAITING, len(of.waiting), above),
                [_case(one, waiting_word(one, reader)) for one in waiting],
                MOST_SHOWN,
                cases,
            ),
        ),
        (of.undone, _Heap(undone, [undone_button(one, today, reader) for one in of.undone], MOST_LATE, team)),
        (
            of.to_arrange,
            _Heap(
                said(ARRANGE, arranged), [arrange_button(one, today, reader) for one in of.to_arrange], MOST_SHOWN, team
            ),
        ),
        (of.joining, _Heap(said(JOINING, asking), [waiting_row(firm, language) for firm in of.joining], MOST_SHOWN)),
        (
            of.policies,
            _Heap(said(TO_READ, len(of.policies)), [policy_button(one) for one in of.policies], MOST_SHOWN, unread),
        ),
        (of.thin, _Heap(said(LOOK, len(of.thin)), [_thin(one) for one in of.thin], MOST_SHOWN)),
    )
    return [heap for things, heap in found if things]


def _late(case: CaseRecord, now: datetime, language: Language) -> Button:
    """``🔴 晨光电器 逾期5天 耐压测试仪…``."""
    days = (beijing_day(now) - beijing_day(case.due_at or now)).days
    return _case(case, LATE_DAYS.to(language, n=days))


def _thin(record: ThinRecord) -> Button:
    parts = (record.number, narrowed(record.client_name, WIDEST_FIRM), record.site_name)
    return Button(narrowed(" ".join(filter(None, parts)), WIDEST), ShowRecord(record.kind, record.id))


def _case(case: CaseRecord, said: str) -> Button:
    parts = (mark(case), narrowed(case.client_short_name, WIDEST_FIRM), said, case.title)
    return Button(narrowed(" ".join(" ".join(filter(None, parts)).split()), WIDEST), ShowCase(case.id))


def _who(heap: Iterable[CaseRecord | TaskRecord], reader: Person) -> str:
    """Who has how many of them, on a line of its own; nothing where the reader has all."""
    language = reader.language
    nobody, you = NOBODY_YET.to(language), YOU.to(language)
    held = Counter(_holder(one, reader, nobody, you) for one in heap)
    if held.keys() <= {you}:
        return ""
    ordered = sorted(held.items(), key=lambda one: (one[0] != nobody, -one[1], one[0]))
    said = [HOLDER.to(language, who=who, n=n) for who, n in ordered[:MOST_HOLDERS]]
    if len(ordered) > MOST_HOLDERS:
        said.append(OTHERS.to(language, n=sum(n for _, n in ordered[MOST_HOLDERS:])))
    return f"\n{escape(' · '.join(said))}"


def _holder(one: CaseRecord | TaskRecord, reader: Person, nobody: str, you: str) -> str:
    if isinstance(one, TaskRecord):
        return you if one.assignee_id == reader.id else one.assignee_name
    return you if one.handler_id == reader.id else one.handler or nobody
