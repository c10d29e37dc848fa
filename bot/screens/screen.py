"""A screen is neutral data: text, rows of buttons, attachments. Other layers turn it into a library's types."""

import html
import re
from dataclasses import dataclass, replace
from enum import Enum
from unicodedata import east_asian_width

from bot.rules.unseen import without_unseen
from bot.screens.buttons import Data
from bot.screens.tones import Tone, tone_of

WIDEST_LABEL, HALF_LABEL = 40, 28
"""Columns of a button that fills a phone's width, and of one with another beside it (its page makes it smaller)."""
TEXT_LIMIT = 4096
"""Characters of a message as a person sees them (Bot API); longer texts are cut by ``clipped`` where they come in."""


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: what it shows and what it says when pressed, the link it opens, or the text it copies.

    ``tone``: its colour, by what it says unless it is given (``bot.screens.tones``). ``copies``: at most 256 letters.
    """

    text: str
    data: Data | None = None
    url: str | None = None
    copies: str | None = None
    tone: Tone | None = None

    def __post_init__(self) -> None:
        _clean(self, "text")
        if self.tone is None:
            object.__setattr__(self, "tone", Tone.PLAIN if self.data is None else tone_of(self.data))


def _clean(shown: object, *texts: str) -> None:
    """What was kept before it was looked at where it is received would turn the words around it."""
    for name in texts:
        object.__setattr__(shown, name, without_unseen(getattr(shown, name)))


Row = tuple[Button, ...]
"""Buttons side by side."""


class Ask(Enum):
    """A reply key that asks the phone for something."""

    LOCATION = "location"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the keyboard at the bottom; pressing it types its text, or shares what it asks for."""

    text: str
    asks: Ask | None = None
    tone: Tone = Tone.PLAIN

    def __post_init__(self) -> None:
        _clean(self, "text")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with a screen, by its place in the archive."""

    sha256: str
    name: str

    def __post_init__(self) -> None:
        _clean(self, "name")


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. ``html`` uses Telegram's tags only; user text in it is escaped with ``escape``.

    ``keys`` replaces the keyboard at the bottom, so such a screen is always a new message without inline buttons.
    ``drops_keys`` takes that keyboard away, and is a new message too.
    ``toast`` is the short answer to a press (at most 200 characters), ``alert`` makes it a dialog. ``card_of`` is kind
    and id of the record whose card it is: whoever is shown it is offered the documents of that record. ``grows``: a
    question that may be about more before it is answered; asked again at the end of the chat, it is changed in place.
    ``replies``: it is a reply to what the person wrote, so that a press of its buttons brings those words along, or to
    the photo of which it says why it was not taken.
    ``silent``: it arrives without a sound. ``secret``: it cannot be forwarded, copied or saved. ``hint``: what the
    empty input says while ``keys`` are there, at most 64 characters.
    """

    html: str
    rows: tuple[Row, ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    drops_keys: bool = False
    attachment: Attachment | None = None
    toast: str = ""
    alert: bool = False
    card_of: tuple[str, int] | None = None
    grows: bool = False
    replies: bool = False
    silent: bool = False
    secret: bool = False
    hint: str = ""

    def __post_init__(self) -> None:
        _clean(self, "html", "toast", "hint")

    def with_toast(self, text: str, *, alert: bool = False) -> "Screen":
        """The same screen with another short answer to the press."""
        return replace(self, toast=text, alert=alert)

    def saying(self, html: str, rows: tuple[Row, ...] | None = None) -> "Screen":
        """A message of its own about what this screen shows, sent as this one would be."""
        return replace(self, html=html, rows=self.rows if rows is None else rows, card_of=None)


@dataclass(frozen=True, slots=True)
class Toast:
    """A short answer to a press and nothing else: what was pressed stays as it is."""

    text: str

    def __post_init__(self) -> None:
        _clean(self, "text")


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sign on what the person sent, and no words: it was kept. Of an ``album`` one sign marks all of it."""

    album: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that Telegram keeps: ``media`` is how it was sent, as ``rules.forms.sent_media.SentAs`` names it."""

    media: str
    file_id: str


@dataclass(frozen=True, slots=True)
class Album:
    """Files to look at, sent below what is shown; at most ten, of kinds that Telegram takes together.

    ``html`` is the caption of the first: what they belong to. ``secret`` as of a screen.
    """

    html: str
    files: tuple[SentFile, ...]
    secret: bool = False


def escape(text: str) -> str:
    """User text as text inside a screen's HTML: never markup, and nothing unseen that turns the words around it."""
    return html.escape(without_unseen(text), quote=False)


FOLDED_FROM, FOLDED_LINES = 180, 6
"""Columns and line ends from which on a quotation would push what matters off a phone."""
_TAG = re.compile(r"<[^<>]*>")


def quoted(text: str) -> str:
    """What somebody wrote as a quotation, folded where it is long; what is folded counts for a message's length too.

    ``text`` is not HTML. Telegram takes no quotation inside another.
    """
    return fold(escape(text))


def fold(markup: str, *, always: bool = False) -> str:
    """The same of HTML, which has no quotations in it; ``always`` folded, however short it is."""
    shown = html.unescape(_TAG.sub("", markup))
    folded = always or columns(shown) > FOLDED_FROM or shown.count("\n") >= FOLDED_LINES
    return f"<blockquote{' expandable' if folded else ''}>{markup}</blockquote>"


def clipped(text: str, limit: int) -> str:
    """Text shortened to ``limit`` characters with an ellipsis; for previews, the record keeps it whole."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def columns(text: str) -> int:
    """How wide a text is in Latin letters; a Chinese character takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def as_label(text: str, most: int = WIDEST_LABEL) -> str:
    """What fits a button: one line, cut where it would be too wide."""
    return narrowed(" ".join(text.split()), most)


def narrowed(text: str, most: int) -> str:
    """Text shortened to a width with an ellipsis: a button's label on a phone."""
    if columns(text) <= most:
        return text
    while columns(text) >= most:
        text = text[:-1]
    return text.rstrip() + "…"
