"""Rows of a checklist's spreadsheet: what is written out is read again, and what is wrong is said at its cell."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklist_sheets import columns as c
from bot.rules.checklist_sheets.faults import CellFault, SheetProblem
from bot.rules.checklist_sheets.reading import Readable, SheetRow, read_checklist
from bot.rules.checklist_sheets.rows import head_of, mark_of, rows_of
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.checklists.checklist import Checklist, Condition, Evidence, Item, Section
from bot.rules.checklists.soundness import Broken, Fault
from bot.rules.form import Kind, Option
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.rules.work_records.kinds import RECORD_KINDS

RECORDS = {kind.kind: kind.name for kind in RECORD_KINDS.values() if kind.checklists}

EVERYTHING = Checklist(
    "own7",
    "patrol",
    Text("全都有", ""),
    (
        Section(
            Text("一", "One"),
            (
                Item(
                    code="a",
                    prompt=Text("封样；齐全", ""),
                    clause="4.6 d",
                    look_at=Text("一条\n两条", "one\ntwo"),
                    remarks=(Text("封样; 缺失", "seal missing"), Text("过期", "")),
                    suggestion=Text("补封样", ""),
                    severity=Severity.MINOR,
                    evidence=Evidence.ALWAYS,
                    veto=True,
                    instrument=True,
                ),
                Item(
                    code="b", kind=Kind.YES_NO, prompt=Text("有没有", "Is it"), fails=frozenset({"no"}), required=False
                ),
                Item(code="c", prompt=Text("一条", ""), remarks=(Text("只有; 这条", ""),), evidence=Evidence.NEVER),
            ),
        ),
        Section(
            Text("二", ""),
            (
                Item(
                    code="d",
                    kind=Kind.CHOICES,
                    prompt=Text("哪些", "Which"),
                    options=(
                        Option("x", Text("甲=乙", "")),
                        Option("y", Text("丙、丁", "C")),
                        Option("z", Text("", "Z")),
                    ),
                    fails=frozenset({"x", "z"}),
                    when=Condition("b", frozenset({"yes"})),
                ),
                Item(
                    code="e",
                    kind=Kind.NUMBER,
                    prompt=Text("温度", ""),
                    low=Decimal("-1.50"),
                    high=Decimal("1200"),
                    lowest=Decimal("-273.15"),
                    unit=Text("℃", "°C"),
                    when=Condition("d", frozenset({"x", "y"})),
                ),
                Item(code="f", kind=Kind.RATING, prompt=Text("打分", ""), when=Condition("e", frozenset({"conform"}))),
                Item(
                    code="g", prompt=Text("再看", ""), when=Condition("a", frozenset({"non_conform", "not_applicable"}))
                ),
            ),
        ),
    ),
    version=3,
    depth="deep",
    intro=Text("先看再问", "Look first"),
)


def read(*rows: Mapping[str, str], head: Mapping[str, str] | None = None, taken: Any = None) -> Readable:
    """These rows, from the second on."""
    given = {key: (number, text) for number, (key, text) in enumerate((head or {}).items(), start=1)}
    numbered = [SheetRow(number, row) for number, row in enumerate(rows, start=2)]
    return read_checklist(given, numbered, RECORDS, "无名", taken or {})


def places(readable: Readable) -> list[tuple[int, str, object]]:
    """Where what is wrong stands."""
    return [
        (one.row, one.column, one.fault.fault if isinstance(one.fault, Broken) else one.fault)
        for one in readable.problems
    ]


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("checklist", [EVERYTHING, *BUILT_IN.values()], ids=lambda one: one.code)
def test_what_is_written_out_is_read_again_to_the_letter(checklist: Checklist, language: Language) -> None:
    again = read(*rows_of(checklist, language), head=head_of(checklist, RECORDS, language))
    assert again.problems == ()
    assert again.mark == mark_of(checklist)
    assert Checklist(**{**_fields(again.checklist), "version": checklist.version}) == checklist


def _fields(checklist: Checklist) -> dict[str, Any]:
    return {name: getattr(checklist, name) for name in Checklist.__slots__}


def test_a_bare_list_of_items_is_a_checklist() -> None:
    found = read({c.PROMPT: "门窗完好"}, {c.PROMPT: "台账齐全", c.SECTION: "台账"}, {c.PROMPT: "有人签字"})
    items = list(found.checklist.items())
    assert [(item.code, item.kind) for item in items] == [
        ("i1", Kind.CONFORMITY),
        ("i2", "conformity"),
        ("i3", "conformity"),
    ]
    assert [section.name.zh for section in found.checklist.sections] == ["题目", "台账"]
    assert (found.checklist.title.zh, found.checklist.kind, found.problems) == ("无名", "patrol", ())


def test_codes_are_written_as_people_write_them_and_none_is_given_twice() -> None:
    found = read(
        {c.PROMPT: "一", c.CODE: "A-1.2"},
        {c.PROMPT: "二"},
        {c.PROMPT: "三", c.WHEN: "Ａ－1.2＝不符合"},
        {c.PROMPT: "四", c.WHEN: "1=不符合；不适用"},
        head={c.FROM: "own7 v1 x"},
        taken={"own7": {"i2", "i3"}},
    )
    assert [item.code for item in found.checklist.items()] == ["a_1_2", "i4", "i5", "i6"]
    assert [item.when.item for item in found.checklist.items() if item.when] == ["a_1_2", "a_1_2"]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,026.5", "1026.5"),
        ("１，２００", "1200"),
        ("－１８", "-18"),
        ("18℃", "18"),
        ("零下五", "-5"),
        ("０．５", "0.5"),
    ],
)
def test_limits_are_read_with_commas_and_full_width(typed: str, number: str) -> None:
    found = read({c.PROMPT: "温度", c.LOW: typed, c.UNIT: "℃"})
    (item,) = found.checklist.items()
    assert (item.kind, item.low, found.problems) == (Kind.NUMBER, Decimal(number), ())


@pytest.mark.parametrize(
    ("row", "column", "fault"),
    [
        ({c.LOW: "十八度多"}, c.LOW, CellFault.NOT_A_NUMBER),
        ({c.LOW: "1,5"}, c.LOW, CellFault.NOT_A_NUMBER),
        ({c.HIGH: "3 kg", c.UNIT: "℃"}, c.HIGH, CellFault.OTHER_UNIT),
        ({c.LOW: "9", c.HIGH: "3"}, c.HIGH, Fault.LIMITS_CROSSED),
        ({c.KIND: "判断对错"}, c.KIND, CellFault.NOT_AN_OPTION),
        ({c.SEVERITY: "很严重"}, c.SEVERITY, CellFault.NOT_AN_OPTION),
        ({c.EVIDENCE: "三张"}, c.EVIDENCE, CellFault.NOT_AN_OPTION),
        ({c.VETO: "大概"}, c.VETO, CellFault.NOT_YES_OR_NO),
        ({c.OPTIONS: "好"}, c.OPTIONS, Fault.NO_OPTIONS),
        ({c.OPTIONS: "好；坏", c.FAILS: "很坏"}, c.FAILS, CellFault.NO_SUCH_ANSWER),
        ({c.CODE: "甲"}, c.CODE, Fault.BAD_CODE),
        ({c.WHEN: "前一题不好"}, c.WHEN, CellFault.NOT_A_CONDITION),
        ({c.WHEN: "nothing=符合"}, c.WHEN, Fault.UNKNOWN_CONDITION),
        ({c.CODE: "q", c.WHEN: "q=符合"}, c.WHEN, Fault.CONDITION_CIRCLE),
        ({c.KIND: "文字", c.SEVERITY: "严重"}, c.KIND, Fault.NOTHING_FAILS),
        ({c.LOOK_AT: "很" * 601}, c.LOOK_AT, Fault.TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_cell(row: dict[str, str], column: str, fault: object) -> None:
    found = read({c.PROMPT: "一"}, {c.PROMPT: "二", **row})
    assert places(found) == [(3, column, fault)]
    (problem,) = found.problems
    for language in (CHINESE, ENGLISH):
        assert "{" not in problem.sentence(language)


def test_codes_that_are_there_twice_and_conditions_in_a_circle_are_named() -> None:
    found = read(
        {c.PROMPT: "一", c.CODE: "a", c.WHEN: "b=符合"},
        {c.PROMPT: "二", c.CODE: "b", c.WHEN: "a=符合"},
        {c.PROMPT: "三", c.CODE: "a"},
        {c.PROMPT: "", c.CLAUSE: "4.6"},
    )
    assert (4, c.CODE, Fault.CODE_TWICE) in places(found)
    assert (5, c.PROMPT, CellFault.EMPTY) in places(found)
    assert any(fault is Fault.CONDITION_CIRCLE for _, _, fault in places(found))


def test_what_holds_no_text_is_not_read() -> None:
    row = SheetRow(2, {c.PROMPT: "一", c.LOW: "=1+1"}, {c.LOW: CellFault.FORMULA})
    found = read_checklist({}, [row], RECORDS, "无名", {})
    assert found.problems == (SheetProblem(2, c.LOW, CellFault.FORMULA, "=1+1"),)
    assert next(found.checklist.items()).low is None


def test_a_head_says_what_it_is_and_what_it_says_wrong_is_named() -> None:
    said = {c.NAME: "仓库检查", c.RECORD: "inspection", c.DEPTH: "深", c.INTRO: "先问仓管"}
    found = read({c.PROMPT: "一"}, head=said)
    assert (found.checklist.title.zh, found.checklist.kind) == ("仓库检查", "inspection")
    assert places(found) == [(3, c.DEPTH, CellFault.NOT_HERE)]
    assert places(read({c.PROMPT: "一"}, head={c.NAME: "甲", c.DEPTH: "深"})) == [(2, c.DEPTH, CellFault.NOT_AN_OPTION)]
    too_long = read({c.PROMPT: "一"}, head={c.NAME: "名" * 61, c.NAME_EN: "n" * 121})
    assert [fault for _, _, fault in places(too_long)] == [CellFault.TOO_LONG, CellFault.TOO_LONG]
    assert read({c.PROMPT: "一"}, head={c.RECORD: "企业自查", c.DEPTH: "每周"}).checklist.depth == "week"
