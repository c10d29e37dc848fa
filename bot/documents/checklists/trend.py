"""得分趋势: the scores of one checklist at one site, a column for each record, the latest at the right (clause 4.6)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.documents.cadence.sheet import BAND, INK, MARGIN, QUIET, WIDTH, Sheet, drawn
from bot.rules.beijing import in_beijing
from bot.rules.forms.score import Score
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import CHINESE, Language, Text

MOST = 12
"""Columns; more would be too narrow to read."""
TITLE = Text("得分趋势", "Score trend")
VETO = Text("★ 有否决项没有通过", "★ a critical item failed")
NO_WEIGHTS = Text(
    "得分率 = 符合 ÷（符合 + 不符合），不适用不计，不加权。", "Score = conforming ÷ judged; N/A left out, no weights."
)
_HEAD, _PLOT, _DAYS, _FOOT = 200, 520, 70, 150
_FINE, _FAILED = "#1e7d45", "#c22b22"


@dataclass(frozen=True, slots=True)
class Point:
    """One record: its day and its score."""

    day: date
    score: Score


@dataclass(frozen=True, slots=True)
class Trend:
    """What the picture is made of; ``points`` from the oldest to the latest."""

    place: str
    checklist: str
    points: tuple[Point, ...]
    provider: str
    made_at: datetime
    language: Language


def render_trend(of: Trend) -> bytes:
    """The picture as a PNG; the same figures give the same bytes."""
    points, height = of.points[-MOST:], _HEAD + _PLOT + _DAYS + _FOOT

    def paint(sheet: Sheet) -> None:
        width = WIDTH - 2 * MARGIN
        sheet.write(MARGIN, 62, f"{of.place} · {TITLE.to(of.language)}", 50, width=width)
        sheet.write(MARGIN, 124, of.checklist, 30, QUIET, width=width)
        for percent in (0, 50, 100):
            y = _HEAD + _PLOT * (1 - percent / 100)
            sheet.rule(y)
            sheet.write(MARGIN, y - 16, f"{percent}%", 22, QUIET)
        slot = (width - 80) / MOST
        for place, point in enumerate(points):
            _column(sheet, point, MARGIN + 80 + (MOST - len(points) + place) * slot, slot)
        foot = _HEAD + _PLOT + _DAYS
        sheet.write(MARGIN, foot + 24, VETO.to(of.language), 24, _FAILED)
        sheet.write(MARGIN, foot + 62, NO_WEIGHTS.to(of.language), 24, QUIET, width=width)
        at = MADE.to(of.language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
        sheet.write(MARGIN, foot + 104, " · ".join(filter(None, (at, of.provider))), 24, QUIET, width=width)

    return drawn(height, of.language, paint)


def _column(sheet: Sheet, point: Point, left: float, slot: float) -> None:
    percent = point.score.percent or 0
    tall = _PLOT * percent / 100
    failed = bool(point.score.vetoes)
    top = _HEAD + _PLOT - tall
    sheet.shade(left + slot * 0.2, _HEAD, slot * 0.6, _PLOT, BAND)
    sheet.shade(left + slot * 0.2, top, slot * 0.6, tall, _FAILED if failed else _FINE)
    middle = left + slot / 2
    said = f"{percent}★" if failed else f"{percent}"
    sheet.write(middle, top - 20, said, 26, _FAILED if failed else INK, "center", slot)
    day = f"{point.day.month}-{point.day.day:02}" if sheet.language == CHINESE else f"{point.day:%d %b}"
    sheet.write(middle, _HEAD + _PLOT + 28, day, 22, QUIET, "center", slot)
