"""Entries of whatever ledger are found by name, code and how the name is said, by those whose they are."""

from datetime import date

import pytest

from bot.rules.ledgers.kinds import CLIENTS, LEDGERS, PEOPLE, PLAIN
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Which
from bot.rules.people import Role
from storage import database as db
from storage.clients import add_client, add_site
from storage.ledgers import finding, plain
from storage.people import persons as people
from storage.search import keeping
from storage.search.sources import SOURCES
from tests.storage.queries import Questions
from tests.storage.rows import NOW, a_person

NAMED = [ledger for ledger in PLAIN if SOURCES[ledger.code].names]


async def found(search: str, ledger: str = "people", scope: finding.Scope = None) -> list[int]:
    """The ids of what is found."""
    page = await finding.find_entries(ledger, scope, Which.CURRENT, search, 0, 20)
    return [entry.id for entry in page.entries]


async def an_entry(ledger: Ledger, client_id: int, name: str, code: str = "") -> int:
    """An entry of any plain ledger: this name, this code, and whatever else has to stand in it."""
    if ledger is CLIENTS:
        return client_id
    row = {column.key: await _something(column, client_id) for column in ledger.columns if column.required}
    # some may be ours, and of some whose they are says more than a name of their own
    row |= {"client": client_id} if ledger.of_client else {}
    called = ledger.called if ledger.called in SOURCES[ledger.code].names else SOURCES[ledger.code].names[0]
    row |= {called: name, "code": code}
    return await db.add(ledger.table, **plain.new_row(ledger, row, NOW))


async def _something(column: Column, client_id: int) -> str | int:
    if column.refers:
        return client_id if column.key == "client" else await _referred(column, client_id)
    if column.kind is ColumnKind.DAY:
        return date(2027, 3, 31).isoformat()
    if column.options:
        return column.options[0].value
    return column.least if column.kind is ColumnKind.NUMBER else "某"


async def _referred(column: Column, client_id: int) -> int:
    if column.refers == PEOPLE.code:
        return await a_person("某人")
    return await an_entry(LEDGERS[column.refers], client_id, "某处")


def test_every_ledger_of_which_an_entry_has_a_name_is_found_by_how_it_is_said() -> None:
    said = {PEOPLE.code}
    for ledger in PLAIN:
        if not ledger.column(ledger.called).refers or any(column.names for column in ledger.columns):
            said.add(ledger.code)
    assert {source.kind for source in SOURCES.values() if source.names} == said


@pytest.mark.parametrize("ledger", NAMED, ids=lambda ledger: ledger.code)
async def test_an_entry_of_every_ledger_is_found_by_name_code_and_sound(database: str, ledger: Ledger) -> None:
    name = "重行阀室"
    ours = await add_client("甲-1", f"{name}公司" if ledger is CLIENTS else "甲厂公司", "甲厂", NOW)
    theirs = await add_client("乙-2", "乙厂公司", "乙厂", NOW)
    one = await an_entry(ledger, ours, name, "QB-4711")
    code = "甲-1" if ledger is CLIENTS else "QB-4711"
    for typed in (name, "重行", code, "zxfs", "cxfs", "chfs", "zhongxing", "Chong Hang", "fashi"):
        assert await found(typed, ledger.code) == [one], typed
        if ledger.of_client or ledger is CLIENTS:
            assert await found(typed, ledger.code, (ours,)) == [one], typed
            assert await found(typed, ledger.code, (theirs,)) == [], typed
        assert await found(typed, ledger.code, ()) == [], typed
    assert await found("zx阀", ledger.code) == []
    assert await found("zcfs", ledger.code) == []


async def test_somebody_of_a_client_finds_nobody_of_another_by_pinyin(database: str) -> None:
    ours, theirs = await add_client("A", "甲厂", "甲厂", NOW), await add_client("B", "乙厂", "乙厂", NOW)
    fang, feng = await a_person("王芳"), await a_person("王峰")
    await people.add_grant(fang, Role.CLIENT_STAFF, ours, NOW)
    await people.add_grant(feng, Role.CLIENT_STAFF, theirs, NOW)
    assert set(await found("wf")) == {fang, feng}
    assert await found("wf", scope=(ours,)) == [fang]
    assert await found("wang", scope=(theirs,)) == [feng]
    await db.change("person", fang, name="李敏")
    assert await found("wf") == [feng]
    assert await found("limin", scope=(ours,)) == [fang]


async def test_what_it_refers_to_is_found_by_its_sound_too_and_is_not_it_itself(database: str) -> None:
    client = await add_client("HX", "恒信阀门有限公司", "恒信阀门", NOW)
    site = await add_site(client, "总装车间", "城东工业园 3 号")
    assert await found("hxfm", "sites") == [site]
    page = await finding.find_entries("sites", None, Which.CURRENT, "hxfm", 0, 20, itself=True)
    assert page.entries == ()
    page = await finding.find_entries("sites", None, Which.CURRENT, "zzcj", 0, 20, itself=True)
    assert [entry.id for entry in page.entries] == [site]


async def test_it_is_asked_of_the_index(database: str) -> None:
    for n in range(300):
        await a_person(f"王芳{n}")
    one = await a_person("欧阳娜")
    await keeping.index_all_noted()
    sizes = Questions({"search_entry": 301}, frozenset({"search_entry"}), frozenset())

    async def asks() -> None:
        assert await found("oyn") == [one]

    await sizes.ask("oyn", asks)
    assert not sizes.scans
