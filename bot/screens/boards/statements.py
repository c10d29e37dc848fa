"""投诉咨询看板: complaints and enquiries of a period in figures, each as one line, and the ways behind them."""

from collections.abc import Iterator

from bot.records.boards import StatementsTold
from bot.rules.boards.clients import CLIENTS
from bot.rules.boards.statement_words import (
    BROKEN,
    BY_SUBJECT,
    CAME,
    CLOSED,
    FIRST_ANSWER,
    HALF_WITHIN,
    KIND_NAMES,
    LATE,
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
from bot.rules.boards.statements import AGES, PICTURE, TITLE, TOLD, StatementFigures, Stretch, Told
from bot.rules.text import COLON, Language
from bot.screens.boards.board import PICTURE as LOOK
from bot.screens.boards.broken import TITLE as BROKEN_PROMISES
from bot.screens.buttons import AskDocument, ShowBoard, ShowBroken, ShowStatements
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import period, short_day

MONTHLY = (Told.QUARTER, Told.YEAR)
"""The periods that are told by month, the others by week."""


def statements(told: StatementsTold, language: Language) -> Screen:
    """All that the picture tells, in words; the periods, the picture, the promises that were broken, the boards."""
    days = told.figures.period
    head = f"<b>{escape(TITLE.to(language))} · {escape(TOLD[told.told].to(language))}</b>"
    lines = [
        f"<b>{escape(name)}</b>{COLON.to(language)}{escape(said)}" if name else f"　{escape(said)}"
        for name, said in _lines(told, language)
    ]
    html = "\n".join((head, escape(period(days.first, days.last, language)), "", *lines))
    periods = [
        choice(name.to(language), ShowStatements(one.value), chosen=one is told.told) for one, name in TOLD.items()
    ]
    ways = [
        Button(LOOK.to(language), AskDocument(PICTURE[told.told], told.about, 0)),
        Button(BROKEN_PROMISES.to(language), ShowBroken(1 if told.told is Told.LAST_MONTH else 0, 0)),
        Button(CLIENTS.title.to(language), ShowBoard(CLIENTS.code, "", 0)),
        home_button(language),
    ]
    return Screen(html, (*side_by_side(periods, 4), *side_by_side(ways)))


def _lines(told: StatementsTold, language: Language) -> Iterator[tuple[str, str]]:
    of = told.figures
    came = " · ".join(f"{name.to(language)} {of.came.get(kind, 0)}" for kind, name in KIND_NAMES.items())
    closed = f"{CLOSED.to(language)} {of.closed}"
    yield CAME.to(language), " · ".join((str(sum(of.came.values())), came, closed))
    if len(of.stretches) > 1:
        yield "", " · ".join(_stretch(one, language, by_month=told.told in MONTHLY) for one in of.stretches)
    yield FIRST_ANSWER.to(language), _answers(of, language)
    kept = of.promises
    due = f"{kept.kept}/{kept.kept + kept.broken} ({percent(kept)})" if percent(kept) else NONE_DUE.to(language)
    yield ON_TIME.to(language), f"{due} · {BROKEN.to(language)} {kept.broken}"
    yield BY_SUBJECT.to(language), _subjects(of, language) or NO_COMPLAINTS.to(language)
    means = (" " if language == "en" else "").join(one.to(language) for one in REPEATS_MEAN)
    yield REPEATS.to(language), f"{of.repeats} ({means})"
    ages = [f"{name.to(language)} {n}" for name, n in zip(AGES, of.ages, strict=True) if n]
    late = [LATE.to(language, n=of.late)] if of.late else []
    yield OPEN_NOW.to(language), " · ".join((str(sum(of.ages)), *ages, *late))


def _stretch(one: Stretch, language: Language, *, by_month: bool) -> str:
    begins = f"{one.first:%Y-%m}" if by_month else f"{short_day(one.first, language)}–"
    return f"{begins} {sum(one.came.values())}"


def _answers(of: StatementFigures, language: Language) -> str:
    answers = of.answers
    soon = (
        [
            HALF_WITHIN.to(language, time=lasted(answers.median, language)),
            NINE_WITHIN.to(language, time=lasted(answers.most, language)),
        ]
        if answers is not None
        else [NO_ANSWERS.to(language)]
    )
    return " · ".join((*soon, *([UNANSWERED.to(language, n=of.unanswered)] if of.unanswered else [])))


def _subjects(of: StatementFigures, language: Language) -> str:
    return " · ".join(
        f"{subject_name(key).to(language)} {n}" + (f" ({STILL_OPEN.to(language, n=still)})" if still else "")
        for key, n, still in of.subjects
    )
