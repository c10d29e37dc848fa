"""A record that somebody else began, and one whose task went to somebody else meanwhile.

What was begun goes on with its task. Where whoever has the task had begun their own, it stays with who did: all of it
is kept, and not submitted unless the task is handed back.
"""

from bot.records.drafts import DraftView
from bot.records.handing_over import HandoverRecord
from bot.rules.handing_over import Held
from bot.rules.record_kind import TASK
from bot.rules.text import Text
from storage import tasks
from storage.drafts.held import get_beginner
from storage.handing_over import get_latest_of

_GONE = Text(
    "这项任务已交给{name}，不能由您提交了。填好的都留着。",
    "This task is {name}'s now, so you cannot submit it. What you filled in is kept.",
)

_BEGUN = Text(
    "这份记录由{name}开始填，请核对后再提交。", "{name} began this record; please check it before you submit it."
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
    """Says so on the review page, too; and who began it, where that was somebody else."""
    task = await tasks.get_task(view.draft.subject_id) if view.draft.subject_kind == TASK else None
    handover = await _handed_away(view, task.assignee_id) if task is not None else None
    if handover is not None:
        return Text(_GONE.to("zh", name=handover.to_name), _GONE.to("en", name=handover.to_name))
    beginner = await get_beginner(view.draft.id)
    return Text(_BEGUN.to("zh", name=beginner), _BEGUN.to("en", name=beginner)) if beginner is not None else None


async def _handed_away(view: DraftView, owner_id: int | None) -> HandoverRecord | None:
    """How the task went to somebody else than whose draft this is, after it was begun."""
    draft = view.draft
    if owner_id in (None, draft.person_id):
        return None
    handover = await get_latest_of(Held.TASK, draft.subject_id)
    return handover if handover is not None and handover.at >= draft.started_at else None
