"""A board, and a client as a hub, as their readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.records.cases.cases import CasePage
from bot.records.clients import ClientRecord
from bot.records.to_answer import NOTHING_TO_ANSWER, ToAnswer
from bot.records.work_records import WorkRecord
from bot.rules.boards.board import Board, Filter, Line
from bot.rules.boards.found import Standing, Wanted
from bot.rules.boards.found_figures import FoundFigures
from bot.rules.boards.statements import StatementFigures, Told
from bot.rules.record_kind import RecordKind


@dataclass(frozen=True, slots=True)
class BoardView:
    """The lines of a board that a filter keeps, of ``total`` that there are.

    ``leads_on``: the reader may look at what stands behind a line. ``others``: the other boards that they read.
    ``broken``: how many promises were broken this month and last; empty on a board that does not tell it.
    """

    board: Board
    filter: Filter
    lines: tuple[Line, ...]
    total: int
    today: date
    leads_on: bool
    others: tuple[Board, ...] = ()
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HubView:
    """A client with its figures; ``lists``: the kinds of records of it that the reader may look through.

    ``plans``: the reader sees its work plans. ``counts``: it is no practice, of which nothing is told as kept or not.
    ``cases``: the kinds of cases to look through, for ours without those that are the client's own. ``to_answer``: what
    of it waits for the reader's yes. ``plan``: the id of its service plan, as far as they see one. ``drafts``: they
    draft papers for it.
    """

    client: ClientRecord
    line: Line
    lists: tuple[RecordKind, ...]
    plans: bool
    counts: bool
    cases: tuple[str, ...]
    to_answer: ToAnswer = NOTHING_TO_ANSWER
    plan: int | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The latest records of a client that have a document.

    ``cadence``: what that of this month is about; ``plan``: its service plan, if there is one that the reader sees.
    ``sets_readers``: the reader says who of the client gets reports.
    """

    client: ClientRecord
    records: tuple[WorkRecord, ...]
    cadence: int
    plan: int | None = None
    sets_readers: bool = False


@dataclass(frozen=True, slots=True)
class FoundView:
    """A page of a client's findings that filters keep; ``counts``: how many of what they keep stand how.

    ``named``: how the wanted site, topic and person are called, each empty where none is wanted.
    """

    client: ClientRecord
    wanted: Wanted
    page: CasePage
    counts: Mapping[Standing, int]
    named: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class FoundChoices:
    """What a client's findings can be narrowed to: each with the filters that it leads to, its name, and how many."""

    client: ClientRecord
    wanted: Wanted
    choices: tuple[tuple[Wanted, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StatementsTold:
    """Figures of complaints and enquiries of a period; ``about``: whose they are, a person."""

    told: Told
    figures: StatementFigures
    about: int


@dataclass(frozen=True, slots=True)
class FoundTold:
    """Figures of a client's findings; ``client`` None: of all clients of the reader together."""

    client: ClientRecord | None
    figures: FoundFigures
    about: int
