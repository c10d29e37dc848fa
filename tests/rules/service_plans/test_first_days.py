"""When the services of a new contract are done first (clause 4.1.3)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.service_plans.first_days import first_days

BEGINS, ENDS = date(2026, 11, 23), date(2027, 11, 22)


def test_what_is_asked_comes_before_what_is_inspected_and_taught() -> None:
    days = first_days(["4.1.1", "4.1.2", "4.2.1", "4.2.2", "4.5 a", "4.5 b", "4.6", "7"], BEGINS, ENDS)
    assert [(day - BEGINS).days for day in days] == [0, 3, 21, 23, 35, 91, 0, 0]


@given(
    st.lists(
        st.sampled_from(["4.1", "4.1.3", "4.10", "4.2.7", "4.3", "4.4.2", "4.5 d", "4.6", "4.7.2", "5.5.5", "7", ""])
    ),
    st.integers(0, 400),
)
def test_every_day_lies_in_the_contract(clauses: list[str], length: int) -> None:
    ends = BEGINS + timedelta(days=length)
    days = first_days(clauses, BEGINS, ends)
    assert len(days) == len(clauses)
    assert all(BEGINS <= day <= ends for day in days)
    assert all(day == BEGINS for day, clause in zip(days, clauses, strict=True) if clause in ("4.10", "4.6", "7", ""))
