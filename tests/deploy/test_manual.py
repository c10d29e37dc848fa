"""docs/operating.md and its Chinese twin: they say the same, and explain whatever the program says by itself."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.letters.catalogue import KINDS
from tests.deploy.machine import ROOT
from tests.deploy.manual import LANGUAGES, first_column, manual, section

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
CHAT = {"en": "### What is said in the chat", "zh": "### 聊天里会说什么"}
LOG = {"en": "### What is said in the log", "zh": "### 日志里会说什么"}

OF_THE_SERVICE = {
    f"bot.letters.{room}"
    for room in (
        "behalf",
        "cases",
        "checklists",
        "custody",
        "documents",
        "findings",
        "handing_over",
        "impacts",
        "joining",
        "ledgers",
        "overdue",
        "acceptance",
        "boards",
        "contracts",
        "sold",
        "planned",
        "policies",
        "registers",
        "incidents",
        "risks",
        "seconding",
        "photo_copies",
        "self_checks",
        "staff",
        "monitoring",
        "tasks",
        "trainings",
        "visits",
        "work_records",
    )
}
OF_PEOPLE = {f"bot.letters.people.{subject}" for subject in ("back", "roles", "stand_ins", "unserved", "work_left")}
EVERYDAY = {*OF_THE_SERVICE, *OF_PEOPLE, "bot.letters.post.digest", "bot.letters.expiring", "bot.letters.duty"}
"""Where letters are that people of the firm live with; all others are for whoever keeps the program going."""


def sources() -> Iterator[Path]:
    """Every module of the program, but not of the stand-in for Telegram."""
    for package in ("bot", "handlers", "schedules", "storage"):
        yield from (path for path in (ROOT / package).rglob("*.py") if "sandbox" not in path.parts)


def log_lines() -> set[str]:
    """What the program writes into its log, … for what is filled in: in a call of the log, or handed on with it."""
    found = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                parts = [node.func, *node.args]
                for said, words in itertools.pairwise(parts):
                    if of_the_log(said) and isinstance(words, ast.Constant):
                        found.add(re.sub(r"%[sdgr]", "…", str(words.value)))
    return found


def of_the_log(node: ast.expr) -> bool:
    """Whether this is ``log.warning`` or the like."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in LEVELS
        and isinstance(node.value, ast.Name)
        and node.value.id == "log"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_log_is_explained(language: str) -> None:
    lines = log_lines()
    assert len(lines) > 15
    assert lines - set(first_column(section(manual(language), LOG[language]))) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_to_whoever_keeps_the_program_going_is_explained(language: str) -> None:
    told = {
        kind.name.zh if language == "zh" else kind.name.en for kind in KINDS.values() if for_its_keeper(kind.compose)
    }
    assert len(told) > 5
    assert told - set(first_column(section(manual(language), CHAT[language]))) == set()


def for_its_keeper(compose: object) -> bool:
    # several kinds of one subject are often one function, each with its own first argument
    module = str(getattr(getattr(compose, "func", compose), "__module__", ""))
    return not any(module == room or module.startswith(f"{room}.") for room in EVERYDAY)


def test_both_languages_have_the_same_commands_and_as_many_parts() -> None:
    zh, en = manual("zh"), manual("en")
    assert fences(zh) == fences(en)
    assert [len(mark) for mark in headings(zh)] == [len(mark) for mark in headings(en)]
    for language in (CHAT, LOG):
        assert len(first_column(section(zh, language["zh"]))) == len(first_column(section(en, language["en"])))
    assert first_column(section(zh, LOG["zh"]))[1:] == first_column(section(en, LOG["en"]))[1:]


def fences(text: str) -> list[str]:
    return re.findall(r"^ *```.*?^ *```$", text, re.MULTILINE | re.DOTALL)


def headings(text: str) -> list[str]:
    without_commands = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^(#+) ", without_commands, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    text = manual(language)
    anchors = {anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        else:
            assert (LANGUAGES[language].parent / target).exists(), target


def anchor(title: str) -> str:
    """How a page of a repository names a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
