"""Things × spans of days as a picture: in each cell a sign with its number for what was done, late, missed, planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.documents.cadence.sheet import BAND, INK, LOOKS, MARGIN, QUIET, TALLEST, TODAY, WIDTH, Sheet, drawn
from bot.rules.beijing import in_beijing
from bot.rules.boards.weeks import SHOWN, Row, told
from bot.rules.tasks.cadence_kept import Fate
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import Language, Text

_HEAD, _LABELS, _MORE, _LEGEND, _FOOT = 190, 84, 56, 84, 96
_SIGN, _SIGN_ROW, _PADDING = 24, 38, 10


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a column, with its label, and what stands over it (empty: nothing)."""

    first: date
    last: date
    label: str
    over: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """What the picture is made of.

    ``total``: how many things there are, of which ``rows`` are the first; ``more`` says how many are not drawn,
    ``none`` that there is nothing. ``name``: pixels for what a row is called.
    """

    title: str
    subtitle: str
    spans: tuple[Span, ...]
    rows: tuple[Row, ...]
    total: int
    more: Text
    none: Text
    note: str
    today: date
    provider: str
    made_at: datetime
    language: Language
    name: int = 216


def render_grid(of: Grid) -> bytes:
    """The picture as a PNG; the same figures give the same bytes."""
    room = float(TALLEST - _HEAD - _LABELS - _MORE - _LEGEND - _FOOT)
    shown: list[Row] = []
    for row in of.rows:
        room -= _height(row)
        if room < 0:
            break
        shown.append(row)
    more = of.total - len(shown)
    rows = sum(map(_height, shown)) if shown else _SIGN_ROW
    height = _HEAD + _LABELS + rows + (_MORE if more else 0) + _LEGEND + _FOOT

    def paint(sheet: Sheet) -> None:
        width = WIDTH - 2 * MARGIN
        sheet.write(MARGIN, 62, of.title, 50, width=width)
        sheet.write(MARGIN, 124, of.subtitle, 30, QUIET, width=width)
        y = float(_HEAD)
        _labels(sheet, of, y)
        y += _LABELS
        for row in shown:
            _row(sheet, of, row, y)
            y += _height(row)
        if not shown:
            sheet.write(MARGIN, y + 14, of.none.to(of.language), 30, QUIET)
            y += _SIGN_ROW
        if more:
            sheet.write(MARGIN, y + _MORE / 2, of.more.to(of.language, n=more), 28, QUIET)
            y += _MORE
        _legend(sheet, y + _LEGEND / 2)
        _foot(sheet, of, height)

    return drawn(height, of.language, paint)


def _height(row: Row) -> float:
    return max([1, *(len(told(cell)) for cell in row.cells)]) * _SIGN_ROW + 2 * _PADDING


def _width(of: Grid) -> float:
    return (WIDTH - 2 * MARGIN - of.name) / len(of.spans)


def _is_now(of: Grid, span: Span) -> bool:
    return span.first <= of.today <= span.last


def _labels(sheet: Sheet, of: Grid, y: float) -> None:
    width = _width(of)
    for place, span in enumerate(of.spans):
        middle = MARGIN + of.name + (place + 0.5) * width
        sheet.write(middle, y + 18, span.over, 26, QUIET, "center")
        colour = LOOKS[Fate.AHEAD].colour if _is_now(of, span) else QUIET
        sheet.write(middle, y + 54, span.label, 26, colour, "center")


def _row(sheet: Sheet, of: Grid, row: Row, y: float) -> None:
    width, height = _width(of), _height(row)
    sheet.rule(y)
    sheet.write(MARGIN, y + height / 2, row.name, 32, INK, width=of.name - 12)
    for place, (span, cell) in enumerate(zip(of.spans, row.cells, strict=True)):
        left = MARGIN + of.name + place * width
        sheet.shade(left, y + 2, width, height - 4, TODAY if _is_now(of, span) else BAND)
        _cell(sheet, left, y + _PADDING, width, told(cell))


def _cell(sheet: Sheet, left: float, y: float, width: float, said: Sequence[tuple[Fate, int]]) -> None:
    for line, (fate, n) in enumerate(said):
        middle = y + (line + 0.5) * _SIGN_ROW
        beside = 0.3 if n > 1 else 0.5
        sheet.mark(left + width * beside, middle, fate, _SIGN)
        if n > 1:
            sheet.write(left + width * 0.74, middle, str(n), 23, INK, "center", width * 0.5)


def _legend(sheet: Sheet, y: float) -> None:
    width = (WIDTH - 2 * MARGIN) / len(SHOWN)
    for place, (fate, name) in enumerate(SHOWN.items()):
        left = MARGIN + place * width
        sheet.mark(left + 20, y, fate, 34)
        sheet.write(left + 50, y, name.to(sheet.language), 30)


def _foot(sheet: Sheet, of: Grid, height: float) -> None:
    at = MADE.to(of.language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
    said = " · ".join(filter(None, (at, of.provider)))
    sheet.write(MARGIN, height - 64, of.note, 24, QUIET, width=WIDTH - 2 * MARGIN)
    sheet.write(MARGIN, height - 28, said, 24, QUIET, width=WIDTH - 2 * MARGIN)
