"""What lies in somebody's tray, and what it can be for."""

from dataclasses import dataclass

from bot.records.attachments import AttachmentRecord
from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.records.links import Link
from bot.records.tasks import TaskRecord
from bot.rules.forms.problems import Problem
from bot.rules.text import Text
from bot.rules.tray import TEXT


@dataclass(frozen=True, slots=True)
class Place:
    """A question of an open form that takes files: its index, its name, and its number among the items (0: no item)."""

    index: int
    name: Text
    item: int = 0


@dataclass(frozen=True, slots=True)
class Destination:
    """A form that takes what was sent: begun about a subject of this kind; ``name`` says what it does.

    ``about``: the case or task that it is about, if it is about one. ``subject_id`` 0: of which client is asked next.
    """

    form: str
    subject_kind: str
    subject_id: int
    name: Text
    about: CaseRecord | TaskRecord | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """Pieces that were sent in a row, and where they can go.

    ``view``: the form that is asked about, with the ``places`` in it, where one is open; ``problem``: why they did not
    go where it is. ``begun``: other open forms with a place for them. ``older``: a piece of another row.
    ``narrowed``: only what a reply can mean is listed. ``too_long_for``: the open form for whose question the text is
    too long. ``recall``: the work record that it is about, where that can still be taken back and corrected.
    ``together``: the ``places`` are the items that the album's caption names, and the files may show all of them.
    ``understood``: what a photo of the same row was taken to say.
    """

    pieces: tuple[AttachmentRecord, ...]
    view: DraftView | None = None
    problem: Problem | None = None
    places: tuple[Place, ...] = ()
    begun: tuple[DraftView, ...] = ()
    destinations: tuple[Destination, ...] = ()
    older: int | None = None
    narrowed: bool = False
    too_long_for: DraftView | None = None
    recall: Link | None = None
    together: bool = False
    understood: Text | None = None

    @property
    def text(self) -> AttachmentRecord | None:
        """The last of the texts among them."""
        return next((piece for piece in reversed(self.pieces) if piece.media == TEXT), None)

    @property
    def contact(self) -> AttachmentRecord | None:
        """The contact among them, if there is one alone."""
        contacts = [piece for piece in self.pieces if piece.media == TEXT and piece.name]
        return contacts[0] if len(contacts) == 1 else None

    @property
    def last(self) -> int:
        """The newest piece, by which all of them are named."""
        return self.pieces[-1].id
