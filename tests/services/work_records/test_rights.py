"""What each of those around a work record may do with it, in every state of each sort of kind."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.records.work_records import Rights, WorkRecord
from bot.rules.people import Grant, Person, Role
from bot.rules.record_kind import State
from bot.services.work_records.seeing import may_see, rights_of

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OURS, OTHER = 10, 20
MINE = 1


def a_record(kind: str, state: State, **columns: Any) -> WorkRecord:
    """A record that the first person filed."""
    base = dict.fromkeys(WorkRecord.__slots__)
    told = {
        "kind": kind,
        "id": 7,
        "client_id": OURS,
        "person_id": MINE,
        "state": state,
        "filed_at": NOW,
        "released_at": NOW if state is State.ISSUED else None,
    }
    return WorkRecord(**{**base, **told, **columns})


def somebody(number: int, role: Role, client: int | None = OURS) -> Person:
    """A person with one role."""
    return Person(number, number, "某人", "zh", None, None, (Grant(role, client),))


PEOPLE = {
    "who filed it": somebody(MINE, Role.CONSULTANT),
    "colleague": somebody(2, Role.CONSULTANT),
    "elsewhere": somebody(3, Role.CONSULTANT, OTHER),
    "lead": somebody(4, Role.LEAD),
    "lead elsewhere": somebody(5, Role.LEAD, OTHER),
    "quality": somebody(6, Role.QUALITY_MANAGER, None),
    "administrator": somebody(7, Role.ADMINISTRATOR, None),
    "auditor": somebody(8, Role.AUDITOR, None),
    "manager": somebody(9, Role.CLIENT_MANAGER),
    "staff": somebody(10, Role.CLIENT_STAFF),
    "manager elsewhere": somebody(11, Role.CLIENT_MANAGER, OTHER),
}


def rights(record: WorkRecord) -> dict[str, set[str]]:
    """Who may do what, without what nobody may."""
    each = {name: rights_of(who, record, NOW) for name, who in PEOPLE.items()}
    everything = {right: {name for name in each if getattr(each[name], right)} for right in Rights.__slots__}
    return {right: who for right, who in everything.items() if who}


TEAM = {"who filed it", "colleague", "lead"}
READERS = {*TEAM, "quality", "administrator", "auditor"}
ORIGINALS = {
    "patrol": READERS,
    "service": READERS,
    "renewal": READERS - {"quality"},
    "meeting": {*READERS, "elsewhere", "lead elsewhere"},
}
"""Who sees how the files of a record are kept: whoever of ours sees the record; the client's manager has the copies."""


@pytest.mark.parametrize(
    ("kind", "state", "columns", "expected"),
    [
        ("patrol", State.SUBMITTED, {}, {"recall": {"who filed it"}}),
        ("patrol", State.SUBMITTED, {"recall_until": NOW + MINUTE}, {"recall": {"who filed it"}}),
        ("patrol", State.SUBMITTED, {"recall_until": NOW}, {}),
        (
            "patrol",
            State.ISSUED,
            {},
            {"amend": {"who filed it", "lead"}, "recall_issued": {"lead"}, "void": {"lead"}},
        ),
        ("patrol", State.RECALLED, {}, {"go_on": {"who filed it"}, "void": {"who filed it", "lead"}}),
        ("patrol", State.RECALLED, {"replaced_by": "XC20261123-02"}, {}),
        ("patrol", State.VOIDED, {}, {}),
        ("service", State.SUBMITTED, {}, {}),
        ("service", State.ISSUED, {}, {"amend": {"who filed it", "lead"}}),
        ("service", State.RECALLED, {}, {}),
        ("service", State.VOIDED, {}, {"amend": {"who filed it", "lead"}}),
        ("renewal", State.ISSUED, {}, {"amend": {*TEAM, "administrator", "manager"}}),
        ("meeting", State.ISSUED, {"client_id": None}, {"amend": {"who filed it", "quality", "administrator"}}),
    ],
)
def test_who_may_do_what_with_a_record(
    kind: str, state: State, columns: dict[str, Any], expected: dict[str, set[str]]
) -> None:
    assert rights(a_record(kind, state, **columns)) == expected | {"originals": ORIGINALS[kind]}


@pytest.mark.parametrize(
    ("kind", "columns", "seen_by"),
    [
        ("patrol", {}, {*READERS, "manager"}),
        ("patrol", {"released_at": None}, READERS),
        ("patrol", {"client_id": OTHER}, {*READERS - TEAM, "elsewhere", "lead elsewhere", "manager elsewhere"}),
        ("service", {}, {*READERS, "manager"}),
        ("renewal", {}, {*READERS - {"quality"}, "manager"}),
        ("meeting", {"client_id": None}, {*READERS, "elsewhere", "lead elsewhere"}),
    ],
)
def test_who_sees_a_record(kind: str, columns: dict[str, Any], seen_by: set[str]) -> None:
    record = a_record(kind, State.ISSUED, **columns)
    assert {name for name, who in PEOPLE.items() if may_see(who, record)} == seen_by
