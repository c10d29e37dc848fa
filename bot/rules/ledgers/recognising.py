"""Lists without codes, as offices have them: which entries their rows are, and what they refer to by name.

A row without a code is the entry that looks the same (``Ledger.recognised_by``), else a new one, with a code as those
have that are made in the chat. So the same list sent twice makes nobody twice.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from bot.rules.ledgers.cells import NOTHING, CellProblem, read_cell
from bot.rules.ledgers.faults import CHOICES_PARTED, Reason, Unreadable
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.plain_cells import plain, squeezed
from bot.rules.ledgers.planning import Entry, Existing, Identity, Row

Look = tuple[str, ...]


def recognise(
    sheets: Mapping[str, Sequence[Row]], existing: Existing, numbers: Mapping[str, int]
) -> dict[str, list[Row]]:
    """The rows with the codes of what they are and refer to; a cell that may mean several holds why.

    ``numbers``: by ledger, that of the next code which nobody gives.
    """
    found: dict[str, list[Row]] = {}
    known: dict[str, _Known] = {}
    for code, ledger in LEDGERS.items():
        rows = [_referring(ledger, row, known) for row in sheets.get(code, ())]
        if ledger.coded:
            rows = _coded(ledger, rows, existing.get(code, {}), numbers.get(code, 1))
        known[code] = _Known(ledger, existing.get(code, {}), rows)
        if code in sheets:
            found[code] = rows
    return found


@dataclass(frozen=True)
class _Known:
    """A ledger with what a file adds to it: what its entries are called by those that refer to them."""

    ledger: Ledger
    entries: Mapping[Identity, Entry]
    rows: Sequence[Row]

    def has(self, column: Column, text: str) -> bool:
        """Whether it is a code."""
        return plain(text) in self._codes or read_cell(column, text) in self._codes

    @cached_property
    def _codes(self) -> Set[str]:
        return {identity[0] for identity in self.entries} | {_code(self.ledger, row) for row in self.rows}

    def called(self, name: str, client: str) -> list[str]:
        """The codes of what is called so, of a client where each is one's; of what has ended if nothing else is."""
        found = self._names.get(squeezed(name), {})
        of_client = {code: in_use for code, (whose, in_use) in found.items() if not client or whose in ("", client)}
        return [code for code, in_use in of_client.items() if in_use] or list(of_client)

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, tuple[str, bool]]]:
        """By name and code: whose it is, where each is one's, and whether it is in use."""
        columns = [self.ledger.column(key) for key in self.ledger.named_by]
        # people alone are called the same whosever they are
        theirs = self.ledger.of_client and self.ledger.plain
        names: dict[str, dict[str, tuple[str, bool]]] = {}
        for identity, entry in self.entries.items():
            whose = squeezed(str(entry.values["client"])) if theirs else ""
            for column in columns:
                name = squeezed(str(entry.values[column.key]))
                names.setdefault(name, {})[identity[0]] = whose, not entry.ended
        for row in self.rows:
            whose, code = _said(self.ledger.column("client"), row) if theirs else "", _code(self.ledger, row)
            for column in columns if code else ():
                names.setdefault(_said(column, row), {}).setdefault(code, (whose, True))
        return names


def _referring(ledger: Ledger, row: Row, known: Mapping[str, _Known]) -> Row:
    """The row with codes in place of names."""
    cells = dict(row.cells)
    for column in ledger.columns:
        text = cells.get(column.key, "")
        if not column.refers or isinstance(text, Unreadable) or not plain(text):
            continue
        if known[column.refers].has(column, text):
            continue
        client = _said(ledger.column("client"), Row(row.number, cells)) if ledger.of_client else ""
        codes = known[column.refers].called(text, client if column.key != "client" else "")
        if len(codes) == 1:
            cells[column.key] = codes[0]
        elif codes:
            cells[column.key] = Unreadable(Reason.SEVERAL_CALLED, text, CHOICES_PARTED.join(codes))
    return Row(row.number, cells)


def _coded(ledger: Ledger, rows: list[Row], entries: Mapping[Identity, Entry], number: int) -> list[Row]:
    """The rows, each with a code."""
    without = [row for row in rows if _has_no_code(row)]
    if not without:
        return rows
    taken = {identity[0] for identity in entries} | {_code(ledger, row) for row in rows}
    given: dict[int, str | Unreadable] = {}
    for ended in (False, True):
        there = {identity[0]: entry for identity, entry in entries.items() if entry.ended is ended}
        _match(ledger, [row for row in without if row.number not in given], there, rows, given)
    free = (code for code in map(f"{ledger.letter}{{}}".format, count(number)) if code not in taken)
    new: dict[Look, str] = {}
    for row in without:
        if row.number not in given:
            look = _look(ledger, ledger.recognised_by[0], row)
            if look not in new or not any(look):
                new[look] = next(free)
            # the same row twice is one entry, and then a row too many
            given[row.number] = new[look]
    return [Row(row.number, {**row.cells, "code": given[row.number]}) if row.number in given else row for row in rows]


def _has_no_code(row: Row) -> bool:
    text = row.cells.get("code", "")
    return isinstance(text, str) and plain(text).casefold() in ("", *NOTHING)


def _code(ledger: Ledger, row: Row) -> str:
    """The code that stands in a row, as it is kept; empty for none."""
    text = row.cells.get("code", "")
    if isinstance(text, Unreadable) or _has_no_code(row):
        return ""
    value = read_cell(ledger.column("code"), text)
    return plain(text) if isinstance(value, CellProblem) else str(value)


def _match(
    ledger: Ledger,
    without: Sequence[Row],
    there: Mapping[str, Entry],
    rows: Sequence[Row],
    given: dict[int, str | Unreadable],
) -> None:
    """Gives rows the codes of the entries that look the same, from the surest way of looking to the others."""
    if not without:
        return
    claimed = {_code(ledger, row) for row in rows}
    for at, keys in enumerate(_ways(ledger, without[0])):
        like: dict[Look, list[str]] = {}
        for code, entry in there.items():
            if code not in claimed:
                like.setdefault(tuple(squeezed(str(entry.values[key])) for key in keys), []).append(code)
        asking: dict[Look, list[Row]] = {}
        for row in without:
            look = _look(ledger, keys, row)
            if row.number not in given and any(look) and (at == 0 or look[-1]):
                asking.setdefault(look, []).append(row)
        for look, group in asking.items():
            codes = like.get(look, [])
            if not codes:
                continue
            alike = len({_look(ledger, ledger.recognised_by[0], row) for row in group}) == 1
            sure = codes[0] if len(codes) == 1 and alike else None
            for row in group:
                given[row.number] = sure or Unreadable(Reason.MAY_BE, "", CHOICES_PARTED.join(codes))
            if sure:
                claimed.add(sure)


def _ways(ledger: Ledger, row: Row) -> Iterator[tuple[str, ...]]:
    """How rows of this sheet are recognised: at first by all that it says, whatever it does not say, then by less."""
    first, *others = ledger.recognised_by
    yield tuple(key for key in first if key in row.cells)
    yield from others


def _look(ledger: Ledger, keys: Sequence[str], row: Row) -> Look:
    return tuple(_said(ledger.column(key), row) for key in keys)


def _said(column: Column, row: Row) -> str:
    """What a cell says, as it is compared."""
    text = row.cells.get(column.key, column.unsaid)
    if isinstance(text, Unreadable):
        text = text.shown if column.kind is ColumnKind.DAY else ""
    value = read_cell(column, text)
    return squeezed(plain(text) if isinstance(value, CellProblem) else str(value))
