"""Work records of two firms, sites, kinds and days: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

import pytest

from bot.records.attachments import of_record
from bot.records.links import Link
from bot.rules.cause import Cause
from bot.rules.people import Role
from storage import attachments
from storage import database as db
from storage.people import persons
from storage.trail.entries import add_entry
from storage.work_records import amending, releasing, stored
from tests.storage.near.firms import DAY, NUMBERS, Near, a_case, a_draft, a_record, at_record, near
from tests.storage.near.test_files_and_drafts import a_file
from tests.storage.rows import NOW

TODAY = NOW.date()


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms with people and sites."""
    return await near()


async def ids(found: Awaitable[list[Any]]) -> list[int]:
    """The ids of the records that are found."""
    return [record.id for record in await found]


async def test_records_are_listed_by_kind_whose_they_are_and_day(firm: Near) -> None:
    first, last = TODAY - DAY, TODAY + DAY
    earlier, later = await a_record(firm, first), await a_record(firm, last)
    for day in (first - DAY, last + DAY):
        await a_record(firm, day)
    service = await a_record(firm, kind="service")
    beside = await a_record(firm, site_id=firm.other_site, person_id=firm.other)
    elsewhere = await a_record(firm, client_id=firm.other_firm, site_id=None)
    ours = await a_record(firm, client_id=None, site_id=None)
    find = stored.find_records
    assert await ids(find("patrol", "client", (firm.firm,), first, last)) == [later, beside, earlier]
    assert await ids(find("service", "client", (firm.firm,), first, last)) == [service]
    assert await ids(find("patrol", "site", (firm.site,), first, last)) == [later, earlier]
    assert await ids(find("patrol", "person", (firm.other,), first, last)) == [beside]
    assert await ids(find("patrol", "", (), first, last)) == [ours]
    assert await ids(find("patrol", "client", (firm.firm, firm.other_firm), TODAY, TODAY)) == [elsewhere, beside]


async def test_the_last_day_is_of_the_kind_and_client_and_of_what_they_have(firm: Near) -> None:
    await a_record(firm, TODAY - 3 * DAY)
    await a_record(firm, TODAY - 2 * DAY, released_at=None, state="submitted")
    await a_record(firm, TODAY - DAY, kind="service")
    await a_record(firm, TODAY - DAY, client_id=firm.other_firm)
    await a_record(firm, TODAY + DAY)

    async def last(until: date, *, waits_too: bool) -> date | None:
        return await stored.get_last_day("patrol", "client", (firm.firm,), until, waits_too=waits_too)

    assert await last(TODAY, waits_too=False) == TODAY - 3 * DAY
    assert await last(TODAY, waits_too=True) == TODAY - 2 * DAY
    assert await last(TODAY + DAY, waits_too=False) == TODAY + DAY
    assert await last(TODAY - 4 * DAY, waits_too=True) is None


async def test_a_record_is_found_by_kind_and_id_number_and_file(firm: Near) -> None:
    patrol, service = await a_record(firm), await a_record(firm, kind="service")
    found = await stored.get_record("patrol", patrol)
    assert found is not None
    assert found.id == patrol
    assert await stored.get_record("service", patrol) is None
    by_number = await stored.get_record_by_number(found.number)
    assert by_number is not None
    assert by_number.id == patrol
    files = {}
    for kind, of in (("patrol", patrol), ("service", service), ("case", patrol)):
        draft = await a_draft(firm.person, about=next(NUMBERS))
        files[kind] = await a_file(draft, firm.person, "q")
        await attachments.change_owner(draft.id, of_record(kind, of))
    in_tray = await a_file(None, firm.person)
    owners = {}
    for name, file in (*files.items(), ("tray", in_tray)):
        record = await stored.get_record_of_attachment(file)
        owners[name] = record.id if record else None
    assert owners == {"patrol": patrol, "service": service, "case": None, "tray": None}


async def test_events_are_those_of_their_entry(firm: Near) -> None:
    older, newer = [await a_record(firm, day, entry=Link("licences", 1)) for day in (TODAY - DAY, TODAY)]
    await a_record(firm, entry=Link("licences", 2))
    await a_record(firm, entry=Link("equipment", 1))
    await a_record(firm)
    assert await ids(stored.find_events("licences", 1)) == [newer, older]


async def test_who_saw_a_record_was_told_of_it_acted_on_what_was_found_or_has_its_report(firm: Near) -> None:
    record, beside = await a_record(firm), await a_record(firm)
    readers = [await persons.add_person(telegram_id=None, name=f"{n}", language="zh", at=NOW) for n in range(8)]

    async def told(who: int, kind: str, about: int, state: str = "sent") -> None:
        await db.add(
            "outbox",
            key=f"s{next(NUMBERS)}",
            kind="news",
            person_id=who,
            subject_kind=kind,
            subject_id=about,
            parameters={},
            state=state,
            send_at=NOW,
        )

    async def finding(at: int, kind: str = "patrol") -> int:
        case = await a_case(firm)
        await at_record(case, kind, at)
        return case

    async def report(of: int, kind: str = "patrol") -> int:
        return await db.add(
            "document", kind=f"{kind}_report", subject_kind=kind, subject_id=of, language="zh", name="报告", made_at=NOW
        )

    mine, theirs, of_other_kind = await finding(record), await finding(beside), await finding(record, "service")
    await told(readers[0], "patrol", record)
    await told(readers[1], "case", mine)
    await add_entry(Cause(NOW, readers[2]), "acknowledge", "case", mine)
    await told(readers[3], "document", await report(record))
    # what differs in one thing each
    await told(readers[4], "patrol", record, "waiting")
    await told(readers[4], "case", mine, "cancelled")
    await told(readers[5], "patrol", beside)
    await told(readers[5], "case", theirs)
    await told(readers[5], "case", of_other_kind)
    await add_entry(Cause(NOW, readers[5]), "acknowledge", "case", theirs)
    await add_entry(Cause(NOW, readers[6]), "open", "patrol", mine)
    await told(readers[7], "document", await report(beside))
    await told(readers[7], "document", await report(record, "service"))
    await told(readers[7], "service", record)
    assert await releasing.find_who_saw(Link("patrol", record)) == readers[:4]


async def test_everyone_with_a_role_has_it_now(firm: Near) -> None:
    await persons.add_grant(firm.person, Role.CONSULTANT, firm.firm, NOW)
    await persons.add_grant(firm.other, Role.LEAD, firm.other_firm, NOW)
    await persons.add_grant(firm.gone, Role.CONSULTANT, firm.firm, NOW)
    await persons.add_grant(firm.self, Role.CONSULTANT, firm.practice_firm, NOW)
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE person_id = :id", at=NOW, id=firm.both)

    async def found(*wanted: Role) -> set[int]:
        return {person.id for person in await persons.find_everyone_with_role(*wanted)}

    assert await found(Role.CONSULTANT) == {firm.person}
    assert await found(Role.CONSULTANT, Role.LEAD) == {firm.person, firm.other}
    assert await found(Role.CLIENT_STAFF) == {firm.person, firm.other}


async def test_corrections_and_findings_are_counted_at_their_own_record(firm: Near) -> None:
    record, beside = await a_record(firm), await a_record(firm)
    draft = await a_draft(firm.person, "correction", next(NUMBERS))
    for reason in ("笔误", "又一处"):
        await amending.amend(
            Link("patrol", record),
            day=TODAY,
            said={"text": reason},
            state="issued",
            person_id=firm.person,
            draft_id=draft.id,
            reason=reason,
            at=NOW,
        )
    for kind, of, state in (
        ("patrol", record, "to_fix"),
        ("patrol", record, "closed"),
        ("patrol", record, "voided"),
        ("service", record, "to_fix"),
        ("patrol", beside, "to_fix"),
    ):
        await at_record(await a_case(firm, state=state), kind, of)
    found, other = await stored.get_record("patrol", record), await stored.get_record("patrol", beside)
    assert found is not None
    assert other is not None
    assert (found.amended, found.findings, dict(found.said)) == (2, 2, {"text": "又一处"})
    assert (other.amended, other.findings, dict(other.said)) == (0, 1, {})
