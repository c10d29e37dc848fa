"""Promised against done: every promise has one fate, and the figures add up, whatever the days and states."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.cadence_kept import Fate, NoSuchState, Promise, fate_of, figures_of, kept, total_of
from bot.rules.tasks.cadence_words import days_said, often_name
from bot.rules.text import CHINESE, ENGLISH

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)


def promise(task_id: int = 1, **changes: Any) -> Promise:
    """A weekly patrol of the hall, due on Tuesday 11-10, open."""
    due = changes.get("due_on", date(2026, 11, 10))
    values: dict[str, Any] = {
        "id": task_id,
        "schedule_id": 1,
        "work": "patrol",
        "about": "",
        "site_id": 1,
        "site_name": "总装车间",
        "often": "weekly",
        "every": "",
        "weekdays": "",
        "arranged": True,
        "period": due,
        "by_any": False,
        "unannounced": False,
        "due_on": due,
        "moved_from": None,
        "until_on": None,
        "state": "open",
        "done_at": None,
        "reason": "",
    }
    return Promise(**values | changes)


def at(day: date, hour: int = 3) -> datetime:
    """A moment of a Beijing day: 3 in UTC is 11 in the morning."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


days = st.dates(date(2026, 10, 1), date(2026, 12, 31))
done = st.builds(lambda day: {"state": "done", "done_at": at(day)}, days)
states = st.one_of(done, st.sampled_from([{"state": state} for state in ("open", "missed", "waived", "covered")]))
promises = st.lists(
    st.builds(
        lambda state, **values: promise(**values, **state),
        states,
        task_id=st.integers(1, 10**6),
        schedule_id=st.one_of(st.none(), st.integers(1, 3)),
        site_id=st.one_of(st.none(), st.integers(1, 2)),
        often=st.just("weekly"),
        due_on=days,
        period=st.sampled_from([date(2026, 11, day) for day in (2, 9, 16)]),
        moved_from=st.one_of(st.none(), days),
        until_on=st.one_of(st.none(), days),
        by_any=st.booleans(),
        unannounced=st.booleans(),
        reason=st.sampled_from(["", "停电", " 停电 ", "停产"]),
    ),
    max_size=30,
    unique_by=lambda one: one.id,
)


@given(promises, days)
def test_the_figures_add_up(found: list[Promise], today: date) -> None:
    plans = kept(found, today)
    for plan in plans:
        figures = plan.figures
        assert figures.promised == (
            figures.on_time + figures.made_up + figures.overdue + figures.missed + figures.ahead
        )
        assert figures.promised + figures.waived == len(plan.marks)
        assert 0 <= figures.kept <= figures.due <= figures.promised
        for fate in Fate:
            named = [day for because in plan.because(fate) for day in because.days]
            assert sorted(named) == [mark.day for mark in plan.marks if mark.fate is fate]
    total = total_of(plans)
    assert total.promised == sum(plan.figures.promised for plan in plans)
    assert total == figures_of(mark for plan in plans for mark in plan.marks)


@given(promises, days)
def test_each_task_counts_once_but_what_others_did_for_it(found: list[Promise], today: date) -> None:
    alone = [
        one for one in found if one.state != "covered" and not (one.by_any and one.schedule_id) and not one.unannounced
    ]
    marks = [mark for plan in kept(alone, today) for mark in plan.marks]
    assert len(marks) == len(alone)


@given(promises, days, st.randoms())
def test_the_order_in_which_rows_come_changes_nothing(found: list[Promise], today: date, random: Any) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert kept(shuffled, today) == kept(found, today)


@given(promises, days)
def test_a_day_later_nothing_that_was_settled_is_open_again(found: list[Promise], today: date) -> None:
    for one in found:
        if one.state == "covered":
            continue
        before, after = fate_of(one, today), fate_of(one, today + A_DAY)
        assert after in {
            Fate.AHEAD: {Fate.AHEAD, Fate.OVERDUE, Fate.MISSED},
            Fate.OVERDUE: {Fate.OVERDUE, Fate.MISSED},
        }.get(before, {before})


@pytest.mark.parametrize(
    ("changes", "fate"),
    [
        ({"due_on": TODAY}, Fate.AHEAD),
        ({"due_on": TODAY - A_DAY}, Fate.OVERDUE),
        ({"due_on": TODAY - A_DAY, "until_on": TODAY}, Fate.OVERDUE),
        ({"due_on": TODAY - A_DAY, "until_on": TODAY - A_DAY}, Fate.MISSED),
        ({"due_on": TODAY - A_DAY, "state": "missed"}, Fate.MISSED),
        ({"due_on": TODAY + A_DAY, "state": "waived"}, Fate.WAIVED),
        ({"due_on": TODAY, "state": "done", "done_at": at(TODAY)}, Fate.ON_TIME),
        ({"due_on": TODAY + A_DAY, "state": "done", "done_at": at(TODAY)}, Fate.ON_TIME),
        # three in the night in Beijing is the evening before in UTC
        ({"due_on": TODAY, "state": "done", "done_at": at(TODAY, 15)}, Fate.ON_TIME),
        ({"due_on": TODAY, "state": "done", "done_at": at(TODAY, 19)}, Fate.MADE_UP),
    ],
)
def test_what_became_of_a_promise(changes: dict[str, Any], fate: Fate) -> None:
    assert fate_of(promise(**changes), TODAY) is fate


def test_done_by_the_day_to_which_it_was_moved_is_on_time_and_the_move_is_told() -> None:
    moved = promise(
        due_on=date(2026, 11, 12),
        moved_from=date(2026, 11, 10),
        state="done",
        done_at=at(date(2026, 11, 12)),
        reason="停电",
    )
    (plan,) = kept([moved], TODAY)
    assert plan.figures.on_time == 1
    assert [(one.before.day, one.day.day, one.reason) for one in plan.moved] == [(10, 12, "停电")]


def test_a_state_that_nobody_knows_is_no_silent_nothing() -> None:
    with pytest.raises(NoSuchState):
        kept([promise(state="handed over")], TODAY)


def test_of_several_who_may_do_it_one_is_promised() -> None:
    day = date(2026, 11, 10)
    both = [promise(1, by_any=True), promise(2, by_any=True)]
    (plan,) = kept(both, TODAY)
    assert plan.figures.overdue == plan.figures.promised == 1
    did = [replace(both[0], state="covered"), replace(both[1], state="done", done_at=at(day))]
    (plan,) = kept(did, TODAY)
    assert plan.figures.on_time == plan.figures.promised == 1
    # each of them has to: two promises
    (plan,) = kept([replace(one, by_any=False) for one in both], TODAY)
    assert plan.figures.promised == 2


def test_a_visit_that_nobody_may_know_of_is_in_no_figure_before_it_came() -> None:
    ahead, past = date(2026, 11, 26), date(2026, 11, 19)
    hidden = [promise(1, unannounced=True, due_on=ahead), promise(2, unannounced=True, due_on=past, state="missed")]
    (plan,) = kept(hidden, TODAY)
    assert [mark.day for mark in plan.marks] == [past]
    assert kept(hidden[:1], TODAY) == ()


def test_several_of_one_cause_are_one_and_what_nobody_explained_comes_last() -> None:
    missed = [
        promise(n, due_on=date(2026, 11, n), state="missed", reason=reason)
        for n, reason in ((2, ""), (3, "停电"), (4, "停电 "), (9, "停产"))
    ]
    (plan,) = kept(missed, TODAY)
    assert [(because.reason, [day.day for day in because.days]) for because in plan.because(Fate.MISSED)] == [
        ("停电", [3, 4]),
        ("停产", [9]),
        ("", [2]),
    ]


def test_one_plan_at_two_sites_and_what_no_plan_made_stand_for_themselves() -> None:
    plans = kept(
        [
            promise(1),
            promise(2, site_id=2, site_name="一号库"),
            promise(3, schedule_id=None, often=""),
            promise(4, schedule_id=None, often=""),
        ],
        TODAY,
    )
    assert [(plan.site_name, plan.often, len(plan.marks)) for plan in plans] == [
        ("一号库", "weekly", 1),
        ("总装车间", "weekly", 1),
        ("总装车间", "", 2),
    ]


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        ({"often": "weekly"}, "每周一次", "Once a week"),
        ({"often": "days", "every": "3"}, "每 3 天一次", "Every 3 days"),
        ({"often": "times_month", "every": "2"}, "每月 2 次", "2 times a month"),
        ({"often": "weekdays", "weekdays": "1 3"}, "每周一、三", "Mon, Wed"),
        ({"often": "", "schedule_id": None}, "单次", "once"),
    ],
)
def test_how_often_is_said_as_the_plan_says_it(said: dict[str, Any], zh: str, en: str) -> None:
    (plan,) = kept([promise(**said)], TODAY)
    assert (often_name(plan, CHINESE), often_name(plan, ENGLISH)) == (zh, en)


def test_days_are_said_by_their_months() -> None:
    days = [date(2026, 12, 1), date(2026, 11, 3), date(2026, 11, 4)]
    assert days_said(days, CHINESE) == "11月3日、4日，12月1日"
    assert days_said(days, ENGLISH) == "3, 4 Nov, 1 Dec"
    assert days_said(days, CHINESE, 2) == "11月3日、4日，另有 1 天"
    assert days_said(days, ENGLISH, 2) == "3, 4 Nov and 1 more"


def test_what_has_no_day_yet_is_ahead_and_counted_besides() -> None:
    ahead = date(2026, 11, 30)
    (plan,) = kept([promise(1, due_on=ahead, arranged=False), promise(2, due_on=ahead)], TODAY)
    assert (plan.figures.ahead, plan.to_arrange) == (2, 1)
