"""What is recorded on behalf of somebody: who recorded it may follow it, and does not check their own record."""

from dataclasses import replace

import pytest

from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.finding import FINDING
from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.cases.parties import Parties, can_do, may_see
from bot.rules.people import Grant, Person, Role

ME, OPENER, RECTIFIER, CLIENT = 1, 2, 3, 10


def with_role(role: Role | None, client: int | None = CLIENT) -> Person:
    """Somebody with this role."""
    return Person(ME, 101, "周明", "zh", None, None, () if role is None else (Grant(role, client),))


@pytest.mark.parametrize("life_cycle", [COMPLAINT, ENQUIRY], ids=lambda cycle: cycle.kind)
def test_who_recorded_a_case_sees_it_and_gets_no_say_in_it(life_cycle: LifeCycle) -> None:
    recorded = Parties(CLIENT, OPENER, private=True, recorder=ME)
    consultant = with_role(Role.CONSULTANT)
    assert may_see(consultant, life_cycle, recorded)
    without = replace(recorded, recorder=None)
    for state in life_cycle.states:
        can = can_do(consultant, life_cycle, state.key, recorded)
        # what they know of it they may tell our own people
        assert {step for step in can if not step.inside} <= {*can_do(consultant, life_cycle, state.key, without)}


def test_who_recorded_a_complaint_about_themselves_would_not_see_it() -> None:
    assert not may_see(with_role(Role.CONSULTANT), COMPLAINT, Parties(CLIENT, OPENER, about=ME, recorder=ME))


def test_who_recorded_a_case_sees_it_no_more_without_a_role_for_its_client() -> None:
    recorded = Parties(CLIENT, OPENER, recorder=ME)
    assert not may_see(with_role(None), COMPLAINT, recorded)
    assert not may_see(with_role(Role.CONSULTANT, client=20), COMPLAINT, recorded)


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.LEAD])
@pytest.mark.parametrize("serious", [False, True])
def test_who_handed_a_fix_in_for_somebody_neither_approves_nor_returns_it(role: Role, *, serious: bool) -> None:
    fixed = Parties(CLIENT, OPENER, rectifier=RECTIFIER, serious=serious)
    checks = {"approve", "return"}
    assert checks <= {transition.action for transition in can_do(with_role(role), FINDING, "awaiting_check", fixed)}
    recorded = replace(fixed, fix_recorder=ME)
    can = {transition.action for transition in can_do(with_role(role), FINDING, "awaiting_check", recorded)}
    assert not can & checks
