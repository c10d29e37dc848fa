"""The picture of the year: where on a strip of months each time of each line stands (clause 4.1.3).

What is computed here is drawn by ``service_plan_year.typ``: on the first page, as a picture for the chat, and for the
file to edit. A place is counted in months from the left: 2.5 is the middle of the third.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from bot.documents.printable import on_one_line
from bot.documents.service_plans import words
from bot.documents.service_plans.sheet import PlanSheet
from bot.rules.service_plans.days import Month, PlanDay, Sure, months_of, span_of, times_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.service_plans.words import how_often, service_name
from bot.rules.stretches import MONTHS_EN
from bot.rules.text import CHINESE, Language, Text

MOST_MONTHS = 13
"""On one strip: a year that begins in the middle of a month has so many."""
USUAL_MONTHS = 12
MOST_MARKS = 5
"""Of one line in a month; more become one bar with their number. A month has at most five of each weekday."""
LEGEND = {
    "dot": words.FIXED,
    "bar": words.MANY,
    "stretch": words.ARRANGED,
    "ring": words.EXPECTED,
    "open": words.NEEDED,
    "unannounced": words.UNANNOUNCED,
}
"""What the marks mean, in this order."""

Strip = tuple[Month, ...]
Mark = dict[str, Any]


def month_name(month: Month, language: Language) -> str:
    """``3月`` / ``Mar``."""
    return f"{month.first.month}月" if language == CHINESE else MONTHS_EN[month.first.month - 1]


def strips_of(begins: date, ends: date) -> tuple[Strip, ...]:
    """The months of a contract, a year on each strip."""
    months = months_of(begins, ends)
    if len(months) <= MOST_MONTHS:
        return (months,)
    return tuple(months[n : n + USUAL_MONTHS] for n in range(0, len(months), USUAL_MONTHS))


def year_of(sheet: PlanSheet, most_rows: int | None = None) -> dict[str, Any]:
    """The strips with their rows (at most so many on each), and what the marks mean that are on them."""
    strips = [_strip(sheet, strip, most_rows) for strip in strips_of(sheet.plan.begins, sheet.plan.ends)]
    used = {mark["kind"] for strip in strips for row in strip["rows"] for mark in row["marks"]}
    legend = [{"kind": kind, "words": sheet.say(text)} for kind, text in LEGEND.items() if kind in used]
    if any(strip["from"] is not None for strip in strips):
        legend.append({"kind": "from", "words": sheet.say(words.FROM_DAY, day=sheet.plan.from_day)})
    return {"strips": strips, "legend": legend, "times": sheet.say(words.TIMES)}


def _strip(sheet: PlanSheet, months: Strip, most_rows: int | None) -> dict[str, Any]:
    plan = sheet.plan
    rows = [
        {
            "number": str(number),
            "name": on_one_line(service_name(line, sheet.language)),
            "place": on_one_line(line.site_name),
            "times": _times(line, days),
            "marks": [*_marks(told, months), *_whole(sheet, line, months)],
            "most": _most_in_a_month(told),
        }
        for number, (line, days, told) in enumerate(zip(plan.lines, sheet.days, sheet.told_days, strict=True), 1)
    ]
    starts_later = plan.version > 1 and plan.begins < plan.from_day and months[0].first < plan.from_day
    shown = rows if most_rows is None else rows[:most_rows]
    return {
        "years": [
            {"words": sheet.say(Text("{year}年", "{year}"), year=year), "months": len(list(months_in))}
            for year, months_in in groupby(months, key=lambda month: month.first.year)
        ],
        "months": [
            {"words": month_name(month, sheet.language), "shaded": (month.first.month - 1) // 3 % 2 == 1}
            for month in months
        ],
        "rows": shown,
        "from": _place(plan.from_day, months) if starts_later and plan.from_day <= months[-1].last else None,
        "more": sheet.say(words.MORE, n=len(rows) - len(shown)) if len(shown) < len(rows) else None,
    }


def _times(line: PlanLine, days: tuple[PlanDay, ...]) -> str:
    times = times_of(line, days)
    return "–" if times is None else str(times)


def _most_in_a_month(days: Iterable[PlanDay]) -> int:
    """As many marks as stand in any month; more become one bar."""
    counted = Counter((day.day.year, day.day.month) for day in days if day.sure is not Sure.ARRANGED)
    return max((n for n in counted.values() if n <= MOST_MARKS), default=1)


def _place(day: date, months: Strip, share: float = 0.0) -> float:
    """Where a day begins; of one outside, where the strip does or ends. ``share`` of the day may have passed."""
    if day < months[0].first:
        return 0.0
    for n, month in enumerate(months):
        if month.holds(day):
            return n + (day.day - 1 + share) / month.length
    return float(len(months))


def _marks(days: Sequence[PlanDay], months: Strip) -> Iterator[Mark]:
    for month in months:
        within = [day for day in days if day.sure is not Sure.ARRANGED and month.holds(day.day)]
        if len(within) > MOST_MARKS:
            first, last = _place(within[0].day, months), _place(within[-1].day, months, 1.0)
            yield {"kind": "bar", "from": first, "to": last, "words": str(len(within))}
        else:
            for day in within:
                kind = "dot" if day.sure is Sure.FIXED else "ring"
                yield {"kind": kind, "from": _place(day.day, months, 0.5)}
    stretches = Counter((day.since or day.day, day.day) for day in days if day.sure is Sure.ARRANGED)
    for (since, until), times in stretches.items():
        if since <= months[-1].last and months[0].first <= until:
            place = _place(since, months), _place(until, months, 1.0)
            yield {"kind": "stretch", "from": place[0], "to": place[1], "words": str(times)}


def _whole(sheet: PlanSheet, line: PlanLine, months: Strip) -> Iterator[Mark]:
    """What is done when needed, over all the days on which it may be; what comes unannounced, over all there are."""
    plan = sheet.plan
    if line.unannounced:
        place = _place(plan.begins, months), _place(plan.ends, months, 1.0)
        yield {"kind": "unannounced", "from": place[0], "to": place[1], "words": how_often(line, sheet.language)}
        return
    span = span_of(line, plan.begins, plan.ends)
    if line.often is None and span is not None and span.first <= months[-1].last and months[0].first <= span.last:
        place = _place(span.first, months), _place(span.last, months, 1.0)
        yield {"kind": "open", "from": place[0], "to": place[1], "words": how_often(line, sheet.language)}
