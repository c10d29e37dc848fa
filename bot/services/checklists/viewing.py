"""检查表: all that there are, and what is in one of them, for whoever may see them (clause 4.6)."""

from bot.records.checklists import ChecklistEntry, ChecklistView, VersionRow
from bot.rules.checklists.built_in import BUILT_IN, NUMBERS
from bot.rules.checklists.plain import from_plain
from bot.rules.checklists.rights import DRAFT_CHECKLISTS, PUBLISH_CHECKLISTS, SEE_CHECKLISTS
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.checklists.choosing import entry_of, find_all
from storage import checklists
from storage.people import persons as people


class NoSuchChecklist(NotForThisPerson):
    """There is no such checklist, or the person may not see it or do this to it."""


async def find_listed(who: Person) -> tuple[ChecklistEntry, ...]:
    """All checklists by their record kind, the firm's own first in each.

    Raises:
        NoSuchChecklist: the person may not see checklists.
    """
    if not everywhere(who, SEE_CHECKLISTS):
        raise NoSuchChecklist
    kinds = list(RECORD_KINDS)
    return tuple(sorted(await find_all(), key=lambda one: (kinds.index(one.kind), not one.own)))


async def view_of(who: Person, code: str) -> ChecklistView:
    """A checklist as it is asked, and as it is drafted.

    Raises:
        NoSuchChecklist
    """
    row = await checklists.get_checklist(code)
    if not everywhere(who, SEE_CHECKLISTS) or (row is None and code not in BUILT_IN):
        raise NoSuchChecklist(code)
    entry = entry_of(code, row)
    successor = await _entry(row.successor) if row is not None and row.successor else None
    drafts, publishes = everywhere(who, DRAFT_CHECKLISTS), everywhere(who, PUBLISH_CHECKLISTS)
    if row is None or not entry.own:
        return ChecklistView(
            entry,
            BUILT_IN[code],
            successor=successor,
            number=NUMBERS[code],
            drafts=drafts,
            publishes=publishes,
        )
    published = await checklists.get_version(row.id, row.version) if row.version else None
    drafted = await checklists.get_version(row.id, row.drafted) if row.drafted else None
    return ChecklistView(
        entry,
        from_plain(published.content) if published is not None else None,
        from_plain(drafted.content) if drafted is not None else None,
        drafted.id if drafted is not None else 0,
        successor,
        await _entry(row.copied_from) if row.copied_from else None,
        row.id,
        drafts,
        publishes,
        await _asked_by(drafted),
        drafted.returned_by or "" if drafted is not None else "",
        drafted.returned if drafted is not None else "",
    )


async def _asked_by(drafted: VersionRow | None) -> str:
    if drafted is None or drafted.asked_at is None or drafted.asked_by_id is None:
        return ""
    person = await people.get_person_on_record(drafted.asked_by_id)
    return person.name if person is not None else ""


async def view_by_id(who: Person, checklist_id: int) -> ChecklistView:
    """``view_of`` one that the firm has a row of."""
    return await view_of(who, await checklists.get_code(checklist_id) or "")


async def view_by_draft(who: Person, version_id: int) -> ChecklistView:
    """``view_of`` the one whose draft this is.

    Raises:
        NoSuchChecklist: there is no such draft any more, too.
    """
    draft = await checklists.get_draft(version_id)
    return await view_by_id(who, draft.checklist_id if draft is not None else 0)


async def _entry(code: str) -> ChecklistEntry | None:
    """Another checklist that is named; None where a later version of the program has it no more."""
    row = await checklists.get_checklist(code)
    return entry_of(code, row) if row is not None or code in BUILT_IN else None
