"""The picture of a board: a row for each client, a column for each week, a sign with its number in each cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.documents.cadence.sheet import BAND, INK, LOOKS, MARGIN, QUIET, TALLEST, TODAY, WIDTH, Sheet, drawn
from bot.rules.beijing import in_beijing
from bot.rules.boards.clients import CLIENTS, monday_of
from bot.rules.boards.weeks import SHOWN, Row, told
from bot.rules.stretches import MONTHS_EN
from bot.rules.tasks.cadence_kept import Fate
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import CHINESE, Language, Text

NAME = 216
"""Pixels of a client's name."""
_HEAD, _LABELS, _MORE, _LEGEND, _FOOT = 190, 84, 56, 84, 96
_SIGN, _SIGN_ROW, _PADDING = 24, 38, 10

MORE = Text("另有 {n} 家企业没有画出来。", "{n} more clients are not drawn.", "{n} more client is not drawn.")
NOBODY = Text("还没有企业。", "There is no client yet.")
UNTIL = Text("前 8 周到后 5 周 · {n} 家企业，急的在前", "8 weeks back, 5 ahead · {n} clients, the urgent first")
UNANNOUNCED = Text("不预告的巡查，到期前不画。", "Unannounced visits are not drawn before their day.")


@dataclass(frozen=True, slots=True)
class Weeks:
    """What the picture is made of; ``total``: how many clients there are, of which ``rows`` are the first."""

    rows: tuple[Row, ...]
    total: int
    mondays: tuple[date, ...]
    today: date
    provider: str
    made_at: datetime
    language: Language


def render_weeks(of: Weeks) -> bytes:
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
        _head(sheet, of)
        y = float(_HEAD)
        _labels(sheet, of, y)
        y += _LABELS
        for row in shown:
            _row(sheet, of, row, y)
            y += _height(row)
        if not shown:
            sheet.write(MARGIN, y + 14, NOBODY.to(of.language), 30, QUIET)
            y += _SIGN_ROW
        if more:
            sheet.write(MARGIN, y + _MORE / 2, MORE.to(of.language, n=more), 28, QUIET)
            y += _MORE
        _legend(sheet, y + _LEGEND / 2)
        _foot(sheet, of, height)

    return drawn(height, of.language, paint)


def _height(row: Row) -> float:
    return max([1, *(len(told(week)) for week in row.weeks)]) * _SIGN_ROW + 2 * _PADDING


def _width(of: Weeks) -> float:
    return (WIDTH - 2 * MARGIN - NAME) / len(of.mondays)


def _head(sheet: Sheet, of: Weeks) -> None:
    width = WIDTH - 2 * MARGIN
    sheet.write(MARGIN, 62, CLIENTS.title.to(of.language), 50, width=width)
    sheet.write(MARGIN, 124, UNTIL.to(of.language, n=of.total), 30, QUIET, width=width)


def _labels(sheet: Sheet, of: Weeks, y: float) -> None:
    """On which day a week begins, and the month over the first week that begins in it."""
    width, month = _width(of), 0
    for place, monday in enumerate(of.mondays):
        middle = MARGIN + NAME + (place + 0.5) * width
        now = monday == monday_of(of.today)
        if monday.month != month:
            month = monday.month
            said = f"{month}月" if of.language == CHINESE else MONTHS_EN[month - 1]
            sheet.write(middle, y + 18, said, 26, QUIET, "center")
        sheet.write(middle, y + 54, str(monday.day), 26, LOOKS[Fate.AHEAD].colour if now else QUIET, "center")


def _row(sheet: Sheet, of: Weeks, row: Row, y: float) -> None:
    width, height = _width(of), _height(row)
    sheet.rule(y)
    sheet.write(MARGIN, y + height / 2, row.name, 32, INK, width=NAME - 12)
    for place, (monday, week) in enumerate(zip(of.mondays, row.weeks, strict=True)):
        left = MARGIN + NAME + place * width
        sheet.shade(left, y + 2, width, height - 4, TODAY if monday == monday_of(of.today) else BAND)
        _cell(sheet, left, y + _PADDING, width, told(week))


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


def _foot(sheet: Sheet, of: Weeks, height: float) -> None:
    at = MADE.to(of.language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
    said = " · ".join(filter(None, (at, of.provider)))
    sheet.write(MARGIN, height - 64, UNANNOUNCED.to(of.language), 24, QUIET, width=WIDTH - 2 * MARGIN)
    sheet.write(MARGIN, height - 28, said, 24, QUIET, width=WIDTH - 2 * MARGIN)
