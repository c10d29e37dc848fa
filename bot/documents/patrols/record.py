"""What a patrol report is made from (STANDARD.md 4.6). All of it can be pickled, for drawing in a child process."""

from dataclasses import dataclass
from datetime import datetime

from bot.documents.words import Result, Severity
from bot.rules.beijing import in_beijing
from bot.rules.text import Language


@dataclass(frozen=True, slots=True)
class Place:
    """Where the patrol was, in WGS-84 degrees as a chat sends it; ``accuracy`` in metres, None if unknown.

    ``away``: how far from the site that is and why, in the language of the report, where that is known.
    """

    latitude: float
    longitude: float
    accuracy: float | None = None
    away: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as received: its bytes, None when it was lost. ``by`` sent it, ``received_at`` is aware.

    ``name``: of the file it came as, if it came as one, by which the archive's original is found.
    ``processed_at``: when it was dealt with, where that is later.
    """

    content: bytes | None
    caption: str
    received_at: datetime
    by: str
    name: str = ""
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """What is to be rectified, by ``owner`` where somebody was named.

    ``immediate``: what was done about it at once. ``due_at`` is aware, None if nothing is due (as when it was fixed on
    the spot).
    ``repeat_of``: the number of what was found of the same item before; empty: nothing was.
    """

    number: str
    severity: Severity
    suggestion: str
    due_at: datetime | None
    fixed_on_the_spot: bool
    photos_after: tuple[Photo, ...] = ()
    repeat_of: str = ""
    owner: str = ""
    immediate: str = ""


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One item of the checklist with its result; ``note`` says what was seen, of a finding what was found.

    ``section``: which it begins, where there are several. ``look_at``: what was to be looked at, ``instrument`` what it
    was measured with. ``counted``: it is one of the checklist's, and no line about what was found before.
    """

    number: int
    topic: str
    clause: str | None
    result: Result
    note: str = ""
    finding: ReportFinding | None = None
    photos: tuple[Photo, ...] = ()
    section: str = ""
    look_at: str = ""
    instrument: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A correction: when (aware), by whom, why, and what it changed, line by line; ``processed_at`` as of a photo."""

    at: datetime
    by: str
    reason: str
    lines: tuple[str, ...]
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportConfirmation:
    """What the client said to the record: in words, by whom, and when (aware); ``digest``: of what it said then.

    ``of_before``: it was corrected since. ``noted``: that ``by`` did not confirm it, by whom that was noted.
    """

    said: str
    by: str
    at: datetime
    text: str
    digest: str
    of_before: bool
    noted: str = ""


@dataclass(frozen=True, slots=True)
class PatrolReport:
    """All that the report of one patrol or inspection says; texts are in ``language`` already, ``score`` and
    ``lasting``, whether what was closed before lasts, line by line.
    ``round``: of an audit, what else its round has. ``title``: what it is headed, ``logo``: a picture as it was sent.
    What was sent before it was processed has both moments. ``code``: by which anybody may ask whether the report holds,
    and ``link`` that asks it; empty where it carries none. ``version``: of the report, ``changes``: what was corrected.
    ``ended_at``: when what it tells of ended, if not when it was submitted; ``written_up``: the times were said later.
    ``seal``: the head of the sealed trail as it was then (``rules/sealing``).

    Raises NaiveMoment for any moment in it without a zone.
    """

    number: str
    provider_name: str
    client_name: str
    site_name: str
    consultant: str
    companions: tuple[str, ...]
    started_at: datetime
    submitted_at: datetime
    place: Place | None
    form_title: str
    form_version: int
    language: Language
    items: tuple[ReportItem, ...]
    scene: tuple[Photo, ...] = ()
    practice: bool = False
    logo: bytes | None = None
    started_processed_at: datetime | None = None
    submitted_processed_at: datetime | None = None
    title: str = ""
    score: tuple[str, ...] = ()
    round: tuple[str, ...] = ()
    code: str = ""
    link: str = ""
    lasting: tuple[str, ...] = ()
    version: int = 1
    changes: tuple[ReportChange, ...] = ()
    seal: str = ""
    confirmations: tuple[ReportConfirmation, ...] = ()
    ended_at: datetime | None = None
    written_up: bool = False

    def __post_init__(self) -> None:
        for moment in self._moments():
            in_beijing(moment)

    def _moments(self) -> list[datetime]:
        findings = [item.finding for item in self.items if item.finding is not None]
        photos = [*self.scene, *(photo for item in self.items for photo in item.photos)]
        photos.extend(photo for finding in findings for photo in finding.photos_after)
        due = [finding.due_at for finding in findings if finding.due_at is not None]
        return [
            self.started_at,
            self.submitted_at,
            *([self.ended_at] if self.ended_at is not None else []),
            *due,
            *(one.at for one in self.changes),
            *(one.at for one in self.confirmations),
            *(photo.received_at for photo in photos),
        ]
