"""Drafts: a form being filled in, its answers and the files sent for it. The busiest tables, hence plain SQL."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.records.drafts import AttachmentRecord, DraftRecord
from bot.rules.behalf import Behalf
from bot.rules.forms.answers import Answer
from storage import database as db


@dataclass(frozen=True, slots=True)
class _AnswerRow:
    question: str
    skipped: bool
    value: str


_DRAFT = """SELECT id, token, person_id, form, version, subject_kind, subject_id, state, step, turn, files_step,
 on_behalf_of_id, channel, told_on, started_at, changed_at FROM draft """
_ATTACHMENT = """SELECT id, question, media, telegram_file_id, album, name, caption, size, received_at, sha256
 FROM attachment """


async def get_draft(draft_id: int) -> DraftRecord | None:
    """A draft by id."""
    return await db.row(DraftRecord, _DRAFT + "WHERE id = :id", id=draft_id)


async def get_draft_by_token(token: str) -> DraftRecord | None:
    """A draft by the token that its buttons carry."""
    return await db.row(DraftRecord, _DRAFT + "WHERE token = :token", token=token)


async def get_active_draft(person_id: int) -> DraftRecord | None:
    """The open draft that a person's typed text goes to, read behind the person's lock."""
    return await db.row(
        DraftRecord,
        _DRAFT + "WHERE id = (SELECT active_draft_id FROM person WHERE id = :person_id) AND state = 'open'",
        person_id=person_id,
    )


async def find_open_draft(
    person_id: int, form: str, subject_kind: str, subject_id: int, *, on_behalf_of: int | None = None
) -> DraftRecord | None:
    """The one open draft of a person, form, subject and person it is filled in for (None: themselves)."""
    return await db.row(
        DraftRecord,
        _DRAFT
        + "WHERE person_id = :person_id AND form = :form AND subject_kind = :subject_kind"
        + " AND subject_id = :subject_id AND COALESCE(on_behalf_of_id, 0) = :on_behalf_of AND state = 'open'",
        person_id=person_id,
        form=form,
        subject_kind=subject_kind,
        subject_id=subject_id,
        on_behalf_of=on_behalf_of or 0,
    )


async def was_submitted(person_id: int, form: str, subject_kind: str, subject_id: int) -> bool:
    """Whether the person has submitted this form about this subject."""
    found = await db.values(
        "SELECT 1 AS one FROM draft WHERE person_id = :person_id AND form = :form AND subject_kind = :subject_kind"
        " AND subject_id = :subject_id AND state = 'submitted' LIMIT 1",
        person_id=person_id,
        form=form,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )
    return bool(found)


async def find_open_drafts(person_id: int) -> list[DraftRecord]:
    """All open drafts of a person, the latest touched first."""
    return await db.rows(
        DraftRecord,
        _DRAFT + "WHERE person_id = :person_id AND state = 'open' ORDER BY changed_at DESC, id DESC",
        person_id=person_id,
    )


async def add_draft(
    *,
    token: str,
    person_id: int,
    form: str,
    version: int,
    subject_kind: str,
    subject_id: int,
    step: str,
    at: datetime,
    behalf: Behalf | None = None,
) -> DraftRecord:
    """Begins a draft at ``step``, perhaps on behalf of somebody else."""
    added = await db.rows(
        DraftRecord,
        "INSERT INTO draft (token, person_id, form, version, subject_kind, subject_id, state, step, turn, files_step,"
        " on_behalf_of_id, channel, told_on, started_at, changed_at) VALUES (:token, :person_id, :form, :version,"
        " :subject_kind, :subject_id, 'open', :step, 0, '', :on_behalf_of, :channel, :told_on, :at, :at)"
        " RETURNING id, token, person_id, form, version, subject_kind, subject_id, state, step, turn, files_step,"
        " on_behalf_of_id, channel, told_on, started_at, changed_at",
        token=token,
        person_id=person_id,
        form=form,
        version=version,
        subject_kind=subject_kind,
        subject_id=subject_id,
        step=step,
        on_behalf_of=behalf.person_id if behalf else None,
        channel=behalf.channel if behalf else "",
        told_on=behalf.told_on if behalf else None,
        at=at,
    )
    return added[0]


async def move_draft(draft: DraftRecord, step: str, at: datetime, files_step: str = "") -> bool:
    """Shows another step (empty: the review page) if nobody moved the draft meanwhile."""
    moved = await db.values(
        "UPDATE draft SET step = :step, turn = turn + 1, files_step = :files_step, changed_at = :at"
        " WHERE id = :id AND turn = :turn AND state = 'open' RETURNING id",
        id=draft.id,
        turn=draft.turn,
        step=step,
        files_step=files_step,
        at=at,
    )
    return bool(moved)


async def close_draft(draft: DraftRecord, state: str, at: datetime) -> bool:
    """Ends a draft as ``submitted`` or ``cancelled`` if it is still open at this turn."""
    closed = await db.values(
        "UPDATE draft SET state = :state, turn = turn + 1, changed_at = :at, closed_at = :at"
        " WHERE id = :id AND turn = :turn AND state = 'open' RETURNING id",
        id=draft.id,
        turn=draft.turn,
        state=state,
        at=at,
    )
    return bool(closed)


async def get_answers(draft_id: int) -> dict[str, Answer]:
    """All answers of a draft; those of FILES questions are derived from the attachments by the caller."""
    found = await db.rows(
        _AnswerRow, "SELECT question, skipped, value FROM draft_answer WHERE draft_id = :draft_id", draft_id=draft_id
    )
    return {row.question: Answer(json.loads(row.value), skipped=row.skipped) for row in found}


async def change_answer(draft_id: int, question: str, answer: Answer, at: datetime) -> None:
    """Gives or replaces one answer."""
    await db.values(
        "INSERT INTO draft_answer (draft_id, question, skipped, value, answered_at)"
        " VALUES (:draft_id, :question, :skipped, :value, :at) ON CONFLICT (draft_id, question)"
        " DO UPDATE SET skipped = excluded.skipped, value = excluded.value, answered_at = excluded.answered_at RETURNING id",
        draft_id=draft_id,
        question=question,
        skipped=answer.skipped,
        value=stored(answer.value),
        at=at,
    )


def stored(value: Any) -> str:
    """A value as the text that is kept; a plain text column, because a JSON column would turn "123" into a number."""
    return json.dumps(value, ensure_ascii=False)


async def get_sender(attachment_id: int) -> int | None:
    """Who sent a file."""
    found = await db.values(
        "SELECT d.person_id FROM attachment a JOIN draft d ON d.id = a.draft_id WHERE a.id = :id", id=attachment_id
    )
    return int(found[0]["person_id"]) if found else None


async def get_attachments(draft_id: int) -> list[AttachmentRecord]:
    """All files of a draft in order of arrival."""
    return await db.rows(AttachmentRecord, _ATTACHMENT + "WHERE draft_id = :draft_id ORDER BY id", draft_id=draft_id)


async def find_album_question(draft_id: int, album: str) -> str | None:
    """The question that the first photo of an album was bound to."""
    found = await db.values(
        "SELECT question FROM attachment WHERE draft_id = :draft_id AND album = :album ORDER BY id LIMIT 1",
        draft_id=draft_id,
        album=album,
    )
    return str(found[0]["question"]) if found else None


async def find_submitted_with_album(person_id: int, album: str) -> DraftRecord | None:
    """The submitted draft of this person to which an album's first file belongs."""
    return await db.row(
        DraftRecord,
        f"{_DRAFT} WHERE person_id = :person_id AND state = 'submitted'"
        " AND id IN (SELECT draft_id FROM attachment WHERE album = :album) ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        album=album,
    )


async def add_attachment(
    *,
    draft_id: int,
    question: str,
    media: str,
    telegram_file_id: str,
    telegram_unique_id: str,
    album: str,
    name: str,
    caption: str,
    size: int,
    at: datetime,
) -> int | None:
    """Keeps one file for a question; None when this very file is there already."""
    added = await db.values(
        "INSERT INTO attachment (draft_id, question, media, telegram_file_id, telegram_unique_id, album, name, caption,"
        " size, received_at) VALUES (:draft_id, :question, :media, :telegram_file_id, :telegram_unique_id, :album, :name,"
        " :caption, :size, :at) ON CONFLICT (draft_id, question, telegram_unique_id) DO NOTHING RETURNING id",
        draft_id=draft_id,
        question=question,
        media=media,
        telegram_file_id=telegram_file_id,
        telegram_unique_id=telegram_unique_id,
        album=album,
        name=name,
        caption=caption,
        size=size,
        at=at,
    )
    return int(added[0]["id"]) if added else None


async def remove_attachments(draft_id: int, question: str) -> None:
    """Takes the files of one question of an open draft away, so that they can be sent anew."""
    await db.values(
        "DELETE FROM attachment WHERE draft_id = :draft_id AND question = :question RETURNING id",
        draft_id=draft_id,
        question=question,
    )


async def get_attachment(attachment_id: int) -> AttachmentRecord | None:
    """One file by id."""
    return await db.row(AttachmentRecord, _ATTACHMENT + "WHERE id = :id", id=attachment_id)


async def change_archived(attachment_id: int, sha256: str) -> None:
    """Notes that the archive has its own copy of the file."""
    await db.values(
        "UPDATE attachment SET sha256 = :sha256 WHERE id = :id RETURNING id", id=attachment_id, sha256=sha256
    )


async def find_last_submitted(form: str, site_id: int, before: datetime) -> DraftRecord | None:
    """The newest submitted draft of a form at a site: what "last time" means."""
    return await db.row(
        DraftRecord,
        _DRAFT
        + "WHERE id = (SELECT p.draft_id FROM patrol p JOIN draft d ON d.id = p.draft_id WHERE p.site_id = :site_id"
        + " AND d.form = :form AND p.state <> 'recalled' AND p.submitted_at < :before ORDER BY p.submitted_at DESC LIMIT 1)",
        form=form,
        site_id=site_id,
        before=before,
    )
