"""Files made for people, one per language."""

from dataclasses import dataclass
from datetime import datetime

from storage import database as db


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document in the archive."""

    id: int
    sha256: str
    name: str
    language: str
    made_at: datetime


async def get_document(kind: str, subject_kind: str, subject_id: int, language: str) -> DocumentRecord | None:
    """The document of a subject in a language."""
    return await db.row(
        DocumentRecord,
        "SELECT id, sha256, name, language, made_at FROM document WHERE kind = :kind"
        " AND subject_kind = :subject_kind AND subject_id = :subject_id AND language = :language",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        language=language,
    )


async def add_document(
    *, kind: str, subject_kind: str, subject_id: int, language: str, sha256: str, name: str, at: datetime
) -> None:
    """Adds a document; the first one made stays."""
    await db.values(
        "INSERT INTO document (kind, subject_kind, subject_id, language, sha256, name, made_at)"
        " VALUES (:kind, :subject_kind, :subject_id, :language, :sha256, :name, :at)"
        " ON CONFLICT (kind, subject_kind, subject_id, language) DO NOTHING RETURNING id",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        language=language,
        sha256=sha256,
        name=name,
        at=at,
    )
