"""Whatever the trail says of a case can be said in its history, in both languages."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.rules.cases.deadlines import HELD, OUT_OF_REACH, RUNS_ON, WITHIN_REACH
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.text import CHINESE, ENGLISH
from bot.screens.cases.events import action_name

BESIDE_STEPS = ("open", "void", "dispute", "fixed_on_the_spot", "left_out", OUT_OF_REACH, WITHIN_REACH, HELD, RUNS_ON)
"""What the engine notes of a case that nobody does as a step."""


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_every_entry_has_its_words(kind: str) -> None:
    case: Any = SimpleNamespace(kind=kind)
    steps = [step.action for step in CASE_KINDS[kind].transitions]
    for action in (*steps, *BESIDE_STEPS):
        for language in (CHINESE, ENGLISH):
            assert action_name(case, action, language)
