"""The firm's own checklists are drafted: a copy, the next version, one item at a time (clause 4.6).

Whatever is drafted is kept, sound or not: what is wrong is said on the card, and only publishing waits for it. Who
changes an item last, decides what it says; of a draft that was published or given up meanwhile nothing is changed.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.records.checklists import ChecklistRow, VersionRow
from bot.rules.cause import Cause
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.plain import from_plain, to_plain
from bot.rules.checklists.rights import DRAFT_CHECKLISTS
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.text import Text
from bot.rules.work_records.patrols import PATROL
from bot.services.checklists.viewing import NoSuchChecklist
from bot.services.drafts.loading import SubjectDone
from storage import checklists
from storage.database import writing
from storage.trail.entries import add_entry

Changed = Callable[[Checklist], Checklist]
"""What a checklist becomes."""


class DraftGone(SubjectDone):
    """The draft was published or given up meanwhile, or the item taken out; ``code``: of which checklist, if it is."""

    def __init__(self, version_id: int, code: str = "") -> None:
        super().__init__(version_id)
        self.code = code


def may_draft(who: Person) -> bool:
    """Whether the person may draft checklists."""
    return everywhere(who, DRAFT_CHECKLISTS)


async def copied(cause: Cause, who: Person, code: str, name: str) -> str:
    """A draft of a new checklist with all that is in another, inside a transaction that is open already; its code.

    Of a patrol it is for no depth until somebody says so, since it would be done instead of another from then on.

    Raises:
        NoSuchChecklist: there is nothing to copy, or the person may not draft.
    """
    source = await content_of(code)
    if source is None or not may_draft(who):
        raise NoSuchChecklist(code)
    depth = "" if source.kind == PATROL.kind else source.depth
    return await added(cause, who, replace(source, title=Text(name, ""), depth=depth), code)


async def added(cause: Cause, who: Person, content: Checklist, copied_from: str = "") -> str:
    """A draft of a new checklist of the firm's own, inside a transaction that is open already; its code."""
    title = content.title
    code = await checklists.add_checklist(
        kind=content.kind, depth="", name=title.zh, english=title.en, copied_from=copied_from, at=cause.at
    )
    row = await checklists.get_checklist(code)
    if row is None:
        raise NoSuchChecklist(code)
    await save(cause, who, row, content)
    await add_entry(cause, "add", "checklist", row.id, copied_from=copied_from)
    return code


async def save(cause: Cause, who: Person, row: ChecklistRow, content: Checklist) -> int:
    """Keeps a content as the draft of a checklist, inside a transaction that is open already; returns its version."""
    version = row.drafted or row.version + 1
    await checklists.save_draft(
        row.id, version, to_plain(replace(content, code=row.code, kind=row.kind, version=version)), who.id, cause.at
    )
    await checklists.rename(row.id, content.title.zh, content.title.en)
    return version


async def content_of(code: str) -> Checklist | None:
    """What is worked on of a checklist: its draft, where there is one, else as it is asked; None: there is none."""
    if code in BUILT_IN:
        return BUILT_IN[code]
    row = await checklists.get_checklist(code)
    version = await checklists.get_version(row.id, row.drafted or row.version) if row is not None else None
    return from_plain(version.content) if version is not None else None


@writing
async def begin_next(cause: Cause, who: Person, code: str) -> None:
    """Begins the draft of the next version of a checklist of the firm's own; one that there is stays as it is.

    Raises:
        NoSuchChecklist: it is none of the firm's own, or the person may not draft.
    """
    row = await checklists.hold_checklist(code)
    content = await content_of(code)
    if row is None or content is None or code in BUILT_IN or not may_draft(who):
        raise NoSuchChecklist(code)
    if not row.drafted:
        version = await save(cause, who, row, content)
        await add_entry(cause, "draft", "checklist", row.id, version=version)


@writing
async def discard(cause: Cause, who: Person, version_id: int) -> str:
    """Gives a draft up; returns the code of its checklist, which is no more if it was never published.

    Raises:
        DraftGone
    """
    draft = await _held(who, version_id)
    code = await checklists.get_code(draft.checklist_id)
    await checklists.discard_draft(version_id)
    await add_entry(cause, "discard", "checklist", draft.checklist_id, version=draft.version)
    return code or ""


async def drafted(version_id: int) -> tuple[VersionRow, Checklist]:
    """A draft with what is in it.

    Raises:
        DraftGone
    """
    draft = await checklists.get_draft(version_id)
    if draft is None:
        raise DraftGone(version_id)
    return draft, from_plain(draft.content)


async def change(cause: Cause, who: Person, version_id: int, changed: Changed, item: str = "") -> tuple[int, str]:
    """Changes a draft, inside a transaction that is open already; the id and the code of its checklist.

    Raises:
        DraftGone: it is no draft any more.
    """
    draft = await _held(who, version_id)
    before = from_plain(draft.content)
    content = changed(before)
    # pressed twice, it is as it was wanted already
    if content != before:
        await checklists.save_draft(draft.checklist_id, draft.version, to_plain(content), who.id, cause.at)
        await checklists.rename(draft.checklist_id, content.title.zh, content.title.en)
        await add_entry(cause, "change", "checklist", draft.checklist_id, version=draft.version, item=item)
    return draft.checklist_id, content.code


async def _held(who: Person, version_id: int) -> VersionRow:
    draft = await checklists.hold_draft(version_id) if may_draft(who) else None
    if draft is None:
        raise DraftGone(version_id)
    return draft
