"""Entries of ledgers as readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.records.attachments import AttachmentRecord
from bot.records.contracts import ContractStanding
from bot.records.impacts import Review
from bot.records.menu import RequirementsView
from bot.records.second_persons import SecondPerson
from bot.records.work_records import WorkRecord
from bot.rules.ledgers.cells import Value
from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.ledger import Column, Ledger
from bot.rules.people import Role
from bot.rules.record_kind import RecordKind
from bot.rules.text import CHINESE, ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Reference:
    """What a cell refers to: its id and what people call it, in ``english`` if it has such a name."""

    id: int
    name: str
    english: str = ""

    def called(self, language: Language) -> str:
        """What a reader calls it."""
        return self.english if self.english and language == ENGLISH else self.name


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether a person uses the bot: ``joined`` with account and consent; ``unreachable_since`` they blocked it.

    ``ours``: of our own people, not a client's, nor one of theirs who left.
    """

    joined: bool
    ours: bool
    unreachable_since: datetime | None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry. ``values`` by column key, references as codes; ``references`` says what they are.

    ``client_id``: the client that it belongs to, None for what is ours. ``coded``: its code was given by somebody, else
    it is made up from the id (people who joined by a link have none). ``now_id``: the entry into which it was merged.
    ``english``: its title for readers of English, if it has one. ``about``: what a plan is about in words, or which
    service of a contract it does. ``owner_id``: whom of ours it is of, where its ledger says so (``Ledger.owner``).
    """

    id: int
    title: str
    values: Mapping[str, Value]
    client_id: int | None
    ended_at: datetime | None
    coded: bool = True
    references: Mapping[str, Reference] = field(default_factory=dict)
    reach: Reach | None = None
    now_id: int | None = None
    english: str = ""
    about: str = ""
    owner_id: int | None = None

    def called(self, language: Language) -> str:
        """What a reader calls it."""
        return self.english if self.english and language == ENGLISH else self.title

    def told(self, ledger: Ledger) -> str:
        """What it is called where it stands alone: what is somebody's with what it is, ``周明 · 内审员``."""
        beside = (str(self.values[key]) for key in ledger.beside) if ledger.owner else ()
        return " · ".join(filter(None, (self.title, *beside)))

    def named(self, ledger: Ledger, language: Language = CHINESE) -> str:
        """What an entry of this ledger is called, with its code."""
        other = self.references.get(ledger.called)
        name = self.values[ledger.called] if other is None else other.called(language)
        return f"{self.english if self.english and language == ENGLISH else name} · {self.values['code']}"


@dataclass(frozen=True, slots=True)
class StandsUnder:
    """The entries of a ledger under one of another: what is open, and what ended, each with what it came to.

    ``may_add``: the reader may add one.
    """

    ledger: Ledger
    open: tuple[LedgerEntry, ...]
    ended: tuple[tuple[LedgerEntry, RecordKind | None], ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """An entry that was merged into another: what it is called, its code, and what the other is called."""

    called: str
    code: str
    now: str


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that runs out, or has, in this way."""

    ledger: Ledger
    expiry: Expiry
    entry: LedgerEntry
    due_on: date


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of a list: ``total`` entries fit, ``page`` counts from 0.

    ``merged``: by which former entries some of these were found, the first of ``merged_n``.
    """

    entries: tuple[LedgerEntry, ...]
    total: int
    page: int
    merged: tuple[Merged, ...] = ()
    merged_n: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """What the first entries are called that look like another, and how many there are."""

    names: tuple[str, ...] = ()
    n: int = 0


@dataclass(frozen=True, slots=True)
class FurtherRole:
    """A role that a person has beside the one in their row."""

    role: Role
    client_id: int | None
    client: str


@dataclass(frozen=True, slots=True)
class WorkOf:
    """Whose unfinished work is meant: what all of these have in common that are given."""

    person_id: int | None = None
    client_id: int | None = None
    site_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is not finished: open cases, planned tasks, training sessions, and the plans that more work comes from."""

    cases: int = 0
    tasks: int = 0
    trainings: int = 0
    plans: int = 0

    def __bool__(self) -> bool:
        return bool(self.cases or self.tasks or self.trainings or self.plans)


@dataclass(frozen=True, slots=True)
class Recorded:
    """How much was recorded under an entry; ``entries`` of other ledgers and ``people`` are those of a client."""

    cases: int = 0
    records: int = 0
    trainings: int = 0
    tasks: int = 0
    files: int = 0
    entries: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read what is confidential: its card, or (``files``) what belongs to it."""

    at: datetime
    who: str
    files: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with what its card shows. ``changeable``: the columns that the reader may change now.

    ``begins``: the codes of further forms that the reader may begin about it. ``may_merge``: the reader may merge it
    into another. ``now``: the one into which it was merged, ``merged``: those that were merged into it. ``events``: its
    records, the latest first; ``event_kinds``: those that the reader may add. ``lists``: kinds of records that are
    listed by it. ``coming``: the next days of its work. ``contract``: how it stands, if it is one.
    ``requirements``: what is required of it, and who has read it. ``relabelled``: how often its labels were replaced.
    ``review``: what was recorded with it and is in doubt, of an instrument.
    ``seconds``: who was asked whether they keep it, the oldest first; ``may_second``: the reader is. ``readings``: who
    read what is confidential last, of ``reading_n``, for who may know that.
    ``under``: the entries of other ledgers that stand under it. ``findings_of``: the client whose findings at it the
    reader may look through, of a site.
    """

    ledger: Ledger
    entry: LedgerEntry
    may_change: bool
    changeable: tuple[Column, ...] = ()
    further: tuple[FurtherRole, ...] = ()
    begins: tuple[str, ...] = ()
    files: tuple[AttachmentRecord, ...] = ()
    may_merge: bool = False
    now: LedgerEntry | None = None
    merged: tuple[LedgerEntry, ...] = ()
    events: tuple[WorkRecord, ...] = ()
    event_kinds: tuple[RecordKind, ...] = ()
    lists: tuple[RecordKind, ...] = ()
    coming: tuple[date, ...] = ()
    contract: ContractStanding | None = None
    requirements: RequirementsView | None = None
    relabelled: int = 0
    review: Review | None = None
    seconds: tuple[SecondPerson, ...] = ()
    may_second: bool = False
    readings: tuple[Reading, ...] = ()
    reading_n: int = 0
    under: tuple[StandsUnder, ...] = ()
    findings_of: int | None = None
