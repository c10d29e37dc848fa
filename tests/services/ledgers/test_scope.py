"""A ledger of what is ours is nothing to those who see some clients only: no empty list is offered to them."""

from dataclasses import replace

import pytest

from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.licences import LICENCES
from bot.rules.people import Grant, Person, Role
from bot.services.ledgers.entries import scope

OURS = replace(LICENCES, code="equipment", columns=tuple(one for one in LICENCES.columns if one.key != "client"))


def someone(role: Role, client_id: int | None) -> Person:
    """A person with one role."""
    return Person(1, 101, "周明", "zh", None, None, (Grant(role, client_id),))


@pytest.mark.parametrize("role", [Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD])
def test_what_is_ours_is_none_of_theirs(role: Role) -> None:
    assert scope(someone(role, 7), OURS) == ()
    assert scope(someone(role, 7), LICENCES) == (7,)


def test_of_the_ledgers_that_there_are_those_of_clients_are_theirs() -> None:
    """And, of those whose entries may be ours, what is (0)."""
    lead = someone(Role.LEAD, 7)
    assert [ledger.code for ledger in LEDGERS.values() if ledger.of_client or ledger.code == "clients"] == [
        ledger.code for ledger in LEDGERS.values() if scope(lead, ledger) in ((7,), (0, 7))
    ]


def test_whoever_sees_all_clients_sees_it() -> None:
    assert scope(someone(Role.ADMINISTRATOR, None), OURS) is None
