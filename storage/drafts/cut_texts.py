"""The last long text of each person, of which the rest may be on its way."""

from dataclasses import dataclass
from datetime import datetime

from storage import database as db


@dataclass(frozen=True, slots=True)
class CutText:
    """All of it so far, and its last piece."""

    text: str
    message_id: int
    sent_at: datetime


async def get_cut_text(person_id: int) -> CutText | None:
    """A person's last long text."""
    return await db.row(
        CutText, "SELECT text, message_id, sent_at FROM cut_text WHERE person_id = :person_id", person_id=person_id
    )


async def note_cut_text(person_id: int, text: CutText) -> None:
    """Notes a long text in the place of the person's last one."""
    await db.values(
        "INSERT INTO cut_text (person_id, text, message_id, sent_at) VALUES (:person_id, :text, :message_id, :sent_at)"
        " ON CONFLICT (person_id) DO UPDATE SET text = excluded.text, message_id = excluded.message_id,"
        " sent_at = excluded.sent_at RETURNING id",
        person_id=person_id,
        text=text.text,
        message_id=text.message_id,
        sent_at=text.sent_at,
    )
