"""What somebody's roles reach: the clients of one, those merged into them since, and all there are."""

from dataclasses import replace
from datetime import date

from bot.rules.people import Grant, Lender, Person, Role

OURS, OTHER, FORMER = 10, 20, 5
PERSON = Person(
    1,
    101,
    "周明",
    "zh",
    None,
    None,
    (Grant(Role.LEAD, OTHER), Grant(Role.LEAD, OURS), Grant(Role.CONSULTANT, OURS), Grant(Role.QUALITY_MANAGER, None)),
    merged=((OURS, FORMER),),
)


def test_the_clients_of_a_role_are_those_for_which_it_was_given() -> None:
    assert PERSON.clients(Role.LEAD) == (OURS, OTHER)
    assert PERSON.clients(Role.CONSULTANT) == (OURS,)
    assert PERSON.clients(Role.CONSULTANT, Role.LEAD) == (OURS, OTHER)
    assert PERSON.clients(Role.QUALITY_MANAGER, Role.CONSULTANT) == (OURS,)
    assert PERSON.clients(Role.AUDITOR) == ()


def test_who_stands_in_has_the_roles_that_were_lent_beside_their_own() -> None:
    absent = Lender(7, "王工", date(2026, 11, 30))
    lent = [Grant(Role.CONSULTANT, client, None, absent) for client in (OURS, 30)]
    stand_in = replace(PERSON, grants=(Grant(Role.LEAD, OTHER), *lent))
    assert stand_in.lenders == (absent,)
    assert [stand_in.lenders_for(client) for client in (OURS, FORMER, OTHER)] == [{7}, {7}, frozenset()]
    assert stand_in.roles == {Role.LEAD, Role.CONSULTANT}
    assert stand_in.own_roles == {Role.LEAD}
    assert PERSON.lenders == ()


def test_what_was_merged_into_a_client_is_looked_at_too() -> None:
    assert PERSON.clients_looked_at(Role.CONSULTANT) == (FORMER, OURS)
    assert PERSON.clients_looked_at(Role.LEAD, Role.QUALITY_MANAGER) == (FORMER, OURS, OTHER)
    assert PERSON.clients_looked_at(Role.QUALITY_MANAGER) == ()


def test_a_role_counts_for_its_client_for_what_was_merged_into_it_or_for_all() -> None:
    assert PERSON.roles_at(OURS) == {Role.LEAD, Role.CONSULTANT, Role.QUALITY_MANAGER}
    assert PERSON.roles_at(FORMER) == PERSON.roles_at(OURS)
    assert PERSON.roles_at(OTHER) == {Role.LEAD, Role.QUALITY_MANAGER}
    assert PERSON.roles_at(99) == {Role.QUALITY_MANAGER}
    assert {grant.role for grant in PERSON.grants_at(FORMER)} == {Role.LEAD, Role.CONSULTANT}
    assert PERSON.grants_at(99) == ()
