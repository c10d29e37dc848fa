"""Every ledger has its hooks, and no hooks are nobody's."""

import pytest

from bot.rules.declaring import NotDeclared
from bot.rules.ledgers.kinds import ASSIGNMENTS, LEDGERS, PEOPLE
from bot.rules.ledgers.licences import LICENCES
from bot.services.ledgers.hooked import HOOKS, of_each
from bot.services.ledgers.hooks import Hooks


def test_every_ledger_has_hooks_and_a_plain_one_may_do_without() -> None:
    assert list(HOOKS) == list(LEDGERS)
    assert HOOKS[LICENCES.code] == Hooks()
    assert HOOKS[PEOPLE.code] != Hooks()


def test_a_ledger_that_is_no_table_of_its_columns_must_declare_its_hooks() -> None:
    with pytest.raises(NotDeclared, match=ASSIGNMENTS.code):
        of_each({PEOPLE.code: Hooks()})


def test_hooks_of_no_ledger_are_refused() -> None:
    with pytest.raises(NotDeclared, match="nobodys"):
        of_each({PEOPLE.code: Hooks(), ASSIGNMENTS.code: Hooks(), "nobodys": Hooks()})
