"""A label is as wide as a phone shows it, which characters do not tell: a Chinese one takes two columns."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.screens import screen
from bot.screens.screen import HALF_LABEL, WIDEST_LABEL, as_label, columns
from bot.screens.waiting import late_label

SCREENS = sorted(Path(screen.__file__).parent.rglob("*.py"))


def cut_by_characters(source: str) -> Iterator[int]:
    """The lines on which the label of a button is cut by ``clipped``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Button" and node.args:
            inner = (one for one in ast.walk(node.args[0]) if isinstance(one, ast.Call))
            yield from (one.lineno for one in inner if getattr(one.func, "id", "") == "clipped")


def test_such_a_cut_is_found() -> None:
    assert list(cut_by_characters("rows = [(Button(f'📍 {clipped(name, 40)}', data),)]")) == [1]
    assert list(cut_by_characters("rows = [(Button(as_label(name), ShowSite(clipped(code, 9))),)]")) == []


@pytest.mark.parametrize("file", SCREENS, ids=lambda file: file.stem)
def test_no_label_is_cut_by_characters(file: Path) -> None:
    assert list(cut_by_characters(file.read_text(encoding="utf-8"))) == []


def test_a_label_is_one_line_as_wide_as_a_phone() -> None:
    long = "装配台上闸阀的封样缺失，\n连同当班的检验记录、照片和交接单一并都没有找到"
    assert as_label(long) == "装配台上闸阀的封样缺失， 连同当班的检验…"
    for most in (WIDEST_LABEL, HALF_LABEL):
        assert columns(as_label(long, most)) <= most
    assert as_label("总装车间") == "总装车间"


@pytest.mark.parametrize(
    ("label", "late"),
    [
        ("🟠 整改中 · 装配台上闸阀的封… · 11月23日", "⏰ 🟠 整改中 · 装配台上闸阀… · 11月23日"),
        ("💬 待受理 · 刚到的一… · 恒信阀门 12月1日", "⏰ 💬 待受理 · 刚到… · 恒信阀门 12月1日"),
        ("💬 等对方确认处理 · 压力 · 恒信阀门 12月31日", "⏰ 💬 等对方确认处理 · 恒信阀门 12月31日"),
        ("💬 Awaiting acceptance · 恒信阀门 1 Dec", "⏰ 💬 Awaiting accepta… · 恒信阀门 1 Dec"),
        ("🔍 11月23日周一 恒信阀门 · 总装车间", "⏰ 🔍 11月23日周一 恒信阀门 · 总装车间"),
        ("👥 2 人待批准", "⏰ 👥 2 人待批准"),
    ],
)
def test_what_is_late_keeps_whose_it_is_and_by_when(label: str, late: str) -> None:
    assert late_label(label) == late
    assert columns(late) <= WIDEST_LABEL
