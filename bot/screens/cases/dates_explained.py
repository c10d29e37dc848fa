"""为什么是这天？: how a deadline was counted, day by day where days were skipped."""

from bot.records.cases.cases import CaseEvent, CaseRecord, DateExplained
from bot.rules.beijing import beijing_day
from bot.rules.text import Language, Measure, Text, further
from bot.rules.working_days import DayKind
from bot.screens.buttons import ShowCase
from bot.screens.days_off import day_off
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import day

MOST_DAYS = 12
_MADE_UP = {
    DayKind.MAKE_UP: Text("调休上班，算工作日", "a make-up workday, so it counts"),
    DayKind.OVERRIDE: Text("公司上班，算工作日", "the firm works, so it counts"),
}


def date_explained(case: CaseRecord, explained: DateExplained, language: Language) -> Screen:
    """Start, count, what was skipped and what counted although it looks like a day off; or who set the date."""
    lines = [f"<b>{escape(case.number)}</b>"]
    if explained.told is not None:
        lines.append(_set_by_hand(explained, explained.told, language))
    else:
        lines += _counted(explained, language)
    if explained.waited:
        text = Text(
            "等对方的时候不计时：{n} 个工作日已顺延。",
            "The clock stood still while we waited: the date moved on by {n} working days.",
            "The clock stood still while we waited: the date moved on by {n} working day.",
        )
        lines.append(escape(text.to(language, n=explained.waited)))
    if explained.overtaken and explained.told is None:
        text = Text(
            "之后新登记或撤销的放假、停工不影响这个日期。",
            "Days off that were entered or taken back since do not move it.",
        )
        lines.append(text.to(language))
    if explained.days.provisional and explained.told is None:
        text = Text(
            "那一年的放假安排还没公布，公布后可能会变。",
            "That year's holidays are not announced yet, so this may still change.",
        )
        lines.append(text.to(language))
    return Screen("\n\n".join(lines), ((Button(Text("返回", "Back").to(language), ShowCase(case.id)),),))


def _set_by_hand(explained: DateExplained, told: CaseEvent, language: Language) -> str:
    text = Text("{who}在{day}告知的新期限：<b>{due}</b>。", "{who} set this date on {day}: <b>{due}</b>.")
    who = escape(told.who or Text("系统", "The bot").to(language))
    due = day(explained.days.due, language)
    return text.to(language, who=who, day=day(beijing_day(told.at), language), due=due)


def _counted(explained: DateExplained, language: Language) -> list[str]:
    days = explained.days
    if explained.natural:
        natural = Text(
            "从{start}起算，第 {n} 天（自然日）是<b>{due}</b>。",
            "Counting every day from {start}, day no. {n} is <b>{due}</b>.",
        )
        said = {"start": day(days.started, language), "n": len(days.days), "due": day(days.due, language)}
        return [natural.to(language, **said)]
    same_day = Text("{start}当天到期。", "It is due the same day, {start}.")
    later = Text(
        "从{start}的次日起数，第 {n} 个工作日是<b>{due}</b>。",
        "Counting from the day after {start}, working day no. {n} is <b>{due}</b>.",
    )
    text = later if days.counted else same_day
    lines = [text.to(language, start=day(days.started, language), n=days.counted, due=day(days.due, language))]
    skipped = [one for one in days.days if not one.counted]
    if skipped:
        listed = [f"· {day(one.day, language)} {day_off(one.reason, language)}" for one in skipped[:MOST_DAYS]]
        listed += further(len(skipped) - MOST_DAYS, language, Measure.DAY)
        title = Text("没有算进去的：", "Not counted:").to(language)
        lines.append(escape("\n".join((title, *listed))))
    made_up = [one for one in days.days if one.counted and one.reason.kind in _MADE_UP]
    if made_up:
        named = (f"· {day(one.day, language)} {_MADE_UP[one.reason.kind].to(language)}" for one in made_up)
        lines.append(escape("\n".join(named)))
    return lines
