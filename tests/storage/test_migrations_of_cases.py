"""Findings and complaints of older versions become cases, and findings are linked to records of any kind."""

import json

import pytest
from tortoise.exceptions import IntegrityError

from bot.records.links import Link
from storage import database as db
from storage.cases.finding_details import get_finding_details
from storage.cases.stored import get_case_by_number
from storage.migrating import migrate
from tests.storage.test_migrations import (
    MIGRATIONS,
    NOTHING,
    NOW,
    Snapshot,
    contents,
    nothing_is_left,
    populate,
    shape,
)

BEFORE_CASES = "0003_cases_and_trainings"
OLD = ("finding", "complaint", "outbox")


async def insert(table: str, **row: object) -> None:
    """A row of a table that may have no class any more."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    await db.values(f"INSERT INTO {table} ({names}) VALUES ({places}) RETURNING id", **row)


async def old_rows() -> Snapshot:
    """What findings, complaints and messages there were before there were cases."""
    return {table: await db.values(f"SELECT * FROM {table} ORDER BY id") for table in OLD}


async def fill_old_tables() -> None:
    """Findings in each state, complaints with and without leave for the manager, and what waits to be said of them."""
    for number, (state, acknowledged, closed) in enumerate(
        (("open", None, None), ("in_progress", 2, None), ("closed", None, NOW), ("voided", None, NOW)), 1
    ):
        await insert(
            "finding",
            number=f"WT20261120-{number:02}",
            client_id=1,
            site_id=2,
            patrol_id=1,
            found_by_id=1,
            question=f"topic{number}",
            clause="4.2",
            what=f"封样缺失 {number}",
            severity="serious",
            suggestion_zh="补齐",
            suggestion_en="complete it",
            state=state,
            found_at=NOW.replace(day=number),
            due_at=NOW.replace(day=number + 10),
            fixed_on_the_spot=False,
            acknowledged_by_id=acknowledged,
            acknowledged_at=NOW.replace(hour=5) if acknowledged else None,
            closed_at=closed,
        )
    for number, visible in ((1, '"yes"'), (2, '"no"')):
        for question, value in (("what", f'"约好没来 {number}"'), ("visible_to_manager", visible)):
            await insert(
                "draft_answer", draft_id=number, question=question, skipped=False, value=value, answered_at=NOW
            )
        await insert(
            "complaint",
            number=f"TS20261120-{number:02}",
            client_id=2,
            filed_by_id=number,
            draft_id=number,
            state="awaiting",
            filed_at=NOW.replace(day=number),
            accept_by=NOW.replace(day=number + 1),
            resolve_by=NOW.replace(day=number + 9),
        )
    for kind, subject, parameters in (
        ("finding_reminder", "finding", '{"stage": "due"}'),
        ("complaint_filed", "complaint", "{}"),
    ):
        await insert(
            "outbox",
            key=f"{kind}:2",
            kind=kind,
            person_id=1,
            subject_kind=subject,
            subject_id=2,
            parameters=parameters,
            state="waiting",
            send_at=NOW,
            attempts=0,
            error="",
        )


async def test_findings_and_complaints_become_cases_go_back_unchanged_and_go_for_good(old_sqlite: str) -> None:
    await migrate()
    await populate()
    await migrate(BEFORE_CASES)
    await fill_old_tables()
    before = await old_rows()

    await migrate()
    await assert_old_rows_are_cases()
    await assert_cases_have_dates_names_and_texts()

    await migrate(BEFORE_CASES)
    assert await old_rows() == before
    await migrate(NOTHING)
    assert await nothing_is_left()


async def assert_old_rows_are_cases() -> None:
    """Each finding and complaint in its state, and what waits to be said speaks of cases."""
    first = await db.values("SELECT * FROM service_case WHERE kind IN ('finding', 'complaint') ORDER BY number")
    cases = {str(row["number"]): row for row in first}
    assert {number: row["state"] for number, row in cases.items()} == {
        "TS20261120-01": "awaiting",
        "TS20261120-02": "awaiting",
        "WT20261120-01": "to_fix",
        "WT20261120-02": "in_progress",
        "WT20261120-03": "closed",
        "WT20261120-04": "voided",
    }
    there = {(row["kind"], row["subject_kind"]): row for row in await db.values("SELECT * FROM outbox")}
    assert not {"finding", "complaint"} & {subject for _, subject in there}
    assert there["case_reminder", "case"]["subject_id"] == cases["WT20261120-02"]["id"]
    news = there["case_news", "case"]
    assert news["subject_id"] == cases["TS20261120-02"]["id"]
    assert json.loads(news["parameters"]) == {"action": "open", "draft": 0, "who": 2}


async def assert_cases_have_dates_names_and_texts() -> None:
    """What each row said is found in its case."""
    taken = await get_case_by_number("WT20261120-02")
    assert taken is not None
    assert (taken.title, taken.client_id, taken.site_id, taken.opened_by_id) == ("封样缺失 2", 1, 2, 1)
    assert (taken.handler_id, taken.taken_at) == (2, NOW.replace(hour=5))
    assert (taken.opened_at, taken.due_at, taken.promised_at) == (
        NOW.replace(day=2),
        NOW.replace(day=12),
        NOW.replace(day=12),
    )
    assert (taken.severity, taken.closed_at, taken.turn) == ("serious", None, 0)
    details = await get_finding_details(taken.id)
    assert details is not None
    assert (details.record, details.question, details.suggestion_en) == (Link("patrol", 1), "topic2", "complete it")

    closed = await get_case_by_number("WT20261120-03")
    assert closed is not None
    assert (closed.due_at, closed.promised_at, closed.closed_at) == (None, NOW.replace(day=13), NOW)

    visible, private = await get_case_by_number("TS20261120-01"), await get_case_by_number("TS20261120-02")
    assert visible is not None
    assert private is not None
    assert (visible.private, private.private) == (False, True)
    assert (private.title, private.opened_by_id, private.draft_id) == ("约好没来 2", 2, 2)
    assert (private.due_at, private.promised_at) == (NOW.replace(day=3), NOW.replace(day=11))
    assert (private.handler_id, private.about_id, private.rating) == (None, None, None)


OF_ANY_RECORD = "0015_findings_of_any_record"
OF_PATROLS = MIGRATIONS[MIGRATIONS.index(OF_ANY_RECORD) - 1]


async def test_findings_keep_their_patrols_when_they_are_linked_to_records_of_any_kind(old_sqlite: str) -> None:
    await migrate()
    await populate()
    await migrate(OF_PATROLS)
    await db.values("UPDATE finding_detail SET patrol_id = 3 - patrol_id RETURNING id")
    before = await db.values("SELECT * FROM finding_detail ORDER BY id")

    await migrate()
    links = await db.values("SELECT id, record_kind, record_id FROM finding_detail ORDER BY id")
    assert [(row["id"], row["record_kind"], row["record_id"]) for row in links] == [(1, "patrol", 2), (2, "patrol", 1)]
    with pytest.raises(IntegrityError):
        await db.values("UPDATE finding_detail SET case_id = 1 WHERE id = 2 RETURNING id")

    await migrate(OF_PATROLS)
    assert await db.values("SELECT * FROM finding_detail ORDER BY id") == before


async def test_the_way_back_is_refused_while_a_finding_is_of_no_patrol(old_sqlite: str) -> None:
    await migrate()
    await populate()
    await migrate(OF_ANY_RECORD)
    await db.values("UPDATE finding_detail SET record_kind = 'service' WHERE id = 2 RETURNING id")
    before = (await shape(), await contents())
    with pytest.raises(IntegrityError, match=r"(?i)not null|null values"):
        await migrate(OF_PATROLS)
    assert (await shape(), await contents()) == before
