"""The picture: a strip of days or weeks for each plan, a mark of its own colour and shape for each promise.

It is as wide as a phone shows a picture sharply; nothing on it is smaller than what is read there at arm's length.
"""

from collections.abc import Sequence
from datetime import date

from bot.documents.cadence.sheet import BAND, LOOKS, MARGIN, QUIET, TALLEST, TODAY, WEEKEND, WIDTH, Sheet, drawn
from bot.documents.cadence.strips import Column, Line, Strips, lines_of
from bot.rules.beijing import in_beijing
from bot.rules.menu.naming import plan_name
from bot.rules.tasks.cadence_kept import Fate, Mark, PlanKept
from bot.rules.tasks.cadence_words import (
    FATE_NAMES,
    MADE,
    PROMISED,
    TITLE,
    counted,
    fate_name,
    often_name,
    percent,
    rate,
)
from bot.rules.text import Text, capital

_HEAD, _PLAN, _LABELS, _GAP, _LEGEND, _FOOT = 300, 104, 40, 34, 60, 66
_TALLEST_MARK = 46

MORE = Text("另有 {n} 项安排，见存档表。", "{n} more plans: see the page.", "{n} more plan: see the page.")
NOTHING = Text("这段时间没有安排。", "Nothing was planned in this period.")


def render_picture(of: Strips) -> bytes:
    """The picture as a PNG; the same figures give the same bytes."""
    room = TALLEST - _HEAD - 2 * _LEGEND - _FOOT - _LABELS
    shown, *others = parted(of, room) or [()]
    return _drawn(of, shown, sum(map(len, others)), head=True)


def render_strips(of: Strips, plans: Sequence[PlanKept]) -> bytes:
    """The strips of some plans alone, to be put on a page."""
    return _drawn(of, plans, 0, head=False)


def parted(of: Strips, room: float) -> list[tuple[PlanKept, ...]]:
    """The plans in groups whose strips are together at most so high; one that alone is higher is a group."""
    lines = lines_of(of.view.stretch, of.language)
    groups: list[tuple[PlanKept, ...]] = []
    left = 0.0
    for plan in of.view.plans:
        height = _Block(plan, lines).height
        if not groups or height > left:
            groups.append(())
            left = room
        groups[-1] += (plan,)
        left -= height
    return groups


def _drawn(of: Strips, plans: Sequence[PlanKept], more: int, *, head: bool) -> bytes:
    lines = lines_of(of.view.stretch, of.language)
    blocks = [_Block(plan, lines) for plan in plans]
    top, foot = (_HEAD, _FOOT) if head else (10, 10)
    height = top + sum(block.height for block in blocks) + 2 * _LEGEND + foot + (_LABELS if more else 0)

    def paint(sheet: Sheet) -> None:
        if head:
            _head(sheet, of)
        y = float(top)
        for block in blocks:
            _block(sheet, of, block, y)
            y += block.height
        if more:
            sheet.write(MARGIN, y + 12, MORE.to(of.language, n=more), 28, QUIET)
            y += _LABELS
        _legend(sheet, y + 10)
        if head:
            _foot(sheet, of, height - 24)

    return drawn(height, of.language, paint)


class _Block:
    """A plan on its lines: of each column what is in it, and how high that makes the line."""

    def __init__(self, plan: PlanKept, lines: Sequence[Line]) -> None:
        self.plan = plan
        self.lines = [[(column, _marks_in(plan, column)) for column in line] for line in lines]
        self.width = (WIDTH - 2 * MARGIN) / max(len(line) for line in lines)
        self.mark = min(_TALLEST_MARK, self.width * 0.8)
        self.row = self.mark * 1.2
        self.height = _PLAN + sum(_LABELS + self.tall(line) + 8 for line in self.lines) + _GAP

    def tall(self, line: Sequence[tuple[Column, Sequence[Mark]]]) -> float:
        """How high the marks of a line stand."""
        return max(1, *(len(marks) for _, marks in line)) * self.row + 6


def _marks_in(plan: PlanKept, column: Column) -> list[Mark]:
    return [mark for mark in plan.marks if column.holds(mark.day)]


def _head(sheet: Sheet, of: Strips) -> None:
    """Whose, of when, and the figures of all."""
    view, language = of.view, of.language
    width = WIDTH - 2 * MARGIN
    total, days = view.total, view.stretch.period
    sheet.write(MARGIN, 62, f"{TITLE.to(language)} · {view.client.short_name}", 50, width=width)
    until = Text("{stretch}（{first} 至 {last}）", "{stretch} ({first} to {last})")
    said = until.to(language, stretch=view.stretch.to(language), first=days.first, last=days.last)
    sheet.write(MARGIN, 124, said, 30, QUIET, width=width)
    share = percent(total)
    of_all = Text("（{share}%）", " ({share}%)").to(language, share=share) if share is not None else ""
    sheet.write(MARGIN, 190, f"{capital(rate(total, language))}{of_all}" if view.plans else NOTHING.to(language), 46)
    sheet.write(MARGIN, 248, capital(counted(total, language)), 30, QUIET, width=width)


def _block(sheet: Sheet, of: Strips, block: _Block, y: float) -> None:
    """A plan: what it is, its figures, its lines."""
    plan, language = block.plan, of.language
    figures = plan.figures
    share = f"{figures.kept}/{figures.due}" if figures.due else ""
    colour = LOOKS[Fate.ON_TIME].colour if figures.kept == figures.due else LOOKS[Fate.MISSED].colour
    width = WIDTH - 2 * MARGIN
    sheet.rule(y)
    sheet.write(MARGIN, y + 34, plan_name(plan, language), 36, width=width - 150)
    sheet.write(WIDTH - MARGIN, y + 34, share, 36, colour, "right")
    said = f"{often_name(plan, language)} · {PROMISED.to(language, n=figures.promised)} · {counted(figures, language)}"
    sheet.write(MARGIN, y + 80, said, 28, QUIET, width=width)
    y += _PLAN
    for line in block.lines:
        _line(sheet, of, block, line, y)
        y += _LABELS + block.tall(line) + 8


def _line(sheet: Sheet, of: Strips, block: _Block, line: Sequence[tuple[Column, Sequence[Mark]]], y: float) -> None:
    tall, today = block.tall(line), of.view.today
    top = y + _LABELS
    for place, (column, marks) in enumerate(line):
        left = MARGIN + place * block.width
        middle = left + block.width / 2
        sheet.shade(left, top, block.width, tall, _colour_of(column, today))
        now = column.holds(today)
        sheet.write(middle, y + 20, column.label, 26, LOOKS[Fate.AHEAD].colour if now else QUIET, "center")
        for row, mark in enumerate(marks):
            sheet.mark(middle, top + 3 + (row + 0.5) * block.row, mark.fate, block.mark)


def _legend(sheet: Sheet, y: float) -> None:
    """What the signs mean, in two rows of three."""
    width = (WIDTH - 2 * MARGIN) / 3
    for place, fate in enumerate(FATE_NAMES):
        left, middle = MARGIN + place % 3 * width, y + 22 + place // 3 * _LEGEND * 0.9
        sheet.mark(left + 20, middle, fate, 36)
        sheet.write(left + 52, middle, fate_name(fate, sheet.language), 30)


def _foot(sheet: Sheet, of: Strips, y: float) -> None:
    """When it was made, and by whom."""
    at = MADE.to(of.language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
    said = " · ".join(filter(None, (at, of.provider)))
    sheet.write(MARGIN, y, said, 26, QUIET, width=WIDTH - 2 * MARGIN)


def _colour_of(column: Column, today: date) -> str:
    if column.holds(today):
        return TODAY
    return WEEKEND if column.is_weekend else BAND
