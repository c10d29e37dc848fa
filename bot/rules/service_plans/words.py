"""What the lines of a service plan and the differences of its versions are called: on screens, in letters, on pages."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from bot.rules.menu.item import DEPTH_NAMES, Depth
from bot.rules.menu.naming import as_worded
from bot.rules.service_plans.difference import Changed, Difference, Facet
from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.cadence_words import frequency_name, work_name
from bot.rules.text import Language, Text

WHOLE_FIRM = Text("整个企业", "Whole firm")
NOT_NAMED = Text("待定", "To be named")
WHEN_NEEDED = Text("按需", "When needed")
TIMES_WHEN_NEEDED = Text(
    "按需，合同期内 {n} 次", "When needed, {n} times in the period", "When needed, once in the period"
)
UNANNOUNCED = Text("{often}，不预先通知", "{often}, unannounced")
NOTICE: Mapping[bool, Text] = {False: Text("预先通知", "told before"), True: Text("不预先通知", "unannounced")}
AS_CONTRACT = Text("同合同", "As the contract")
NOTHING = Text("无", "none")
HOURS = Text("{hours} 小时", "{hours} h")
MINUTES = Text("{n} 分钟", "{n} min")

_MANY = 600
"""Minutes, from which on nobody counts them."""

ADDED = Text("新增：{line}（{often}）", "Added: {line} ({often})")
REMOVED = Text("取消：{line}（{often}）", "Left out: {line} ({often})")
CHANGED = Text("{line}：{changes}", "{line}: {changes}")
CHANGE = Text("{facet}由“{before}”改为“{after}”", "{facet} from “{before}” to “{after}”")
REORDERED = Text("服务项目的先后顺序有调整", "The services are in another order")
UNCHANGED = Text("服务内容没有变化。", "The services are unchanged.")

FACET_NAMES: Mapping[Facet, Text] = {
    Facet.NAME: Text("名称", "name"),
    Facet.CLAUSE: Text("条款", "clause"),
    Facet.WORK: Text("工作类别", "kind of work"),
    Facet.ABOUT: Text("具体内容", "subject"),
    Facet.PLACE: Text("地点", "place"),
    Facet.FREQUENCY: Text("频次", "frequency"),
    Facet.PERSON: Text("负责人员", "person"),
    Facet.BEGINS: Text("开始日期", "first day"),
    Facet.ENDS: Text("结束日期", "last day"),
    Facet.MINUTES: Text("每次时长", "time each"),
    Facet.DEPTH: Text("深度", "depth"),
    Facet.DELIVERABLE: Text("服务成果", "deliverable"),
    Facet.UNANNOUNCED: Text("通知方式", "notice"),
}


def service_name(line: PlanLine, language: Language) -> str:
    """``日常巡查`` / ``Routine patrol``: what is done, and what about, where that was said."""
    return " · ".join(filter(None, (as_worded(line.name, language), line.about)))


def line_name(line: PlanLine, language: Language) -> str:
    """``日常巡查 · 总装车间``: what tells it from the others of its plan."""
    return " · ".join(filter(None, (service_name(line, language), line.site_name)))


def deliverable_name(line: PlanLine, language: Language) -> str:
    """What the client gets; empty where nothing was said of that."""
    return as_worded(line.deliverable, language)


def place_name(line: PlanLine, language: Language) -> str:
    """The site, or that it is for the client as a whole."""
    return line.site_name or WHOLE_FIRM.to(language)


def person_name(line: PlanLine, language: Language) -> str:
    """Who does it, or that they are named later."""
    return line.person_name or NOT_NAMED.to(language)


def how_often(line: PlanLine, language: Language) -> str:
    """``每周一次``, ``按需，合同期内 4 次`` / ``Once a week``, ``When needed, 4 times in the period``.

    Of what is unannounced only how often, and that it is.
    """
    if line.often is not None:
        every = str(line.every)
        often = frequency_name(line.often, every, line.weekdays, language, unannounced=line.unannounced)
        return UNANNOUNCED.to(language, often=often) if line.unannounced else often
    return WHEN_NEEDED.to(language) if line.times is None else TIMES_WHEN_NEEDED.to(language, n=line.times)


def depth_name(line: PlanLine, language: Language) -> str:
    """How deep it goes; empty where nothing was said of that."""
    return DEPTH_NAMES[Depth(line.depth)].to(language) if line.depth else ""


def time_said(minutes: int, language: Language) -> str:
    """``45 分钟``, ``1.5 小时`` / ``45 min``, ``1.5 h``; only of many hours is rounded, to the tenth."""
    if minutes < 60 or (minutes < _MANY and minutes % 6):
        return MINUTES.to(language, n=minutes)
    return HOURS.to(language, hours=f"{float(round(Fraction(minutes, 60), 1)):g}")


def _day(of: Callable[[PlanLine], date | None]) -> Callable[[PlanLine, Language], str]:
    def said(line: PlanLine, language: Language) -> str:
        day = of(line)
        return AS_CONTRACT.to(language) if day is None else day.isoformat()

    return said


_SAID: Mapping[Facet, Callable[[PlanLine, Language], str]] = {
    Facet.NAME: lambda line, language: as_worded(line.name, language),
    Facet.CLAUSE: lambda line, _: line.clause,
    Facet.WORK: lambda line, language: work_name(line.work, language),
    Facet.ABOUT: lambda line, _: line.about,
    Facet.PLACE: place_name,
    Facet.FREQUENCY: how_often,
    Facet.PERSON: person_name,
    Facet.BEGINS: _day(lambda line: line.begins),
    Facet.ENDS: _day(lambda line: line.ends),
    Facet.MINUTES: lambda line, language: "" if line.minutes is None else time_said(line.minutes, language),
    Facet.DEPTH: depth_name,
    Facet.DELIVERABLE: deliverable_name,
    Facet.UNANNOUNCED: lambda line, language: NOTICE[line.unannounced].to(language),
}


def change_said(changed: Changed, facet: Facet, language: Language) -> str:
    """``频次由“每周一次”改为“每月一次”`` / ``frequency from “Once a week” to “Once a month”``."""
    before, after = (_SAID[facet](line, language) or NOTHING.to(language) for line in (changed.before, changed.after))
    return CHANGE.to(language, facet=FACET_NAMES[facet].to(language), before=before, after=after)


def changes_said(changed: Changed, language: Language) -> str:
    """All that is otherwise about a line, in one sentence."""
    said = (change_said(changed, facet, language) for facet in changed.facets)
    return CHANGED.to(
        language, line=line_name(changed.before, language), changes=Text("；", "; ").to(language).join(said)
    )


def difference_said(difference: Difference, language: Language) -> list[str]:
    """One line for each line of the plan that is new, left out or otherwise, and one for all that only moved."""

    def told(text: Text, line: PlanLine) -> str:
        return text.to(language, line=line_name(line, language), often=how_often(line, language))

    return [
        *(told(ADDED, line) for line in difference.added),
        *(told(REMOVED, line) for line in difference.removed),
        *(changes_said(changed, language) for changed in difference.changed),
        *([REORDERED.to(language)] if difference.reordered else []),
    ]
