"""What kept and broken promises are called wherever they are told: in texts, on pictures, on pages."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from bot.rules.stretches import MONTHS_EN
from bot.rules.tasks.cadence_kept import Because, Fate, Figures, PlanKept
from bot.rules.tasks.schedule import OFTEN_NAMES, Often
from bot.rules.tasks.works import WORKS
from bot.rules.text import CHINESE, Language, Text, capital

PICTURE, PAGE = "cadence_picture", "cadence_page"
"""The kinds of document that tell it."""

TITLE = Text("频次兑现", "Proof of cadence")
RATE = Text("兑现率 {kept}/{due}", "Kept {kept} of {due}")
PROMISED = Text("应做 {n}", "promised {n}")
NONE_DUE = Text("还没有到期的", "nothing due yet")
NO_REASON = Text("未说明原因", "no reason given")
UNANNOUNCED = Text("不预告，未到期的不列", "unannounced: days ahead are not shown")
ONCE = Text("单次", "once")
MADE = Text("制于 {at}（北京时间）", "Made {at} (Beijing time)")
TO_ARRANGE = Text("待约日期 {n} 次", "to be arranged: {n}")
MOVED = Text("改期", "moved")

FATE_NAMES: Mapping[Fate, Text] = {
    Fate.ON_TIME: Text("按时", "on time"),
    Fate.MADE_UP: Text("补做", "made up"),
    Fate.OVERDUE: Text("逾期待补", "overdue"),
    Fate.MISSED: Text("漏做", "missed"),
    Fate.AHEAD: Text("未到期", "ahead"),
    Fate.WAIVED: Text("已取消", "cancelled"),
}
"""In the order in which they are told."""
EXPLAINED = (Fate.MISSED, Fate.OVERDUE, Fate.WAIVED)
"""What people ask the reason of."""

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SO_MANY: Mapping[str, Text] = {
    Often.DAYS: Text("每 {n} 天一次", "Every {n} days", "Every day"),
    Often.MONTHS: Text("每 {n} 个月一次", "Every {n} months", "Every month"),
    Often.TIMES_A_MONTH: Text("每月 {n} 次", "{n} times a month", "Once a month"),
    Often.TIMES_A_QUARTER: Text("每季度 {n} 次", "{n} times a quarter", "Once a quarter"),
    Often.AFTER_DAYS: Text("上次做完后 {n} 天", "{n} days after the last time", "The day after the last time"),
    Often.AFTER_MONTHS: Text("上次做完后 {n} 个月", "{n} months after the last time", "A month after the last time"),
}
_TIMES_A_WEEK = Text("每周 {n} 次", "{n} times a week", "Once a week")
MOST_DAYS = 12
"""Days that are named of one reason; of more it is said how many."""


def work_name(code: str, language: Language) -> str:
    """What a work is called."""
    return WORKS[code].name.to(language) if code in WORKS else code


def often_name(plan: PlanKept, language: Language) -> str:
    """``每周一次`` / ``Once a week``; of what no plan made: ``单次`` / ``once``."""
    if not plan.often:
        return ONCE.to(language)
    return frequency_name(plan.often, plan.every, plan.weekdays, language, unannounced=plan.unannounced)


def frequency_name(often: str, every: str, weekdays: str, language: Language, *, unannounced: bool = False) -> str:
    """How often, with how many or on which weekdays, each as a plan keeps it (empty: it says none).

    ``unannounced``: on which days is left out.
    """
    if unannounced and often == Often.WEEKDAYS and weekdays:
        return _TIMES_A_WEEK.to(language, n=len(weekdays.split()))
    if unannounced and often == Often.MONTH_BEGINS:
        return OFTEN_NAMES[Often.MONTHLY].to(language)
    if often in _SO_MANY and every:
        return _SO_MANY[often].to(language, n=int(every))
    if often == Often.WEEKDAYS and weekdays:
        days = [int(day) - 1 for day in weekdays.split()]
        if language == CHINESE:
            return "每周" + "、".join(_WEEKDAYS_ZH[day] for day in days)
        return ", ".join(_WEEKDAYS_EN[day] for day in days)
    return OFTEN_NAMES[Often(often)].to(language)


def rate(figures: Figures, language: Language) -> str:
    """``兑现率 9/11`` / ``Kept 9 of 11``, or that nothing was due so far."""
    if not figures.due:
        return NONE_DUE.to(language)
    return RATE.to(language, kept=figures.kept, due=figures.due)


def percent(figures: Figures) -> int | None:
    """Whole percent, rounded down so that 100 means all; None while nothing was due."""
    return figures.kept * 100 // figures.due if figures.due else None


def counted(figures: Figures, language: Language, fates: Iterable[Fate] = FATE_NAMES) -> str:
    """``按时 3 · 漏做 1``: what there is any of."""
    said = ((FATE_NAMES[fate], getattr(figures, fate.value)) for fate in fates)
    return " · ".join(f"{name.to(language)} {n}" for name, n in said if n)


def days_said(days: Iterable[date], language: Language, most: int = MOST_DAYS) -> str:
    """``11月3日、4日，12月1日`` / ``3, 4 Nov, 1 Dec``: each month said once."""
    named = sorted(days)
    left, named = len(named) - most, named[:most]
    months = []
    for (_, month), of_it in groupby(named, key=lambda day: (day.year, day.month)):
        if language == CHINESE:
            months.append(f"{month}月" + "、".join(f"{day.day}日" for day in of_it))
        else:
            months.append(", ".join(str(day.day) for day in of_it) + f" {MONTHS_EN[month - 1]}")
    said = ("，" if language == CHINESE else ", ").join(months)
    return Text("{said}，另有 {n} 天", "{said} and {n} more").to(language, said=said, n=left) if left > 0 else said


def reason_of(because: Because, language: Language) -> str:
    """Why, as far as anybody said; of what is still open nobody has to."""
    return because.reason or ("" if because.fate is Fate.OVERDUE else NO_REASON.to(language))


def fate_name(fate: Fate, language: Language) -> str:
    """What a fate is called where its name stands alone."""
    return capital(FATE_NAMES[fate].to(language))
