"""Lines of a plan are kept as they were, whatever the program becomes (clause 3.7)."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.service_plans.lines import NotLines, PlanLine, lines_from_json, lines_to_json
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import PLANNED

texts = st.text(max_size=20)
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
lines = st.builds(
    PlanLine,
    item_id=st.integers(1, 10**6),
    name=st.text(min_size=1, max_size=20),
    clause=texts,
    work=st.sampled_from(sorted(work.code for work in PLANNED)),
    about=texts,
    site_id=st.none() | st.integers(1, 99),
    site_name=texts,
    often=st.none() | st.sampled_from(Often),
    every=st.integers(1, 28),
    person_id=st.none() | st.integers(1, 99),
    person_name=texts,
    begins=st.none() | days,
    ends=st.none() | days,
    times=st.none() | st.integers(1, 99),
    minutes=st.none() | st.integers(1, 999),
    depth=st.sampled_from(["", "brief", "standard", "deep"]),
    deliverable=texts,
    weekdays=st.sets(st.sampled_from("1234567")).map(lambda some: " ".join(sorted(some))),
    unannounced=st.booleans(),
)


@given(st.lists(lines, max_size=5))
def test_lines_come_back_as_they_were(given_lines: list[PlanLine]) -> None:
    assert lines_from_json(lines_to_json(given_lines)) == tuple(given_lines)


def test_lines_are_kept_under_these_names_for_ever() -> None:
    """A firm's database is full of them: a field is added with a default, never renamed or given another meaning."""
    kept = (
        '[{"item_id": 7, "name": "日常巡查", "clause": "4.6", "work": "patrol", "about": "", "site_id": 3, '
        '"site_name": "总装车间", "often": "weekly", "every": 1, "person_id": 5, "person_name": "周明", '
        '"begins": "2027-01-04", "ends": null, "times": null, "minutes": 90, "depth": "standard", '
        '"deliverable": "巡查报告", "weekdays": "", "unannounced": false}]'
    )
    line = PlanLine(
        item_id=7,
        name="日常巡查",
        clause="4.6",
        work="patrol",
        site_id=3,
        site_name="总装车间",
        often=Often.WEEKLY,
        person_id=5,
        person_name="周明",
        begins=date(2027, 1, 4),
        minutes=90,
        depth="standard",
        deliverable="巡查报告",
    )
    assert lines_to_json([line]) == kept
    assert lines_from_json(kept) == (line,)


def test_what_was_written_before_a_field_came_has_its_default() -> None:
    assert lines_from_json('[{"item_id": 1, "name": "a", "clause": "", "work": "other"}]') == (
        PlanLine(1, "a", "", "other"),
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [({"colour": "red"}, "colour"), ({"often": "hourly"}, "hourly"), ({"begins": "soon"}, "soon")],
)
def test_what_is_unknown_here_is_never_left_out_in_silence(change: dict[str, str], named: str) -> None:
    said = {"item_id": 1, "name": "a", "clause": "", "work": "other"} | change
    with pytest.raises(NotLines, match=named):
        lines_from_json(json.dumps([said]))


@pytest.mark.parametrize("text", ["", "{}", "[1]", "null", '[{"item_id": 1}]'])
def test_another_text_is_no_lines(text: str) -> None:
    with pytest.raises(NotLines):
        lines_from_json(text)
