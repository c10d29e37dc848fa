"""培训记录: what trainings there were, a month a page, and who came."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.records.trainings import PastTrainings, SignUpRecord, TrainingView
from bot.rules.beijing import beijing_day
from bot.rules.text import Language, Measure, Text, further
from bot.rules.trainings import Attendance
from bot.screens.buttons import ShowPastTrainings, ShowTraining, ShowTrainings
from bot.screens.keys import BACK
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import month, short_day

PER_PAGE = 8
MOST_NAMED = 30
PAST = Text("📚 培训记录", "📚 Past trainings")
CAME = Text("到 {came} 人，共 {all} 人", "{came} of {all} came")
MARKS = {Attendance.PRESENT.value: "✅", Attendance.ABSENT.value: "❌", Attendance.EXCUSED.value: "➖", "": "▫️"}
LEGEND = Text("✅ 到 · ❌ 缺席 · ➖ 请假 · ▫️ 未记", "✅ came · ❌ absent · ➖ excused · ▫️ not noted")


def past_list(found: PastTrainings, page: int, today: date, language: Language) -> Screen:
    """The sessions of a month, each one tap from its card."""
    this = f"{found.month.first:%Y-%m}"
    part = page_of(found.views, page, lambda to: ShowPastTrainings(this, to), PER_PAGE)
    lines, rows = numbered_lines((_line(view, language), ShowTraining(view.session.id)) for view in part.shown)
    head = f"<b>{PAST.to(language)}</b> · {escape(month(found.month.first, language))}"
    none = [] if lines else [Text("这个月没有培训。", "No trainings in this month.").to(language)]
    before, after = found.month.first - timedelta(days=1), found.month.last + timedelta(days=1)
    turned: Row = (Button(f"‹ {month(before, language)}", ShowPastTrainings(f"{before:%Y-%m}", 0)),)
    if after <= today:
        turned += (Button(f"{month(after, language)} ›", ShowPastTrainings(f"{after:%Y-%m}", 0)),)
    back = (Button(BACK.to(language), ShowTrainings(0)), home_button(language))
    return Screen("\n\n".join((head, *lines, *none)), (*rows, *part.turns, turned, back))


def _line(view: TrainingView, language: Language) -> str:
    session = view.session
    facts = [short_day(beijing_day(session.starts_at), language), session.trainer_name]
    if session.client_name:
        facts.insert(1, session.client_name)
    if session.state == "cancelled":
        facts.append(Text("🚫 已取消", "🚫 cancelled").to(language))
    elif view.mine is not None:
        facts.append(f"{MARKS[view.mine.attendance]} {Text('您', 'you').to(language)}")
    return f"<b>{escape(clipped(session.title, 60))}</b>\n　{escape(' · '.join(facts))}"


def roll_said(roll: Sequence[SignUpRecord], language: Language) -> str:
    """Who came to a session, by name; empty where there is nobody to name. HTML."""
    if not roll:
        return ""
    came = sum(one.attendance == Attendance.PRESENT.value for one in roll)
    shown = [f"{MARKS[one.attendance]} {escape(one.person_name)}{_of(one, language)}" for one in roll[:MOST_NAMED]]
    shown += further(len(roll) - MOST_NAMED, language, Measure.PERSON)
    names = "\n".join(shown)
    return f"{CAME.to(language, came=came, all=len(roll))}\n{names}\n{LEGEND.to(language)}"


def _of(one: SignUpRecord, language: Language) -> str:
    return escape(Text("（{client}）", " ({client})").to(language, client=one.client_name))
