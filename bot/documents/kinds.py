"""A kind of document is one row: which record it is of, what is drawn, and who may have it.

The row stands with its subject in ``bot.services``; ``bot.services.documents`` merges and checks all rows. From it come
also the name of the file, the versions, the job that makes it, what is said when that fails, and that it can be asked
for again from the card of its record: so the next document is a template with what composes it, and a row.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.documents.drawing import Drawn
from bot.records.documents import About, Validity
from bot.rules.people import Person
from bot.rules.text import Language, Text

MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a file is, by the ending of its name."""


class Archive(Protocol):
    """Where files are kept."""

    async def get(self, sha256: str) -> bytes:
        """A file's content by its SHA-256."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What gathering may need beside the record, at a moment.

    ``provider`` is the firm's name as its settings or the configuration have it, ``bot`` the bot's. ``code`` is one
    that no document has yet, for those that can be verified; ``version``: which is made.
    """

    archive: Archive
    provider: str
    bot: str
    at: datetime
    code: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that need not be drawn, since the archive has it."""

    sha256: str


async def _nothing_added(_: int) -> datetime | None:
    return None


async def _never_corrected(_: int) -> datetime | None:
    return None


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document of the records of a ``subject``; all functions take the record's id.

    ``ending`` is that of the file's name. ``about`` names the record (None: it is no more), ``may_have`` asks the rule
    of the record at a moment, ``gather`` collects what is drawn in a language (None: nothing is to be drawn any more).
    ``corrected_at``: when what the document says was last corrected; one made before is followed by a next version.
    ``added_at``: when something was last added that changes nothing of what it says; one made before holds, and the
    next one carries that too.
    ``as_of_now``: it tells how something stands, so whoever asks gets it as of then, and nobody is told of versions.
    ``verify``: what becomes of it, for whoever has one with its code in hand; None: it carries no code.
    """

    code: str
    subject: str
    name: Text
    ending: str
    about: Callable[[int], Awaitable[About | None]]
    may_have: Callable[[Person, int, datetime], Awaitable[bool]]
    gather: Callable[[int, Language, Desk], Awaitable[Drawn | Kept | None]]
    corrected_at: Callable[[int], Awaitable[datetime | None]] = _never_corrected
    added_at: Callable[[int], Awaitable[datetime | None]] = _nothing_added
    as_of_now: bool = False
    verify: Callable[[int], Awaitable[Validity | None]] | None = None
