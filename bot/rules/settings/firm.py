"""What the service provider may set for itself, and the days that its deadlines count (clause 5.5.2, PRACTICE).

Every setting is stored as a short text under its key; what is not stored has the default of the trade. A calendar is
built for one client, and may be asked as it was entered at an earlier moment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from bot.rules.cases.reporting import CONFIRMED, Duty, read_duties, write_duties
from bot.rules.deadlines import DEFAULTS, LADDER, QUIET, Allowances, Ladder, QuietHours
from bot.rules.learning import MONTHS
from bot.rules.ledgers.expiry import Days, Series
from bot.rules.ledgers.kinds import SERIES
from bot.rules.plain_words import NO, YES
from bot.rules.risks.matrix import STANDARD, Matrix, read_matrix, write_matrix
from bot.rules.settings.values import (
    read_hour,
    read_id,
    read_metres,
    read_months,
    read_series,
    read_share,
    read_steps,
    read_switch,
    read_texts,
    read_time,
    write_allowance,
    write_series,
    write_texts,
)
from bot.rules.terms import TERMS
from bot.rules.text import Text
from bot.rules.thin import USUAL_SHARE
from bot.rules.working_days import CONFIRMED_YEARS, Calendar

DIGEST_AT = time(8, 30)
LEAST_OPEN_MINUTES = 4 * 60
"""People must be reachable for so long each day, or nothing would ever be said."""
LONGEST_PERIOD = timedelta(days=92)
SIX_DAY_WEEK = "six_day_week."
"""With a client's id behind it: the key that says whether Saturdays are worked there."""
PLACE_TOLERANCE = 300
"""Metres: how far from a site a phone may say it is."""
REVIEWED, REVIEWED_HIGH = 12, 3
"""Months after which a risk is reviewed, and one of a high level."""
PLAN_REVIEWED = 12
"""Months after which an emergency plan is looked at again."""


class NoSuchSetting(LookupError):
    """No setting has this key."""


class HoursOverlap(Exception):
    """The quiet hours are not in order (morning, noon, end of noon, evening), or leave too little of the day open."""


class HourIsQuiet(Exception):
    """Reminders or the digest would come in the quiet hours."""


class LadderBackwards(Exception):
    """The escalation would not come after the first reminder that something is late."""


class PeriodTooLong(Exception):
    """More days off in one entry than anybody closes: surely a slip of the year."""


class DaysKind(StrEnum):
    """What an entry of the calendar says of its days; a SHUTDOWN is one client's."""

    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    SHUTDOWN = "shutdown"


@dataclass(frozen=True, slots=True)
class DaysEntry:
    """Days from ``first`` to ``last`` that an administrator entered, for one client or (None) for everybody."""

    id: int
    kind: DaysKind
    client_id: int | None
    first: date
    last: date
    entered_at: datetime
    ended_at: datetime | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Stored:
    """A setting as it is stored; ``id`` is that of the change that gave it this value."""

    id: int
    value: str


@dataclass(frozen=True, slots=True)
class FirmSettings:
    """Everything that the firm has set, with the defaults of the trade for what it has not.

    ``logo`` is the attachment that holds it. ``welcome`` and ``consent`` are Markdown; ``consent_id`` tells which
    wording of the consent is in force, 0 being the one that comes with the program. ``backup_keeper`` is the person who
    keeps the backups (clause 6.3). ``warnings``: the series that were chosen, by their keys. ``papers``: what
    records of self-checks are called, by ``day``, ``week`` or ``month``, and the list of risks by ``risk_list``.
    ``thin_share``: percent of the usual time, below which a patrol was quick. ``risk_matrix``: which level a risk has
    by its grades; ``risk_review``, ``risk_review_high``: after how many months it is looked at again.
    ``place_tolerance``: how many metres from a site somebody is still there. ``training_months``: how many months lie
    between two trainings of our technical people at most. ``duties``: what of an incident is to be reported by when.
    ``plan_review``: how many months lie between two reviews of a client's emergency plan.
    ``auditor_names``: whether auditors see who complained.
    """

    provider_name: str = ""
    provider_phone: str = ""
    logo: int | None = None
    allowances: Allowances = DEFAULTS
    ladder: Ladder = LADDER
    quiet: QuietHours = QUIET
    digest_at: time = DIGEST_AT
    entries: tuple[DaysEntry, ...] = ()
    six_day_weeks: frozenset[int] = frozenset()
    welcome: Text | None = None
    consent: Text | None = None
    consent_id: int = 0
    backup_keeper: int | None = None
    place_tolerance: int = PLACE_TOLERANCE
    thin_share: int = USUAL_SHARE
    risk_matrix: Matrix = STANDARD
    risk_review: int = REVIEWED
    risk_review_high: int = REVIEWED_HIGH
    training_months: int = MONTHS
    duties: tuple[Duty, ...] = CONFIRMED
    plan_review: int = PLAN_REVIEWED
    auditor_names: bool = False
    papers: Mapping[str, Text] = field(default_factory=dict, hash=False)
    warnings: Mapping[str, Days] = field(default_factory=dict, hash=False)
    stored: Mapping[str, Stored] = field(default_factory=dict, hash=False)

    def before_of(self, series: Series) -> Days:
        """How many days before it is said that something runs out."""
        return self.warnings.get(series.code, series.before)

    def earliest_of(self, of: Iterable[Series]) -> int:
        """How many days before the first of these is said at the earliest."""
        return max(self.before_of(series)[0] for series in of)

    def calendar(self, client_id: int | None = None, as_of: datetime | None = None) -> Calendar:
        """The working days of one client, or (None) of the firm; ``as_of``: only with what was in force then.

        Of several entries for one day the latest counts; a client's shutdown wins over all of them.
        """
        overrides: dict[date, bool] = {}
        closed: set[date] = set()
        for entry in sorted(self.entries, key=lambda one: one.id):
            if not _in_force(entry, as_of):
                continue
            if entry.kind is DaysKind.SHUTDOWN:
                closed.update(entry.days if client_id is not None and entry.client_id == client_id else ())
            else:
                overrides.update(dict.fromkeys(entry.days, entry.kind is DaysKind.MAKE_UP))
        return Calendar(overrides, frozenset(closed), client_id in self.six_day_weeks)

    @property
    def calendars(self) -> str:
        """A sign of all calendars: what was reckoned by others is to be reckoned anew."""
        days = sorted(
            (entry.kind.value, entry.client_id or 0, entry.first, entry.last)
            for entry in self.entries
            if entry.ended_at is None
        )
        said = repr((max(CONFIRMED_YEARS), sorted(self.six_day_weeks), days))
        return sha256(said.encode()).hexdigest()[:SIGN]


SIGN = 40
"""Characters of a sign of calendars."""


def _in_force(entry: DaysEntry, as_of: datetime | None) -> bool:
    if as_of is None:
        return entry.ended_at is None
    return entry.entered_at <= as_of and (entry.ended_at is None or entry.ended_at > as_of)


def merged(stored: Mapping[str, Stored], entries: Iterable[DaysEntry] = ()) -> FirmSettings:
    """The settings in force: what is stored, laid over the defaults. Keys of another version are passed over.

    Raises BadValue, NoMatrix: a stored value is none that its setting can have.
    """
    settings = FirmSettings(entries=tuple(entries), stored=dict(stored))
    six_days = set()
    for key, one in stored.items():
        if key.startswith(SIX_DAY_WEEK):
            six_days.add(int(key.removeprefix(SIX_DAY_WEEK)))
        else:
            settings = _with(settings, key, one)
    return replace(settings, six_day_weeks=frozenset(six_days))


def _with(settings: FirmSettings, key: str, one: Stored) -> FirmSettings:
    match key:
        case name if name in TERMS:
            chosen = {**settings.allowances.chosen, name: read_time(TERMS[name], one.value)}
            return replace(settings, allowances=Allowances(chosen))
        case name if name in SERIES:
            return replace(settings, warnings={**settings.warnings, name: read_series(one.value)})
        case "ladder_hour":
            return replace(settings, ladder=replace(settings.ladder, hour=read_hour(one.value)))
        case "ladder_before" | "ladder_overdue" | "ladder_escalated" | "ladder_again":
            steps: dict[str, Any] = {key.removeprefix("ladder_"): read_steps(one.value)}
            return replace(settings, ladder=replace(settings.ladder, **steps))
        case "quiet_evening" | "quiet_morning" | "quiet_noon" | "quiet_noon_ends":
            hours: dict[str, Any] = {key.removeprefix("quiet_"): read_hour(one.value)}
            return replace(settings, quiet=replace(settings.quiet, **hours))
        case "digest_at":
            return replace(settings, digest_at=read_hour(one.value))
        case "provider_name" | "provider_phone":
            said: dict[str, Any] = {key: one.value}
            return replace(settings, **said)
        case "logo" | "backup_keeper":
            record: dict[str, Any] = {key: read_id(one.value)}
            return replace(settings, **record)
        case "place_tolerance":
            return replace(settings, place_tolerance=read_metres(one.value))
        case "training_months":
            return replace(settings, training_months=read_months(one.value))
        case "plan_review":
            return replace(settings, plan_review=read_months(one.value))
        case "incident_reports":
            return replace(settings, duties=read_duties(one.value))
        case "thin_share":
            return replace(settings, thin_share=read_share(one.value))
        case "auditor_names":
            return replace(settings, auditor_names=read_switch(one.value))
        case "risk_matrix":
            return replace(settings, risk_matrix=read_matrix(one.value))
        case "risk_review" | "risk_review_high":
            months: dict[str, Any] = {key: read_months(one.value)}
            return replace(settings, **months)
        case "self_check_day" | "self_check_week" | "self_check_month" | "risk_list":
            return replace(settings, papers={**settings.papers, key.removeprefix("self_check_"): read_texts(one.value)})
        case "welcome":
            return replace(settings, welcome=read_texts(one.value))
        case "consent":
            return replace(settings, consent=read_texts(one.value), consent_id=one.id)
        case _:
            return settings


def value_of(settings: FirmSettings, key: str) -> str:
    """A setting's value as it would be stored; empty for a name, a logo or a text that is not set.

    Raises NoSuchSetting.
    """
    match key:
        case name if name in TERMS:
            return write_allowance(settings.allowances.of(TERMS[name]))
        case name if name in SERIES:
            return write_series(settings.before_of(SERIES[name]))
        case "ladder_hour":
            return settings.ladder.hour.isoformat("minutes")
        case "ladder_before" | "ladder_overdue" | "ladder_escalated" | "ladder_again":
            return str(getattr(settings.ladder, key.removeprefix("ladder_")))
        case "quiet_evening" | "quiet_morning" | "quiet_noon" | "quiet_noon_ends":
            hour: time = getattr(settings.quiet, key.removeprefix("quiet_"))
            return hour.isoformat("minutes")
        case "digest_at":
            return settings.digest_at.isoformat("minutes")
        case "provider_name" | "provider_phone":
            return str(getattr(settings, key))
        case "logo" | "backup_keeper":
            record: int | None = getattr(settings, key)
            return "" if record is None else str(record)
        case "place_tolerance":
            return str(settings.place_tolerance)
        case "training_months":
            return str(settings.training_months)
        case "plan_review":
            return str(settings.plan_review)
        case "incident_reports":
            return write_duties(settings.duties)
        case "thin_share":
            return str(settings.thin_share)
        case "auditor_names":
            return YES if settings.auditor_names else NO
        case "risk_matrix":
            return write_matrix(settings.risk_matrix)
        case "risk_review" | "risk_review_high":
            return str(getattr(settings, key))
        case "self_check_day" | "self_check_week" | "self_check_month" | "risk_list":
            paper = settings.papers.get(key.removeprefix("self_check_"))
            return "" if paper is None else write_texts(paper)
        case "welcome" | "consent":
            texts: Text | None = getattr(settings, key)
            return "" if texts is None else write_texts(texts)
        case _:
            raise NoSuchSetting(key)


def changed(settings: FirmSettings, key: str, value: str | None, change_id: int = 0) -> FirmSettings:
    """The settings with one of them set (None: to its default), whether they go together or not.

    Raises NoSuchSetting, BadValue, NoMatrix.
    """
    if not key.startswith(SIX_DAY_WEEK):
        value_of(settings, key)
    stored = {name: one for name, one in settings.stored.items() if name != key}
    if value is not None:
        stored[key] = Stored(change_id, value)
    return merged(stored, settings.entries)


def check(settings: FirmSettings) -> None:
    """Whether the settings go together. Raises HoursOverlap, HourIsQuiet, LadderBackwards."""
    quiet = settings.quiet
    if not quiet.morning < quiet.noon <= quiet.noon_ends < quiet.evening or quiet.minutes_open < LEAST_OPEN_MINUTES:
        raise HoursOverlap
    if quiet.ends(settings.ladder.hour) is not None or quiet.ends(settings.digest_at) is not None:
        raise HourIsQuiet
    if settings.ladder.escalated <= settings.ladder.overdue:
        raise LadderBackwards
