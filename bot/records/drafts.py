"""A form being filled in, as readers see it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.rules.forms.answers import Answers
from bot.rules.forms.form import Form, Step
from bot.rules.people import Person
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """One draft; ``step`` is the shown question's key, empty on the review page."""

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
    started_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """One file sent for a question."""

    id: int
    question: str
    media: str
    telegram_file_id: str
    album: str
    name: str
    caption: str
    size: int
    received_at: datetime
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """What a form is about: the client it belongs to and the line that names it; ``owner_id``: whose alone it is.

    ``allows``: the rule that decides who may fill it in, where the matrix does not. ``subject_id``: the record.
    ``quote``: what the other side wrote last, to be read while answering. ``promised``: the day that holds until now.
    """

    client_id: int | None = None
    site_id: int | None = None
    title: Text | None = None
    owner_id: int | None = None
    allows: Callable[[Person], bool] | None = None
    subject_id: int = 0
    quote: str = ""
    promised: date | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """One record that a RECORD question offers."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft, its form in the pinned version, its answers, and what is shown beside them."""

    draft: DraftRecord
    form: Form
    answers: Answers
    attachments: tuple[AttachmentRecord, ...] = ()
    card: Card = field(default_factory=Card)
    last_time: Answers = field(default_factory=dict)
    last_time_at: datetime | None = None
    picks: tuple[Pick, ...] = ()

    @property
    def step(self) -> Step | None:
        """The shown step; None on the review page."""
        return self.form.step(self.draft.step) if self.draft.step else None

    def files(self, question: str) -> tuple[AttachmentRecord, ...]:
        """The files sent for a question."""
        return tuple(attachment for attachment in self.attachments if attachment.question == question)
