"""What is asked about an office's own workbook: sheets first, one by one, then what is lacking, then the rest."""

import pytest

from bot.rules.ledgers.own_names import (
    LEFT_OUT,
    NONE_OF_THEM,
    OF_SHEETS,
    Choice,
    Question,
    Said,
    Strange,
    next_question,
)

SHEETS: dict[str, tuple[str, ...]] = {OF_SHEETS: ("一车间", "杂项"), "clients": ("厂名",)}
COLUMNS: dict[str, tuple[str, ...]] = {"clients": ("厂名", "电话"), "sites": ("备注",)}
LACKING = (("clients", "name"), ("clients", "short_name"))


@pytest.mark.parametrize(
    ("names", "lacking", "said", "asked"),
    [
        (SHEETS, (), (), Question(OF_SHEETS, ((0, "一车间"),))),
        (SHEETS, (), ((OF_SHEETS, 0, "sites"),), Question(OF_SHEETS, ((1, "杂项"),))),
        # what their columns are is known once it is known what they are
        (SHEETS, (), ((OF_SHEETS, 0, "sites"), (OF_SHEETS, 1, LEFT_OUT)), None),
        (COLUMNS, LACKING, (), Question("clients", ((0, "厂名"), (1, "电话")), "name")),
        (COLUMNS, LACKING, (("clients", 0, "name"),), Question("clients", ((1, "电话"),), "short_name")),
        # each of them is a required one, so that nothing of this sheet is left
        (COLUMNS, LACKING, (("clients", 0, "name"), ("clients", 1, "short_name")), Question("sites", ((0, "备注"),))),
        (COLUMNS, (), (), Question("clients", ((0, "厂名"), (1, "电话")))),
        (COLUMNS, (), (("clients", NONE_OF_THEM, LEFT_OUT),), Question("sites", ((0, "备注"),))),
        (COLUMNS, (), (("clients", NONE_OF_THEM, LEFT_OUT), ("sites", NONE_OF_THEM, LEFT_OUT)), None),
        (COLUMNS, (("people", "name"),), (), Question("clients", ((0, "厂名"), (1, "电话")))),
        ({"clients": ("厂名",)}, (("clients", "name"),), (("clients", 0, "name"),), None),
        ({}, (), (), None),
    ],
)
def test_the_next_question(
    names: dict[str, tuple[str, ...]],
    lacking: tuple[tuple[str, str], ...],
    said: tuple[Said, ...],
    asked: Question | None,
) -> None:
    assert next_question(Strange(names, lacking), said) == asked


def test_each_tap_goes_on_to_what_a_name_may_be_and_back() -> None:
    strange = Strange(
        {"clients": ("电话号", "备注", "地点")}, (), {"clients": (("phone", "address"), (), ("address",))}
    )
    rest = ((0, "电话号"), (1, "备注"), (2, "地点"))
    for said, choices in (
        ((), (Choice(0, "电话号", LEFT_OUT, "phone"), Choice(2, "地点", LEFT_OUT, "address"))),
        ((("clients", 0, "phone"),), (Choice(0, "电话号", "phone", "address"), Choice(2, "地点", LEFT_OUT, "address"))),
        # what one is no other can be
        ((("clients", 0, "address"),), (Choice(0, "电话号", "address", LEFT_OUT),)),
    ):
        assert next_question(strange, said) == Question("clients", rest, choices=choices)
