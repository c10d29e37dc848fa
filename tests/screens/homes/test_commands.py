"""The command lists: what a role may do, in the person's language, and nothing else."""

import re

import pytest

from bot.rules.people import Role
from bot.rules.text import CHINESE, ENGLISH
from bot.screens.homes.commands import LISTED, commands_for, commands_for_everybody
from bot.screens.ways import WAYS, way_of
from tests.screens.people.people import person

ALWAYS = {"menu", "progress", "training", "training_records", "help", "settings", "policies", "cancel", "practice"}
MORE = {
    Role.CLIENT_STAFF: {
        "incident",
        "monitor",
        "measurements",
        "findings",
        "complain",
        "ask",
        "hazard",
        "self_check",
        "self_checks",
    },
    Role.CLIENT_MANAGER: {
        "incident",
        "hazard",
        "monitor",
        "measurements",
        "self_check",
        "inspections",
        "self_checks",
        "firm",
        "deliveries",
        "service_plans",
        "works",
        "confirmations",
        "survey_plans",
        "findings",
        "complain",
        "ask",
        "register",
        "cadence",
        "deliverables",
        "ledgers",
        "invite",
        "joining",
        "behalf",
        "services",
        "patrols",
        "renewals",
    },
    Role.CONSULTANT: {
        "incident",
        "papers",
        "organisation",
        "my_file",
        "monitor",
        "measurements",
        "checklists",
        "inspect",
        "inspections",
        "self_checks",
        "own_reviews",
        "requirements",
        "deliveries",
        "service_plans",
        "works",
        "confirmations",
        "survey_plans",
        "deliver",
        "work",
        "confirmation",
        "survey_plan",
        "week",
        "leave",
        "today",
        "patrol",
        "findings",
        "register",
        "cadence",
        "deliverables",
        "ledgers",
        "joining",
        "behalf",
        "log",
        "services",
        "patrols",
        "renewals",
        "meetings",
        "meeting",
    },
    Role.LEAD: {
        "incident",
        "papers",
        "organisation",
        "my_file",
        "staff_files",
        "monitor",
        "measurements",
        "checklists",
        "inspect",
        "inspections",
        "self_checks",
        "own_review",
        "own_reviews",
        "requirements",
        "board",
        "deliveries",
        "service_plans",
        "sign_contract",
        "works",
        "confirmations",
        "survey_plans",
        "deliver",
        "work",
        "confirmation",
        "survey_plan",
        "week",
        "team",
        "leave",
        "handover",
        "today",
        "patrol",
        "findings",
        "register",
        "cadence",
        "deliverables",
        "ledgers",
        "joining",
        "behalf",
        "log",
        "services",
        "patrols",
        "renewals",
        "meetings",
        "meeting",
    },
    Role.QUALITY_MANAGER: {
        "incident",
        "organisation",
        "my_file",
        "staff_files",
        "measurements",
        "checklists",
        "inspections",
        "self_checks",
        "own_review",
        "own_reviews",
        "ledgers",
        "readiness",
        "board",
        "deliveries",
        "service_plans",
        "works",
        "confirmations",
        "survey_plans",
        "today",
        "findings",
        "register",
        "cadence",
        "deliverables",
        "behalf",
        "services",
        "patrols",
        "meetings",
        "meeting",
    },
    Role.ADMINISTRATOR: {
        "incident",
        "organisation",
        "my_file",
        "staff_files",
        "measurements",
        "checklists",
        "inspections",
        "self_checks",
        "own_review",
        "own_reviews",
        "readiness",
        "board",
        "deliveries",
        "service_plans",
        "sign_contract",
        "works",
        "confirmations",
        "survey_plans",
        "today",
        "team",
        "behalf",
        "company",
        "setup",
        "roles",
        "leave",
        "handover",
        "findings",
        "invite",
        "register",
        "cadence",
        "deliverables",
        "ledgers",
        "import",
        "joining",
        "services",
        "patrols",
        "renewals",
        "meetings",
        "meeting",
    },
    Role.AUDITOR: {
        "organisation",
        "staff_files",
        "measurements",
        "checklists",
        "inspections",
        "self_checks",
        "own_reviews",
        "readiness",
        "board",
        "deliveries",
        "service_plans",
        "works",
        "confirmations",
        "survey_plans",
        "today",
        "findings",
        "register",
        "cadence",
        "deliverables",
        "ledgers",
        "services",
        "patrols",
        "renewals",
        "meetings",
    },
}


def test_there_is_a_command_for_everything_that_can_be_said() -> None:
    unlisted = {"chinese", "english", "leave_practice", "backup", "missed", "statements"}
    assert {way.code for way in LISTED} == set(WAYS) - unlisted


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_what_it_may_do(role: Role) -> None:
    assert {name for name, _ in commands_for(person(role))} == ALWAYS | MORE[role]


def test_several_roles_see_all_of_theirs_once() -> None:
    names = [name for name, _ in commands_for(person(Role.CLIENT_STAFF, Role.CONSULTANT))]
    assert set(names) == ALWAYS | MORE[Role.CLIENT_STAFF] | MORE[Role.CONSULTANT]
    assert len(names) == len(set(names))


def test_who_has_no_role_yet_sees_what_needs_none() -> None:
    assert [name for name, _ in commands_for_everybody(CHINESE)] == ["menu", "help", "settings", "cancel"]
    assert commands_for(person()) == ()


@pytest.mark.parametrize("role", Role)
def test_commands_are_described_in_the_readers_language_and_as_their_keys_are(role: Role) -> None:
    zh, en = (dict(commands_for(person(role, language=language))) for language in (CHINESE, ENGLISH))
    assert all(re.search(r"[\u4e00-\u9fff]", description) for description in zh.values())
    assert not any(re.search(r"[\u4e00-\u9fff]", description) for description in en.values())
    client = role in (Role.CLIENT_STAFF, Role.CLIENT_MANAGER)
    assert zh["findings"] == ("待我整改" if client else "未闭环问题")


def test_telegram_takes_every_command() -> None:
    for way in LISTED:
        assert re.fullmatch(r"[a-z0-9_]{1,32}", way.code)
        assert way_of(f"/{way.code}") is way
