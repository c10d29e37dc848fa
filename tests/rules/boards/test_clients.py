"""What a board tells of a client is what 频次兑现 tells; the most urgent line stands first."""

from datetime import date, timedelta

from hypothesis import given

from bot.rules.boards.board import Line, kept_by, lines_of
from bot.rules.boards.clients import CLIENTS, LAST_VISIT, LATE, MISSED, SERIOUS, THIS_WEEK, monday_of, standing
from bot.rules.boards.weeks import AHEAD, BACK, mondays_around, told, weeks_of
from bot.rules.tasks.cadence_kept import Fate, Figures, Promise, figures_of, kept
from tests.rules.tasks.test_cadence_kept import TODAY, days, promises


@given(promises, days)
def test_board_picture_and_cadence_tell_the_same(found: list[Promise], today: date) -> None:
    marks = [mark for plan in kept(found, today) for mark in plan.marks]
    late, missed, week = standing(found, today)
    all_of_it = figures_of(marks)
    assert (late, missed) == (all_of_it.overdue, all_of_it.missed)
    mondays = mondays_around(today)
    assert len(mondays) == BACK + 1 + AHEAD
    weeks = weeks_of(found, mondays, today)
    assert weeks[BACK] == week
    within = [mark for mark in marks if mondays[0] <= mark.day < mondays[-1] + timedelta(days=7)]
    assert sum(one.promised for one in weeks) == figures_of(within).promised
    for one in weeks:
        assert sum(n for _, n in told(one)) == one.promised, "what was cancelled is promised no more"
        assert Fate.WAIVED not in dict(told(one))


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
