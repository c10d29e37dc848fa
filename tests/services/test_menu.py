"""The service menu comes with the program, once, and what the firm made of it stays (clauses 2, 3.5)."""

import pytest

from bot.rules.cause import Cause
from bot.rules.ledgers.cells import CellProblem, disagreement, read_cell, shown
from bot.rules.ledgers.ledger import Column
from bot.rules.ledgers.menu import MENU
from bot.rules.menu.built_in import BUILT_IN
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.services.menu.bringing_in import bring_in_items, values_of
from storage import database as db
from storage.ledgers.writing import add_entry, change_entry, end_entry
from tests.storage.rows import NOW

START = Cause(at=NOW)


async def names() -> dict[str, str]:
    """What the menu has, by code."""
    return {row["code"]: row["name"] for row in await db.values("SELECT code, name FROM menu_item ORDER BY id")}


async def test_an_empty_firm_has_the_menu_once_however_often_it_starts(database: str) -> None:
    for _ in range(2):
        await bring_in_items(START)
        assert await names() == {item.code: item.name.zh for item in BUILT_IN.values()}
    assert not await db.values("SELECT id FROM trail"), "it is nobody's doing"


async def test_what_the_firm_changed_retired_or_has_of_its_own_stays(sqlite: str) -> None:
    await bring_in_items(START)
    ids = {row["code"]: int(row["id"]) for row in await db.values("SELECT id, code FROM menu_item")}
    await change_entry("menu", ids["PATROL"], {"name": "月度巡查"}, NOW)
    assert await end_entry("menu", ids["AFTER-SALES"], NOW)
    assert await add_entry("menu", {"code": "M1", "name": "来料把关", "unit": "time", "work": "service"}, NOW)
    before = await db.values("SELECT * FROM menu_item ORDER BY id")
    await bring_in_items(START)
    assert await db.values("SELECT * FROM menu_item ORDER BY id") == before


async def test_an_item_of_a_later_version_comes_by_itself(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = BUILT_IN["GUIDANCE"]
    with monkeypatch.context() as former:
        former.delitem(BUILT_IN, "GUIDANCE")
        await bring_in_items(START)
        assert "GUIDANCE" not in await names()
    await bring_in_items(START)
    assert (await names())["GUIDANCE"] == later.name.zh


def test_what_comes_with_the_program_is_as_a_form_and_a_sheet_would_take_it() -> None:
    for item in BUILT_IN.values():
        values = values_of(item)
        assert set(values) == {column.key for column in MENU.columns}
        assert disagreement(MENU, {key: str(value or "") for key, value in values.items()}) is None, item.code
        for column in MENU.columns:
            for language in (CHINESE, ENGLISH):
                assert _read_again(column, values[column.key], language) == values[column.key], (item.code, column.key)


def _read_again(column: Column, value: str | bool | int, language: Language) -> str | bool | CellProblem:
    assert not isinstance(value, int) or isinstance(value, bool)
    return read_cell(column, shown(column, value, language))


def test_the_standard_package_begins_with_a_survey_and_covers_what_a_small_manufacturer_needs() -> None:
    packed = [item.code for item in BUILT_IN.values() if item.package]
    assert packed == [
        *("SURVEY-PLAN", "SURVEY", "MATERIALS", "PLAN"),
        *(f"INSPECTION-{part}" for part in range(1, 8)),
        *("RISKS", "TRAINING-D", "PATROL", "SUMMARY", "QUALITY-FILE", "SATISFACTION", "GUIDANCE"),
    ]
