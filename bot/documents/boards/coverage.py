"""The coverage of clauses as a picture by months, and as a page to sign and file (clauses 3.7, 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.documents import page, words
from bot.documents.boards.grid import Grid, Span, render_grid
from bot.documents.boards.weeks import UNANNOUNCED, month_name
from bot.documents.cadence.page import CLIENT, NOTES, PROVIDER, SHARE, SIGNATURES, TOTAL
from bot.documents.page import Page
from bot.documents.printable import on_one_line
from bot.records.coverage import CoverageView
from bot.rules.beijing import in_beijing
from bot.rules.boards.coverage import COVER_NAMES, ClauseCovered, Cover, ItemCovered
from bot.rules.boards.coverage_words import NO_CLAUSE, NO_ITEMS, TITLE, clause_name, item_name, share
from bot.rules.boards.weeks import Row
from bot.rules.tasks.cadence_kept import Fate, Figures, figures_of
from bot.rules.tasks.cadence_words import FATE_NAMES, MADE, days_said, fate_name
from bot.rules.text import CHINESE, Language, Text

MOST_MONTHS = 24
"""Columns that a phone can tell apart; of a longer contract the last are drawn."""
MOST_DAYS = 60
"""Missing days of an item that are named; of more it is said how many."""
_TOGETHER = 24
"""Numbers in one row of the page, since no row is parted between two pages."""
_FATES = tuple(FATE_NAMES)

MORE = Text("另有 {n} 条，见存档表。", "{n} more clauses: see the page.", "{n} more clause: see the page.")
PERIOD = Text("合同 {number}（{first} 至 {last}）", "Contract {number} ({first} to {last})")
CONTRACT, ON_RECORD = Text("合同", "Contract"), Text("覆盖", "On record")
FIGURES = Text("逐条应做与实做", "Promised and done, clause by clause")
CLAUSE, PROMISED = Text("条款与项目", "Clause and item"), Text("应做", "Promised")
EVIDENCE = Text("记录与所缺", "On record and missing")
EVIDENCE_COLUMNS = (
    Text("条款与项目", "Clause and item"),
    Text("份数", "Records"),
    Text("记录", "Records"),
    Text("所缺日期", "Missing"),
)


@dataclass(frozen=True, slots=True)
class Covering:
    """What picture and page are made of; dated ``made_at``."""

    view: CoverageView
    provider: str
    made_at: datetime
    language: Language


def render_picture(of: Covering) -> bytes:
    """The picture as a PNG: a row for each clause, a column for each month. The same figures give the same bytes."""
    view, language = of.view, of.language
    spans = tuple(_months(view.contract.begins, view.contract.ends, language))[-MOST_MONTHS:]
    rows = tuple(Row(clause_name(one, language), tuple(_within(one, span) for span in spans)) for one in view.clauses)
    number = f"{view.contract.number} · {share(view.covered, view.due, language)}"
    return render_grid(
        Grid(
            f"{TITLE.to(language)} · {view.client.short_name}",
            number,
            spans,
            rows,
            len(rows),
            MORE,
            NO_ITEMS,
            UNANNOUNCED.to(language),
            view.today,
            of.provider,
            of.made_at,
            language,
            name=300,
        )
    )


def _within(of: ClauseCovered, span: Span) -> Figures:
    marks = (mark for item in of.items for mark in item.marks)
    return figures_of(mark for mark in marks if span.first <= mark.day <= span.last)


def _months(first: date, last: date, language: Language) -> Iterator[Span]:
    """The months from one day to another, with the year over the first of each."""
    begins, year = first.replace(day=1), 0
    while begins <= last:
        following = (begins + timedelta(days=31)).replace(day=1)
        over = str(begins.year) if begins.year != year else ""
        year = begins.year
        label = str(begins.month) if language == CHINESE else month_name(begins, language)
        yield Span(begins, following - timedelta(days=1), label, over)
        begins = following


def render_page(of: Covering) -> bytes:
    """The page as a PDF (A4); the same figures give the same bytes. Raises TypesettingFailed."""
    view, language = of.view, of.language
    period = PERIOD.to(language, number=view.contract.number, first=view.contract.begins, last=view.contract.ends)
    data = {
        "lang": language,
        "title": on_one_line(f"{TITLE.to(language)} · {view.client.short_name}"),
        "provider": on_one_line(of.provider),
        "when": on_one_line(period),
        "made": MADE.to(language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}"),
        "page": words.PAGE.to(language, page="<page>", pages="<pages>"),
        "facts": [
            [CLIENT.to(language), on_one_line(view.client.name)],
            [PROVIDER.to(language), on_one_line(of.provider)],
            [
                ON_RECORD.to(language),
                share(view.covered, view.due, language) if view.clauses else NO_ITEMS.to(language),
            ],
        ],
        "figures": {
            "heading": FIGURES.to(language),
            "columns": [
                CLAUSE.to(language),
                PROMISED.to(language),
                *(fate_name(fate, language) for fate in _FATES),
                SHARE.to(language),
            ],
            "rows": [
                *(row for clause in view.clauses for row in _rows(clause, language)),
                [TOTAL.to(language), *_numbers(view.total)],
            ],
            "notes": [*(note.to(language) for note in NOTES), UNANNOUNCED.to(language)],
        },
        "reasons": {
            "heading": EVIDENCE.to(language),
            "columns": [column.to(language) for column in EVIDENCE_COLUMNS],
            "rows": [
                row for clause in view.clauses for item in clause.items for row in _evidence(clause, item, language)
            ],
        },
        "calendar": "",
        "pictures": [],
        "signatures": [one.to(language) for one in SIGNATURES],
    }
    return page.render(Page("cadence_page.typ", data, language, of.made_at))


def _rows(of: ClauseCovered, language: Language) -> Iterator[list[str]]:
    for item in of.items:
        cover = "" if item.marks else f"\n{COVER_NAMES[Cover.UNPLANNED][1].to(language)}"
        yield [f"{_said(of, item, language)}{cover}", *_numbers(item.figures)]


def _said(of: ClauseCovered, item: ItemCovered, language: Language) -> str:
    return f"{of.clause or NO_CLAUSE.to(language)} {item_name(item, language)}"


def _numbers(figures: Figures) -> list[str]:
    told = f"{figures.kept}/{figures.due}" if figures.due else "–"
    return [str(figures.promised), *(str(getattr(figures, fate.value)) for fate in _FATES), told]


def _evidence(of: ClauseCovered, item: ItemCovered, language: Language) -> Iterator[list[str]]:
    """An item with the numbers of its records, and the days of what is missing."""
    between = "、" if language == CHINESE else ", "
    numbers = [one.number for one in reversed(item.evidence)]
    missing = (*item.days_of(Fate.MISSED), *item.days_of(Fate.OVERDUE))
    for first in range(0, max(len(numbers), 1), _TOGETHER):
        said = between.join(numbers[first : first + _TOGETHER])
        if first:
            yield ["", "", said, ""]
            continue
        days = days_said(missing, language, MOST_DAYS) if missing else ""
        yield [_said(of, item, language), str(len(numbers)), said, days]
