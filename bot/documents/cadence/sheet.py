"""A picture as wide as a phone shows it sharply, drawn in pixels: texts that fit, shades, a sign for each fate."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.documents import words
from bot.documents.cadence.fonts import settings
from bot.documents.printable import on_one_line, printable
from bot.rules.tasks.cadence_kept import Fate
from bot.rules.text import ENGLISH, Language

WIDTH, MARGIN = 1080, 44
"""In pixels."""
TALLEST = 2560
"""A taller picture is shrunk by the chat, until nobody reads it."""
INK, QUIET, BAND, WEEKEND, TODAY = "#1d2733", "#5b6670", "#f3f5f8", "#e3e7ec", "#cfe3f7"
_DOTS = 100
POINTS = 72 / _DOTS
_SMALLEST = 0.78
"""How much smaller a line may become to fit."""


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


class Sheet:
    """Writes and draws in pixels from the upper left corner."""

    def __init__(self, axes: Any, renderer: Any, language: Language) -> None:
        self._axes = axes
        self._renderer = renderer
        self.language = language

    def write(
        self, x: float, y: float, said: str, size: float, colour: str = INK, at: str = "left", width: float = 0
    ) -> None:
        """A line of text with its middle at ``y``; what is wider than ``width`` becomes a little smaller, or is cut."""
        if self.language == ENGLISH:
            # the dot of the Chinese font is as wide as a character
            said = said.replace(" · ", ", ")
        clean = on_one_line(printable(said, words.EMOJI.to(self.language)))
        text = self._axes.text(
            x, y, clean, fontsize=size * POINTS, color=colour, horizontalalignment=at, verticalalignment="center"
        )
        wide = text.get_window_extent(self._renderer).width
        if width and wide > width:
            text.set_fontsize(size * POINTS * max(width / wide, _SMALLEST))
        while width and len(clean) > 1 and text.get_window_extent(self._renderer).width > width:
            clean = clean[:-1].rstrip()
            text.set_text(f"{clean}…")

    def rule(self, y: float) -> None:
        """A line from margin to margin."""
        self._axes.plot([MARGIN, WIDTH - MARGIN], [y, y], color=WEEKEND, linewidth=1.5)

    def shade(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A band of one colour, with a pixel free at each side."""
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
        inner = size * POINTS * 0.86
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


def drawn(height: float, language: Language, paint: Callable[[Sheet], None]) -> bytes:
    """What ``paint`` draws on a sheet of this height, as a PNG; the same drawing gives the same bytes."""
    told = settings()
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(told):
        figure = Figure(figsize=(WIDTH / _DOTS, height / _DOTS), dpi=_DOTS, facecolor="white")
        canvas: Any = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        paint(Sheet(axes, canvas.get_renderer(), language))
        png = io.BytesIO()
        canvas.print_png(png)
    return png.getvalue()
