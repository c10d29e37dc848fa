"""A form being filled in, as readers see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.records.attachments import AttachmentRecord
from bot.records.cases.findings import FindingRecord
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.behalf import Behalf, Channel
from bot.rules.deadlines import Allowances
from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.board import page_shown
from bot.rules.people import Person
from bot.rules.text import Text
from bot.rules.working_days import Calendar


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """One draft; ``step`` is the shown question's key, empty on the review page, and names the page of a board.

    ``board``: the page of its board to which it comes back; empty where it is asked one by one.

    ``on_behalf_of_id``: for whom it is filled in, if for somebody else, who told it by ``channel`` on ``told_on``.
    ``outcome`` and ``outcome_id``: what it became when it was submitted.
    """

    id: int
    token: str
    person_id: int
    form: str
    version: int
    subject_kind: str
    subject_id: int
    state: str
    step: str
    turn: int
    files_step: str
    board: str
    on_behalf_of_id: int | None
    channel: str
    told_on: date | None
    outcome: str | None
    outcome_id: int | None
    started_at: datetime
    changed_at: datetime

    @property
    def behalf(self) -> Behalf | None:
        """For whom and how it is recorded; None for what people fill in for themselves."""
        if self.on_behalf_of_id is None or self.told_on is None:
            return None
        return Behalf(self.on_behalf_of_id, Channel(self.channel), self.told_on)

    @property
    def became(self) -> Outcome | None:
        """What it became; None while it is open, after it was given up, and where an old one did not say."""
        if self.outcome is None or self.outcome_id is None:
            return None
        return Outcome(OutcomeKind(self.outcome), self.outcome_id)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What submitting makes of an item: what is suggested for it, and by which day it is to be fixed."""

    suggestion: Text | None
    until: date


@dataclass(frozen=True, slots=True)
class Card:
    """What a form is about: the client it belongs to and the line that names it; ``owner_id``: whose alone it is.

    ``allows``: the rule that decides who may fill it in, where the matrix does not. ``subject_id``: the record.
    ``allowances``: the promised times that helps mention; ``explained``: Markdown that stands in for a question's help.
    ``quote``: what the other side wrote last, to be read while answering. ``promised``: the day that holds until now.
    ``suggests``: the day that a question for a date offers with one tap, by the day on which it is asked.
    ``visit``: the planned task whose page before going its first question offers. ``leads_to``: what becomes of an
    item of the form that does not conform, by its key and how grave it is, submitted at a moment. ``of_person_id``:
    whom of ours the entry is of that it is about.
    """

    client_id: int | None = None
    site_id: int | None = None
    title: Text | None = None
    owner_id: int | None = None
    allows: Callable[[Person], bool] | None = None
    subject_id: int = 0
    allowances: Allowances | None = None
    explained: Mapping[str, Text] = field(default_factory=dict)
    quote: str = ""
    promised: date | None = None
    suggests: Callable[[date], date] | None = None
    visit: int | None = None
    of_person_id: int | None = None
    leads_to: Callable[[Form, str, str, datetime], Foreseen] | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """One record that a RECORD question offers, and the day that it is on, if it is on one."""

    id: int
    label: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first of the records that a RECORD question can be answered with, and how many there are."""

    picks: tuple[Pick, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft, its form in the pinned version, its answers, and what is shown beside them.

    ``found_before``: what was found of an item at the same site and is not closed, by its key.
    ``closed_before``: what was closed at the same site, of which it is asked whether it lasted.
    ``found``: how many records can be picked, where ``picks`` are only the first of them; 0 where they are all.
    ``chosen``: the labels of the records picked so far, by question. ``warning``: what submitting it also does.
    ``first_day``: the first day that the shown question takes, where something else than today decides that;
    ``calendar``: the working days that it is about. ``alike``: the code and name of each form that could as well have
    been begun, as long as nothing was answered. ``proposals``: what the shown TEXT question offers beside its remarks.
    """

    draft: DraftRecord
    form: Form
    answers: Answers
    attachments: tuple[AttachmentRecord, ...] = ()
    card: Card = field(default_factory=Card)
    last_time: Answers = field(default_factory=dict)
    last_time_at: datetime | None = None
    found_before: Mapping[str, FindingRecord] = field(default_factory=dict)
    closed_before: tuple[FindingRecord, ...] = ()
    picks: tuple[Pick, ...] = ()
    found: int = 0
    chosen: Mapping[str, str] = field(default_factory=dict)
    warning: Text | None = None
    first_day: date | None = None
    calendar: Calendar = field(default_factory=Calendar)
    alike: tuple[tuple[str, Text], ...] = ()
    proposals: tuple[Text, ...] = ()

    @property
    def offered(self) -> tuple[Text, ...]:
        """What the shown TEXT question can be answered with by a tap: its remarks, and what is proposed."""
        return (*self.step.question.remarks, *self.proposals) if self.step is not None else ()

    @property
    def step(self) -> Step | None:
        """The shown step; None on the review page, and on a board."""
        return self.form.step(self.draft.step) if self.draft.step and self.page is None else None

    @property
    def page(self) -> int | None:
        """The page of its board that is shown; None: a question is, or the review page."""
        return page_shown(self.draft.step)

    def files(self, question: str) -> tuple[AttachmentRecord, ...]:
        """The files sent for a question."""
        return tuple(attachment for attachment in self.attachments if attachment.question == question)
