"""Merged entries in SQL, on both databases: no chains, nothing half done however many merge at once, and who looks."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.demo_company import Company, open_doors
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import ColumnKind, Ledger, Which
from bot.rules.people import Grant, Role
from storage import database as db
from storage.clients import add_client, get_staying, with_merged
from storage.database import writing
from storage.ledgers import finding, merging
from storage.ledgers.alike import find_like
from storage.ledgers.writing import Values, add_entry, end_entry, resume_entry
from storage.people import persons as people
from tests.storage.rows import a_person
from tests.world import ADMINISTRATOR, LEAD, MANAGER, OTHER_MANAGER

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
CLIENTS, PEOPLE = LEDGERS["clients"], LEDGERS["people"]
MERGING = [ledger for ledger in LEDGERS.values() if ledger.merges]


async def founded() -> Company:
    """The demo company."""
    return await open_doors(NOW - timedelta(days=40))


@writing
async def merge(cause: Cause, ledger: Ledger, entry_id: int, into_id: int) -> bool:
    """Merges as the service does; False when one of the two was not in use."""
    if not await merging.hold_in_use(ledger, entry_id, into_id):
        return False
    await asyncio.sleep(0)
    await end_entry(ledger.code, entry_id, cause.at)
    await merging.merge(ledger, entry_id, into_id)
    return True


async def a_copy(code: str) -> int:
    """恒信阀门 once more."""
    return await add_client(code, "恒信阀门有限公司", "恒信阀门", NOW)


async def test_what_was_merged_before_goes_with_it_and_comes_back_alone(database: str) -> None:
    first, second, third = [await a_copy(code) for code in ("A", "B", "C")]
    assert await merge(Cause(at=NOW), CLIENTS, first, second)
    assert await merge(Cause(at=NOW), CLIENTS, second, third)
    assert await merging.find_merged(CLIENTS, third) == [first, second]
    assert await with_merged(third) == (third, first, second)
    assert await get_staying(first) == third
    assert not await merge(Cause(at=NOW), CLIENTS, third, second)
    assert await resume_entry("clients", first, NOW) == first
    assert await merging.find_merged(CLIENTS, third) == [second]
    assert await get_staying(first) is None


@pytest.mark.parametrize("ledger", MERGING, ids=lambda ledger: ledger.code)
async def test_every_ledger_whose_entries_have_a_code_keeps_where_they_went(database: str, ledger: Ledger) -> None:
    whose = {"client": await a_copy("A"), "keeper": await a_person("周明")}
    days = {column.key: "2027-06-30" for column in ledger.columns if column.kind is ColumnKind.DAY and column.required}
    common: Values = {**whose, **days, "short_name": "同名", "kind": "other", "valid_until": "2027-06-30"}
    named: list[Values] = [{**common, "code": f"E-{n}", "name": f"同名{n}", "number": f"R-{n}"} for n in (1, 2)]
    made = [await add_entry(ledger.code, values, NOW) for values in named]
    first, second = [one for one in made if one is not None]
    assert await merge(Cause(at=NOW), ledger, first, second)
    entry = await finding.get_entry(ledger.code, first, None)
    assert entry is not None
    assert (entry.now_id, await merging.find_merged(ledger, second)) == (second, [first])
    found = await finding.find_entries(ledger.code, None, Which.CURRENT, "e-1", 0, 8)
    assert [one.id for one in found.entries] == [second]
    assert [(one.code, one.now) for one in found.merged] == [("E-1", found.entries[0].title)]


async def test_of_two_that_are_merged_into_each_other_at_once_one_stays(database: str) -> None:
    first, second = await a_copy("A"), await a_copy("B")
    done = await asyncio.gather(
        merge(Cause(at=NOW), CLIENTS, first, second), merge(Cause(at=NOW), CLIENTS, second, first)
    )
    assert sorted(done) == [False, True]
    assert await db.number("SELECT count(*) FROM client WHERE ended_at IS NULL") == 1


async def test_roles_at_the_one_that_stays_look_back_and_nobody_elses_do(database: str) -> None:
    company = await founded()
    former, staying = company.clients["HX"], await a_copy("B")
    manager, other = company.people[MANAGER].id, company.people[OTHER_MANAGER].id
    await people.add_grant(manager, Role.CLIENT_MANAGER, staying, NOW)
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE client_id = :id", at=NOW, id=former)
    before = await people.get_person(manager)
    assert before is not None
    assert before.past_grants == ()
    assert await merge(Cause(at=NOW), CLIENTS, former, staying)
    found = {one: await people.get_person(one) for one in (manager, other, company.people[ADMINISTRATOR].id)}
    assert [len(one.past_grants) if one is not None else None for one in found.values()] == [1, 0, 0]
    now = found[manager]
    assert now is not None
    assert now.grants == before.grants == (Grant(Role.CLIENT_MANAGER, staying),)
    assert now.past_grants == (Grant(Role.CLIENT_MANAGER, former),)
    # what is unfinished at the former one waits for them, and what happens at the staying one for nobody of before
    assert [one.id for one in await people.find_people_with_role(former, Role.CLIENT_MANAGER)] == [manager]
    lead = company.people[LEAD].id
    await people.add_grant(lead, Role.LEAD, former, NOW)
    assert [one.id for one in await people.find_people_with_role(staying, Role.LEAD)] == []


async def test_several_merged_ones_are_each_looked_back_at_and_a_role_is_there_once(database: str) -> None:
    company = await founded()
    staying, manager = company.clients["HX"], company.people[MANAGER].id
    former = [await a_copy(code) for code in ("A", "B")]
    for one in former:
        assert await merge(Cause(at=NOW), CLIENTS, one, staying)
    person = await people.get_person(manager)
    assert person is not None
    assert len(person.grants) == 1
    assert [grant.client_id for grant in person.past_grants] == former
    assert person.clients(Role.CLIENT_MANAGER) == (staying,)
    assert person.clients_looked_at(Role.CLIENT_MANAGER) == (staying, *former)


async def test_look_alikes_are_in_use_and_not_the_entry_itself(database: str) -> None:
    first, second, third = [await a_copy(code) for code in ("A", "B", "C")]
    await end_entry("clients", third, NOW)
    entry = await finding.get_entry("clients", first, None)
    assert entry is not None
    assert await find_like(CLIENTS, entry.values, 0, first) == [second]


async def test_whoever_never_joined_is_told_from_who_did(database: str) -> None:
    company = await founded()
    listed = await add_entry("people", {"code": "HX-77", "name": "王芳"}, NOW)
    assert listed is not None
    assert await merging.has_joined(company.people[MANAGER].id)
    assert not await merging.has_joined(listed)
