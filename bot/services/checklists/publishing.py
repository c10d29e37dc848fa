"""Drafts are published by who answers for quality, and checklists retired for others (clause 4.6).

Whatever was begun goes on by the version with which it began.
"""

from dataclasses import dataclass

from bot.records.checklists import ChecklistEntry, ChecklistView
from bot.rules.cause import Cause
from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.plain import from_plain
from bot.rules.checklists.rights import PUBLISH_CHECKLISTS
from bot.rules.checklists.soundness import faults_of
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.checklists.choosing import find_to_fill
from bot.services.checklists.drafting import DraftGone
from bot.services.checklists.viewing import NoSuchChecklist, view_of
from storage import checklists
from storage.database import writing
from storage.drafts import form_versions
from storage.settings.firm import take_settings
from storage.trail.entries import add_entry


class NotSoundYet(Exception):
    """A draft breaks rules, so it cannot be published; ``code``: of which checklist it is."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SuccessorNeeded(Exception):
    """A checklist is asked without being chosen, so another has to take its place; ``code``: which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Retiring:
    """What is said before a checklist is retired: what could be asked instead, and whether something has to be."""

    view: ChecklistView
    successors: tuple[ChecklistEntry, ...]
    needed: bool


def may_publish(who: Person) -> bool:
    """Whether the person may publish and retire checklists."""
    return everywhere(who, PUBLISH_CHECKLISTS)


@writing
async def publish(cause: Cause, who: Person, version_id: int) -> str:
    """发布: from now on new records are made by this version; published by two at once, it is once.

    Returns the code of the checklist.

    Raises:
        NoSuchChecklist: the person may not publish.
        DraftGone: there is no such draft any more.
        NotSoundYet
    """
    if not may_publish(who):
        raise NoSuchChecklist
    draft = await checklists.hold_draft(version_id)
    if draft is None:
        return await _published_before(version_id)
    content = from_plain(draft.content)
    if faults_of(content):
        raise NotSoundYet(content.code)
    await _keep_form(cause, content)
    name = (content.title.zh, content.title.en)
    await checklists.publish(draft.checklist_id, draft.version, name, content.depth, who.id, cause.at)
    await add_entry(cause, "publish", "checklist", draft.checklist_id, version=draft.version)
    return content.code


async def _published_before(version_id: int) -> str:
    version = await checklists.get_version_by_id(version_id)
    code = await checklists.get_code(version.checklist_id) if version is not None else None
    if code is None:
        raise DraftGone(version_id)
    return code


async def _keep_form(cause: Cause, content: Checklist) -> None:
    form = asked(content, RECORD_KINDS[content.kind].form.code)
    await form_versions.add_form_version(form.code, form.version, fingerprint(form), to_json(form), cause.at)


async def retiring(who: Person, code: str) -> Retiring:
    """What retiring a checklist would ask for.

    Raises:
        NoSuchChecklist: there is none, it is not asked, or the person may not retire it.
    """
    view = await view_of(who, code)
    if not view.publishes or view.entry.retired or not view.entry.version:
        raise NoSuchChecklist(code)
    others = tuple(one for one in await find_to_fill(view.entry.kind) if one.code != code)
    return Retiring(view, others, await _is_asked_anyway(view.entry))


async def _is_asked_anyway(entry: ChecklistEntry) -> bool:
    """Whether it is asked where nobody chooses: as its kind's own, or in the place of another that was retired."""
    if entry.code == RECORD_KINDS[entry.kind].form.code:
        return True
    return any(row.successor == entry.code for row in await checklists.find_checklists())


@writing
async def retire(cause: Cause, who: Person, code: str, successor: str) -> None:
    """停用: nothing new is begun by it; ``successor`` (empty: none) is asked wherever it would have been.

    Raises:
        NoSuchChecklist: as ``retiring``, or the successor is none that is asked.
        SuccessorNeeded
    """
    # others wait: of two who retire each other's successor the second one sees what the first one did
    await take_settings()
    asked_for = await retiring(who, code)
    if successor and successor not in {one.code for one in asked_for.successors}:
        raise NoSuchChecklist(successor)
    if asked_for.needed and not successor:
        raise SuccessorNeeded(code)
    checklist_id = await _row(cause, code)
    await checklists.retire(checklist_id, successor, cause.at)
    await add_entry(cause, "retire", "checklist", checklist_id, successor=successor)


async def _row(cause: Cause, code: str) -> int:
    """The id of a checklist's row; one that comes with the program gets its own when it is retired first."""
    row = await checklists.get_checklist(code)
    if row is not None:
        return row.id
    built_in = BUILT_IN[code]
    name, english = built_in.title.zh, built_in.title.en
    return await checklists.add_built_in(
        code=code, kind=built_in.kind, depth=built_in.depth, name=name, english=english, at=cause.at
    )


@writing
async def reinstate(cause: Cause, who: Person, code: str) -> None:
    """恢复使用: it can be chosen again, and what stood in for it does so no more.

    Raises:
        NoSuchChecklist: there is none that the firm has retired, or the person may not.
    """
    row = await checklists.get_checklist(code) if may_publish(who) else None
    if row is None:
        raise NoSuchChecklist(code)
    if await checklists.reinstate(row.id):
        await add_entry(cause, "reinstate", "checklist", row.id)
