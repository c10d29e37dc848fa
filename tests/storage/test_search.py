"""What can be found by its words is what there is: noted by the writing transaction, indexed before anybody asks."""

import pytest
from tortoise.transactions import in_transaction

from bot.rules.ledgers.kinds import LEDGERS, PEOPLE, PLAIN
from bot.rules.ledgers.ledger import ColumnKind, Which
from bot.rules.people import Role
from storage import database as db
from storage.clients import add_client, add_site
from storage.ledgers import finding, writing
from storage.migrating import migrate
from storage.people import persons as people
from storage.search import keeping
from storage.search.sources import SOURCES, noting
from tests.storage.rows import NOW, a_person


async def found(search: str, ledger: str = "people", scope: finding.Scope = None) -> list[str]:
    """The titles of what is found."""
    page = await finding.find_entries(ledger, scope, Which.CURRENT, search, 0, 20)
    return [entry.title for entry in page.entries]


def test_every_ledger_with_texts_of_its_own_is_a_source() -> None:
    words = (ColumnKind.TEXT, ColumnKind.PHONE, ColumnKind.CODE)
    with_words = {one.code for one in LEDGERS.values() if any(column.kind in words for column in one.columns)}
    assert with_words == {*(ledger.code for ledger in PLAIN), PEOPLE.code}
    assert with_words <= SOURCES.keys()


async def test_every_source_is_noted_by_triggers_of_its_table(database: str) -> None:
    names = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgres": "SELECT tgname AS name, pg_get_triggerdef(oid) AS sql FROM pg_trigger WHERE NOT tgisinternal",
    }[db.dialect()]
    there = {row["name"]: row["sql"].replace("public.", "") for row in await db.values(names)}
    dialect = 0 if db.dialect() == "sqlite" else 1
    # those of search_entry keep the index of words up
    assert {name for name in there if name.startswith("search_") and not name.startswith("search_entry_")} == {
        trigger.split()[2] for source in SOURCES.values() for trigger in noting(source)[dialect]
    }
    for source in SOURCES.values():
        for wanted in noting(source)[dialect]:
            assert there.get(wanted.split()[2]) == wanted, (
                "add it in the migration that makes the table, and where a later one makes the table anew"
            )


async def test_what_is_added_changed_and_taken_away_is_found_so(database: str) -> None:
    person = await a_person("王 芳")
    await db.change("person", person, code="P-7", phone="138 0000 4321")
    assert [await found(one) for one in ("王芳", "王 芳", "芳", "p-7", "P7", "4321", "13800004321")] == [["王 芳"]] * 7
    assert [await found(one) for one in ("王强", "8000", "…", "43210")] == [[]] * 4
    await db.change("person", person, name="李敏")
    assert (await found("王芳"), await found("李敏")) == ([], ["李敏"])
    await db.changed("DELETE FROM person WHERE id = :id", id=person)
    assert await found("李敏") == []
    assert await keeping.count_astray() == 0


async def test_what_is_not_committed_is_not_found(database: str) -> None:
    async def fails() -> None:
        async with in_transaction():
            await a_person("王芳")
            raise LookupError

    with pytest.raises(LookupError):
        await fails()
    assert await found("王芳") == []
    assert await db.number("SELECT count(*) FROM search_entry") == 0


async def test_a_reader_finds_the_people_of_their_own_clients(database: str) -> None:
    ours, theirs = await add_client("A", "甲厂", "甲厂", NOW), await add_client("B", "乙厂", "乙厂", NOW)
    for client, name in ((ours, "王芳"), (theirs, "王芳芳")):
        await people.add_grant(await a_person(name), Role.CLIENT_STAFF, client, NOW)
    assert await found("王芳") == ["王芳", "王芳芳"]
    assert await found("王芳", scope=(ours,)) == ["王芳"]
    assert await found("王芳", scope=(theirs,)) == ["王芳芳"]
    assert await found("王芳", scope=()) == []
    later = await a_person("王芳草")
    assert await found("王芳草", scope=(ours,)) == []
    await people.add_grant(later, Role.CLIENT_STAFF, ours, NOW)
    assert await found("王芳草", scope=(ours,)) == ["王芳草"]


async def test_an_entry_is_found_by_what_it_refers_to(database: str) -> None:
    client = await add_client("HX", "恒信阀门有限公司", "恒信阀门", NOW)
    await add_site(client, "总装车间", "城东工业园 3 号")
    person = await a_person("周明")
    await people.add_grant(person, Role.CONSULTANT, client, NOW)
    assert await found("恒信", "sites") == ["总装车间"]
    assert await found("工业园3号", "sites") == ["总装车间"]
    assert await found("恒信", "assignments") == await found("周明", "assignments") == ["周明"]
    assert await found("周明", "assignments", (client,)) == ["周明"]
    assert await found("恒信", "clients") == await found("hx", "clients") == ["恒信阀门"]


async def test_all_of_it_can_be_made_anew(database: str) -> None:
    await a_person("王芳")
    await keeping.index_all_noted()
    await db.changed("DELETE FROM search_entry")
    assert (await found("王芳"), await keeping.count_astray()) == ([], 1)
    await keeping.note_all()
    assert await keeping.count_astray() == 0
    assert await keeping.index_all_noted() == 1
    assert (await found("王芳"), await keeping.count_astray()) == (["王芳"], 0)


async def test_astray_is_what_is_not_found_or_found_though_it_is_gone_unless_it_is_noted(database: str) -> None:
    one, other = await a_person("王芳"), await a_person("李敏")
    await keeping.index_all_noted()

    async def note(kind: str, subject: int) -> None:
        await db.add("search_stale", kind=kind, subject_id=subject)

    async def is_astray_until_it_is_noted() -> None:
        assert await keeping.count_astray() == 1
        await note("people", other)
        await note("clients", one)
        assert await keeping.count_astray() == 1
        await note("people", one)
        assert await keeping.count_astray() == 0

    await db.changed("DELETE FROM search_entry WHERE subject_id = :id", id=one)
    await is_astray_until_it_is_noted()
    await keeping.index_all_noted()

    await db.changed("DELETE FROM person WHERE id = :id", id=one)
    await db.changed("DELETE FROM search_stale")
    await is_astray_until_it_is_noted()


async def test_who_asks_waits_for_some_of_a_large_import_and_the_beat_does_the_rest(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 2)
    monkeypatch.setattr(keeping, "BEFORE_ASKING", 2)
    monkeypatch.setattr(keeping.index_noted, "__defaults__", (2,))
    for n in range(6):
        await a_person(f"王芳{n}")
    assert len(await found("王芳")) == 4
    await keeping.index_all_noted()
    assert len(await found("王芳")) == 6


async def test_migrating_indexes_what_waits(database: str) -> None:
    await writing.add_entry("people", {"code": "P-1", "name": "王芳"}, NOW)
    await migrate()
    assert await db.number("SELECT count(*) FROM search_stale") == 0
    assert await db.number("SELECT count(*) FROM search_entry") == 1
