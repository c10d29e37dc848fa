"""What is asked about an office's own workbook: sheets first, one by one, then what is lacking, then the rest."""

import pytest

from bot.rules.ledgers.own_names import LEFT_OUT, OF_SHEETS, Question, Said, next_question

SHEETS: dict[str, tuple[str, ...]] = {OF_SHEETS: ("一车间", "杂项"), "clients": ("厂名",)}
COLUMNS: dict[str, tuple[str, ...]] = {"clients": ("厂名", "电话"), "sites": ("备注",)}
LACKING = (("clients", "name"), ("clients", "short_name"))


@pytest.mark.parametrize(
    ("strange", "lacking", "said", "asked"),
    [
        (SHEETS, (), (), Question(OF_SHEETS, ((0, "一车间"),))),
        (SHEETS, (), ((OF_SHEETS, 0, "sites"),), Question(OF_SHEETS, ((1, "杂项"),))),
        # what their columns are is known once it is known what they are
        (SHEETS, (), ((OF_SHEETS, 0, "sites"), (OF_SHEETS, 1, LEFT_OUT)), None),
        (COLUMNS, LACKING, (), Question("clients", ((0, "厂名"), (1, "电话")), "name")),
        (COLUMNS, LACKING, (("clients", 0, "name"),), Question("clients", ((1, "电话"),), "short_name")),
        (COLUMNS, LACKING, (("clients", 0, "name"), ("clients", 1, "short_name")), Question("sites", ((0, "备注"),))),
        (COLUMNS, (), (("clients", 0, LEFT_OUT),), Question("clients", ((1, "电话"),))),
        (COLUMNS, (("people", "name"),), (), Question("clients", ((0, "厂名"), (1, "电话")))),
        ({"clients": ("厂名",)}, (), (("clients", 0, "name"),), None),
        ({}, (), (), None),
    ],
)
def test_the_next_question(
    strange: dict[str, tuple[str, ...]],
    lacking: tuple[tuple[str, str], ...],
    said: tuple[Said, ...],
    asked: Question | None,
) -> None:
    assert next_question(strange, lacking, said) == asked
