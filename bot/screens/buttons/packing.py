"""Packing what a button carries into Telegram's 1-64 bytes of callback data, and unpacking it into the same types."""

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from bot.rules.permissions import Permit
from bot.rules.whole_numbers import read_whole

LIMIT_BYTES = 64
SEPARATOR = "|"


class ButtonTooLong(ValueError):
    """A button's data would not fit into callback data; a fault of the program."""


class NotAButton(ValueError):
    """Callback data that this program never packed (or packed in an older version)."""


@dataclass(frozen=True, slots=True)
class Data:
    """Something a button says. Fields are str and int only."""


D = TypeVar("D", bound=Data)
_kinds: dict[str, type[Data]] = {}
_prefixes: dict[type[Data], str] = {}
_actions: dict[type[Data], Permit] = {}
_former: dict[str, tuple[str, tuple[str, ...]]] = {}
"""Prefixes of buttons in chats that have become another kind: its prefix, and the values that stand before theirs."""


@typing.dataclass_transform(frozen_default=True)
def button(
    prefix: str, action: Permit, former: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> typing.Callable[[type[D]], type[D]]:
    """Makes a class a frozen dataclass that is packed under ``prefix``; whoever may not do ``action`` cannot press it.

    ``former``: prefixes under which an older version packed it, without its first values, which are said here.

    Raises:
        ValueError: another kind has the prefix.
    """

    def register(fields: type[D]) -> type[D]:
        for known in (prefix, *former):
            if known in _kinds or known in _former:
                raise ValueError(known)
        kind = dataclass(frozen=True, slots=True)(fields)
        _kinds[prefix] = kind
        _prefixes[kind] = prefix
        _actions[kind] = action
        _former.update({old: (prefix, values) for old, values in former.items()})
        return kind

    return register


def pack(data: Data) -> str:
    """Callback data for a button.

    Raises:
        ButtonTooLong: more than 64 bytes, or a separator inside a value.
    """
    values = [str(getattr(data, field.name)) for field in dataclasses.fields(data)]
    packed = SEPARATOR.join([_prefixes[type(data)], *values])
    if len(packed.encode()) > LIMIT_BYTES or any(SEPARATOR in value for value in values):
        raise ButtonTooLong(packed)
    return packed


def unpack(packed: str) -> Data:
    """The typed data of a pressed button.

    Raises:
        NotAButton: nothing that ``pack`` could have made.
    """
    prefix, *values = packed.split(SEPARATOR)
    if prefix in _former:
        prefix, before = _former[prefix]
        values = [*before, *values]
    kind = _kinds.get(prefix)
    if kind is None:
        raise NotAButton(packed)
    fields = dataclasses.fields(kind)
    # what was added to a kind since has a default, so that buttons that are in chats go on
    needed = [field for field in fields if field.default is dataclasses.MISSING]
    if not len(needed) <= len(values) <= len(fields):
        raise NotAButton(packed)
    hints = typing.get_type_hints(kind)
    arguments: dict[str, Any] = {}
    for field, value in zip(fields, values, strict=False):
        if hints[field.name] is int:
            number = read_whole(value)
            if number is None:
                raise NotAButton(packed)
            arguments[field.name] = number
        else:
            arguments[field.name] = value
    return kind(**arguments)


def action_of(kind: type[Data]) -> Permit | None:
    """What a kind of button stands for; None for what is no button, which nobody may press."""
    return _actions.get(kind)


def kinds() -> tuple[type[Data], ...]:
    """Every kind of button there is (the matrix tests walk over them)."""
    return tuple(_prefixes)
