"""Nothing ends before it begins, in no form and no ledger (clause 3.6)."""

import pytest

from bot.rules.form import Form, Kind
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.ledgers import ADDING
from bot.rules.forms.register import FORMS as REGISTERS
from bot.rules.forms.spans import SPANS, backwards
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import ColumnKind

FORMS = {form.code: form for form in BUILT_IN}
ASKS_ITSELF = {form.code for form in REGISTERS}
"""Its days are looked at with what today leaves open (bot/services/registers.py)."""
ALONE = {
    ("schedules", "paused_until"),
    ("equipment", "back_by"),
    ("equipment", "accepted"),
    ("equipment", "check_by"),
    ("equipment", "upkeep_by"),
    ("premises", "review_by"),
    ("archives", "check_by"),
    ("archives", "repair_by"),
}
"""Days that are the end of nothing which begins on another day of theirs."""


def days_of(form: Form) -> list[str]:
    return [step.key for step in form.steps() if step.question.kind is Kind.DATE]


def test_every_form_that_asks_for_two_days_says_which_is_the_first() -> None:
    """Where a new one fails here: name its days in SPANS."""
    # the days that a checklist asks for belong to items of their own
    several = {form.code for form in BUILT_IN if len(days_of(form)) > 1 and not form.sections}
    assert several - set(ADDING) == set(SPANS) | ASKS_ITSELF


def test_every_ledger_that_has_two_days_says_which_is_the_first() -> None:
    """Where a new one fails here: ``not_before`` of the column."""
    for ledger in LEDGERS.values():
        for column in [column for column in ledger.columns if column.kind is ColumnKind.DAY][1:]:
            assert column.not_before or (ledger.code, column.key) in ALONE, (ledger.code, column.key)
            assert not column.not_before or ledger.column(column.not_before).kind is ColumnKind.DAY


@pytest.mark.parametrize("code", sorted(SPANS))
def test_the_last_day_is_wrong_before_the_first_and_only_then(code: str) -> None:
    first, last = SPANS[code]
    assert {first, last} <= set(days_of(FORMS[code]))
    others = {"lasts": Answer("other")}
    for day, wrong in (("2026-11-22", True), ("2026-11-23", False), ("2026-11-24", False)):
        found = backwards(FORMS[code], {**others, first: Answer("2026-11-23"), last: Answer(day)})
        assert (found is not None and found.key == last) is wrong
    assert backwards(FORMS[code], {**others, first: SKIPPED, last: Answer("2026-11-22")}) is None
    assert backwards(FORMS[code], {**others, last: Answer("2026-11-22")}) is None
