"""Patrols and logged services of older versions become work records, and stay what they were."""

import json
from datetime import date, timedelta

import pytest
from tortoise.exceptions import IntegrityError

from bot.records.links import Link
from storage import database as db
from storage.migrating import migrate
from storage.work_records.amending import find_amendments
from storage.work_records.confirming import add_confirmation
from storage.work_records.stored import get_record, get_record_by_number
from tests.storage.test_migrations import MIGRATIONS, NOW, Snapshot, populate
from tests.storage.test_migrations_of_cases import insert

RECORDS = "0029_work_records"
BEFORE = MIGRATIONS[MIGRATIONS.index(RECORDS) - 1]
OLD = ("patrol", "service_log", "service_amendment")
MIDNIGHT = NOW.replace(hour=16, minute=5)
"""Five past midnight in Beijing."""


async def old_rows() -> Snapshot:
    """What there was before there were work records."""
    return {table: await db.values(f"SELECT * FROM {table} ORDER BY id") for table in OLD}


async def fill() -> None:
    """A patrol in each state, a service that was never corrected, one that was corrected twice and then void."""
    for table in OLD[::-1]:
        await db.values(f"DELETE FROM {table} RETURNING id")
    for n, (state, issued) in enumerate((("submitted", None), ("issued", NOW), ("recalled", NOW), ("voided", None)), 3):
        await insert(
            "patrol",
            id=n,
            number=f"XC20261123-{n:02}",
            client_id=1,
            site_id=2,
            consultant_id=1,
            draft_id=1,
            task_id=2 if state == "issued" else None,
            state=state,
            started_at=NOW,
            submitted_at=MIDNIGHT,
            recall_until=MIDNIGHT + timedelta(minutes=10),
            issued_at=issued,
            recalled_at=NOW if state in ("recalled", "voided") else None,
        )
    for n in (3, 9):
        await insert("service_log", id=n, number=f"JL20261123-{n:02}", **_said("phone", 15, 20), **_by(n))
    for n, (minutes, day, voided) in enumerate(((60, 20, False), (90, 21, True)), 1):
        corrected = {"service_id": 9, "voided": voided, "reason": f"第 {n} 次", "amended_at": NOW, "draft_id": 2}
        await insert("service_amendment", id=n, person_id=2, **_said("advice", minutes, day), **corrected)
    await insert("job", key="make_report:3", kind="make_report", subject_id=3, state="waiting", run_at=NOW)


def _said(kind: str, minutes: int, day: int) -> dict[str, object]:
    return {"kind": kind, "minutes": minutes, "done_on": date(2026, 11, day), "text": '说了「"检定"」\n第二行'}


def _by(n: int) -> dict[str, object]:
    return {"client_id": 1, "person_id": 1, "draft_id": 2, "logged_at": NOW.replace(minute=n)}


async def test_records_keep_what_they_were(old_sqlite: str) -> None:
    await migrate()
    await populate()
    await migrate(BEFORE)
    await fill()
    before = await old_rows()
    await migrate()

    patrol = await get_record("patrol", 4)
    assert patrol is not None
    assert (patrol.number, patrol.state, patrol.task_id, patrol.released_at) == ("XC20261123-04", "issued", 2, NOW)
    assert patrol.day == date(2026, 11, 24), "the day in Beijing"
    service, untouched = await get_record_by_number("JL20261123-09"), await get_record("service", 3)
    assert service is not None
    assert untouched is not None
    assert (service.id, service.state, service.day, service.amended) == (9, "voided", date(2026, 11, 21), 2)
    assert service.said == {"kind": "advice", "minutes": "90", "text": '说了「"检定"」\n第二行'}
    assert (untouched.state, untouched.amended, untouched.said["minutes"]) == ("issued", 0, "15")
    was = await find_amendments(Link("service", 9))
    assert [(one.said["minutes"], one.day.day, one.voided, one.reason) for one in was] == [
        ("15", 20, False, "第 1 次"),
        ("60", 20, False, "第 2 次"),
    ]
    assert await db.value(str, "SELECT key FROM job WHERE kind = 'report_patrol'") == "report_patrol:3"
    assert await db.value(int, "SELECT given FROM serial WHERE series = 'work_record'") == 9, "no id is given twice"

    await migrate(BEFORE)
    assert await old_rows() == before
    assert await db.value(str, "SELECT key FROM job WHERE kind = 'make_report'") == "make_report:3"


async def test_nothing_that_was_filed_is_altered_or_deleted(bare: str) -> None:
    await migrate()
    await populate()
    # an amendment has what it said until now, so that it may say something else: once
    await db.values('UPDATE work_record SET said = \'{"kind": "advice"}\' RETURNING 1 AS one')
    for altering in (
        "UPDATE work_record SET number = '1'",
        "UPDATE work_record SET client_id = 2",
        "UPDATE work_record SET said = '{}'",
        "UPDATE work_record SET day = '2026-01-01'",
        "UPDATE work_amendment SET reason = ''",
        "DELETE FROM work_amendment",
        "DELETE FROM work_record",
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            await db.values(f"{altering} RETURNING 1 AS one")
    await db.values("UPDATE work_record SET state = 'issued' RETURNING 1 AS one")


async def test_what_older_versions_have_no_place_for_keeps_the_database_from_going_back(old_sqlite: str) -> None:
    await migrate()
    await populate()
    row = (await db.values("SELECT * FROM work_record WHERE row_id = 1"))[0]
    said = {"kind": "drill", "id": 40, "number": "YL20261123-01", "said": json.dumps({}), "row_id": 40}
    names = ", ".join(row)
    await db.values(
        f"INSERT INTO work_record ({names}) VALUES ({', '.join(f':{name}' for name in row)}) RETURNING id",
        **{**row, **said},
    )
    with pytest.raises(IntegrityError):
        await migrate(BEFORE)


CONFIRMED_LATER = "0088_confirmed_later"
BEFORE_LATER = MIGRATIONS[MIGRATIONS.index(CONFIRMED_LATER) - 1]
CONFIRMATIONS = "SELECT * FROM client_confirmation ORDER BY id"


async def _say(said: str, digest: str = "a" * 64) -> int | None:
    return await add_confirmation(
        Link("patrol", 1), said, text="", by=None, by_name="张三", recorded_by=1, digest=digest, at=NOW
    )


async def test_of_what_was_noted_before_each_content_can_be_confirmed_once_since(bare: str) -> None:
    await migrate()
    await populate()
    await migrate(BEFORE_LATER)
    # a code tells which confirmation it led to: it must not go with the table that is made anew
    noted = await _say("absent")
    await db.change("confirmation_code", 1, confirmation_id=noted)
    assert await _say("confirmed") is None, "until then a note was the last word"
    before = await db.values(CONFIRMATIONS)
    await migrate()
    assert await db.values(CONFIRMATIONS) == before
    assert await db.value(int, "SELECT confirmation_id FROM confirmation_code WHERE id = 1") == noted

    assert await _say("absent") is not None, "they were asked again in vain"
    assert await _say("refused") is not None
    assert await _say("remarks") is not None
    assert await _say("confirmed") is None
    assert await _say("on_paper") is None
    assert await _say("confirmed", digest="b" * 64) is not None, "what it says since a correction"
    with pytest.raises(IntegrityError):
        # there is no place for two things said to one content, and neither may be lost
        await migrate(BEFORE_LATER)
    assert await db.number("SELECT count(*) AS n FROM client_confirmation WHERE record_id = 1") >= 5


async def test_what_was_said_once_to_each_content_goes_back_as_it_was(bare: str) -> None:
    await migrate()
    await populate()
    await _say("refused")
    await _say("confirmed", digest="b" * 64)
    there = await db.values(CONFIRMATIONS)
    await migrate(BEFORE_LATER)
    assert await db.values(CONFIRMATIONS) == there
    await migrate()
    assert await db.values(CONFIRMATIONS) == there
