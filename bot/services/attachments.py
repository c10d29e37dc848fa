"""What becomes of the files that were sent for a form."""

from bot.records.attachments import Owner, of_record
from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from storage import attachments
from storage.jobs import queue as jobs


async def hand_over(cause: Cause, view: DraftView, kind: str, record_id: int) -> None:
    """The files of a submitted form belong to the record that it became, and are copied off Telegram (clause 6.3)."""
    await hand_over_to(cause, view, of_record(kind, record_id))


async def hand_over_to(cause: Cause, view: DraftView, owner: Owner) -> None:
    """As ``hand_over``, to whatever files can belong to."""
    await attachments.change_owner(view.draft.id, owner)
    for attachment in view.attachments:
        await jobs.add_job("archive_file", attachment.id, cause.at)
