"""Whoever scans the label of a site where they patrol has its checklist before them (clauses 3.6, 4.6)."""

from bot.records.clients import SiteRecord
from bot.records.drafts import DraftRecord, DraftView
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.record_kind import SITE, TASK, RecordKind
from bot.rules.work_records.kinds import kind_of_form
from bot.rules.work_records.patrols import PATROL
from bot.services.forms.filling import begin, present
from bot.services.forms.walking import take_up
from bot.services.tasks.day import day_at, tasks_until
from storage import tasks
from storage.database import writing
from storage.drafts import stored as drafts


@writing
async def open_checklist_at(cause: Cause, who: Person, site: SiteRecord) -> DraftView:
    """Takes up what the person has begun at a site; else begins what is planned for today there, else a patrol.

    What else they were filling in stays open.

    Raises:
        NotAllowed: they do not patrol there.
    """
    draft = await _begun_at(who, site)
    if draft is not None:
        return await take_up(who, draft)
    task = await _planned_at(cause, who, site)
    about = task.begins if task is not None else (PATROL.form.code, SITE, site.id)
    return await begin(cause, who, *about)


async def _begun_at(who: Person, site: SiteRecord) -> DraftRecord | None:
    """The checklist that the person is filling in there, the latest in which something was answered or sent."""
    found = [
        draft
        for draft in await drafts.find_open_drafts(who.id)
        if _is_checklist(kind_of_form(draft.form))
        and draft.behalf is None
        and await _site_of(draft) == site.id
        and await drafts.is_touched(draft.id)
        and await present(who, draft.token) is not None
    ]
    return max(found, key=lambda draft: (draft.changed_at, draft.id), default=None)


async def _site_of(draft: DraftRecord) -> int | None:
    if draft.subject_kind == SITE:
        return draft.subject_id
    task = await tasks.get_task(draft.subject_id) if draft.subject_kind == TASK else None
    return task.site_id if task is not None else None


async def _planned_at(cause: Cause, who: Person, site: SiteRecord) -> TaskRecord | None:
    """What is due there, the oldest first; else a patrol of the days to come that can be done today already."""
    today = beijing_day(cause.at)
    due = [
        task
        for task in await tasks_until(who, today, today)
        if task.site_id == site.id and task.may_begin(today) and _is_checklist(kind_of_form(task.kind.form))
    ]
    return next(iter((*due, *(await day_at(who, cause, (site,))).tasks)), None)


def _is_checklist(kind: RecordKind | None) -> bool:
    return kind is not None and kind.checklists and kind.finds
