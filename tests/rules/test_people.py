"""What somebody's roles reach: the clients of one, those merged into them since, and all there are."""

from bot.rules.people import Grant, Person, Role

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
