"""Pictures of findings: opened and closed by month, by topic, and in how many days they were closed (clause 4.7.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.documents.boards.weeks import month_name
from bot.documents.cadence.sheet import BAND, INK, MARGIN, QUIET, WIDTH, Sheet, drawn
from bot.rules.beijing import in_beijing
from bot.rules.boards.found import topic_said
from bot.rules.boards.found_figures import (
    ALL_CLIENTS,
    CLOSED,
    MEDIAN,
    MOST,
    OPEN,
    OPENED,
    SEVERITIES,
    STILL_OPEN,
    TITLES,
    YEAR,
    FoundFigures,
    Month,
)
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import CHINESE, Language, Text

NOTHING = Text("近 12 个月没有问题。", "Nothing was found in the last 12 months.")
NOTHING_CLOSED = Text("近 12 个月没有闭环的问题。", "Nothing was closed in the last 12 months.")
MORE = Text("另有 {n} 个主题没有画出来。", "{n} more topics are not drawn.", "{n} more topic is not drawn.")
COUNTED = Text(
    "从企业收到之日起算；立查立改的 {n} 个不计。",
    "Counted from when the client got it; {n} fixed on the spot left out.",
)
FROM_ISSUE = Text("只算已发给企业的问题。", "Only what was released to the client is counted.")
MOST_TOPICS = 14
_HEAD, _FOOT = 190, 96
_CAME, _WENT, _LEFT = "#c77700", "#1e7d45", "#4a6f9c"


@dataclass(frozen=True, slots=True)
class Findings:
    """What the pictures are made of; ``place``: the client, empty for all clients of the reader together."""

    place: str
    figures: FoundFigures
    provider: str
    made_at: datetime
    language: Language


def _sheet(of: Findings, what: str, body: float, note: Text, paint: Callable[[Sheet, float], None]) -> bytes:
    height = _HEAD + body + _FOOT

    def whole(sheet: Sheet) -> None:
        width = WIDTH - 2 * MARGIN
        place = of.place or ALL_CLIENTS.to(of.language)
        sheet.write(MARGIN, 62, f"{place} · {TITLES[what].to(of.language)}", 50, width=width)
        sheet.write(MARGIN, 124, YEAR.to(of.language), 30, QUIET, width=width)
        paint(sheet, _HEAD)
        said = note.to(of.language, n=of.figures.at_once)
        sheet.write(MARGIN, height - 64, said, 24, QUIET, width=width)
        at = MADE.to(of.language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
        sheet.write(MARGIN, height - 28, " · ".join(filter(None, (at, of.provider))), 24, QUIET, width=width)

    return drawn(height, of.language, whole)


def _legend(sheet: Sheet, y: float, marks: tuple[tuple[str, Text], ...]) -> None:
    """A square of each colour with its name; what it stands for has its figure beside it in the picture."""
    width = (WIDTH - 2 * MARGIN) / len(marks)
    for place, (colour, name) in enumerate(marks):
        left = MARGIN + place * width
        sheet.shade(left, y - 14, 30, 28, colour)
        sheet.write(left + 42, y, name.to(sheet.language), 30, width=width - 50)


def render_months(of: Findings) -> bytes:
    """Two columns a month, what came and what was closed, and below them how much was open."""
    plot, rows = 420.0, 190.0
    months = of.figures.months

    def paint(sheet: Sheet, top: float) -> None:
        highest = max((max(one.opened, one.closed) for one in months), default=0) or 1
        slot = (WIDTH - 2 * MARGIN) / len(months)
        bottom = top + plot
        sheet.rule(bottom)
        for place, one in enumerate(months):
            left = MARGIN + place * slot
            for side, (n, colour) in enumerate(((one.opened, _CAME), (one.closed, _WENT))):
                tall = (plot - 40) * n / highest
                x = left + slot * (0.1 + 0.4 * side)
                if n:
                    sheet.shade(x, bottom - tall, slot * 0.4, tall, colour)
                    sheet.write(x + slot * 0.2, bottom - tall - 20, str(n), 24, INK, "center", slot * 0.5)
            sheet.write(left + slot / 2, bottom + 26, _month(one, of.language), 24, QUIET, "center", slot)
            sheet.shade(left, bottom + 52, slot, 52, BAND)
            sheet.write(left + slot / 2, bottom + 78, str(one.open), 28, _LEFT, "center", slot)
        _legend(sheet, bottom + 148, ((_CAME, OPENED), (_WENT, CLOSED), (_LEFT, OPEN)))

    return _sheet(of, "months", plot + rows, FROM_ISSUE, paint)


def _month(one: Month, language: Language) -> str:
    """The month, in January with its year."""
    name, year = month_name(one.first, language), f"{one.first:%y}"
    if one.first.month > 1:
        return name
    return f"{year}-{name}" if language == CHINESE else f"{name} {year}"


def render_topics(of: Findings) -> bytes:
    """A bar for each topic, the most first, with what of it is open still."""
    topics = of.figures.topics[:MOST_TOPICS]
    more = len(of.figures.topics) - len(topics)
    row, legend = 74.0, 70.0

    def paint(sheet: Sheet, top: float) -> None:
        width, name = WIDTH - 2 * MARGIN, 380.0
        highest = max((n for _, n, _ in topics), default=0) or 1
        for place, (clause, n, still) in enumerate(topics):
            y = top + place * row
            sheet.write(MARGIN, y + row / 2, topic_said(clause, of.language), 30, INK, width=name - 16)
            left, long = MARGIN + name, (width - name - 150) * n / highest
            sheet.shade(left, y + 14, long, row - 28, _WENT)
            if still:
                sheet.shade(left, y + 14, (width - name - 150) * still / highest, row - 28, _CAME)
            sheet.write(left + long + 12, y + row / 2, f"{n} ({still})" if still else str(n), 28)
        if not topics:
            sheet.write(MARGIN, top + row / 2, NOTHING.to(of.language), 30, QUIET)
        if more > 0:
            sheet.write(MARGIN, top + len(topics) * row + 24, MORE.to(of.language, n=more), 28, QUIET)
        y = top + max(len(topics), 1) * row + (50 if more > 0 else 0) + legend / 2
        _legend(sheet, y, ((_WENT, CLOSED), (_CAME, STILL_OPEN)))

    body = max(len(topics), 1) * row + (50 if more > 0 else 0) + legend
    return _sheet(of, "topics", body, FROM_ISSUE, paint)


def render_days(of: Findings) -> bytes:
    """For each severity and all together: the days in which half were closed, and nine of ten."""
    days = of.figures.days
    row, legend = 150.0, 70.0

    def paint(sheet: Sheet, top: float) -> None:
        width, name = WIDTH - 2 * MARGIN, 220.0
        highest = max((one.most for one in days.values()), default=0) or 1
        for place, (severity, one) in enumerate(days.items()):
            y = top + place * row
            sheet.write(MARGIN, y + 52, SEVERITIES[severity].to(of.language), 34, INK, width=name - 16)
            sheet.write(MARGIN, y + 94, f"n={one.n}", 26, QUIET)
            for line, (n, colour) in enumerate(((one.median, _WENT), (one.most, _CAME))):
                long = max((width - name - 170) * n / highest, 4)
                sheet.shade(MARGIN + name, y + 24 + line * 54, long, 44, colour)
                said = Text("{n} 天", "{n} days", "{n} day").to(of.language, n=n)
                sheet.write(MARGIN + name + long + 12, y + 46 + line * 54, said, 28)
        if not days:
            sheet.write(MARGIN, top + 40, NOTHING_CLOSED.to(of.language), 30, QUIET)
        _legend(sheet, top + max(len(days), 1) * row + legend / 2, ((_WENT, MEDIAN), (_CAME, MOST)))

    return _sheet(of, "days", max(len(days), 1) * row + legend, COUNTED, paint)
