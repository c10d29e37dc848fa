"""Screens of ledgers: every ledger has its words and its ways in storage, and every button fits."""

import re
from datetime import UTC, datetime

import pytest

from bot.records.ledgers.entries import EntryPage, EntryView, LedgerEntry, OpenWork, Reach, Reference
from bot.rules.ledgers.cells import CellFault, CellProblem
from bot.rules.ledgers.kinds import LEDGERS, PEOPLE
from bot.rules.ledgers.ledger import ColumnKind, Ledger, Which
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.screens.buttons import pack
from bot.screens.ledgers.cards import changes_of, end_question, entry_card
from bot.screens.ledgers.cells import cell_sentence
from bot.screens.ledgers.lists import WHICH_NAMES, entry_list, ledger_overview, search_result, searched
from bot.screens.screen import Screen
from storage.ledgers.where import TABLES

MANY = 999_999_999_999
EVERY = [(code, language) for code in LEDGERS for language in (CHINESE, ENGLISH)]


def entry(ledger: Ledger, *, ended: bool = False) -> LedgerEntry:
    """An entry with something in every cell; what it says is in no language, so that the screen's own words show."""
    values = {
        column.key: column.kind is ColumnKind.YES_NO or (column.options[0].value if column.options else "<b>7")
        for column in ledger.columns
    }
    references = {column.key: Reference(1, "<i>8") for column in ledger.columns if column.refers}
    at = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    reach = Reach(joined=True, ours=True, unreachable_since=at) if ledger is PEOPLE else None
    return LedgerEntry(MANY, "<u>9", values, MANY, at if ended else None, True, references, reach)


def screens(ledger: Ledger, language: Language) -> list[Screen]:
    """Every screen that a ledger has."""
    work = OpenWork(2, 1, 1)
    views = [EntryView(ledger, entry(ledger, ended=ended), True, ledger.changeable()) for ended in (False, True)]
    page = EntryPage(tuple(view.entry for view in views), 1_000_000, 12_345)
    search = searched("查" * 40)
    return [
        ledger_overview(((ledger, 3),), language),
        *(
            entry_list(ledger, page, which, language, lists=ledger.lists, search=search, may_add=True)
            for which in ledger.lists
        ),
        *(
            entry_list(ledger, page, which, language, lists=ledger.lists, client=MANY, of_client="8", may_add=True)
            for which in ledger.lists
        ),
        search_result(((ledger, page),), "7", language),
        *(entry_card(view, work, tuple(LEDGERS.values()), language) for view in views),
        changes_of(views[0], language),
        end_question(views[0], work, ("<u>9",), language),
        end_question(views[0], OpenWork(), (), language),
    ]


@pytest.mark.parametrize(("code", "language"), EVERY)
def test_every_screen_fits_and_speaks_one_language(code: str, language: Language) -> None:
    for screen in screens(LEDGERS[code], language):
        buttons = [button for row in screen.rows for button in row]
        assert all(button.data is not None and len(pack(button.data).encode()) <= 64 for button in buttons)
        said = " ".join([screen.html, *(button.text for button in buttons)]).replace("查", "")
        if language == ENGLISH:
            assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", said)
        assert not re.search(r"<[iu]>|<b>7", screen.html)


def test_each_ledger_has_its_place_in_storage_and_in_the_trail() -> None:
    assert set(TABLES) == set(LEDGERS)
    assert len({ledger.subject for ledger in LEDGERS.values()}) == len(LEDGERS)
    for code, table in TABLES.items():
        assert set(table.lists) == set(LEDGERS[code].lists)
        for column in LEDGERS[code].columns:
            assert re.search(rf"\b{column.key}\b", table.columns), (code, column.key)
    assert set(WHICH_NAMES) == set(Which)


def test_every_broken_rule_has_its_sentence() -> None:
    for fault in CellFault:
        zh, en = (cell_sentence(CellProblem(fault, "name", 40), language) for language in (CHINESE, ENGLISH))
        assert re.search(r"[\u4e00-\u9fff]", zh)
        assert not re.search(r"[\u4e00-\u9fff]", en)


def test_what_is_searched_for_fits_into_a_button() -> None:
    assert searched("  王  芳|x ") == "王 芳 x"
    assert searched("查" * 40) == "查" * 8
    assert searched("|||") == ""
