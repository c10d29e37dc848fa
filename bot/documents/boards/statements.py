"""The picture of the board of complaints: what came and was closed, how soon, what was kept (clauses 5.5.1-5.5.5)."""

from dataclasses import dataclass
from datetime import datetime

from bot.documents.boards.weeks import month_name
from bot.documents.cadence.sheet import BAND, INK, MARGIN, QUIET, WIDTH, Sheet, drawn
from bot.rules.beijing import in_beijing
from bot.rules.boards.statement_words import (
    BROKEN,
    BY_SUBJECT,
    CAME,
    CLOSED,
    KIND_NAMES,
    LATE,
    MEDIAN_ANSWER,
    NINE_WITHIN,
    NO_ANSWERS,
    NO_COMPLAINTS,
    NONE_DUE,
    ON_TIME,
    OPEN_NOW,
    REPEATS,
    REPEATS_MEAN,
    STILL_OPEN,
    UNANSWERED,
    lasted,
    percent,
    subject_name,
)
from bot.rules.boards.statements import AGES, KINDS, TITLE, TOLD, StatementFigures, Stretch, Told
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import Language, Text

SEEN = Text("只算看图的人有权查看的投诉和咨询。", "Only what its reader may see is counted.")
_HEAD, _FOOT = 190, 96
_TILE, _PLOT, _ROW, _GAP = 212.0, 400.0, 66.0, 84.0
_COLOURS = ("#c77700", "#4a6f9c", "#1e7d45")
"""Complaints, enquiries, what was closed."""
_SERIOUS = "#c22b22"


@dataclass(frozen=True, slots=True)
class Statements:
    """What the picture is made of."""

    told: Told
    figures: StatementFigures
    provider: str
    made_at: datetime
    language: Language


def render_statements(of: Statements) -> bytes:
    """The picture as a PNG; the same figures give the same bytes."""
    figures = of.figures
    subjects = max(len(figures.subjects), 1) * _ROW
    highest = max((max(sum(one.came.values()), one.closed) for one in figures.stretches), default=0)
    plot = _PLOT if highest else 60.0
    height = _HEAD + 2 * _TILE + _GAP + plot + 150 + _GAP + subjects + _GAP + len(AGES) * _ROW + 40 + _FOOT

    def paint(sheet: Sheet) -> None:
        language, width = of.language, WIDTH - 2 * MARGIN
        period = figures.period
        sheet.write(MARGIN, 62, f"{TITLE.to(language)} · {TOLD[of.told].to(language)}", 50, width=width)
        sheet.write(MARGIN, 124, f"{period.first:%Y-%m-%d} – {period.last:%Y-%m-%d}", 30, QUIET, width=width)
        _tiles(sheet, of, _HEAD)
        y = _HEAD + 2 * _TILE + _GAP
        _columns(sheet, of, y + plot, (plot - 40) / max(highest, 1))
        y += plot + 150 + _GAP
        _heading(sheet, y, BY_SUBJECT.to(language))
        rows = [(subject_name(key).to(language), n, still) for key, n, still in figures.subjects]
        _bars(sheet, y, [(name, n, _still(still, language), _COLOURS[0]) for name, n, still in rows])
        if not rows:
            sheet.write(MARGIN, y + _ROW / 2, NO_COMPLAINTS.to(language), 30, QUIET)
        y += subjects + _GAP
        late = f" · {LATE.to(language, n=figures.late)}" if figures.late else ""
        _heading(sheet, y, f"{OPEN_NOW.to(language)} {sum(figures.ages)}{late}")
        colours = (_COLOURS[1], _COLOURS[1], _COLOURS[0], _SERIOUS)
        ages = zip(AGES, figures.ages, colours, strict=True)
        _bars(sheet, y, [(name.to(language), n, "", colour) for name, n, colour in ages])
        sheet.write(MARGIN, height - 64, SEEN.to(language), 24, QUIET, width=width)
        at = MADE.to(language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}")
        sheet.write(MARGIN, height - 28, " · ".join(filter(None, (at, of.provider))), 24, QUIET, width=width)

    return drawn(height, of.language, paint)


def _still(n: int, language: Language) -> str:
    return STILL_OPEN.to(language, n=n) if n else ""


def _tiles(sheet: Sheet, of: Statements, top: float) -> None:
    """Six figures, three to a row, each with what it is and what more is to say of it."""
    figures, language = of.figures, of.language
    answers, kept = figures.answers, figures.promises
    came = [f"{name.to(language)} {figures.came.get(kind, 0)}" for kind, name in KIND_NAMES.items()]
    soon = lasted(answers.median, language) if answers is not None else "—"
    most = NINE_WITHIN.to(language, time=lasted(answers.most, language)) if answers is not None else ""
    waits = UNANSWERED.to(language, n=figures.unanswered) if figures.unanswered else ""
    said = [one for one in (most, waits) if one] or [NO_ANSWERS.to(language)]
    due = [f"{kept.kept}/{kept.kept + kept.broken}"] if percent(kept) else [NONE_DUE.to(language)]
    tiles: tuple[tuple[Text, str, list[str], str], ...] = (
        (CAME, str(sum(figures.came.values())), came, INK),
        (MEDIAN_ANSWER, soon, said, INK),
        (ON_TIME, percent(kept) or "—", due, INK),
        (CLOSED, str(figures.closed), [], INK),
        (BROKEN, str(kept.broken), [], _SERIOUS if kept.broken else INK),
        (
            REPEATS,
            str(figures.repeats),
            [one.to(language) for one in REPEATS_MEAN],
            _SERIOUS if figures.repeats else INK,
        ),
    )
    width = (WIDTH - 2 * MARGIN) / 3
    for place, (name, figure, more, colour) in enumerate(tiles):
        left, y = MARGIN + place % 3 * width, top + place // 3 * _TILE
        sheet.shade(left + 3, y, width - 6, _TILE - 14, BAND)
        sheet.write(left + 22, y + 32, name.to(language), 26, QUIET, width=width - 40)
        sheet.write(left + 22, y + 86, figure, 50, colour, width=width - 40)
        for line, one in enumerate(more):
            sheet.write(left + 22, y + 138 + line * 34, one, 22, QUIET, width=width - 40)


def _heading(sheet: Sheet, y: float, said: str) -> None:
    sheet.write(MARGIN, y - 34, said, 34, width=WIDTH - 2 * MARGIN)


def _columns(sheet: Sheet, of: Statements, bottom: float, one_is: float) -> None:
    """Two columns for each stretch: what came, enquiries upon complaints, and what was closed; ``one_is``: pixels."""
    stretches, by_month = of.figures.stretches, of.told in (Told.QUARTER, Told.YEAR)
    slot = (WIDTH - 2 * MARGIN) / max(len(stretches), 1)
    bar = min(slot * 0.4, 110.0)
    sheet.rule(bottom)
    for place, one in enumerate(stretches):
        middle = MARGIN + (place + 0.5) * slot
        for left, parts in ((middle - bar, [one.came.get(kind, 0) for kind in KINDS]), (middle, [0, 0, one.closed])):
            y = bottom
            for n, colour in zip(parts, _COLOURS, strict=False):
                y -= n * one_is
                if n:
                    sheet.shade(left, y, bar, n * one_is, colour)
            if any(parts):
                size = 24 if slot > 100 else 20
                sheet.write(left + bar / 2, y - 18, str(sum(parts)), size, INK, "center", slot / 2)
        sheet.write(middle, bottom + 28, _label(one, of.language, by_month=by_month), 24, QUIET, "center", slot - 4)
    names = (*(KIND_NAMES[kind] for kind in KINDS), CLOSED)
    third = (WIDTH - 2 * MARGIN) / len(names)
    for place, (name, colour) in enumerate(zip(names, _COLOURS, strict=True)):
        left = MARGIN + place * third
        sheet.shade(left, bottom + 86, 30, 28, colour)
        sheet.write(left + 42, bottom + 100, name.to(sheet.language), 28, width=third - 50)


def _label(one: Stretch, language: Language, *, by_month: bool) -> str:
    if by_month:
        return month_name(one.first, language)
    return f"{one.first:%-m/%-d}" if one.first == one.last else f"{one.first:%-m/%-d}–{one.last:%-m/%-d}"


def _bars(sheet: Sheet, top: float, rows: list[tuple[str, int, str, str]]) -> None:
    """A bar for each name with its figure behind it, and what more is to say."""
    name, more = 260.0, 260.0
    highest = max((n for _, n, _, _ in rows), default=0) or 1
    for place, (called, n, said, colour) in enumerate(rows):
        y = top + place * _ROW
        sheet.write(MARGIN, y + _ROW / 2, called, 30, INK, width=name - 16)
        long = (WIDTH - 2 * MARGIN - name - more) * n / highest
        if n:
            sheet.shade(MARGIN + name, y + 12, long, _ROW - 24, colour)
        told = f"{n} ({said})" if said else str(n)
        sheet.write(MARGIN + name + long + 14, y + _ROW / 2, told, 28, INK if n else QUIET, width=more - 20)
