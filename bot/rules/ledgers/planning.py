"""What importing rows would do to what there is: added, changed, unchanged, and what is wrong. Changes nothing.

Entries are told apart by their codes, so a second import of the same file finds nothing to do. What is not in the file
stays as it is: nothing is ended by absence. A cell that says what is kept already is never a problem.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

from bot.rules.ledgers.cells import CellFault, CellProblem, disagreement, kept_too_short, read_cell, shown
from bot.rules.ledgers.competence import COMPETENCE
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.ledgers.faults import CHOICES_PARTED, Problem, Reason, Unreadable
from bot.rules.ledgers.garbled import is_garbled
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.naming import names_in
from bot.rules.ledgers.plain_cells import plain
from bot.rules.ledgers.reasons import REASON_OF, detail_of
from bot.rules.nameless import KnownNames
from bot.rules.people import CLIENT_SIDE, Role
from bot.rules.text import CHINESE, Language

Value = str | bool
Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number there, and by column key what stands in it."""

    number: int
    cells: Mapping[str, str | Unreadable]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that there is. ``grant_id``: the role that the row shows; ``joined``: counted among those who act.

    ``now``: the code of the entry into which it was merged; empty for one that stands alone.
    """

    id: int
    values: Mapping[str, Value]
    ended: bool = False
    grant_id: int | None = None
    joined: bool = False
    now: str = ""


Existing = Mapping[str, Mapping[Identity, Entry]]
"""By ledger and identity."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row to write: ``before`` None for a new entry; ``columns`` are those that differ."""

    ledger: str
    row: int
    values: Mapping[str, Value]
    columns: tuple[str, ...]
    before: Entry | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; with ``problems`` nothing is done at all."""

    changes: tuple[Change, ...]
    unchanged: Mapping[str, int]
    problems: tuple[Problem, ...]


@dataclass
class _Draft:
    existing: Existing
    administrators: int
    language: Language
    changes: list[Change] = field(default_factory=list)
    unchanged: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    codes: dict[str, set[str]] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    once: dict[str, dict[Identity, str]] = field(default_factory=dict)
    whose: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def known_names(self) -> KnownNames:
        """Of people and firms that there are, and of those that come with the same workbook."""
        there = ((code, one.values) for code, found in self.existing.items() for one in found.values())
        return names_in(chain(there, ((change.ledger, change.values) for change in self.changes)))


def plan(
    sheets: Mapping[str, Sequence[Row]], existing: Existing, administrators: int, language: Language = CHINESE
) -> Plan:
    """Compares rows, by ledger, with what there is; ``administrators`` counts those who have joined.

    ``language`` is of the details that name options.
    """
    draft = _Draft(existing, administrators, language)
    for code, ledger in LEDGERS.items():
        draft.codes[code] = {
            *(identity[0] for identity, entry in existing.get(code, {}).items() if not entry.ended),
            *_codes_in(ledger, sheets.get(code, ())),
        }
        draft.unchanged[code] = 0
        if ledger.coded and ledger.of_client:
            draft.whose[code] = {key[0]: str(entry.values["client"]) for key, entry in _of(draft, code).items()}
        if ledger.once:
            draft.once[code] = {_once(ledger, entry.values): key[0] for key, entry in _of(draft, code).items()}
        if ledger.code == "assignments":
            draft.leads = {client: person for client, person, role in _of(draft, code) if role == Role.LEAD.value}
    for code, ledger in LEDGERS.items():
        _plan_sheet(draft, ledger, sheets.get(code, ()))
    _keep_an_administrator(draft)
    return Plan(tuple(draft.changes), draft.unchanged, tuple(sorted(draft.problems, key=_place)))


def _place(problem: Problem) -> tuple[int, int, int]:
    """As somebody goes through the workbook."""
    ledger = LEDGERS[problem.ledger]
    return list(LEDGERS).index(ledger.code), problem.row, ledger.columns.index(ledger.column(problem.column))


def _of(draft: _Draft, ledger: str) -> Mapping[Identity, Entry]:
    return draft.existing.get(ledger, {})


def _plan_sheet(draft: _Draft, ledger: Ledger, rows: Sequence[Row]) -> None:
    seen: dict[Identity, int] = {}
    for row in rows:
        problems: list[Problem] = []
        entry = _entry_of(draft, ledger, row)
        values = _read(draft, ledger, row, entry, problems)
        identity = tuple(str(values.get(key, "")) for key in ledger.identity)
        if all(identity):
            first = seen.setdefault(identity, row.number)
            if first != row.number:
                problems.append(Problem(ledger.code, row.number, _named_by(ledger), Reason.DUPLICATE, str(first)))
        if entry is not None and entry.ended:
            reason = Reason.MERGED if entry.now else Reason.ENDED
            problems = [Problem(ledger.code, row.number, _named_by(ledger), reason, entry.now)]
        elif not problems:
            problems = [
                Problem(ledger.code, row.number, column, reason, detail)
                for column, reason, detail in _rules(ledger)(draft, values, entry)
            ]
        if problems:
            draft.problems += problems
            continue
        if ledger.code in draft.whose:
            draft.whose[ledger.code][identity[0]] = str(values["client"])
        columns = tuple(
            column.key
            for column in ledger.columns
            if entry is None or not _same(column, entry.values[column.key], values[column.key])
        )
        if entry is not None and not columns:
            draft.unchanged[ledger.code] += 1
        else:
            draft.changes.append(Change(ledger.code, row.number, values, columns, entry))


def _named_by(ledger: Ledger) -> str:
    return "person" if "person" in ledger.identity else ledger.identity[0]


def _entry_of(draft: _Draft, ledger: Ledger, row: Row) -> Entry | None:
    named = []
    for key in ledger.identity:
        text = row.cells.get(key, "")
        if isinstance(text, Unreadable):
            return None
        column = ledger.column(key)
        known = frozenset[str]() if column.kind is ColumnKind.CHOICE else draft.codes[column.refers or ledger.code]
        named.append(str(_code(column, text, known)))
    return _of(draft, ledger.code).get(tuple(named))


def _codes_in(ledger: Ledger, rows: Sequence[Row]) -> Iterator[str]:
    if "code" not in ledger.identity:
        return
    column = ledger.column("code")
    for row in rows:
        text = row.cells.get("code", "")
        if isinstance(text, str) and isinstance(value := read_cell(column, text), str):
            yield value


def _code(column: Column, text: str, known: Set[str]) -> Value | CellProblem:
    """A code as it is written where it is known so, however odd it is; else as cells are read."""
    said = plain(text)
    return said if said in known else read_cell(column, text)


def _read(draft: _Draft, ledger: Ledger, row: Row, entry: Entry | None, problems: list[Problem]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for column in ledger.columns:
        kept = None if entry is None else entry.values[column.key]
        if column.computed:
            # whatever a sheet says of it
            values[column.key] = kept if kept is not None else ""
            continue
        if column.key not in row.cells:
            # the sheet has no such column: what there is stays as it is
            text: str | Unreadable = unsaid(column, row)
            if kept is not None:
                values[column.key] = kept
                continue
        else:
            text = row.cells[column.key]
        if isinstance(text, Unreadable) and text.reason is Reason.DATE and column.kind is ColumnKind.DAY:
            # what Excel took for a date is one
            text = text.shown
        if isinstance(text, Unreadable):
            problems.append(Problem(ledger.code, row.number, column.key, text.reason, text.detail))
            continue
        if isinstance(kept, str) and plain(text) == plain(kept):
            values[column.key] = kept
            continue
        if is_garbled(text):
            problems.append(Problem(ledger.code, row.number, column.key, Reason.GARBLED))
            continue
        value = _code(column, text, draft.codes[column.refers]) if column.refers else read_cell(column, text)
        if isinstance(value, CellProblem):
            reason, detail = REASON_OF[value.fault], detail_of(column, value, draft.language)
            if column.refers and value.fault is CellFault.NOT_A_CODE:
                # neither a code nor what anything is called
                reason, detail = Reason.UNKNOWN_CODE, plain(text)
            problems.append(Problem(ledger.code, row.number, column.key, reason, detail))
            continue
        if column.refers and value and value != kept and value not in draft.codes[column.refers]:
            former = _of(draft, column.refers).get((str(value),))
            merged = former is not None and former.now
            reason, detail = (Reason.MERGED, merged) if merged else (Reason.UNKNOWN_CODE, str(value))
            problems.append(Problem(ledger.code, row.number, column.key, reason, detail))
            continue
        values[column.key] = value
    return values


def unsaid(column: Column, row: Row) -> str:
    """What a cell means that the sheet has not."""
    beside = row.cells.get(column.unsaid_beside, "") if column.unsaid_beside else ""
    said = not column.unsaid_beside or isinstance(beside, Unreadable) or bool(plain(beside))
    return column.unsaid if said else ""


def _same(column: Column, kept: Value, value: Value) -> bool:
    return kept == value or (isinstance(kept, str) and read_cell(column, kept) == value)


_Found = list[tuple[str, Reason, str]]


def _rules(ledger: Ledger) -> Callable[[_Draft, Mapping[str, Value], Entry | None], _Found]:
    return partial(_plain_rules, ledger) if ledger.plain else _RULES[ledger.code]


def _once(ledger: Ledger, values: Mapping[str, Value]) -> Identity:
    return tuple(str(values[key]) for key in ledger.once)


def _plain_rules(ledger: Ledger, draft: _Draft, values: Mapping[str, Value], entry: Entry | None) -> _Found:
    for column in ledger.columns:
        if column.fixed and entry is not None and values[column.key] != entry.values[column.key]:
            reason = Reason.CANNOT_MOVE if column.key == "client" else Reason.FIXED
            return [(column.key, reason, shown(column, entry.values[column.key], draft.language))]
        told = entry is not None or column.key == ledger.state
        if column.by_events and told and values[column.key] != _kept(entry, column.key):
            kept = shown(column, _kept(entry, column.key), draft.language)
            return [(column.key, Reason.FIXED if kept else Reason.NOT_HERE, kept)]
    odd = disagreement(ledger, values)
    if odd is not None and (entry is None or odd != disagreement(ledger, entry.values)):
        return [(odd.column, REASON_OF[odd.fault], "")]
    short = kept_too_short(ledger, values, _contract_ends(draft, str(values.get("client", ""))))
    if short is not None and (entry is None or values != entry.values):
        return [(short.column, Reason.KEPT_TOO_SHORT, short.earliest)]
    for column in ledger.columns:
        if column.nameless and values[column.key] != _kept(entry, column.key):
            named = draft.known_names.said_in(str(values[column.key]))
            if named:
                return [(column.key, Reason.NAMES_SOMEBODY, CHOICES_PARTED.join(named))]
    if (others := _of_another_client(ledger, draft, values, entry)) is not None:
        return [(others, Reason.OF_ANOTHER_CLIENT, str(values[others]))]
    if not ledger.once:
        return []
    code = str(values["code"])
    # a name that another entry has now counts as taken, although this file may be about to rename that one
    holder = draft.once[ledger.code].setdefault(_once(ledger, values), code)
    return [(ledger.once[-1], Reason.NAME_TAKEN, holder)] if holder != code else []


def _contract_ends(draft: _Draft, client: str) -> Iterator[str]:
    """The last days of the contracts with a client, also of those that are over."""
    for contract in _of(draft, CONTRACTS.code).values() if client else ():
        if _now(draft, str(contract.values["client"])) == _now(draft, client):
            yield str(contract.values["ends"])


def _of_another_client(ledger: Ledger, draft: _Draft, values: Mapping[str, Value], entry: Entry | None) -> str | None:
    """The key of a column that refers to what another client has."""
    if not ledger.of_client:
        return None
    for column in ledger.columns:
        code = str(values[column.key])
        if (
            not code
            or not column.refers
            or column.refers not in draft.whose
            or (column.refers == "people" and not (column.theirs or column.anybody))
            or values[column.key] == _kept(entry, column.key)
        ):
            continue
        whose = draft.whose[column.refers].get(code)
        ours = column.anybody and not whose
        if whose is not None and not ours and _now(draft, whose) != _now(draft, str(values["client"])):
            return column.key
    return None


def _now(draft: _Draft, client: str) -> str:
    """The client that this one turned out to be."""
    known = _of(draft, "clients").get((client,))
    return known.now if known is not None and known.now else client


def _person_rules(draft: _Draft, values: Mapping[str, Value], entry: Entry | None) -> _Found:
    client, role, position = values["client"], values["role"], values["position"]
    found: _Found = []
    if not role and entry is not None and entry.values["role"]:
        column = LEDGERS["people"].column("role")
        return [("role", Reason.ROLE_KEPT, shown(column, entry.values["role"], draft.language))]
    if not role and client:
        found.append(("role", Reason.ROLE_MISSING, ""))
    elif role in CLIENT_SIDE and not client:
        found.append(("client", Reason.CLIENT_MISSING, ""))
    elif role and role not in CLIENT_SIDE and client:
        found.append(("client", Reason.CLIENT_NOT_FOR_ROLE, ""))
    if position and role not in CLIENT_SIDE:
        found.append(("position", Reason.POSITION_NOT_FOR_ROLE, ""))
    found += [
        (column.key, Reason.FOR_OUR_PEOPLE, "")
        for column in COMPETENCE
        if values[column.key] and not column.applies(values) and values[column.key] != _kept(entry, column.key)
    ]
    return found


def _kept(entry: Entry | None, key: str) -> Value:
    return "" if entry is None else entry.values[key]


def _assignment_rules(draft: _Draft, values: Mapping[str, Value], entry: Entry | None) -> _Found:
    if entry is not None or values["role"] != Role.LEAD.value:
        return []
    lead = draft.leads.setdefault(str(values["client"]), str(values["person"]))
    return [("role", Reason.SECOND_LEAD, lead)] if lead != values["person"] else []


_RULES = {"people": _person_rules, "assignments": _assignment_rules}


def _keep_an_administrator(draft: _Draft) -> None:
    leaving = [
        change
        for change in draft.changes
        if change.ledger == "people"
        and change.before is not None
        and change.before.joined
        and change.before.values["role"] == Role.ADMINISTRATOR.value
        and "role" in change.columns
    ]
    if leaving and len(leaving) >= draft.administrators:
        draft.problems += [Problem("people", change.row, "role", Reason.LAST_ADMINISTRATOR, "") for change in leaving]
        draft.changes = [change for change in draft.changes if change not in leaving]
