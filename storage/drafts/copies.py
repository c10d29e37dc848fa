"""Drafts that go on from another one: of a record that was taken back, or of who began it; with its answers and files, in
its version."""

from datetime import datetime

from bot.records.drafts import DraftRecord
from storage import database as db
from storage.drafts.stored import get_draft

_FILE = (
    "question, media, telegram_file_id, telegram_unique_id, album, name, caption, size, received_at, sha256, sent_by_id,"
    " sent_at, sent_as, shown_sha256"
)


async def add_copy(of: DraftRecord, token: str, person_id: int, at: datetime, step: str = "") -> DraftRecord:
    """An open draft of somebody's that goes on from another one, as begun when that was, at ``step`` (the review)."""
    copy_id = await db.add(
        "draft",
        token=token,
        person_id=person_id,
        form=of.form,
        version=of.version,
        subject_kind=of.subject_kind,
        subject_id=of.subject_id,
        state="open",
        step=step,
        board=of.board,
        on_behalf_of_id=of.on_behalf_of_id,
        channel=of.channel,
        told_on=of.told_on,
        copied_from_id=of.id,
        started_at=of.started_at,
        changed_at=at,
    )
    added = await get_draft(copy_id)
    if added is None:
        raise LookupError(copy_id)
    return added


async def is_copy(draft: DraftRecord, of: DraftRecord) -> bool:
    """Whether a draft goes on from the other already."""
    return await db.any_row("SELECT 1 AS one FROM draft WHERE id = :id AND copied_from_id = :of", id=draft.id, of=of.id)


async def copy_content(of: DraftRecord, to: DraftRecord, stands_for: DraftRecord, but: str = "") -> None:
    """Gives a draft the answers (``but`` one) and files of another; what was answered in it already stays.

    ``stands_for``: from which one it goes on, by what it may say of itself.
    """
    await db.values(
        "INSERT INTO draft_answer (draft_id, question, skipped, value, answered_at)"
        " SELECT CAST(:to AS BIGINT), question, skipped, value, answered_at FROM draft_answer WHERE draft_id = :of"
        " AND question <> :but"
        " ON CONFLICT (draft_id, question) DO NOTHING RETURNING id",
        of=of.id,
        to=to.id,
        but=but,
    )
    await db.values(
        f"INSERT INTO attachment (draft_id, belongs_to, owner_kind, owner_id, {_FILE})"
        f" SELECT CAST(:to AS BIGINT), 'draft', '', CAST(:to AS BIGINT), {_FILE} FROM attachment"
        " WHERE draft_id = :of ORDER BY id ON CONFLICT DO NOTHING RETURNING id",
        of=of.id,
        to=to.id,
    )
    await db.change("draft", to.id, copied_from_id=stands_for.id)


async def cancel_copies(draft_id: int, at: datetime) -> None:
    """Ends the open drafts that go on from a submitted one."""
    await db.values(
        "UPDATE draft SET state = 'cancelled', turn = turn + 1, changed_at = :at, closed_at = :at"
        " WHERE copied_from_id = :draft_id AND state = 'open' RETURNING id",
        draft_id=draft_id,
        at=at,
    )
