"""Files that people sent, and whose they are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules.late import Late, noticed


class Belongs(StrEnum):
    """To what a file can belong."""

    TRAY = "tray"
    DRAFT = "draft"
    RECORD = "record"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a file is: a person's tray (``id`` is the person's), a draft, a record of a kind, an entry of a ledger.

    ``kind``: the record's kind or the ledger's code; empty for trays and drafts.
    """

    belongs_to: Belongs
    id: int
    kind: str = ""


def of_tray(person_id: int) -> Owner:
    """What somebody sent, and has not said yet what for."""
    return Owner(Belongs.TRAY, person_id)


def of_draft(draft_id: int) -> Owner:
    """A form that is being filled in."""
    return Owner(Belongs.DRAFT, draft_id)


def of_record(kind: str, record_id: int) -> Owner:
    """What a submitted form became: ``kind`` as the trail names it."""
    return Owner(Belongs.RECORD, record_id, kind)


def of_entry(ledger: str, entry_id: int) -> Owner:
    """The scans and papers of an entry of a ledger."""
    return Owner(Belongs.ENTRY, entry_id, ledger)


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """One file; ``question`` is what it answers in the draft that it was sent for, empty where it was sent for none.

    ``media`` is what it is taken for, ``sent_as`` how an app sent it and how it can be sent on. ``sent_at`` is when
    Telegram says that it was sent, which after a downtime is well before ``received_at``; None for files of before that
    was noted. ``aside_at``: since when it is kept in the tray for later. ``shown_sha256``: the copy from which a
    photo that came as a file is shown; None: there is none (yet), empty: no photo can be shown of it.
    """

    id: int
    belongs_to: Belongs
    owner_kind: str
    owner_id: int
    draft_id: int | None
    question: str
    media: str
    telegram_file_id: str
    album: str
    name: str
    caption: str
    size: int
    sent_at: datetime | None
    received_at: datetime
    sha256: str | None
    sent_as: str
    aside_at: datetime | None
    shown_sha256: str | None = None

    @property
    def late(self) -> Late | None:
        """Both moments, where it was sent noticeably before it was received."""
        return noticed(self.sent_at, self.received_at)

    @property
    def said_at(self) -> datetime:
        """When it was sent, where that is noticeably before it was received."""
        return self.received_at if self.late is None else self.late.said_at

    @property
    def as_file(self) -> bool:
        """Whether it is a photo as the phone keeps it, with camera and place: what chats make small has none."""
        return self.media == "photo" and self.sent_as == "document"

    @property
    def drawn_from(self) -> str | None:
        """What is drawn of it: the copy where there is one, else what the archive has; None: nothing can be."""
        return self.sha256 if self.shown_sha256 is None else self.shown_sha256 or None

    @property
    def owner(self) -> Owner:
        """Whose it is."""
        return Owner(self.belongs_to, self.owner_id, self.owner_kind)
