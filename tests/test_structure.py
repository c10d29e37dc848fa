"""The shape of the house: layers, names, locked requirements, documented settings, and words in both languages."""

import ast
import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest

from bot.rules.ledgers.kinds import LEDGERS
from bot.settings import Settings
from tests import write_example

# what reads the whole source is read once, by one process
pytestmark = pytest.mark.xdist_group("source")

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "schedules", "storage")
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc", "core"}
CHINESE = re.compile(r"[\u3400-\u9fff]")
CHINESE_OR_ITS_PUNCTUATION = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def modules(*packages: str) -> list[Path]:
    """All Python files of the packages."""
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


# Layers and names


def layers() -> set[str]:
    """Every module that the layers contract places."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    return set(contracts["importlinter:contract:layers"]["layers"].replace("|", " ").split())


def parts_of_the_house() -> set[str]:
    """The packages and modules that must have a place: each part of ``bot``, and the packages beside it."""
    parts = {f"bot.{path.stem}" for path in (ROOT / "bot").iterdir() if path.suffix == ".py" or path.is_dir()}
    beside = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"bot", "tests"}
    return (parts | beside) - {"bot.__init__", "bot.__pycache__"}


def test_every_part_of_the_house_has_its_layer() -> None:
    # the sandbox has contracts of its own: it knows nothing of the house
    assert parts_of_the_house() - {"bot.sandbox"} == layers()


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {
        path
        for path in modules(*PACKAGES, "tests")
        for name in path.relative_to(ROOT).with_suffix("").parts
        if name.lower() in NAMES_THAT_SAY_NOTHING
    }
    assert named == set()


# Ledgers declare what they are


def branches_on_ledgers(*packages: str) -> Iterator[str]:
    """Comparisons with a ledger of our own, or its code, in rooms that serve all of them alike."""
    for path in modules(*packages):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Compare(left=left, comparators=others):
                    compared: list[ast.AST] = [left, *others]
                case ast.MatchValue(value=value):
                    compared = [value]
                case _:
                    continue
            if any(names_a_ledger(part) for whole in compared for part in ast.walk(whole)):
                yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def names_a_ledger(node: ast.AST) -> bool:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lower() in LEDGERS and name.isupper()
        case ast.Constant(value=str(code)):
            return code in LEDGERS
    return False


def test_no_room_of_the_ledgers_knows_one_of_them_by_a_branch() -> None:
    """A column, an attribute of ``Ledger``, or a hook of ``bot/services/ledgers`` says what is special about it."""
    rooms = ("bot/services/ledgers", "bot/screens/ledgers", "bot/documents/ledgers", "handlers/ledgers")
    assert list(branches_on_ledgers(*rooms)) == []


# What is installed and set


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_locked_by_hashes_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|git\+", text)
    requirements = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert requirements
    for entry in requirements:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,-]+\])?==[\w.+!]+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_example_is_what_the_settings_are() -> None:
    assert write_example.FILE.read_text(encoding="utf-8") == write_example.page(), "run `make example`"


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


# Words for people


@dataclass(frozen=True, slots=True)
class Words:
    """One ``Text(...)`` of the source: its words, where interpolated parts are left out."""

    where: str
    zh: str
    en: str
    one: str | None


@cache
def texts() -> list[Words]:
    """Every ``Text(...)`` whose words are in the source."""
    return list(read_texts())


def read_texts() -> Iterator[Words]:
    for path in modules(*PACKAGES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_text(node):
                given: dict[str | None, ast.expr] = {
                    **dict(zip(("zh", "en", "one"), node.args, strict=False)),
                    **{k.arg: k.value for k in node.keywords},
                }
                words = {name: literal(value) for name, value in given.items()}
                if words.get("zh") is not None and words.get("en") is not None:
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield Words(where, words["zh"] or "", words["en"] or "", words.get("one"))


def is_text(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def literal(node: ast.expr) -> str | None:
    """The words of a string or an f-string; None for what is computed."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            # an f-string's braces were doubled to be placeholders
            return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
    return None


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def latin(text: str) -> list[str]:
    """The Latin words of a text, placeholders left out."""
    return re.findall(r"[A-Za-z]+", re.sub(r"\{.*?\}", "", text))


def test_the_words_of_the_product_are_found() -> None:
    assert len(texts()) > 250


def test_chinese_and_english_have_the_same_placeholders() -> None:
    uneven = [words for words in texts() if placeholders(words.zh) != placeholders(words.en)]
    uneven += [words for words in texts() if words.one and not placeholders(words.one) <= placeholders(words.en)]
    assert uneven == []


def test_an_english_singular_belongs_to_a_counted_text() -> None:
    assert [words for words in texts() if words.one and "n" not in placeholders(words.en)] == []


def test_chinese_texts_are_chinese() -> None:
    # what is the same in both, as WGS-84, needs no Chinese
    spoken = [words for words in texts() if latin(words.en) != latin(words.zh)]
    assert [words for words in spoken if not CHINESE.search(words.zh)] == []


def test_english_texts_have_no_chinese_in_them() -> None:
    """But for the language's own name on the button that chooses it."""
    found = [
        words
        for words in texts()
        if CHINESE_OR_ITS_PUNCTUATION.search(f"{words.en}{words.one or ''}".replace("中文", ""))
    ]
    assert found == []


def test_nothing_is_said_in_chinese_alone() -> None:
    """A Chinese string outside a ``Text`` would be shown to people who read English as well."""
    assert list(chinese_outside_texts("bot/screens", "bot/services", "schedules")) == []


def chinese_outside_texts(*packages: str) -> Iterator[str]:
    """Strings with Chinese in them, but for docstrings, the name of the language, and how dates are written."""
    for path in modules(*packages):
        if path.name == "times.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        whole = [node for node in ast.walk(tree) if is_docstring(node) or is_text(node)]
        allowed = {id(part) for node in whole for part in ast.walk(node)}
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=str(said)) if id(node) not in allowed and CHINESE.search(
                    said.replace("中文", "")
                ):
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {said}"
