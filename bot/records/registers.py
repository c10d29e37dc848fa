"""The lines of registers, and the request for one."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.cases.promises import PromiseRecord
from bot.records.cases.reports import CaseReport
from bot.records.clients import ClientRecord
from bot.rules.cases.parties import Parties
from bot.rules.people import Person
from bot.rules.registers import Period
from bot.rules.text import Language, Text


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding; ``promised_at`` is until when it is to be fixed.

    ``record_number``: of the record it was found at; ``repeat_of``: of the finding that it repeats; ``effect``: whether
    its fix lasted; ``released_at``:
    since when the client has it.
    """

    id: int
    number: str
    client_name: str
    site_name: str | None
    opened_at: datetime
    opened_by: str
    severity: str
    clause: str
    title: str
    suggestion_zh: str
    suggestion_en: str
    fixed_on_the_spot: bool
    state: str
    promised_at: datetime | None
    paused_at: datetime | None
    closed_at: datetime | None
    handler: str | None
    rectified_by: str | None
    fix_recorded_by: str | None
    record_number: str
    repeat_of: str | None
    effect: str
    immediate: str
    cause: str
    prevention: str
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """A case that people of a client filed, with what decides who may see it.

    ``by_manager``: the client's manager filed it. ``reopened``: how often it went on after its end, as the same case.
    """

    id: int
    kind: str
    number: str
    client_id: int
    client_name: str
    opened_at: datetime
    opened_by_id: int
    opened_by: str
    title: str
    about_id: int | None
    about: str | None
    likely_about: list[int]
    handler_id: int | None
    handler: str | None
    state: str
    promised_at: datetime | None
    paused_at: datetime | None
    closed_at: datetime | None
    rating: int | None
    private: bool
    by_manager: bool
    reopened: int
    recorder_id: int | None
    recorder: str | None
    channel: str | None
    told_on: date | None
    anonymous: bool
    entrusted_id: int | None
    category: str
    severity: str
    wanted: str

    @property
    def parties(self) -> Parties:
        """Who is who in it."""
        return Parties(
            self.client_id,
            self.opened_by_id,
            self.handler_id,
            self.about_id,
            private=self.private,
            likely_about=tuple(self.likely_about),
            recorder=self.recorder_id,
            anonymous=self.anonymous,
            entrusted=self.entrusted_id,
        )


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident, or a drill of one, with what decides who may see it.

    ``answered_at``: when somebody first took it in hand; ``over_at``: when the danger was over, as far as it is;
    ``informed``: how often it was noted that somebody was told; ``measures``: how many were set, of which so many are
    open (``measures_open``).
    """

    id: int
    kind: str
    number: str
    client_id: int
    client_name: str
    site_name: str | None
    drill: bool
    opened_at: datetime
    opened_by_id: int
    opened_by: str
    title: str
    handler_id: int | None
    handler: str | None
    state: str
    closed_at: datetime | None
    coming: list[int]
    called: list[int]
    answered_at: datetime | None
    over_at: datetime | None
    informed: int
    measures: int
    measures_open: int

    @property
    def parties(self) -> Parties:
        """Who is who in it."""
        return Parties(
            self.client_id,
            self.opened_by_id,
            self.handler_id,
            None,
            coming=tuple(self.coming),
            called=tuple(self.called),
        )


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """An incident with each date that was promised of it (``promises``), and to whom it has to be told (``reports``).

    ``cause``, ``plan``: what its review says of its cause and of the emergency plan; empty before.
    """

    line: IncidentLine
    promises: tuple[PromiseRecord, ...]
    reports: tuple[CaseReport, ...]
    cause: str
    plan: str

    @property
    def id(self) -> int:
        """The case."""
        return self.line.id

    @property
    def kind(self) -> str:
        """Its kind, as of any case."""
        return self.line.kind

    @property
    def number(self) -> str:
        """What it is called."""
        return self.line.number

    @property
    def client_name(self) -> str:
        """Whose it is."""
        return self.line.client_name

    @property
    def parties(self) -> Parties:
        """Who is who in it."""
        return self.line.parties


ALL_CLIENTS = Text("全部企业", "All clients")
MOST_MADE = 24
"""Made registers that somebody is shown, the latest."""


@dataclass(frozen=True, slots=True)
class RegisterRequest:
    """Who asked for which registers of which period, of which client (None: of our own people, or of all ``clients``).

    ``id`` is that of the submitted form's draft.
    """

    id: int
    who: Person
    client: ClientRecord | None
    registers: tuple[str, ...]
    period: Period
    asked_at: datetime
    clients: tuple[ClientRecord, ...] = ()

    @property
    def client_id(self) -> int | None:
        """The client whose registers they are; None: those of our own people's files."""
        return self.client.id if self.client is not None else None

    def of(self, language: Language) -> str:
        """What files call whom they are of: the client, all of them; empty where they are ours."""
        if self.clients:
            return ALL_CLIENTS.to(language)
        return self.client.short_name if self.client is not None else ""
