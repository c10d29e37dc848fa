"""A stand-in has the absent person's part in a case and their limits, at the clients where they stand in only."""

from dataclasses import replace
from datetime import date

import pytest

from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.finding import AWAITING_CHECK, FINDING
from bot.rules.cases.life_cycle import LifeCycle, Party
from bot.rules.cases.parties import Parties, can_do, may_see, standings
from bot.rules.people import Grant, Lender, Person, Role

ME, ABSENT, CLIENT_PERSON = 1, 2, 3
OURS, ELSEWHERE = 10, 20
LENT = Grant(Role.CONSULTANT, OURS, None, Lender(ABSENT, "王工", date(2026, 11, 30)))


def stand_in(*own: Grant) -> Person:
    """Somebody who stands in at our client."""
    return Person(ME, 101, "韩冰", "zh", None, None, (*own, LENT))


def actions(person: Person, life_cycle: LifeCycle, state: str, parties: Parties) -> set[str]:
    """What the person can do."""
    return {transition.action for transition in can_do(person, life_cycle, state, parties)}


def test_the_stand_in_does_what_the_absent_consultant_may() -> None:
    found_by_other = Parties(OURS, CLIENT_PERSON, rectifier=CLIENT_PERSON)
    assert {"approve", "return"} <= actions(stand_in(), FINDING, AWAITING_CHECK, found_by_other)


def test_the_stand_in_handles_what_the_absent_person_handles() -> None:
    parties = Parties(OURS, CLIENT_PERSON, handler=ABSENT)
    assert Party.HANDLER in standings(stand_in(), parties)
    assert "reply" in actions(stand_in(), ENQUIRY, "accepted", parties)


def test_a_stand_in_may_not_what_the_absent_person_may_not() -> None:
    rectified = Parties(OURS, CLIENT_PERSON, rectifier=ABSENT)
    serious = Parties(OURS, ABSENT, rectifier=CLIENT_PERSON, serious=True)
    for parties in (rectified, serious):
        assert "approve" not in actions(stand_in(), FINDING, AWAITING_CHECK, parties)


def test_by_own_right_a_stand_in_still_checks_what_the_absent_person_found() -> None:
    serious = Parties(OURS, ABSENT, rectifier=CLIENT_PERSON, serious=True)
    assert "approve" in actions(stand_in(Grant(Role.LEAD, OURS)), FINDING, AWAITING_CHECK, serious)


@pytest.mark.parametrize("about", [ME, ABSENT])
@pytest.mark.parametrize("own", [(), (Grant(Role.QUALITY_MANAGER, None),), (Grant(Role.LEAD, OURS),)])
def test_a_complaint_about_either_of_them_is_hidden_from_the_stand_in(about: int, own: tuple[Grant, ...]) -> None:
    parties = Parties(OURS, CLIENT_PERSON, handler=ABSENT, about=about)
    assert not may_see(stand_in(*own), COMPLAINT, parties)


def test_nothing_is_lent_for_other_clients() -> None:
    parties = Parties(ELSEWHERE, ABSENT, handler=ABSENT, rectifier=ABSENT)
    assert standings(stand_in(), parties) == frozenset()


def test_roles_for_all_clients_do_not_count_in_practice() -> None:
    everywhere = tuple(Grant(role, None) for role in (Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR))
    practice = Parties(-70, -71, private=False)
    assert standings(Person(ME, 101, "郑敏", "zh", None, None, everywhere), practice) == frozenset()


def test_a_role_counts_for_cases_of_a_client_that_was_merged_into_theirs_and_so_does_a_lent_one() -> None:
    former = 30
    own = Person(ME, 101, "韩冰", "zh", None, None, (Grant(Role.CLIENT_MANAGER, OURS),), merged=((OURS, former),))
    assert standings(own, Parties(former, CLIENT_PERSON)) == {Role.CLIENT_MANAGER}
    assert standings(own, Parties(former, CLIENT_PERSON, released=False)) == frozenset()
    assert standings(own, Parties(ELSEWHERE, CLIENT_PERSON)) == frozenset()
    lent = replace(stand_in(), merged=((OURS, former),))
    assert Party.HANDLER in standings(lent, Parties(former, CLIENT_PERSON, handler=ABSENT))
