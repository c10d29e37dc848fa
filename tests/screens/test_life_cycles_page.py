"""docs/life-cycles.md shows what the tables say: every state, every move, and whom each step tells."""

import re

import pytest

from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.screens.cases.life_cycles_page import diagram, page
from tests.write_life_cycles import FILE


def test_the_page_is_what_the_tables_say_now() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "tables changed: run `python -m tests.write_life_cycles`"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("kind", CASE_KINDS)
def test_a_diagram_has_every_move_of_its_table_and_no_other(kind: str, language: Language) -> None:
    life_cycle = CASE_KINDS[kind]
    drawn = set(re.findall(r"^    (\w+) --> (\w+):", diagram(life_cycle, language), re.MULTILINE))
    assert drawn == {(start, step.to) for step in life_cycle.transitions if step.to for start in step.since}
    ends = set(re.findall(r"(\w+) --> \[\*\]", diagram(life_cycle, language)))
    assert ends == {state.key for state in life_cycle.states if state.ends}


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_no_state_of_a_table_is_out_of_reach_or_a_trap(kind: str) -> None:
    life_cycle = CASE_KINDS[kind]
    moves = {(start, step.to) for step in life_cycle.transitions if step.to for start in step.since}
    reached, before = {life_cycle.first}, set[str]()
    while reached != before:
        before, reached = reached, reached | {end for start, end in moves if start in reached}
    # a finding is voided with its record, by no step of its own
    assert reached >= {state.key for state in life_cycle.states} - {"voided"}
    for state in life_cycle.states:
        assert state.ends or any(start == state.key for start, _ in moves), state.key
