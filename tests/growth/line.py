"""How the rows of one table are made: how many of a thousand records, and what stands in which column.

A row is known by its number, from 1, which is its id; every column is a function of it. So the same firm comes out each
time, of whatever size, and no row has to be kept to make another that agrees with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tortoise import fields
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

HISTORY = timedelta(days=3 * 365)
"""How long the firm has been at work."""
STRIDE = 7919
"""A prime: rows that follow each other belong to others than their neighbours, and come round to all of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One table's rows: ``per_thousand`` of all records, ``rows`` whatever the size, or as many as ``counted`` says.

    ``columns`` holds values, or functions of a row (``Rule``), of those columns whose content matters. The others are
    filled by their type: a reference is to some row of the other table, what may be empty is empty, moments run through
    the firm's history. ``steady`` says why a table may be read whole: it does not grow with the firm's records.
    """

    per_thousand: float = 0
    rows: int = 0
    counted: "Callable[[Firm], int] | None" = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    steady: str = ""
    least: int = 1


class Firm:
    """A firm of about ``size`` records that has been at work until a moment."""

    def __init__(self, size: int, until: datetime, lines: Mapping[type[Model], Line]) -> None:
        self.size = size
        self.until = until
        self._lines = {table._meta.db_table: line for table, line in lines.items()}
        self._tables = {table._meta.db_table: table for table in lines}
        self._counts: dict[str, int] = {}
        self._rules: dict[str, dict[str, Rule]] = {}

    @property
    def tables(self) -> tuple[str, ...]:
        """All tables by their names."""
        return tuple(self._tables)

    def count(self, table: str) -> int:
        """How many rows a table has: at least one, unless its line says otherwise."""
        if table not in self._counts:
            line = self._lines[table]
            many = line.counted(self) if line.counted else line.rows or round(self.size * line.per_thousand / 1000)
            self._counts[table] = max(line.least, many)
        return self._counts[table]

    def rules(self, table: str) -> "dict[str, Rule]":
        """What makes each column of a table, as the database names it."""
        if table not in self._rules:
            self._rules[table] = dict(_rules(self._tables[table], self._lines[table].columns))
        return self._rules[table]

    def row(self, table: str, number: int) -> "Row":
        """A row by its number."""
        return Row(self, table, number)


class Row:
    """One row that is being made, or that another refers to."""

    __slots__ = ("firm", "n", "table")

    def __init__(self, firm: Firm, table: str, n: int) -> None:
        self.firm = firm
        self.table = table
        self.n = n

    def __getitem__(self, column: str) -> Any:
        """What stands in a column."""
        return self.firm.rules(self.table)[column](self)

    @property
    def of(self) -> int:
        """How many rows there are like this one."""
        return self.firm.count(self.table)

    @property
    def moment(self) -> datetime:
        """When it was written: rows of a table follow each other in time."""
        return self.firm.until - HISTORY + HISTORY * (self.n - 1) / self.of

    def other(self, table: str, number: int) -> "Row":
        """A row of another table."""
        return Row(self.firm, table, number)


Rule = Callable[[Row], Any]


def _rules(table: type[Model], said: Mapping[str, Any]) -> list[tuple[str, Rule]]:
    found: list[tuple[str, Rule]] = []
    unknown = set(said)
    for name in table._meta.db_fields:
        column = table._meta.fields_map[name].source_field or name
        unknown.discard(column)
        found.append((column, _as_rule(said[column]) if column in said else _by_type(table, name)))
    if unknown:
        raise LookupError(table._meta.db_table, sorted(unknown))
    return found


def _as_rule(said: Any) -> Rule:
    return said if callable(said) else lambda _: said


def _by_type(table: type[Model], name: str) -> Rule:
    meta, known = table._meta, table._meta.fields_map[name]
    keys = (meta.fields_map[key] for key in meta.fk_fields | meta.o2o_fields)
    key = next((k for k in keys if isinstance(k, ForeignKeyFieldInstance) and k.source_field == name), None)
    if known.pk and isinstance(known, fields.BigIntField):
        return lambda row: row.n
    if known.null:
        return _as_rule(None)
    if key is not None:
        parent = key.related_model._meta.db_table
        return apiece(parent) if known.unique else scattered(parent)
    match known:
        case fields.BooleanField():
            return _as_rule(False)
        case fields.IntField() | fields.BigIntField():
            return _as_rule(0)
        case fields.CharField() if known.unique:
            return lambda row: f"{row.table}-{row.n}"
        case fields.CharField() | fields.TextField():
            return _as_rule(known.db_default if isinstance(known.db_default, str) else "")
        case fields.DatetimeField():
            return lambda row: row.moment
        case fields.DateField():
            return lambda row: row.moment.date()
    raise NotImplementedError(f"{table.__name__}.{name}")


# What can stand in a column.


def scattered(parent: str) -> Rule:
    """Some row of another table: each has about as many."""
    return lambda row: 1 + row.n * STRIDE % row.firm.count(parent)


def apiece(parent: str) -> Rule:
    """A row of another table of its own, in order and evenly over all of them; they are at least as many."""
    return lambda row: 1 + (row.n - 1) * row.firm.count(parent) // row.of


def large(parent: str, one_in: int = 5) -> Rule:
    """As ``scattered``, but every so many rows belong to the first: the firm's large client."""
    return lambda row: 1 if row.n % one_in == 1 else 1 + row.n * STRIDE % row.firm.count(parent)


def in_turn(*values: Any) -> Rule:
    """One value after the other, and again from the first."""
    return lambda row: values[(row.n - 1) % len(values)]


def copied(column: str, parent: str, wanted: str) -> Rule:
    """What the row of ``parent`` that ``column`` refers to has in its column ``wanted``."""
    return lambda row: row.other(parent, row[column])[wanted]


def latest(per_thousand: float, value: Any, before: Any) -> Rule:
    """One value in the latest rows, at least in the last, and another before: what is not finished is young."""
    now, then = _as_rule(value), _as_rule(before)
    return lambda row: now(row) if row.of - row.n < max(1, row.of * per_thousand / 1000) else then(row)


def later(**span: float) -> Rule:
    """So long behind the row's moment."""
    return lambda row: row.moment + timedelta(**span)


def ahead(row: Row) -> datetime:
    """A moment in the days to come, another one for each row."""
    return row.firm.until + timedelta(days=1, minutes=row.n % 10_000)
