"""Cases as readers see them: findings, complaints, enquiries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.records.attachments import AttachmentRecord
from bot.records.cases.alike import Related
from bot.records.cases.findings import NO_MATES, Mates
from bot.records.cases.measures import CaseTask
from bot.records.cases.reports import CaseReport
from bot.records.duty import OnDuty
from bot.records.links import Link
from bot.rules.behalf import Channel, Recorded
from bot.rules.cases.finding import AWAITING_CHECK, CLOSED, FINDING
from bot.rules.cases.finding_terms import EXPLAINED
from bot.rules.cases.life_cycle import Clock, Transition
from bot.rules.cases.parties import Parties
from bot.rules.checklists.asked import FIXED, PHOTO
from bot.rules.forms.case_keys import FILES
from bot.rules.text import Text
from bot.rules.working_days import Explanation


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case with the names its card shows; ``title`` is what was written when it was opened.

    ``recorder``: who recorded it on behalf of ``opened_by``, who told it by ``channel`` on ``told_on``. ``opener_away``
    and ``rectifier_away``: they do not use the bot, so what they are to hear is passed on by who recorded for them.
    ``released_at``: since when the client has it; None: not yet.
    ``likely_about``: who may be meant by it. ``asked_until``: the date that ``asked_by_id``
    wishes for and waits to have agreed to. ``unheard_since``: since when nobody for whom it waits can hear.
    ``contained``: something was done about a finding at once, ``explained``: its cause was said.
    ``repeat_of`` is the number of the finding that it repeats, as long as that was not void. ``record_number``: that of
    the record, of kind ``record_kind``, which opened it. ``category``: what a complaint is about, ``wanted``: what
    whoever filed it hopes for; both empty for other kinds. ``anonymous``: our team is not told who opened it, but for
    quality managers and ``entrusted_id``. ``decided_by_id``: who said last how it ends; ``appealed_at``: when that was
    to be looked at anew; ``reopened``: how often it went on. ``ended_at``, ``ended_as``: when and in which state it had
    ended, while something about it is owed still.
    """

    id: int
    kind: str
    number: str
    client_id: int
    site_id: int | None
    state: str
    turn: int
    title: str
    opened_by_id: int
    opened_at: datetime
    due_at: datetime | None
    promised_at: datetime | None
    paused_at: datetime | None
    closed_at: datetime | None
    handler_id: int | None
    taken_at: datetime | None
    about_id: int | None
    rectified_by_id: int | None
    draft_id: int | None
    private: bool
    rating: int | None
    client_name: str
    client_short_name: str
    site_name: str | None
    opened_by: str
    handler: str | None
    about: str | None
    severity: str | None
    fix_recorded_by_id: int | None
    recorder_id: int | None
    recorder: str | None
    channel: str | None
    told_on: date | None
    opener_away: bool
    rectifier_away: bool
    released_at: datetime | None
    likely_about: list[int]
    asked_until: datetime | None
    asked_by_id: int | None
    unheard_since: datetime | None
    contained: bool
    explained: bool
    repeat_of_id: int | None
    repeat_of: str | None
    called: list[int]
    coming: list[int]
    unable: list[int]
    drill: bool
    record_kind: str
    record_id: int | None
    record_number: str | None
    category: str
    wanted: str
    anonymous: bool
    entrusted_id: int | None
    decided_by_id: int | None
    appealed_at: datetime | None
    reopened: int
    ended_at: datetime | None
    ended_as: str

    @property
    def recorded(self) -> Recorded | None:
        """How it was recorded; None for what its opener filed in person."""
        if self.recorder is None or not self.channel or self.told_on is None:
            return None
        return Recorded(self.recorder, Channel(self.channel), self.told_on)

    @property
    def parties(self) -> Parties:
        """Who is who in it."""
        return Parties(
            self.client_id,
            self.opened_by_id,
            self.handler_id,
            self.about_id,
            self.rectified_by_id,
            self.private,
            self.severity == "serious",
            self.rating is not None,
            self.recorder_id,
            self.fix_recorded_by_id,
            self.released_at is not None,
            tuple(self.likely_about),
            self.asked_by_id,
            self.asked_until is not None,
            self.kind == FINDING.kind and self.severity in EXPLAINED and not self.explained,
            self.contained,
            tuple(self.coming),
            tuple(self.called),
            tuple(self.unable),
            self.anonymous,
            self.entrusted_id,
            self.decided_by_id,
            self.appealed_at is not None,
        )

    @property
    def runs_since(self) -> datetime:
        """From when its dates count: its release, which for all but findings is their opening."""
        return self.released_at or self.opened_at

    @property
    def clock(self) -> Clock:
        """Its deadlines."""
        return Clock(self.runs_since, self.due_at, self.promised_at, self.paused_at)


def gravest(case: CaseRecord) -> tuple[bool, datetime, int]:
    """By what cases are sorted: what is serious first, and of that what is due first or late longest."""
    return not case.parties.serious, case.due_at or case.opened_at, case.id


MOST_LISTED = 200
"""Cases that a list reads at most; whoever has more looks them up by number or asks for the register."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a list of cases: ``total`` of the whole list, ``page`` from 0."""

    cases: tuple[CaseRecord, ...]
    total: int
    page: int


NO_CASES = CasePage((), 0, 0)


@dataclass(frozen=True, slots=True)
class FindingDetails:
    """What only a finding has; ``record_number`` is that of the record it was found at.

    ``effect``: whether its fix lasted, as the record ``effect_number`` says; empty: nobody looked yet. ``again`` is the
    number of the first finding that repeats it. ``fix_draft_id``: the form with which it was fixed last, maybe together
    with others; ``cause_draft_id``: the one that says with which others it has its cause in common. ``immediate``: what
    was done about it at once, ``cause``: why it came about, ``prevention``: what keeps it from coming again; each empty
    until it is said.
    """

    record_kind: str
    record_id: int
    question: str
    clause: str
    severity: str
    suggestion_zh: str
    suggestion_en: str
    immediate: str
    cause: str
    prevention: str
    fixed_on_the_spot: bool
    fix_by: date | None
    record_number: str
    effect: str
    effect_number: str | None
    again_id: int | None
    again: str | None
    fix_draft_id: int | None = None
    cause_draft_id: int | None = None

    @property
    def record(self) -> Link:
        """The record it was found at."""
        return Link(self.record_kind, self.record_id)

    @property
    def suggestion(self) -> Text:
        """The suggested rectification in both languages."""
        return Text(self.suggestion_zh, self.suggestion_en)


class CorrectedWhat(StrEnum):
    """What of a finding a correction of its record can change."""

    SEVERITY = "severity"
    FIXED = "fixed"
    UNTIL = "until"
    OWNER = "owner"
    NOTE = "note"
    IMMEDIATE = "immediate"
    SUGGESTION = "suggestion"


WORDS = frozenset({CorrectedWhat.NOTE, CorrectedWhat.IMMEDIATE, CorrectedWhat.SUGGESTION})
"""What is written, and so stands on the card and with the record, not in the history beside it."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """One of these, from what to what: a severity, yes or no, a day, a name; empty where there was none, or words."""

    what: CorrectedWhat
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened to a case: by whom, and what they wrote or sent with it.

    ``recorded``: it was recorded for them by somebody else. ``processed_at``: when it was dealt with, which is ``at``
    unless it had been sent noticeably before. ``by_id``: who did it in the chat, be it for somebody else. ``given_to``:
    who handles it since; ``stars``: how it was rated. ``corrected``: what a correction of its record changed.
    ``facts``: what its form says beside that, each by its name (``told``: their keys). ``whom``: who was called.
    """

    at: datetime
    action: str
    who: str | None
    text: str = ""
    files: int = 0
    recorded: Recorded | None = None
    processed_at: datetime | None = None
    by_id: int | None = None
    given_to: str = ""
    stars: int = 0
    corrected: tuple[Corrected, ...] = ()
    facts: tuple[tuple[Text, Text], ...] = ()
    told: tuple[str, ...] = ()
    whom: str = ""


_SHOWN_AFTER = frozenset({AWAITING_CHECK, CLOSED})


def before_and_after(
    case: CaseRecord,
    finding: FindingDetails | None,
    events: Sequence[CaseEvent],
    files: Sequence[AttachmentRecord],
) -> tuple[AttachmentRecord, AttachmentRecord] | None:
    """The photo of what was found, and that of its fix, not returned since; None where there are not both."""
    if finding is None or case.state not in _SHOWN_AFTER:
        return None
    returned = max((event.at for event in events if event.action == "return"), default=case.opened_at)
    photos = [file for file in files if file.media == "photo"]
    own = [file for file in photos if (file.owner_kind, file.owner_id) == ("case", case.id)]
    of_record = [file for file in photos if file not in own]
    on_the_spot = f"{finding.question}.{FIXED}.{PHOTO}"
    if finding.fixed_on_the_spot:
        after = [file for file in of_record if file.question == on_the_spot]
    else:
        after = [file for file in own if file.question == FILES and file.said_at >= returned]
    before = [file for file in of_record if file.question != on_the_spot]
    return (before[0], after[0]) if before and after else None


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as a person may see it, with what they can do now; ``finding`` for findings only.

    ``can_record``: what they can record for somebody else. ``waits_for_me``: whether the state waits for this person.
    ``files``: what was sent with it, the latest first. ``mates``: the findings that belong with it. ``related``: what
    is, or may be, the same thing, as far as this person may see it; ``reporters``: how many more reported it.
    ``coming``: the names of those who come to help. ``tasks``: its measures, and the look whether they work.
    ``reports``: to whom it has to be reported by when.
    ``lapses_at``: when silence closes it. ``unheard``: whoever it waits for cannot hear, which this person may know.
    ``parts``: who does what by the emergency plan. ``sees_record``: the reader may open the record that opened it.
    """

    case: CaseRecord
    can: tuple[Transition, ...]
    events: tuple[CaseEvent, ...] = ()
    finding: FindingDetails | None = None
    files: tuple[AttachmentRecord, ...] = ()
    waits_for_me: bool = False
    lapses_at: datetime | None = None
    can_record: tuple[Transition, ...] = ()
    unheard: bool = False
    mates: Mates = NO_MATES
    related: tuple[Related, ...] = ()
    reporters: int = 0
    coming: tuple[str, ...] = ()
    parts: tuple[OnDuty, ...] = ()
    sees_record: bool = False
    tasks: tuple[CaseTask, ...] = ()
    reports: tuple[CaseReport, ...] = ()

    @property
    def pictures(self) -> tuple[AttachmentRecord, AttachmentRecord] | None:
        """The photos of what was found and of its fix, where there are both."""
        return before_and_after(self.case, self.finding, self.events, self.files)


@dataclass(frozen=True, slots=True)
class DateExplained:
    """How a case's deadline came about: ``days`` counted, ``waited`` of them given back for pauses.

    ``told``: the step that set the date by hand, where one did. ``overtaken``: days off were entered or taken back
    since, which move no date that was promised. ``natural``: days off count as well.
    """

    days: Explanation
    waited: int
    told: CaseEvent | None
    overtaken: bool = False
    natural: bool = False
