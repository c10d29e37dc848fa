"""应交成果: how each deliverable stands on a day, and how many were on time, counted by hand (clause 7)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.rules.deliverables.owed import (
    Alike,
    Figures,
    Owed,
    Stands,
    came,
    figures_by,
    figures_of,
    in_order,
    stands,
    was_on_time,
)

TODAY = date(2026, 11, 25)
NOT_YET = Owed(1, 1, "恒信阀门", "delivery", "月报", 7, "周明", date(2026, 11, 30), None, None, None, None, "", "")


def one(due: int, came: int | None = None, answer: str = "", moved_from: int | None = None, person: int = 7) -> Owed:
    """One that was due in November, which came on a day of it, if it did."""
    return replace(
        NOT_YET,
        task_id=due,
        person_id=person,
        due_on=date(2026, 11, due),
        moved_from=date(2026, 11, moved_from) if moved_from else None,
        # 22:00 in Beijing
        delivered_at=datetime(2026, 11, came, 14, tzinfo=UTC) if came else None,
        record_kind="delivery" if came else None,
        record_id=came,
        answer=answer,
    )


@pytest.mark.parametrize(
    ("found", "state", "timely"),
    [
        (one(25), Stands.OWED, None),
        (one(24), Stands.LATE, False),
        (one(24, came=24), Stands.DELIVERED, True),
        (one(24, came=25), Stands.DELIVERED, False),
        (one(30, came=20, answer="accepted"), Stands.ACCEPTED, True),
        # owed again until a later day, which came on time at first
        (one(30, came=20, answer="returned", moved_from=20), Stands.RETURNED, True),
        # a later day is no excuse
        (one(24, came=24, answer="accepted", moved_from=23), Stands.ACCEPTED, False),
        (one(30, moved_from=24), Stands.OWED, False),
    ],
)
def test_how_one_stands_and_whether_it_was_on_time(found: Owed, state: Stands, timely: bool | None) -> None:
    assert stands(found, TODAY) is state
    assert was_on_time(found, TODAY) is timely


def test_the_figures_of_a_firm_counted_by_hand() -> None:
    found = [
        one(3, came=3, answer="accepted"),
        one(4, came=6, answer="accepted"),
        one(20, came=20, answer="returned"),
        one(23, came=22),
        one(24, person=8),
        one(28, person=8),
        one(29, person=8),
    ]
    figures = figures_of(found, TODAY)
    assert figures.standing == {
        Stands.LATE: 1,
        Stands.RETURNED: 1,
        Stands.DELIVERED: 1,
        Stands.OWED: 2,
        Stands.ACCEPTED: 2,
    }
    assert (figures.on_time, figures.due, figures.percent) == (3, 5, 60), "what is not due yet is in no rate"
    alike = [
        Alike(each.person_id, each.person_name, each.work, each.about, stands(each, TODAY), came(each, TODAY), n=1)
        for each in found
    ]
    parted = figures_by(alike, lambda each: each.person_id)
    assert {person: (part.on_time, part.due) for person, part in parted.items()} == {7: (3, 4), 8: (0, 1)}
    assert [each.task_id for each in in_order(found, TODAY)] == [24, 20, 23, 28, 29, 3, 4]


def test_nothing_due_has_no_rate() -> None:
    assert figures_of([NOT_YET], TODAY).percent is None
    assert figures_of([], TODAY) == Figures({}, due=0, on_time=0)
