"""Who may do what, written out by hand and compared with ``may`` for every action, role and subject (clause 5.3.3)."""

from itertools import product
from typing import cast

import pytest

from bot.rules.people import FOR_ONE_CLIENT, Grant, Person, Role
from bot.rules.permissions import (
    MATRIX,
    Action,
    Right,
    Scope,
    Subject,
    clients_for,
    everywhere,
    in_practice,
    may,
    may_anywhere,
)
from bot.rules.practice import GRANTED, SIDES, practice_client, practice_self
from bot.rules.text import Text

ME, SOMEBODY = 1, 2
OUR_CLIENT, OTHER_CLIENT = 10, 20

# "-" never, "o" what is their own, "c" whatever is of their client, "a" whatever there is; roles in the order of Role:
# client staff, client manager, consultant, lead, quality manager, administrator, auditor
TABLE = {
    Action.SEE_HOME: "ooooooo",
    Action.CHANGE_SETTINGS: "ooooooo",
    Action.FILL_IN_DRAFT: "ooooooo",
    Action.PATROL: "--cc---",
    Action.SEE_PLANNED: "--ccaaa",
    Action.SEE_PATROL: "-cccaaa",
    Action.RECALL_PATROL: "--oo---",
    Action.RECALL_ISSUED_PATROL: "---c---",
    Action.SEE_RECORD: "ooooooo",
    Action.ACT_ON_RECORD: "ooooooo",
    Action.SEE_FINDING: "ccccaaa",
    Action.SEE_CASE: "ooooooo",
    Action.ASK_DOCUMENT: "ooooooo",
    Action.ACT_ON_CASE: "ooooooo",
    Action.COMPLAIN: "cc-----",
    Action.INVITE: "-c---a-",
    Action.SEE_TRAINING: "ccccaaa",
    Action.SIGN_UP: "cc-----",
    Action.WITHDRAW: "oo-----",
    Action.PLAN_TRAINING: "--oo-a-",
    Action.TAKE_ATTENDANCE: "--oc-a-",
    Action.EXPORT_REGISTER: "-cccaaa",
    Action.SEE_LEDGER: "-ccc-aa",
    Action.CHANGE_LEDGER: "-----a-",
    Action.IMPORT_LEDGERS: "-----a-",
    Action.CHANGE_LICENCES: "-ccc-a-",
    Action.MAKE_JOINING_CARD: "-ccc-a-",
    Action.APPROVE_JOINING: "-ccc-a-",
    Action.REMOVE_MEMBER: "-c---a-",
    Action.RECONNECT: "-c---a-",
    Action.LEAVE_FIRM: "cc-----",
    Action.RECORD_ON_BEHALF: "-cccaa-",
    Action.RECORD_STATEMENT: "--ccaa-",
    Action.LOG_SERVICE: "--cc---",
    Action.SEE_SERVICE: "-cccaaa",
    Action.AMEND_SERVICE: "--oc---",
    Action.SEE_CADENCE: "-cccaaa",
    Action.CHANGE_FIRM_SETTINGS: "-----a-",
    Action.READ_POLICY: "ooooooo",
    Action.WRITE_POLICY: "----aa-",
    Action.CHANGE_ROLES: "-----a-",
    Action.ARRANGE_STAND_IN: "--oc-a-",
    Action.PRACTISE: "ooooooo",
    Action.SEE_BACKUPS: "--ooaa-",
    Action.USE_TRAY: "ooooooo",
}
IN_PRACTICE = {
    *(Action.SEE_HOME, Action.CHANGE_SETTINGS, Action.FILL_IN_DRAFT, Action.PATROL, Action.SEE_PLANNED),
    *(Action.SEE_PATROL, Action.RECALL_PATROL, Action.RECALL_ISSUED_PATROL, Action.SEE_RECORD, Action.ACT_ON_RECORD),
    *(Action.SEE_FINDING, Action.SEE_CASE, Action.ACT_ON_CASE, Action.ASK_DOCUMENT, Action.COMPLAIN),
    *(Action.SEE_TRAINING, Action.SIGN_UP, Action.WITHDRAW, Action.PLAN_TRAINING, Action.TAKE_ATTENDANCE),
    *(Action.EXPORT_REGISTER, Action.SEE_LEDGER, Action.LOG_SERVICE, Action.SEE_SERVICE, Action.AMEND_SERVICE),
    *(Action.PRACTISE, Action.USE_TRAY),
}
"""What is part of the work that is practised; whatever else there is reaches real people, or counts."""
LOOK_BACK = {
    *(Action.SEE_PATROL, Action.SEE_FINDING, Action.SEE_TRAINING, Action.SEE_SERVICE, Action.SEE_CADENCE),
    *(Action.SEE_LEDGER, Action.EXPORT_REGISTER),
}
SUBJECTS = [Subject(client, owner) for client in (OUR_CLIENT, OTHER_CLIENT, None) for owner in (ME, SOMEBODY, None)]


def person(*grants: Grant) -> Person:
    """Somebody with these roles."""
    return Person(ME, 101, "王芳", "zh", None, None, grants)


def with_role(role: Role) -> Person:
    """Somebody with this role, for our client if it is one that people have for one client."""
    return person(Grant(role, OUR_CLIENT if role in FOR_ONE_CLIENT else None))


def expected(action: Action, role: Role, subject: Subject) -> bool:
    """What the written table says."""
    scope = TABLE[action][list(Role).index(role)]
    ours = role not in FOR_ONE_CLIENT or subject.client_id in (None, OUR_CLIENT)
    return {
        "-": False,
        "o": subject.owner_id == ME and ours,
        "c": subject.client_id == OUR_CLIENT,
        "a": True,
    }[scope]


def test_every_action_stands_in_the_written_table() -> None:
    assert set(TABLE) == set(Action)
    assert all(len(scopes) == len(Role) for scopes in TABLE.values())


@pytest.mark.parametrize("action", Action)
def test_each_role_may_do_what_the_table_says_and_nothing_else(action: Action) -> None:
    for role, subject in product(Role, SUBJECTS):
        assert may(with_role(role), action, subject) is expected(action, role, subject), (role, subject)


@pytest.mark.parametrize("action", Action)
def test_several_roles_may_together_what_each_may_alone(action: Action) -> None:
    for one, other, subject in product(Role, Role, SUBJECTS):
        both = person(*with_role(one).grants, *with_role(other).grants)
        allowed = expected(action, one, subject) or expected(action, other, subject)
        assert may(both, action, subject) is allowed, (one, other, subject)


def test_without_a_role_nothing_is_allowed() -> None:
    # a person who has not consented has no grants (storage gives none)
    assert not any(may(person(), action, subject) for action, subject in product(Action, SUBJECTS))


def test_an_unknown_action_is_denied() -> None:
    unknown = cast(Action, "delete_everything")
    assert not any(may(with_role(role), unknown, subject) for role, subject in product(Role, SUBJECTS))
    assert not any(everywhere(with_role(role), unknown) for role in Role)
    assert all(clients_for(with_role(role), unknown) == () for role in Role)


def test_a_role_without_its_client_covers_no_client() -> None:
    for action, role in product(Action, FOR_ONE_CLIENT):
        nowhere = person(Grant(role, None))
        assert not may(nowhere, action, Subject(OUR_CLIENT, SOMEBODY)), (action, role)


@pytest.mark.parametrize("action", Action)
def test_lists_are_scoped_as_single_records_are(action: Action) -> None:
    for role in Role:
        scope = clients_for(with_role(role), action)
        for client in (OUR_CLIENT, OTHER_CLIENT):
            listed = scope is None or client in scope
            letter = TABLE[action][list(Role).index(role)]
            assert listed is (letter == "a" or (letter == "c" and client == OUR_CLIENT)), (role, client)


def test_no_rule_stands_for_an_action_that_nobody_knows() -> None:
    assert set(MATRIX) == set(Action)


def test_what_is_practised_is_what_is_written_here_and_nothing_else() -> None:
    assert {action for action in Action if in_practice(action)} == IN_PRACTICE


@pytest.mark.parametrize("action", Action)
def test_practice_is_nobodys_but_theirs_who_practise(action: Action) -> None:
    practised = [
        Subject(practice_client(SOMEBODY), owner) for owner in (None, ME, practice_self(SOMEBODY, Role.CONSULTANT))
    ]
    practised.append(Subject(None, practice_self(SOMEBODY, Role.CONSULTANT)))
    for role, subject in product(Role, practised):
        if TABLE[action] != "ooooooo":
            assert not may(with_role(role), action, subject), (role, subject)


@pytest.mark.parametrize("side", SIDES)
def test_who_practises_reaches_nothing_real(side: Role) -> None:
    client = practice_client(ME)
    grants = tuple(Grant(role, client) for role in GRANTED[side])
    self = Person(practice_self(ME, side), 101, "王芳", "zh", None, None, grants)
    for action in Action:
        assert clients_for(self, action) in ((), (client,))
        for subject in SUBJECTS:
            if subject.client_id is not None:
                assert not may(self, action, subject), (action, subject)
        if action not in IN_PRACTICE:
            assert not may_anywhere(self, action)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", sorted(FOR_ONE_CLIENT))
def test_a_role_counts_at_a_client_that_was_merged_into_theirs_for_looking_back_alone(
    action: Action, role: Role
) -> None:
    merged = 30
    who = Person(ME, None, "我", "zh", None, None, (Grant(role, OUR_CLIENT),), merged=((OUR_CLIENT, merged),))
    theirs = may(who, action, Subject(OUR_CLIENT))
    assert may(who, action, Subject(merged)) is (theirs and action in LOOK_BACK)
    assert not may(who, action, Subject(OTHER_CLIENT))
    within = clients_for(who, action) or ()
    assert (merged in within) is (OUR_CLIENT in within and action in LOOK_BACK)


@pytest.mark.parametrize("looks_back", [True, False])
def test_a_right_of_a_subject_says_itself_whether_it_looks_back(looks_back: bool) -> None:
    merged = 30
    right = Right(Text("看样品", "See samples"), {Role.LEAD: Scope.CLIENT}, looks_back=looks_back)
    who = Person(ME, None, "我", "zh", None, None, (Grant(Role.LEAD, OUR_CLIENT),), merged=((OUR_CLIENT, merged),))
    assert may(who, right, Subject(OUR_CLIENT))
    assert may(who, right, Subject(merged)) is looks_back
    assert clients_for(who, right) == ((OUR_CLIENT, merged) if looks_back else (OUR_CLIENT,))
