"""The picture: a strip of days or weeks for each plan, a mark of its own colour and shape for each promise.

It is as wide as a phone shows a picture sharply; nothing on it is smaller than what is read there at arm's length.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.documents import words
from bot.documents.cadence.fonts import settings
from bot.documents.cadence.strips import Column, Line, Strips, lines_of
from bot.documents.printable import on_one_line, printable
from bot.rules.beijing import in_beijing
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
    plan_name,
    rate,
)
from bot.rules.text import ENGLISH, Language, Text, capital

WIDTH, MARGIN = 1080, 44
"""In pixels."""
TALLEST = 2560
"""A taller picture is shrunk by the chat, until nobody reads it."""
_DOTS = 100
_POINTS = 72 / _DOTS
_INK, _QUIET, _BAND, _WEEKEND, _TODAY = "#1d2733", "#5b6670", "#f3f5f8", "#e3e7ec", "#cfe3f7"
_HEAD, _PLAN, _LABELS, _GAP, _LEGEND, _FOOT = 300, 104, 40, 34, 60, 66
_TALLEST_MARK = 46
_SMALLEST = 0.78
"""How much smaller a line may become to fit."""

MORE = Text("另有 {n} 项安排，见存档表。", "{n} more plans: see the page.", "{n} more plan: see the page.")
NOTHING = Text("这段时间没有安排。", "Nothing was planned in this period.")


@dataclass(frozen=True, slots=True)
class Look:
    """How a fate is marked: never by colour alone."""

    shape: str
    colour: str
    hollow: bool = False


LOOKS: Mapping[Fate, Look] = {
    Fate.ON_TIME: Look("o", "#1e7d45"),
    Fate.MADE_UP: Look("^", "#c77700"),
    Fate.OVERDUE: Look("D", "#c77700", hollow=True),
    Fate.MISSED: Look("X", "#c22b22"),
    Fate.AHEAD: Look("o", "#4a6f9c", hollow=True),
    Fate.WAIVED: Look("_", "#7a848e"),
}


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
    told = settings()
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    lines = lines_of(of.view.stretch, of.language)
    blocks = [_Block(plan, lines) for plan in plans]
    top, foot = (_HEAD, _FOOT) if head else (10, 10)
    height = top + sum(block.height for block in blocks) + 2 * _LEGEND + foot + (_LABELS if more else 0)
    with matplotlib.rc_context(told):
        figure = Figure(figsize=(WIDTH / _DOTS, height / _DOTS), dpi=_DOTS, facecolor="white")
        canvas: Any = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        sheet = _Sheet(axes, canvas.get_renderer(), of)
        if head:
            sheet.head()
        y = float(top)
        for block in blocks:
            sheet.block(block, y)
            y += block.height
        if more:
            sheet.write(MARGIN, y + 12, MORE.to(of.language, n=more), 28, _QUIET)
            y += _LABELS
        sheet.legend(y + 10)
        if head:
            sheet.foot(height - 24)
        drawn = io.BytesIO()
        canvas.print_png(drawn)
    return drawn.getvalue()


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


class _Sheet:
    """Writes and draws in pixels from the upper left corner."""

    def __init__(self, axes: Any, renderer: Any, of: Strips) -> None:
        self._axes = axes
        self._renderer = renderer
        self._of = of
        self._language: Language = of.language

    def write(
        self, x: float, y: float, said: str, size: float, colour: str = _INK, at: str = "left", width: float = 0
    ) -> None:
        """A line of text with its middle at ``y``; what is wider than ``width`` becomes a little smaller, or is cut."""
        if self._language == ENGLISH:
            # the dot of the Chinese font is as wide as a character
            said = said.replace(" · ", ", ")
        clean = on_one_line(printable(said, words.EMOJI.to(self._language)))
        text = self._axes.text(
            x, y, clean, fontsize=size * _POINTS, color=colour, horizontalalignment=at, verticalalignment="center"
        )
        wide = text.get_window_extent(self._renderer).width
        if width and wide > width:
            text.set_fontsize(size * _POINTS * max(width / wide, _SMALLEST))
        while width and len(clean) > 1 and text.get_window_extent(self._renderer).width > width:
            clean = clean[:-1].rstrip()
            text.set_text(f"{clean}…")

    def head(self) -> None:
        """Whose, of when, and the figures of all."""
        view, language = self._of.view, self._language
        width = WIDTH - 2 * MARGIN
        total, days = view.total, view.stretch.period
        self.write(MARGIN, 62, f"{TITLE.to(language)} · {view.client.short_name}", 50, width=width)
        until = Text("{stretch}（{first} 至 {last}）", "{stretch} ({first} to {last})")
        said = until.to(language, stretch=view.stretch.to(language), first=days.first, last=days.last)
        self.write(MARGIN, 124, said, 30, _QUIET, width=width)
        share = percent(total)
        of_all = Text("（{share}%）", " ({share}%)").to(language, share=share) if share is not None else ""
        self.write(MARGIN, 190, f"{capital(rate(total, language))}{of_all}" if view.plans else NOTHING.to(language), 46)
        self.write(MARGIN, 248, capital(counted(total, language)), 30, _QUIET, width=width)

    def block(self, block: "_Block", y: float) -> None:
        """A plan: what it is, its figures, its lines."""
        plan, language = block.plan, self._language
        figures = plan.figures
        share = f"{figures.kept}/{figures.due}" if figures.due else ""
        colour = LOOKS[Fate.ON_TIME].colour if figures.kept == figures.due else LOOKS[Fate.MISSED].colour
        width = WIDTH - 2 * MARGIN
        self._axes.plot([MARGIN, WIDTH - MARGIN], [y, y], color=_WEEKEND, linewidth=1.5)
        self.write(MARGIN, y + 34, plan_name(plan, language), 36, width=width - 150)
        self.write(WIDTH - MARGIN, y + 34, share, 36, colour, "right")
        said = (
            f"{often_name(plan, language)} · {PROMISED.to(language, n=figures.promised)} · {counted(figures, language)}"
        )
        self.write(MARGIN, y + 80, said, 28, _QUIET, width=width)
        y += _PLAN
        for line in block.lines:
            self._line(block, line, y)
            y += _LABELS + block.tall(line) + 8

    def _line(self, block: "_Block", line: Sequence[tuple[Column, Sequence[Mark]]], y: float) -> None:
        tall, today = block.tall(line), self._of.view.today
        top = y + _LABELS
        for place, (column, marks) in enumerate(line):
            left = MARGIN + place * block.width
            middle = left + block.width / 2
            self._shade(left, top, block.width, tall, _colour_of(column, today))
            now = column.holds(today)
            self.write(middle, y + 20, column.label, 26, LOOKS[Fate.AHEAD].colour if now else _QUIET, "center")
            for row, mark in enumerate(marks):
                self.mark(middle, top + 3 + (row + 0.5) * block.row, mark.fate, block.mark)

    def _shade(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        self._axes.fill(
            [left + 1, left + width - 1, left + width - 1, left + 1],
            [top, top, top + height, top + height],
            color=colour,
            linewidth=0,
        )

    def mark(self, x: float, y: float, fate: Fate, size: float) -> None:
        """The sign of a fate, ``size`` pixels high."""
        look = LOOKS[fate]
        edge = max(1.5, size * 0.09)
        inner = size * _POINTS * 0.86
        self._axes.plot(
            [x],
            [y],
            marker=look.shape,
            markersize=inner * (0.78 if look.shape == "D" else 1),
            markerfacecolor="white" if look.hollow else look.colour,
            markeredgecolor=look.colour,
            markeredgewidth=edge * (2 if look.shape == "_" else 1),
            linestyle="none",
        )

    def legend(self, y: float) -> None:
        """What the signs mean, in two rows of three."""
        width = (WIDTH - 2 * MARGIN) / 3
        for place, fate in enumerate(FATE_NAMES):
            left, middle = MARGIN + place % 3 * width, y + 22 + place // 3 * _LEGEND * 0.9
            self.mark(left + 20, middle, fate, 36)
            self.write(left + 52, middle, fate_name(fate, self._language), 30)

    def foot(self, y: float) -> None:
        """When it was made, and by whom."""
        at = MADE.to(self._language, at=f"{in_beijing(self._of.made_at):%Y-%m-%d %H:%M}")
        said = " · ".join(filter(None, (at, self._of.provider)))
        self.write(MARGIN, y, said, 26, _QUIET, width=WIDTH - 2 * MARGIN)


def _colour_of(column: Column, today: date) -> str:
    if column.holds(today):
        return _TODAY
    return _WEEKEND if column.is_weekend else _BAND
