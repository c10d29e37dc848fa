"""What a board tells of a client is what 频次兑现 tells; the most urgent line stands first."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given

from bot.rules.boards.board import Line, kept_by, lines_of
from bot.rules.boards.clients import CLIENTS, LAST_VISIT, LATE, MISSED, SERIOUS, THIS_WEEK, monday_of, standing
from bot.rules.boards.weeks import AHEAD, BACK, mondays_around, told
from bot.rules.tasks.cadence_kept import Fate, Figures
from tests.rules.tasks.test_cadence_kept import TODAY, days


def test_what_is_late_or_missed_counts_whenever_it_was_due_and_what_was_done_in_its_week_alone() -> None:
    before, week = Figures(on_time=1, overdue=2, missed=3), Figures(on_time=4, made_up=5, overdue=6, missed=7, ahead=8)
    assert standing(before, week) == (8, 10, week)


@given(days)
def test_a_picture_shows_the_weeks_around_today(today: date) -> None:
    mondays = mondays_around(today)
    assert len(mondays) == BACK + 1 + AHEAD
    assert mondays[BACK] <= today < mondays[BACK + 1]
    assert {after - before for before, after in pairwise(mondays)} == {timedelta(days=7)}


def test_a_cell_tells_what_is_promised_and_nothing_that_was_cancelled() -> None:
    week = Figures(on_time=1, made_up=1, overdue=1, missed=1, ahead=1, waived=1)
    assert sum(n for _, n in told(week)) == week.promised
    assert Fate.WAIVED not in dict(told(week))


def _line(of_id: int, **values: object) -> Line:
    figures = {"late": 0, "missed": 0, "week": Figures(), "visit": TODAY, "serious": 0} | values
    return Line(of_id, f"client {of_id}", figures)


def test_what_is_serious_stands_first_then_what_is_late_then_who_was_not_visited() -> None:
    values: dict[str, dict[int, object]] = {
        SERIOUS.code: {4: 1},
        LATE.code: {3: 1, 5: 2},
        MISSED.code: {2: 1},
        LAST_VISIT.code: {1: TODAY, 2: TODAY, 3: TODAY, 4: TODAY, 5: TODAY, 7: TODAY - timedelta(days=3)},
        THIS_WEEK.code: {},
    }
    lines = lines_of(CLIENTS, [(n, f"client {n}") for n in range(1, 8)], values)
    assert [line.id for line in lines] == [4, 5, 3, 2, 6, 7, 1]


def test_filters_keep_what_their_names_say() -> None:
    lines = [_line(1), _line(2, late=1), _line(3, missed=2), _line(4, visit=date(2026, 10, 31)), _line(5, visit=None)]
    kept_lines = {one.code: [line.id for line in kept_by(one, lines, TODAY)] for one in CLIENTS.filters}
    assert kept_lines == {"all": [1, 2, 3, 4, 5], "behind": [2, 3], "unvisited": [4, 5]}
    assert CLIENTS.filter("gone").code == "all"


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 11, 23)) == date(2026, 11, 23)
    assert monday_of(date(2026, 11, 29)) == date(2026, 11, 23)
