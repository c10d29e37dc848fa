"""Filters of findings as they travel in buttons, and figures counted by hand (clause 4.7.1)."""

from datetime import UTC, date, datetime

import pytest

from bot.rules.boards.found import EVERYTHING, Standing, Wanted, topic_code, topic_said, unpacked
from bot.rules.boards.found_figures import Days, FoundLine, Month, figures_of, first_month
from bot.rules.cases.finding_terms import Severity
from bot.screens.buttons import ShowFound, ShowFoundChoices, pack

TODAY = date(2026, 11, 23)
MOST = Wanted(
    Standing.LATE, 2_000_000_000, Severity.SERIOUS, topic_code("4.6 d"), repeat=True, again=True, person=2_000_000_000
)


@pytest.mark.parametrize("wanted", [EVERYTHING, MOST, Wanted(severity=Severity.ORDINARY), Wanted(Standing.CLOSED)])
def test_filters_come_back_from_a_button_as_they_were(wanted: Wanted) -> None:
    assert unpacked(wanted.packed()) == wanted


def test_all_filters_together_fit_a_button() -> None:
    assert pack(ShowFound(2_000_000, MOST.packed(), 24))
    assert pack(ShowFoundChoices(2_000_000, MOST.packed(), "S", 9))


def test_what_was_never_packed_leaves_nothing_out() -> None:
    assert unpacked("x.S1a.V?.") == EVERYTHING


def test_a_topic_is_called_as_the_checklists_call_its_clause() -> None:
    assert topic_said("4.6 d", "zh") == "4.6 d 现场质量管理"
    assert topic_said("9.9", "zh") == "9.9"
    assert topic_said("", "en") == "No clause"


def line(came: str, went: str = "", severity: str = "ordinary", *, clause: str = "4.6 d", **more: bool) -> FoundLine:
    """Found and closed on these days."""
    opened = datetime.fromisoformat(f"{came}T02:00").replace(tzinfo=UTC)
    closed = datetime.fromisoformat(f"{went}T02:00").replace(tzinfo=UTC) if went else None
    kept = {"fixed_on_the_spot": False, "ended_by_fix": bool(went)} | more
    return FoundLine(opened, closed, severity, clause, **kept)


def test_figures_are_those_counted_by_hand() -> None:
    found = [
        line("2025-06-01"),
        line("2025-11-01", "2026-10-02", "serious"),
        line("2026-10-05", "2026-10-06", clause="4.6 a"),
        line("2026-10-05", "2026-10-15"),
        line("2026-10-20", "2026-11-02"),
        line("2026-11-01", "2026-11-01", fixed_on_the_spot=True),
        # handed to the client: open no more, but nobody closed it
        line("2026-11-03", "2026-11-05", ended_by_fix=False),
        line("2026-11-03"),
    ]
    figures = figures_of(found, TODAY)
    assert first_month(TODAY) == date(2025, 12, 1)
    assert len(figures.months) == 12
    assert figures.months[0] == Month(date(2025, 12, 1), 0, 0, 2)
    assert figures.months[-2:] == (Month(date(2026, 10, 1), 3, 3, 2), Month(date(2026, 11, 1), 3, 3, 2))
    assert figures.topics == (("4.6 d", 5, 1), ("4.6 a", 1, 0))
    assert figures.days == {
        Severity.SERIOUS: Days(1, 335, 335),
        Severity.ORDINARY: Days(3, 10, 13),
        None: Days(4, 10, 335),
    }
    assert figures.at_once == 1


def test_of_nothing_nothing_is_told() -> None:
    figures = figures_of([], TODAY)
    assert (figures.topics, figures.days, figures.at_once) == ((), {}, 0)
    assert all(one.open == 0 for one in figures.months)
