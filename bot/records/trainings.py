"""Training sessions and sign-ups as readers see them (clause 4.5)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.registers import Period
from bot.rules.trainings import Arrangement


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session with the names its card shows; ``client_id`` None: for all clients that its trainer serves.

    ``seated`` and ``waiting`` count the people who are signed up now. ``state`` is ``planned`` or ``cancelled``.
    ``task_id``: the task that it fulfils. ``version``: how often it was changed.
    """

    id: int
    title: str
    course: str
    place: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    state: str
    trainer_id: int
    trainer_name: str
    client_id: int | None
    client_name: str | None
    seated: int
    waiting: int
    task_id: int | None = None
    version: int = 0

    @property
    def arranged(self) -> Arrangement:
        """When, where, by whom and for how many it is."""
        return Arrangement(self.starts_at, self.ends_at, self.place, self.trainer_id, self.capacity)


@dataclass(frozen=True, slots=True)
class SessionVersion:
    """How a session was arranged until its change ``number`` (counted from 1), by whom it was changed and why."""

    number: int
    place: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    trainer_id: int
    trainer_name: str
    changed_at: datetime
    changed_by_id: int
    changed_by: str
    reason: str

    @property
    def arranged(self) -> Arrangement:
        """When, where, by whom and for how many it was until then."""
        return Arrangement(self.starts_at, self.ends_at, self.place, self.trainer_id, self.capacity)


@dataclass(frozen=True, slots=True)
class SignUpRecord:
    """One person's sign-up: ``seated``, ``waiting``, ``withdrawn`` or ``cancelled`` (with its session).

    ``recorder`` signed them up on their behalf; ``away``: they do not use the bot, so the recorder tells them.
    ``hears``: what is said here reaches them themselves, and ``recorder_hears`` that one (rules/hearing).
    ``place`` is the order of arrival. ``attendance`` is ``present``, ``absent``, ``excused`` or empty (not noted).
    """

    id: int
    session_id: int
    person_id: int
    client_id: int
    state: str
    place: int
    attendance: str
    person_name: str
    client_name: str
    recorder_id: int | None
    recorder: str | None
    away: bool
    hears: bool
    recorder_hears: bool

    @property
    def can_be_told(self) -> bool:
        """Whether somebody hears of a seat of theirs: they themselves, or who signed them up."""
        return self.hears or self.recorder_hears


@dataclass(frozen=True, slots=True)
class SignUpRow:
    """One line of the training register: who signed up for which session, and whether they came."""

    id: int
    title: str
    course: str
    starts_at: datetime
    session_place: str
    trainer_name: str
    person_name: str
    client_name: str
    state: str
    place: int
    signed_up_at: datetime
    attendance: str
    recorder: str | None
    channel: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class TrainingView:
    """A session as a person may see it: their own seat or place in the line, and what they may do.

    ``position`` is their place in the waitlist, counted from 1; ``reason`` is why the session was cancelled.
    ``records_for``: the clients whose people they may sign up. ``versions``: how it was before each change, in order.
    ``roll``: of a session that has begun, those with a seat whose names the person may read in the register, with
    whether they came.
    """

    session: SessionRecord
    mine: SignUpRecord | None
    position: int | None
    may_sign_up: bool
    may_take_attendance: bool
    may_change: bool
    reason: str = ""
    records_for: tuple[int, ...] = ()
    versions: tuple[SessionVersion, ...] = ()
    roll: tuple[SignUpRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class PastTrainings:
    """The sessions of a month that were over or cancelled, as a person may see them, the latest first."""

    month: Period
    views: tuple[TrainingView, ...]


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """A session's people in order of arrival: those with a seat, and those who wait."""

    session: SessionRecord
    seated: tuple[SignUpRecord, ...]
    waiting: tuple[SignUpRecord, ...]
