"""风险矩阵图: how many risks there are of which grades, in the colours of their levels (clause 4.3 c)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.documents.cadence.sheet import INK, MARGIN, QUIET, WIDTH, Sheet, drawn
from bot.rules.beijing import in_beijing
from bot.rules.risks.matrix import GRADES, LEVELS, Level, Matrix
from bot.rules.risks.words import LEVEL_NAMES, LIKELIHOOD, LIKELIHOODS, MATRIX, SEVERITIES, SEVERITY
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import Language, Text

COLOURS: Mapping[Level, str] = {
    Level.LOW: "#bcd7f2",
    Level.MODERATE: "#ffe48a",
    Level.MAJOR: "#ffb366",
    Level.CRITICAL: "#ee8078",
}
"""Light enough for dark figures on them; the names stand below, so that no level is told by its colour alone."""
TOTAL = Text("在管风险 {n} 项", "{n} risks in hand", "{n} risk in hand")
_HEAD, _LEGEND, _FOOT = 216.0, 110.0, 70.0
_NAMES, _ROW, _COLUMNS = 210.0, 132.0, 110.0


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """What the picture is made of: ``place``: whose risks; ``counts`` by likelihood and severity."""

    place: str
    matrix: Matrix
    counts: Mapping[tuple[int, int], int]
    provider: str
    made_at: datetime
    language: Language


def render_matrix(of: RiskMatrix) -> bytes:
    """The picture as a PNG; the same figures give the same bytes."""
    height = _HEAD + GRADES * _ROW + _COLUMNS + _LEGEND + _FOOT

    def paint(sheet: Sheet) -> None:
        language, width = of.language, WIDTH - 2 * MARGIN
        sheet.write(MARGIN, 62, f"{of.place} · {MATRIX.to(language)}", 50, width=width)
        sheet.write(MARGIN, 124, TOTAL.to(language, n=sum(of.counts.values())), 30, QUIET, width=width)
        _cells(sheet, of)
        _legend(sheet, of, _HEAD + GRADES * _ROW + _COLUMNS + _LEGEND / 2)
        at = MADE.to(language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
        sheet.write(MARGIN, height - 34, " · ".join(filter(None, (at, of.provider))), 24, QUIET, width=width)

    return drawn(height, of.language, paint)


def _cells(sheet: Sheet, of: RiskMatrix) -> None:
    """The highest likelihood on top, the highest severity on the right."""
    left, cell = MARGIN + _NAMES, (WIDTH - 2 * MARGIN - _NAMES) / GRADES
    bottom = _HEAD + GRADES * _ROW
    for likelihood in range(1, GRADES + 1):
        top = bottom - likelihood * _ROW
        name = LIKELIHOODS[str(likelihood)].to(of.language)
        sheet.write(MARGIN, top + _ROW / 2, name, 28, INK, width=_NAMES - 14)
        for severity in range(1, GRADES + 1):
            x = left + (severity - 1) * cell
            sheet.shade(x, top + 1, cell, _ROW - 2, COLOURS[of.matrix.level(likelihood, severity)])
            n = of.counts.get((likelihood, severity), 0)
            if n:
                sheet.write(x + cell / 2, top + _ROW / 2, str(n), 46, INK, "center", cell - 16)
    for severity in range(1, GRADES + 1):
        middle = left + (severity - 0.5) * cell
        sheet.write(middle, bottom + 30, SEVERITIES[str(severity)].to(of.language), 26, INK, "center", cell - 8)
    sheet.write(left + GRADES * cell / 2, bottom + 78, f"{SEVERITY.to(of.language)} →", 28, QUIET, "center")
    sheet.write(MARGIN, _HEAD - 28, f"↑ {LIKELIHOOD.to(of.language)}", 28, QUIET)


def _legend(sheet: Sheet, of: RiskMatrix, y: float) -> None:
    """Each level with how many there are of it."""
    width = (WIDTH - 2 * MARGIN) / len(LEVELS)
    found = dict.fromkeys(LEVELS, 0)
    for (likelihood, severity), n in of.counts.items():
        found[of.matrix.level(likelihood, severity)] += n
    for place, level in enumerate(LEVELS):
        left = MARGIN + place * width
        sheet.shade(left, y - 16, 34, 32, COLOURS[level])
        sheet.write(left + 46, y, f"{LEVEL_NAMES[level].to(of.language)} {found[level]}", 30, width=width - 54)
