"""One table of all kinds of messages: all that is declared is in it, all that is written is declared, none is half."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest

import bot.letters
from bot.letters.catalogue import KINDS, BadKind, kind_of, merged, name_of
from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, MessageKind, Occasion, Opening
from bot.letters.people import back
from bot.letters.post import failures
from bot.rules.declaring import DeclaredTwice
from bot.rules.text import Text
from bot.screens.screen import Screen
from bot.services.post.writing import MessageCode
from bot.services.work_records import messages

ROOT = Path(__file__).parents[2]


async def says_hello(opening: Opening) -> Screen:
    """A message of one word."""
    return Screen("hello", toast=opening.message.kind)


A_KIND = MessageKind(
    MessageCode("greeting"),
    name=Text("问候", "a greeting"),
    about=("person",),
    leave=STAYS,
    compose=says_hello,
    occasion=Occasion.HAPPENED,
)


def trees(*packages: str) -> Iterator[tuple[str, ast.AST]]:
    """The product's files, read."""
    for path in sorted(path for package in packages for path in (ROOT / package).rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Where a function is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if name == (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")):
                yield node


def written() -> list[str]:
    """Every kind that services write: ``post`` takes no other, and mypy sees to it."""
    named = [call.args[0] for _, tree in trees("bot/services") for call in calls(tree, "MessageCode")]
    of_kinds = [*messages.RELEASED.values(), *messages.RECALLED.values(), *messages.CORRECTED.values()]
    return [str(ast.literal_eval(one)) for one in named if not isinstance(one, ast.JoinedStr)] + of_kinds


def test_every_kind_that_services_write_is_declared_and_every_declared_kind_is_written() -> None:
    assert sorted(written()) == sorted(KINDS)


def test_messages_are_written_in_one_way() -> None:
    """Beside it are only the statements that write to many at once."""
    found = {
        where
        for where, tree in trees("bot", "handlers", "schedules", "storage")
        for name in ("add_message", "add_messages", "add_sent_message")
        for _ in calls(tree, name)
    }
    assert found == {
        "bot/services/post/writing.py",
        "bot/services/post/delivery.py",
        "bot/services/policies.py",
        "bot/services/backups/restored.py",
    }


def test_whatever_a_subject_declares_is_in_the_table() -> None:
    # those that name others take their names from the table itself
    declared = [*failures.kinds(name_of), *back.kinds(kind_of)]
    for module in pkgutil.walk_packages(bot.letters.__path__, "bot.letters."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, tuple) and value and isinstance(value[0], MessageKind):
                declared += value
    assert sorted(kind.code for kind in declared) == sorted(KINDS)


def test_a_kind_that_does_not_say_why_it_is_said_cannot_be_declared() -> None:
    """What only reminds gives way to what its reader was told; so nobody can forget to say which it is."""
    declared = {one.name: one.default for one in fields(MessageKind)}
    assert declared["occasion"] is MISSING


def test_a_kind_that_is_declared_twice_is_refused() -> None:
    with pytest.raises(DeclaredTwice, match="greeting"):
        merged([A_KIND], [replace(A_KIND, name=Text("寒暄", "a chat"))])


@pytest.mark.parametrize(
    "half",
    [
        replace(A_KIND, code=MessageCode("")),
        replace(A_KIND, name=Text("", "a greeting")),
        replace(A_KIND, name=Text("问候", "")),
        replace(A_KIND, about=()),
        replace(A_KIND, leave=SENT_ON_WITH_WORK),
        replace(A_KIND, occasion=Occasion.REMINDS),
    ],
    ids=[
        "no code",
        "no Chinese name",
        "no English name",
        "about nothing",
        "sent on at no client",
        "reminds of nothing",
    ],
)
def test_a_kind_that_is_half_declared_is_refused(half: MessageKind) -> None:
    with pytest.raises(BadKind):
        merged([half])
    assert merged([A_KIND]) == {"greeting": A_KIND}
