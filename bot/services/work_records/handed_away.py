"""A record that was begun for a task that went to somebody else meanwhile: all of it is kept, and not submitted.

What was filled in stays with who did; whoever has the task fills in their own, or it is handed back.
"""

from bot.records.drafts import DraftView
from bot.records.handing_over import HandoverRecord
from bot.rules.handing_over import Held
from bot.rules.record_kind import TASK
from bot.rules.text import Text
from storage import tasks
from storage.handing_over import get_latest_of

_GONE = Text(
    "这项任务已交给{name}，不能由您提交了。填好的都留着。",
    "This task is {name}'s now, so you cannot submit it. What you filled in is kept.",
)


class HandedAway(Exception):
    """The task that a record was begun for was handed over since; the draft stays as it is."""

    def __init__(self, view: DraftView, handover: HandoverRecord) -> None:
        super().__init__(view.draft.id)
        self.view = view
        self.handover = handover


async def refuse_if_handed_away(view: DraftView) -> None:
    """Asked in the transaction that files the record of a task.

    Raises:
        HandedAway
    """
    owner_id = await tasks.hold_task(view.draft.subject_id)
    handover = await _handed_away(view, owner_id)
    if handover is not None:
        raise HandedAway(view, handover)


async def warn(view: DraftView) -> Text | None:
    """Says so on the review page, too."""
    task = await tasks.get_task(view.draft.subject_id) if view.draft.subject_kind == TASK else None
    handover = await _handed_away(view, task.assignee_id) if task is not None else None
    if handover is None:
        return None
    return Text(_GONE.to("zh", name=handover.to_name), _GONE.to("en", name=handover.to_name))


async def _handed_away(view: DraftView, owner_id: int | None) -> HandoverRecord | None:
    """How the task went to somebody else than whose draft this is, after it was begun."""
    draft = view.draft
    if owner_id in (None, draft.person_id):
        return None
    handover = await get_latest_of(Held.TASK, draft.subject_id)
    return handover if handover is not None and handover.at >= draft.started_at else None
