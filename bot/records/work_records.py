"""Work records as readers see them: what holds now, what was corrected, and who took one back (clauses 3.6-3.7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.records.attachments import AttachmentRecord
from bot.records.cases.findings import FindingRecord
from bot.records.clients import ClientRecord, SiteRecord
from bot.records.links import Link
from bot.records.second_persons import SecondPerson
from bot.records.self_checks import Note
from bot.rules.behalf import Channel, Recorded
from bot.rules.confirming import SETTLING, Said
from bot.rules.deliverables.acceptance import Answer
from bot.rules.record_kind import STANDS, RecordKind, State
from bot.rules.registers import Period
from bot.rules.text import Text
from bot.rules.thin import Thin
from bot.rules.work_records.kinds import RECORD_KINDS


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """A work record as it was filed, or as its last amendment says.

    ``said``: the answers that it shows, by question. ``client_id`` None: it is ours. ``entry_kind`` and ``entry_id``:
    the entry of a ledger of which it is an event. ``of_person_id``: whom of ours that is of.
    ``day``: on which it was done. ``amended``: how often it was
    corrected; ``findings``: how many were found at it, without those that are void.
    ``begun_by``: who began to fill it in, where somebody else went on with it.
    ``replaces``: the number of the one that was taken back for it, which the client had since ``replaced_released_at``;
    ``replaced_by``: of the one that the client has instead of this.
    """

    kind: str
    id: int
    number: str
    client_id: int | None
    client_name: str
    site_id: int | None
    site_name: str
    entry_kind: str | None
    entry_id: int | None
    person_id: int
    person_name: str
    draft_id: int
    task_id: int | None
    of_person_id: int | None
    day: date
    state: State
    said: dict[str, str]
    began_at: datetime
    filed_at: datetime
    recall_until: datetime | None
    released_at: datetime | None
    amended: int
    findings: int
    begun_by: str
    replaces: str | None
    replaced_released_at: datetime | None
    replaced_by: str | None

    @property
    def of_kind(self) -> RecordKind:
        """What kind it is of."""
        return RECORD_KINDS[self.kind]

    @property
    def link(self) -> Link:
        """As others name it."""
        return Link(self.kind, self.id)

    @property
    def entry(self) -> Link | None:
        """The entry of a ledger whose event it is."""
        return (
            Link(self.entry_kind, self.entry_id) if self.entry_kind is not None and self.entry_id is not None else None
        )

    @property
    def owner_id(self) -> int:
        """Whose own it is to a right: of whose file it is a part, else whoever filed it."""
        return self.person_id if self.of_person_id is None else self.of_person_id

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.state in STANDS

    @property
    def mark(self) -> str:
        """The sign that stands before it."""
        if self.state is State.VOIDED:
            return "✖️"
        return self.of_kind.marks.get(self.said.get(self.of_kind.sorted_by, ""), self.of_kind.mark)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a record said until it was corrected; when that was, by whom and why.

    ``voided``: it was void until then. ``processed_at``: when the correction was dealt with, where that is later.
    ``draft_id``: of the correction.
    """

    day: date
    said: dict[str, str]
    voided: bool
    amended_at: datetime
    amended_by: str
    reason: str
    draft_id: int
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a record was recalled, or (``ended``) that nothing takes its place: by whom, and why if that was said.

    ``processed_at``: when that was dealt with, where it is later than it was said.
    """

    at: datetime
    who: str
    why: str
    ended: bool
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the client's manager said to a deliverable, ``recorder`` being who wrote it down for them, if anybody."""

    id: int
    state: Answer
    reason: str
    by_name: str
    at: datetime
    channel: str
    told_on: date | None
    recorder: str

    @property
    def recorded(self) -> Recorded | None:
        """Who recorded it, and how and when it was told."""
        return Recorded(self.recorder, Channel(self.channel), self.told_on) if self.told_on is not None else None


@dataclass(frozen=True, slots=True)
class ClientConfirmation:
    """What the client said to a record: ``by_name`` said it, ``recorder`` wrote it down for them, if anybody.

    ``digest``: of what the record said then. ``scanned``: on the spot, by a code on the consultant's phone.
    """

    id: int
    said: Said
    text: str
    by_name: str
    at: datetime
    digest: str
    recorder: str
    scanned: bool = False


def settled(confirmed: Iterable[ClientConfirmation], digest: str) -> ClientConfirmation | None:
    """What was said to this content; None: nothing, or no more than why nobody did, and it may be confirmed still."""
    return next((one for one in confirmed if one.digest == digest and one.said in SETTLING), None)


@dataclass(frozen=True, slots=True)
class ClientSaid:
    """What the client said to a record, in order, each once; ``before``: all of it before it was corrected."""

    said: tuple[Said, ...]
    before: bool = False


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do with a record now.

    ``recall``: take it back with a tap, before the client gets it; ``recall_issued``: with a reason, since. ``go_on``:
    correct what was taken back or do it anew; ``void``: end it. ``approve``: give it to the client. ``answer``: accept
    or return it; ``answer_for``: record what the client said to it. ``review``: say that it was seen, and remark;
    ``settle``: say what became of its problems. ``confirm``: say whether it is right; ``confirm_for``: note what the
    client said to that elsewhere; ``present_code``: show a code by which they confirm it on the spot.
    ``attach_page``: add the scan of a signed and stamped page. ``originals``: look at how its files are kept.
    ``make_finding``: make one of it. ``second``: say as the second person that it is so; ``ask_another``: have somebody
    else asked that.
    """

    amend: bool = False
    recall: bool = False
    recall_issued: bool = False
    go_on: bool = False
    void: bool = False
    approve: bool = False
    answer: bool = False
    answer_for: bool = False
    review: bool = False
    settle: bool = False
    confirm: bool = False
    confirm_for: bool = False
    present_code: bool = False
    attach_page: bool = False
    originals: bool = False
    make_finding: bool = False
    second: bool = False
    ask_another: bool = False


NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of a checklist as it was answered: its number and name, the result (``rules/plain_words``), what was
    noted, and what was answered where that is more than a result; ``key``: of its question."""

    number: int
    name: Text
    result: str
    note: str = ""
    answer: Text = NOTHING
    key: str = ""


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as a person may see it: with what was found at it, its files, and what it said before, the oldest first.

    ``processed_at``: when its filing was dealt with, where that is later than it was sent. ``of_entry``: what the entry
    is called whose event it is; ``sees_entry``: the reader may open that. ``of_task``: the planned task that it
    fulfilled, where the reader may see that.
    ``checked``: the items of its checklist in their order, where it has one; ``changed``: of these, by each correction.
    ``answered``: what the client said to it, where it is a deliverable; ``unanswered``: that it is one, and they have
    said nothing yet; ``signed``: the page on which they said it, where it was recorded for them.
    ``confirmed``: what the client said to it, ``digest``: of what it says now; ``last_code``: the last that was made
    by which it is confirmed on the spot, 0: none.
    ``notes``: what was said since to what the client recorded. ``thin``: why it looks thin, for its lead alone.
    ``round``: the records of the same round of internal audit that the reader may see, this one too, the oldest first;
    ``next_step``: the checklist by which it goes on, where the reader may fill that in; ``next_site``: at which site, 0
    where that has to be asked. ``seconds``: which second persons were asked, the oldest first.
    ``secret``: the entry is confidential whose event it is. ``opened``: id and number of the case that it opened, where
    the reader may see that.
    """

    record: WorkRecord
    findings: tuple[FindingRecord, ...] = ()
    files: tuple[AttachmentRecord, ...] = ()
    before: tuple[Amendment, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    rights: Rights = Rights()
    processed_at: datetime | None = None
    of_entry: str = ""
    sees_entry: bool = False
    of_task: int | None = None
    checked: tuple[Checked, ...] = ()
    answered: Acceptance | None = None
    unanswered: bool = False
    signed: tuple[AttachmentRecord, ...] = ()
    notes: tuple[Note, ...] = ()
    round: tuple[WorkRecord, ...] = ()
    next_step: str = ""
    next_site: int = 0
    changed: tuple[tuple[Text, ...], ...] = ()
    confirmed: tuple[ClientConfirmation, ...] = ()
    digest: str = ""
    last_code: int = 0
    thin: tuple[Thin, ...] = ()
    seconds: tuple[SecondPerson, ...] = ()
    secret: bool = False
    opened: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class RecordList:
    """The records of a kind in a month: of a client, of one of its sites, or of the reader alone.

    ``of`` and ``of_id``: of which; ``sort``: what they are narrowed to. ``counts`` by what they are sorted by and
    ``minutes`` are over the whole month, without what is void. ``sites``: those of the client, to narrow it to one.
    ``thin``: why records look thin, by their ids, for their lead alone; ``said``: what their client said to each.
    """

    kind: RecordKind
    of: str
    of_id: int
    client: ClientRecord | None
    site: SiteRecord | None
    month: Period
    sort: str
    records: tuple[WorkRecord, ...]
    counts: Mapping[str, int]
    minutes: int
    reader_id: int
    may_file: bool
    sites: tuple[SiteRecord, ...] = ()
    thin: Mapping[int, tuple[Thin, ...]] = field(default_factory=dict)
    said: Mapping[int, ClientSaid] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThinRecord:
    """A record that looks thin, as a lead's digest names it."""

    kind: str
    id: int
    number: str
    client_name: str
    site_name: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record as its register shows it; ``reason``: of its last correction, ``planned_on``: its day in the plan,
    ``entry``: code and name of the entry to which it happened, or "".
    """

    id: int
    draft_id: int
    number: str
    client_name: str
    site_name: str
    person_name: str
    day: date
    state: str
    said: dict[str, str]
    planned_on: date | None
    began_at: datetime
    filed_at: datetime
    released_at: datetime | None
    amended: int
    reason: str | None
    findings: int
    of_person_id: int | None
    of_person: str
    entry: str
