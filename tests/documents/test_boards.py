"""The picture of the board: a sign of its own for each figure, no higher than a chat shows it sharply."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from PIL import Image

from bot.documents.boards.coverage import Covering, render_page
from bot.documents.boards.coverage import render_picture as render_coverage
from bot.documents.boards.statements import Statements, render_statements
from bot.documents.boards.weeks import Weeks, render_weeks
from bot.documents.cadence.sheet import LOOKS, TALLEST, WIDTH
from bot.records.clients import ClientRecord
from bot.records.coverage import CoverageView, SignedContract
from bot.rules.boards.coverage import Evidence, Signed, coverage
from bot.rules.boards.statements import (
    KINDS,
    PromisesDue,
    Statement,
    Told,
    Waiting,
    figures_of,
    period_told,
)
from bot.rules.boards.weeks import BACK, SHOWN, Row, mondays_around
from bot.rules.cases.categories import CATEGORIES
from bot.rules.tasks.cadence_kept import Figures
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.documents.test_cadence import colours, said
from tests.rules.tasks.test_cadence_kept import TODAY, at, promise


def covering(language: Language = CHINESE, records: int = 3) -> Covering:
    """A contract of a clause with records, one with a day missed, one that is not planned."""
    first = date(2026, 7, 7)
    made = [promise(n, due_on=first, state="done", done_at=at(first)) for n in range(records)]
    evidence = [Evidence(1, "patrol", n, f"XC{n:03}", first) for n in range(records)]
    clauses = coverage(
        (
            Signed(1, "4.6", "巡查 $x$ <b>", "patrol", "总装车间"),
            Signed(2, "4.7.2", "报告", "delivery", ""),
            Signed(3, "", "另约", "other", ""),
        ),
        {1: made, 2: [promise(900, schedule_id=2, due_on=date(2026, 8, 3), state="missed")]},
        evidence,
        TODAY,
    )
    contract = SignedContract(1, 1, "HT-7", date(2026, 7, 1), date(2029, 6, 30))
    client = ClientRecord(1, "HX", "恒信阀门制造有限公司", "恒信阀门")
    view = CoverageView(client, contract, (contract,), clauses, TODAY)
    return Covering(view, "江南", datetime(2026, 11, 23, 3, tzinfo=UTC), language)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_coverage_is_drawn_by_months_and_filed_clause_by_clause(language: Language) -> None:
    png = render_coverage(covering(language))
    assert png == render_coverage(covering(language))
    assert Image.open(io.BytesIO(png)).width == WIDTH
    text = said(render_page(covering(language)))
    for words in ("HT-7", "XC000", "XC002", "4.6巡查$x$<b>", "4.7.2"):
        assert words in text, words
    assert ("1/2条到期条款有据" if language == CHINESE else "1of2dueclausesonrecord") in text
    assert ("8月3日" if language == CHINESE else "3Aug") in text


def test_the_page_names_every_record_however_many_there_are() -> None:
    text = said(render_page(covering(records=400)))
    assert all(f"XC{n:03}" in text for n in range(400))


MONDAYS = mondays_around(TODAY)


def weeks(clients: int = 2, language: Language = CHINESE, name: str = "恒信阀门") -> Weeks:
    """One of everything in this week of each client."""
    cells = tuple(
        Figures(on_time=1, made_up=1, overdue=1, missed=1, ahead=12) if n == BACK else Figures()
        for n in range(len(MONDAYS))
    )
    rows = tuple(Row(f"{name}{n}", cells) for n in range(clients))
    return Weeks(rows, clients, MONDAYS, TODAY, "江南", datetime(2026, 11, 23, 3, tzinfo=UTC), language)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_each_figure_has_its_sign(language: Language) -> None:
    png = render_weeks(weeks(language=language))
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    assert drawn.width == WIDTH
    found = colours(drawn)
    assert all(tuple(bytes.fromhex(LOOKS[fate].colour[1:])) in found for fate in SHOWN)
    assert len({(LOOKS[fate].shape, LOOKS[fate].hollow) for fate in SHOWN}) == len(SHOWN), "not by colour alone"
    assert png == render_weeks(weeks(language=language))


def statements(language: Language, told: Told, n: int) -> bytes:
    """The board of complaints of so many a day, each of every subject in turn."""
    period, made_at = period_told(told, TODAY), datetime(2026, 11, 23, 3, tzinfo=UTC)
    first = period.since
    found = [
        Statement(
            one,
            KINDS[one % 2],
            one % 9,
            "resolved",
            (*CATEGORIES, "")[one // 2 % 6],
            first + timedelta(hours=one),
            first + timedelta(hours=2 * one),
            None,
        )
        for one in range(n)
    ]
    waiting = [Waiting(made_at - timedelta(days=one), first) for one in range(n // 9)]
    closed = [made_at - timedelta(hours=one) for one in range(n)]
    figures = figures_of(found, closed, waiting, PromisesDue(n, n // 7), period, made_at)
    return render_statements(Statements(told, figures, "瑞安质量", made_at, language))


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("told", Told)
@pytest.mark.parametrize("n", [0, 7, 9000])
def test_the_board_of_complaints_is_no_higher_than_a_chat_shows_and_always_the_same(
    language: Language, told: Told, n: int
) -> None:
    png = statements(language, told, n)
    width, height = Image.open(io.BytesIO(png)).size
    assert width == WIDTH
    assert height <= TALLEST
    assert png == statements(language, told, n)


@pytest.mark.parametrize("clients", [0, 1, 200])
def test_however_many_clients_there_are_it_is_no_higher_than_a_chat_shows(clients: int) -> None:
    drawn = Image.open(io.BytesIO(render_weeks(weeks(clients, name="$a$ {0} <b> 很长的企业名称有限公司 😀"))))
    assert drawn.width == WIDTH
    assert drawn.height <= TALLEST
