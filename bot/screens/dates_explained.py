"""为什么是这天？: how a deadline was counted, day by day where days were skipped."""

from bot.records.cases import CaseRecord
from bot.rules.text import Language, Text
from bot.rules.working_days import DayKind, ExplainedDay, Explanation
from bot.screens.buttons import ShowCase
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import day

_REASONS = {
    DayKind.WEEKEND: Text("周末", "weekend"),
    DayKind.CLOSED: Text("企业停工", "the client is closed"),
    DayKind.OVERRIDE: Text("按通知放假", "off, as announced"),
}
_MAKE_UP = Text("调休上班，算工作日", "a make-up workday, so it counts")


def date_explained(case: CaseRecord, explained: Explanation, language: Language) -> Screen:
    """Start, count, what was skipped and what counted although it looks like a day off."""
    lines = [
        f"<b>{escape(case.number)}</b>",
        Text(
            "从 {start} 的次日起数，第 {n} 个工作日是 <b>{due}</b>。",
            "Counted from the day after {start}: <b>{due}</b> is the {n}th working day.",
        ).to(language, start=day(explained.started, language), n=explained.counted, due=day(explained.due, language)),
    ]
    skipped = [one for one in explained.days if not one.counted]
    if skipped:
        listed = "\n".join(f"· {day(one.day, language)} {_reason(one, language)}" for one in skipped[:12])
        lines.append(f"{Text('没有算进去的：', 'Not counted:').to(language)}\n{escape(listed)}")
    made_up = [one for one in explained.days if one.reason.kind is DayKind.MAKE_UP]
    if made_up:
        lines.append(escape("\n".join(f"· {day(one.day, language)} {_MAKE_UP.to(language)}" for one in made_up)))
    if explained.provisional:
        lines.append(
            Text(
                "那一年的放假安排还没公布，公布后可能会变。",
                "That year's holidays are not announced yet, so this may still change.",
            ).to(language)
        )
    return Screen("\n\n".join(lines), ((Button(Text("返回", "Back").to(language), ShowCase(case.id)),),))


def _reason(one: ExplainedDay, language: Language) -> str:
    if one.reason.name is not None:
        return one.reason.name.to(language)
    return _REASONS.get(one.reason.kind, Text("休息", "a day off")).to(language)
