"""Rows become frozen, typed records: what leaves storage is a record, a table object never does.

A record is a frozen dataclass (bot/records); its fields name the columns it wants.
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from operator import itemgetter
from typing import Any, TypeVar, cast

from tortoise.queryset import QuerySet

R = TypeVar("R")

_JSON = json.JSONDecoder().raw_decode
"""Columns hold nothing but what ``json.dumps`` wrote, so nothing around it has to be looked for."""


async def fetch(record: type[R], rows: QuerySet[Any], **renamed: str) -> list[R]:
    """All rows of a query set as records; ``renamed`` reads a field through a relation (``client_name="client__name"``)."""
    make = maker(record)
    columns = {f.name: renamed.get(f.name, f.name) for f in dataclasses.fields(cast(Any, record))}
    return [make(row) for row in await rows.values(**columns)]


async def fetch_one(record: type[R], rows: QuerySet[Any], **renamed: str) -> R | None:
    """The first row of a query set as a record, or None."""
    found = await fetch(record, rows.limit(1), **renamed)
    return found[0] if found else None


def maker(record: type[R]) -> Callable[[Mapping[str, Any]], R]:
    """A function from a row (column name -> value, as either database returns it) to the record."""
    made: Callable[[Mapping[str, Any]], R] = _maker(cast(Any, record))
    return made


@functools.cache
def _maker(record: Any) -> Callable[[Mapping[str, Any]], Any]:
    hints = typing.get_type_hints(record)
    names = [f.name for f in dataclasses.fields(record)]
    converters = [(place, converter(hints[name])) for place, name in enumerate(names)]
    converted = [(place, convert) for place, convert in converters if convert is not None]
    # a long list is read by this: all columns of a row at once, and only those touched that are something else
    columns = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)

    def make(row: Mapping[str, Any]) -> Any:
        values = list(columns(row))
        for place, convert in converted:
            raw = values[place]
            if raw is not None:
                values[place] = convert(raw)
        return record(*values)

    return make


def converter(hint: Any) -> Callable[[Any], Any] | None:
    """How a column's raw value becomes a value of ``hint``; None when it already is one."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = [option for option in typing.get_args(hint) if option is not type(None)]
        return converter(inner[0]) if len(inner) == 1 else None
    if hint is datetime:
        return _moment
    if hint is date:
        return lambda raw: date.fromisoformat(raw) if isinstance(raw, str) else raw
    if hint is bool:
        return bool
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if typing.get_origin(hint) in (dict, list):
        return lambda raw: _JSON(raw)[0] if isinstance(raw, str) else raw
    return None


def _moment(raw: Any) -> datetime:
    moment = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    if moment.tzinfo is UTC:
        return moment
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
