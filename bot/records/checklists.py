"""Checklists as readers see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rules.checklists.checklist import Checklist
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A checklist that the firm has a row of; see the columns of ``storage/tables/checklists.py``."""

    id: int
    code: str
    kind: str
    depth: str
    name: str
    english: str
    version: int
    copied_from: str
    retired_at: datetime | None
    successor: str
    drafted: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a checklist of the firm's own; ``content`` as ``plain`` writes it."""

    id: int
    checklist_id: int
    version: int
    state: str
    content: dict[str, Any]
    changed_by_id: int
    changed_at: datetime
    published_at: datetime | None
    asked_by_id: int | None = None
    asked_at: datetime | None = None
    returned_by: str | None = None
    returned: str = ""


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A draft that waits to be published: its version's id, of which checklist, and who asked for it when."""

    version_id: int
    code: str
    name: str
    asked_by: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """A checklist in a list: what it is called, and how it stands.

    ``version``: the published one, 0 while there is none. ``drafted``: the draft's version, 0 where there is none.
    """

    code: str
    kind: str
    name: Text
    depth: str
    version: int
    drafted: int
    own: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """A checklist with what is in it: as it is asked (``content``), and as it is drafted (``draft``).

    Of each None where there is none. ``draft_id``: the draft's version, by which changes to it are told from those to
    another; 0 where there is none. ``successor``: what is asked instead since it was retired. ``number``: by which
    documents know it. ``drafts`` and ``publishes``: whether the reader may. ``asked_by``: who has asked for the draft
    to be published, as long as it waits for that; ``returned_by`` and ``returned``: who sent it back, with which word.
    """

    entry: ChecklistEntry
    content: Checklist | None
    draft: Checklist | None = None
    draft_id: int = 0
    successor: ChecklistEntry | None = None
    copied_from: ChecklistEntry | None = None
    number: int = 0
    drafts: bool = False
    publishes: bool = False
    asked_by: str = ""
    returned_by: str = ""
    returned: str = ""

    @property
    def shown(self) -> Checklist:
        """What is worked on: the draft, where there is one.

        Raises:
            LookupError: it has neither, which is a fault of the program.
        """
        found = self.draft or self.content
        if found is None:
            raise LookupError(self.entry.code)
        return found
