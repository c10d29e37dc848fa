"""The house keeps its shape: layers, names, pinned requirements, documented settings, both languages."""

import ast
import configparser
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "storage", "schedules")
FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|base|common)(_|$)")
OUTSIDE_THE_LAYERS = {"bot.sandbox"}
"""The sandbox stands beside the house; contracts of its own keep it apart."""

CHINESE = re.compile("[\u4e00-\u9fff]")
LANGUAGE_SWITCHES = {"中文"}


def sources() -> Iterator[Path]:
    """Every module of the program."""
    for package in PACKAGES:
        yield from (path for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts)


def texts() -> Iterator[tuple[str, str, str, str | None]]:
    """Where, Chinese, English and singular of every Text that is written out in the code."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                if len(words) == len(node.args) >= 2:
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield where, words[0], words[1], words[2] if len(words) > 2 else None


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_package_is_in_a_layer() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    layers = contracts["importlinter:contract:layers"]["layers"]
    placed = {name.strip() for line in layers.splitlines() for name in line.split("|")} - {""}
    inside_bot = {
        f"bot.{path.stem}"
        for path in (ROOT / "bot").iterdir()
        if path.name not in ("__init__.py", "__pycache__") and (path.is_dir() or path.suffix == ".py")
    }
    assert inside_bot - OUTSIDE_THE_LAYERS <= placed
    assert set(PACKAGES) - {"bot"} <= placed


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in sources() if FORBIDDEN_NAMES.search(path.stem)] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_address(name: str) -> None:
    content = (ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9][\w.\-]*(?:\[[\w,\-]+\])?==\S+(?: ; .*)? \\$", content, re.MULTILINE)
    packages = re.findall(r"^[a-z0-9]\S*", content, re.MULTILINE)
    assert len(pins) == len(packages) > 10
    assert "://" not in content


def test_every_setting_is_in_the_example_with_its_meaning() -> None:
    example = (ROOT / "deploy/example.env").read_text()
    for name, field in Settings.model_fields.items():
        assert re.search(rf"^(# )?{name.upper()}=", example, re.MULTILINE), name
        assert field.description, name


def test_both_languages_have_the_same_placeholders() -> None:
    unequal = [where for where, zh, en, _ in texts() if placeholders(zh) != placeholders(en)]
    assert unequal == []
    singular = [where for where, zh, _, one in texts() if one is not None and placeholders(one) - placeholders(zh)]
    assert singular == []


def test_chinese_texts_are_chinese_and_english_texts_english() -> None:
    letters = re.compile("[A-Za-z]")
    not_chinese = [
        where
        for where, zh, _, _ in texts()
        if not CHINESE.search(zh) and letters.search(re.sub(r"{\w+}", "", zh)) and "WGS-84" not in zh
    ]
    assert not_chinese == []
    mixed = [
        (where, en)
        for where, _, en, _ in texts()
        if CHINESE.search(en) and not any(switch in en for switch in LANGUAGE_SWITCHES)
    ]
    assert mixed == []


def test_the_walk_over_texts_finds_them() -> None:
    assert len(list(texts())) > 200
