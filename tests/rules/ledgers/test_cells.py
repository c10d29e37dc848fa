"""Cells: what people type becomes a value or names the broken rule, and what is shown is read again as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ledgers.cells import CellFault, CellProblem, Value, disagreement, read_cell, shown
from bot.rules.ledgers.kinds import ASSIGNMENTS, CLIENTS, LEDGERS, PEOPLE, SITES
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.plain_words import NO, YES
from bot.rules.text import CHINESE, ENGLISH, Language, Text

COLUMNS = [column for ledger in LEDGERS.values() for column in ledger.columns]
languages = st.sampled_from((CHINESE, ENGLISH))
columns = st.sampled_from(COLUMNS)


def fault(column: Column, text: str) -> CellFault:
    """The broken rule."""
    problem = read_cell(column, text)
    assert isinstance(problem, CellProblem), problem
    assert problem.column == column.key
    return problem.fault


@given(columns, st.text(max_size=400), languages)
def test_whatever_is_typed_is_a_value_that_reads_back_or_a_problem(
    column: Column, text: str, language: Language
) -> None:
    value = read_cell(column, text)
    if isinstance(value, CellProblem):
        return
    assert read_cell(column, shown(column, value, language)) == value
    assert isinstance(value, bool) is (column.kind is ColumnKind.YES_NO)
    assert isinstance(value, bool) or len(value) <= column.longest


def test_yes_and_no_are_shown_in_both_languages() -> None:
    column = CLIENTS.column("order_75")
    shown_as = {
        language: [shown(column, value, language) for value in (True, False)] for language in (CHINESE, ENGLISH)
    }
    assert shown_as == {CHINESE: ["是", "否"], ENGLISH: ["Yes", "No"]}


@pytest.mark.parametrize("kind", [ColumnKind.TEXT, ColumnKind.CODE])
def test_a_cell_is_as_long_as_its_column_and_no_longer(kind: ColumnKind) -> None:
    for column in COLUMNS:
        if column.kind is kind and not column.refers and not column.names:
            assert read_cell(column, "A" * column.longest) == "A" * column.longest, column.key
            assert fault(column, "A" * (column.longest + 1)) is CellFault.TOO_LONG


@given(st.sampled_from([column for column in COLUMNS if column.options]), st.data())
def test_a_choice_is_read_by_its_name_in_either_language_and_by_its_key(column: Column, data: st.DataObject) -> None:
    option = data.draw(st.sampled_from(column.options))
    for text in (option.text.zh, option.text.en, option.text.en.upper(), option.value, f"  {option.text.zh}。"):
        assert read_cell(column, text) == option.value


@pytest.mark.parametrize(
    ("text", "value"),
    [("是", True), ("√", True), ("１", True), ("YES", True), ("否", False), ("x", False), ("", False), ("-", False)],
)
def test_yes_and_no_are_read_as_people_write_them(text: str, value: bool) -> None:
    assert read_cell(CLIENTS.column("order_75"), text) is value


def test_codes_are_one_however_they_were_typed() -> None:
    code = CLIENTS.column("code")
    assert {read_cell(code, text) for text in ("hx-01", "ＨＸ－０１", " HX–01 ", "Hx-01。")} == {"HX-01"}
    for bad in ("恒信", "HX 01", "-HX", "HX_1", "HX|1"):
        assert fault(code, bad) is CellFault.NOT_A_CODE
    assert fault(code, "A" * 41) is CellFault.TOO_LONG
    assert fault(code, " ") is CellFault.MISSING


A_DAY = Column("until", Text("有效期至", "Valid until"), ColumnKind.DAY, Text("", ""))


@pytest.mark.parametrize(
    "typed",
    [
        "2027-03-31",
        "2027/3/31",
        "2027年3月31日",
        "２０２７．０３．３１",
        "20270331",
        "31.3.2027",
        "2027-03-31 00:00:00",
        " 2027 年 3 月 31 日。",
    ],
)
def test_a_day_is_read_as_people_and_spreadsheets_write_it(typed: str) -> None:
    assert read_cell(A_DAY, typed) == "2027-03-31"
    assert shown(A_DAY, "2027-03-31", CHINESE) == "2027-03-31"


@pytest.mark.parametrize("typed", ["3月31日", "2027-02-29", "2027-13-01", "明天", "31/3/2027", "0000-01-01"])
def test_what_is_no_day_or_has_no_year_is_not_guessed(typed: str) -> None:
    assert fault(A_DAY, typed) is CellFault.NOT_A_DAY


def test_a_day_can_be_emptied() -> None:
    assert read_cell(A_DAY, "-") == ""
    assert read_cell(A_DAY, " ") == ""


def test_a_number_is_kept_as_it_is_dialled() -> None:
    phone = PEOPLE.column("phone")
    assert read_cell(phone, "138 0000 1111") == "13800001111"
    assert read_cell(phone, "＋86 (512) 8888-6666") == "+865128888-6666"
    assert read_cell(phone, "无") == ""
    assert fault(phone, "没电话了") is CellFault.NOT_A_PHONE
    assert fault(phone, "110") is CellFault.NOT_A_PHONE
    assert fault(phone, "1" * 21) is CellFault.TOO_LONG


def test_a_required_cell_is_missing_and_a_long_one_says_how_long_it_may_be() -> None:
    name = SITES.column("name")
    assert fault(name, "\u200b\n") is CellFault.MISSING
    assert read_cell(name, "x" * 121) == CellProblem(CellFault.TOO_LONG, "name", 120)
    assert fault(name, "总装\n 车间") is CellFault.NOT_A_NAME
    assert read_cell(SITES.column("address"), "总装\n 车间") == "总装 车间"
    assert read_cell(name, "a\u202eb\x00c") == "abc"
    assert fault(ASSIGNMENTS.column("role"), "管理员") is CellFault.NOT_A_CHOICE
    assert fault(CLIENTS.column("order_75"), "也许") is CellFault.NOT_YES_OR_NO


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"role": "client_staff", "client": "HX"}, None),
        ({"role": "client_manager", "client": "HX", "position": "director"}, None),
        ({"role": "auditor"}, None),
        ({"role": ""}, None),
        ({"role": "client_staff"}, CellProblem(CellFault.MISSING, "client")),
        ({"role": "auditor", "client": "HX"}, CellProblem(CellFault.NOT_HERE, "client")),
        ({"role": "", "client": "HX"}, CellProblem(CellFault.NOT_HERE, "client")),
        ({"role": "administrator", "position": "officer"}, CellProblem(CellFault.NOT_HERE, "position")),
    ],
)
def test_clients_people_have_a_client_and_ours_have_none(values: dict[str, Value], problem: CellProblem | None) -> None:
    assert disagreement(PEOPLE, values) == problem


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=lambda ledger: ledger.code)
def test_every_ledger_is_consistent_in_itself(ledger: Ledger) -> None:
    keys = [column.key for column in ledger.columns]
    assert len(keys) == len(set(keys))
    assert set(ledger.identity) <= set(keys)
    for column in ledger.columns:
        assert bool(column.options) is (column.kind in (ColumnKind.CHOICE, ColumnKind.SEVERAL))
        assert bool(column.refers) is (column.kind is ColumnKind.REFERENCE)
        assert not column.refers or column.refers in LEDGERS
        on = ledger.column(column.only.column) if column.only is not None else column
        said = {YES, NO} if on.kind is ColumnKind.YES_NO else {option.value for option in on.options}
        assert column.only is None or set(column.only.values) <= said
