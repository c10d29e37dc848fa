"""Files that people sent: for which question of which draft, and whose they are now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.records.attachments import AttachmentRecord, Owner
from storage import database as db
from storage import namesakes

_ATTACHMENT = """SELECT id, belongs_to, owner_kind, owner_id, draft_id, question, media, telegram_file_id, album, name,
 caption, size, sent_at, received_at, sha256, sent_as, aside_at,
 shown_sha256 FROM attachment """


_SENDERS = f"SELECT a.id, {namesakes.person('p')} AS name FROM attachment a JOIN person p ON p.id = a.sent_by_id"


_BEFORE = """FROM attachment a JOIN attachment e ON e.sha256 = a.sha256 AND e.id < a.id AND e.media = 'photo'
 AND e.belongs_to = 'record' AND (e.owner_kind <> a.owner_kind OR e.owner_id <> a.owner_id) WHERE a.media = 'photo'
 AND a.belongs_to = 'record'"""
"""A photo of a record and an earlier one of another. What a correction leaves as it was stays the draft's own, and is
not sent anew."""


@dataclass(frozen=True, slots=True)
class UsedBefore:
    """Photos of a form that are, byte for byte, those of an earlier record: how many, and of which."""

    kind: str
    record_id: int
    photos: int


@dataclass(frozen=True, slots=True)
class _SamePhoto:
    kind: str
    record_id: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Sender:
    id: int
    name: str


async def get_attachment(attachment_id: int) -> AttachmentRecord | None:
    """One file by id."""
    return await db.row(AttachmentRecord, _ATTACHMENT + "WHERE id = :id", id=attachment_id)


async def get_attachments(draft_id: int) -> list[AttachmentRecord]:
    """All files that were sent for a draft in order of arrival, whosever they are now."""
    return await db.rows(AttachmentRecord, _ATTACHMENT + "WHERE draft_id = :draft_id ORDER BY id", draft_id=draft_id)


async def find_senders(draft_id: int) -> dict[int, str]:
    """By their ids who sent the files of a draft: several people, where it was handed on."""
    found = await db.rows(_Sender, f"{_SENDERS} WHERE a.draft_id = :draft_id", draft_id=draft_id)
    return {one.id: one.name for one in found}


async def find_senders_of(owner: Owner) -> dict[int, str]:
    """By their ids who sent the files that belong to this owner."""
    found = await db.rows(
        _Sender,
        f"{_SENDERS} WHERE a.belongs_to = :belongs_to AND a.owner_kind = :kind AND a.owner_id = :id",
        belongs_to=owner.belongs_to,
        kind=owner.kind,
        id=owner.id,
    )
    return {one.id: one.name for one in found}


async def find_attachments_of(owner: Owner) -> list[AttachmentRecord]:
    """All files that belong to this owner in order of arrival."""
    return await db.rows(
        AttachmentRecord,
        _ATTACHMENT + "WHERE belongs_to = :belongs_to AND owner_kind = :kind AND owner_id = :id ORDER BY id",
        belongs_to=owner.belongs_to,
        kind=owner.kind,
        id=owner.id,
    )


async def is_used_before(attachment_id: int) -> bool:
    """Whether an earlier record has this very photo."""
    return await db.any_row(f"SELECT e.id {_BEFORE} AND a.id = :id LIMIT 1", id=attachment_id)


async def find_used_before(draft_id: int, sender_id: int) -> list[UsedBefore]:
    """The earlier records that have photos which somebody sent for a form, the latest first."""
    found = await db.rows(
        _SamePhoto,
        f"SELECT e.owner_kind AS kind, e.owner_id AS record_id, a.sha256 {_BEFORE}"
        # by the form, which has few files; its sender may have sent thousands
        " AND a.draft_id = :draft_id AND a.sent_by_id + 0 = :sender_id ORDER BY e.id DESC",
        draft_id=draft_id,
        sender_id=sender_id,
    )
    photos: dict[tuple[str, int], set[str]] = {}
    for one in found:
        photos.setdefault((one.kind, one.record_id), set()).add(one.sha256)
    return [UsedBefore(kind, record_id, len(same)) for (kind, record_id), same in photos.items()]


async def get_sender(attachment_id: int) -> int | None:
    """Who sent a file."""
    return await db.value(int, "SELECT sent_by_id FROM attachment WHERE id = :id", id=attachment_id)


async def find_album_questions(draft_id: int, album: str) -> list[str]:
    """The questions that the later photos of an album may be for: those of its last captioned one, else of its last."""
    return await db.column(
        str,
        "SELECT o.question FROM attachment o WHERE o.draft_id = :draft_id AND o.telegram_unique_id ="
        " (SELECT a.telegram_unique_id FROM attachment a WHERE a.draft_id = :draft_id AND a.album = :album"
        # a bare number leaves no caption, but of several items a copy at each
        " ORDER BY (a.caption <> '' OR EXISTS (SELECT 1 FROM attachment b WHERE b.draft_id = :draft_id"
        " AND b.telegram_unique_id = a.telegram_unique_id AND b.id <> a.id)) DESC, a.id DESC LIMIT 1) ORDER BY o.id",
        draft_id=draft_id,
        album=album,
    )


async def add_attachment(
    owner: Owner,
    *,
    sent_by_id: int,
    draft_id: int | None,
    question: str,
    media: str,
    sent_as: str,
    telegram_file_id: str,
    telegram_unique_id: str,
    album: str,
    name: str,
    caption: str,
    size: int,
    sent_at: datetime | None,
    at: datetime,
) -> int | None:
    """Keeps one file, perhaps for a question of a draft; None when this very file is there already."""
    return await db.add_once(
        "attachment",
        belongs_to=owner.belongs_to,
        owner_kind=owner.kind,
        owner_id=owner.id,
        sent_by_id=sent_by_id,
        draft_id=draft_id,
        question=question,
        media=media,
        sent_as=sent_as,
        telegram_file_id=telegram_file_id,
        telegram_unique_id=telegram_unique_id,
        album=album,
        name=name,
        caption=caption,
        size=size,
        sent_at=sent_at,
        received_at=at,
    )


async def copy_to_question(attachment_id: int, question: str, caption: str) -> None:
    """Lets a file of a draft answer another of its questions too, with what is said of it there."""
    columns = (
        "belongs_to, owner_kind, owner_id, sent_by_id, draft_id, media, sent_as, telegram_file_id, telegram_unique_id,"
        " name, size, sent_at, received_at, sha256, shown_sha256"
    )
    await db.values(
        f"INSERT INTO attachment ({columns}, question, caption) SELECT {columns}, :question, :caption FROM attachment"
        " WHERE id = :id ON CONFLICT DO NOTHING RETURNING id",
        id=attachment_id,
        question=question,
        caption=caption,
    )


async def move_to_question(draft_id: int, question: str, other: str) -> None:
    """The files of one question of a draft are those of another one."""
    await db.changed(
        "UPDATE attachment SET question = :other WHERE draft_id = :draft_id AND question = :question",
        draft_id=draft_id,
        question=question,
        other=other,
    )


async def change_owner(draft_id: int, owner: Owner) -> None:
    """Gives the files of a draft to what it became; they still answer its questions."""
    await db.values(
        "UPDATE attachment SET belongs_to = :belongs_to, owner_kind = :kind, owner_id = :id"
        " WHERE belongs_to = 'draft' AND owner_id = :draft_id RETURNING id",
        belongs_to=owner.belongs_to,
        kind=owner.kind,
        id=owner.id,
        draft_id=draft_id,
    )


async def copy_to_owner(of: Owner, owner: Owner, question: str) -> list[int]:
    """Has the files of one thing belong to another too, as answers to a question; their ids there."""
    columns = (
        "sent_by_id, draft_id, media, sent_as, telegram_file_id, telegram_unique_id, name, size, sent_at, received_at,"
        " sha256, shown_sha256, caption"
    )
    return await db.column(
        int,
        f"INSERT INTO attachment ({columns}, belongs_to, owner_kind, owner_id, question) SELECT {columns}, :belongs_to,"
        " :kind, :id, :question FROM attachment WHERE belongs_to = :of AND owner_kind = :of_kind AND owner_id = :of_id"
        " ORDER BY id ON CONFLICT DO NOTHING RETURNING id",
        belongs_to=owner.belongs_to,
        kind=owner.kind,
        id=owner.id,
        question=question,
        of=of.belongs_to,
        of_kind=of.kind,
        of_id=of.id,
    )


async def hand_over_new(draft_id: int, before_id: int, kind: str, record_id: int) -> None:
    """Gives a record the files of a draft that the one before it had not; those it had are the record's already."""
    await db.values(
        "UPDATE attachment SET belongs_to = 'record', owner_kind = :kind, owner_id = :record_id"
        " WHERE belongs_to = 'draft' AND owner_id = :draft_id AND NOT EXISTS (SELECT 1 FROM attachment o"
        " WHERE o.draft_id = :before_id AND o.question = attachment.question"
        " AND o.telegram_unique_id = attachment.telegram_unique_id) RETURNING id",
        kind=kind,
        record_id=record_id,
        draft_id=draft_id,
        before_id=before_id,
    )


async def count_in_tray(person_id: int) -> int:
    """How many files and texts lie in somebody's tray."""
    return await db.number(
        "SELECT count(*) AS n FROM attachment WHERE belongs_to = 'tray' AND owner_kind = '' AND owner_id = :id",
        id=person_id,
    )


async def move_to_draft(attachment_id: int, draft_id: int, question: str, media: str, caption: str) -> bool:
    """Takes a file out of its sender's tray for a question of a draft; False when it was taken before.

    The very file that is there already is dropped: it was sent twice.
    """
    moved = await db.any_row(
        "UPDATE attachment SET belongs_to = 'draft', owner_id = :draft_id, draft_id = :draft_id, question = :question,"
        " media = :media, caption = :caption, aside_at = NULL WHERE id = :id AND belongs_to = 'tray'"
        " AND NOT EXISTS (SELECT 1 FROM attachment o WHERE o.draft_id = :draft_id AND o.question = :question"
        " AND o.telegram_unique_id = attachment.telegram_unique_id) RETURNING id",
        id=attachment_id,
        draft_id=draft_id,
        question=question,
        media=media,
        caption=caption,
    )
    return moved or await remove_from_tray(attachment_id)


async def move_to_owner(attachment_id: int, owner: Owner) -> bool:
    """Takes a file out of its sender's tray for something else than a draft; False when it lies there no more."""
    return await db.any_row(
        "UPDATE attachment SET belongs_to = :belongs_to, owner_kind = :kind, owner_id = :owner_id, aside_at = NULL"
        " WHERE id = :id AND belongs_to = 'tray' RETURNING id",
        id=attachment_id,
        belongs_to=owner.belongs_to,
        kind=owner.kind,
        owner_id=owner.id,
    )


async def change_caption(attachment_id: int, caption: str) -> None:
    """Replaces what was said with a file, or a text that is kept."""
    await db.change("attachment", attachment_id, caption=caption)


async def remove_from_tray(attachment_id: int) -> bool:
    """Drops what lies in a tray; False when it does not (any more)."""
    return await db.any_row(
        "DELETE FROM attachment WHERE id = :id AND belongs_to = 'tray' RETURNING id", id=attachment_id
    )


async def remove_texts_kept(person_id: int, token: str, questions: Iterable[str] | None = None) -> None:
    """Drops the texts in somebody's tray that were too long for (these) questions of the form of this token."""
    of_these = "" if questions is None else f" AND question IN ({db.listed(questions)})"
    await db.values(
        "DELETE FROM attachment WHERE belongs_to = 'tray' AND owner_kind = '' AND owner_id = :person_id"
        f" AND media = 'text' AND album = :token{of_these} RETURNING id",
        person_id=person_id,
        token=token,
    )


async def put_aside(attachment_ids: Iterable[int], at: datetime) -> None:
    """Notes of files in a tray that their sender keeps them for later."""
    await db.values(
        f"UPDATE attachment SET aside_at = :at WHERE id IN ({db.listed(attachment_ids)}) AND belongs_to = 'tray'"
        " AND aside_at IS NULL RETURNING id",
        at=at,
    )


async def forget_unused(before: datetime) -> None:
    """Drops what has lain in trays since before a moment: nobody said what it was for."""
    await db.values(
        "DELETE FROM attachment WHERE belongs_to = 'tray' AND received_at < :before RETURNING id", before=before
    )


async def remove_attachments(draft_id: int, question: str) -> None:
    """Takes the files of one question of an open draft away, so that they can be sent anew."""
    await db.values(
        "DELETE FROM attachment WHERE draft_id = :draft_id AND question = :question RETURNING id",
        draft_id=draft_id,
        question=question,
    )


async def change_archived(attachment_id: int, sha256: str, *, is_photo: bool = False) -> None:
    """Notes that the archive has its own copy of the file; a document that turned out to be a photo is one."""
    await db.values(
        "UPDATE attachment SET sha256 = :sha256,"
        f" media = CASE WHEN {'TRUE' if is_photo else 'FALSE'} AND media = 'document' THEN 'photo' ELSE media END"
        " WHERE id = :id RETURNING id",
        id=attachment_id,
        sha256=sha256,
    )


async def change_shown(attachment_id: int, sha256: str) -> None:
    """Notes the copy that is shown of a photo; empty: it cannot be shown."""
    await db.change("attachment", attachment_id, shown_sha256=sha256)
