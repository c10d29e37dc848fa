"""Files made for people: of a record in one language, in versions of which the old ones stay."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.rules.text import Language
from storage import database as db


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document in the archive."""

    id: int
    sha256: str
    name: str
    language: Language
    version: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class AskedDocument:
    """A document that was asked for, ``made_at`` None until it is made (then: since when what it says was gathered)."""

    id: int
    kind: str
    subject_kind: str
    subject_id: int
    language: Language
    version: int
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """The document that has a code, the ``provider`` that it names, and as of when it says what it says."""

    kind: str
    subject_kind: str
    subject_id: int
    language: Language
    version: int
    provider: str
    made_at: datetime


_MADE = (
    "SELECT id, sha256, name, language, version, made_at FROM document WHERE kind = :kind"
    " AND subject_kind = :subject_kind AND subject_id = :subject_id AND sha256 IS NOT NULL"
)
_ASKED = "SELECT id, kind, subject_kind, subject_id, language, version, made_at FROM document WHERE "


async def get_document(
    kind: str, subject_kind: str, subject_id: int, language: str | None = None, version: int | None = None
) -> DocumentRecord | None:
    """The newest document of a subject in a language (None: in any), or a ``version`` of it; None until it is made."""
    return await db.row(
        DocumentRecord,
        _MADE
        + ("" if language is None else " AND language = :language")
        + ("" if version is None else " AND version = :version")
        + " ORDER BY version DESC LIMIT 1",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        language=language,
        version=version,
    )


async def get_asked(document_id: int) -> AskedDocument | None:
    """A document by id, made or not."""
    return await db.row(AskedDocument, _ASKED + "id = :id", id=document_id)


async def find_versions(kind: str, subject_kind: str, subject_id: int) -> list[AskedDocument]:
    """All documents of this kind of a subject, in every language, the oldest version first."""
    return await db.rows(
        AskedDocument,
        _ASKED + "kind = :kind AND subject_kind = :subject_kind AND subject_id = :subject_id ORDER BY version, id",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )


async def add_asked(kind: str, subject_kind: str, subject_id: int, language: str, version: int) -> int:
    """Adds a document that is still to be made; returns its id, also when it is there already."""
    return await db.number(
        "INSERT INTO document (kind, subject_kind, subject_id, language, version, name)"
        " VALUES (:kind, :subject_kind, :subject_id, :language, :version, '')"
        " ON CONFLICT (kind, subject_kind, subject_id, language, version) DO UPDATE SET kind = excluded.kind RETURNING id",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        language=language,
        version=version,
    )


async def find_by_code(code: str) -> CodedDocument | None:
    """The document on which this verification code is printed."""
    return await db.row(
        CodedDocument,
        "SELECT kind, subject_kind, subject_id, language, version, provider, made_at FROM document WHERE code_digest = :digest",
        digest=_digest(code),
    )


def _digest(code: str) -> str:
    """What is kept of a code, which stands in the file alone."""
    return hashlib.sha256(code.encode()).hexdigest()


async def add_document(
    *,
    kind: str,
    subject_kind: str,
    subject_id: int,
    language: str,
    version: int,
    sha256: str,
    name: str,
    at: datetime,
    code: str = "",
    provider: str = "",
) -> bool:
    """Adds a document that was made, or the file to one that was asked for; False: the one made first stays.

    ``code``: the one that is printed on it, empty where there is none; ``provider``: whom it names beside that.
    """
    return await db.any_row(
        "INSERT INTO document (kind, subject_kind, subject_id, language, version, sha256, name, made_at, code_digest,"
        " provider) VALUES (:kind, :subject_kind, :subject_id, :language, :version, :sha256, :name, :at, :code_digest,"
        " :provider)"
        " ON CONFLICT (kind, subject_kind, subject_id, language, version) DO UPDATE"
        " SET sha256 = excluded.sha256, name = excluded.name, made_at = excluded.made_at,"
        " code_digest = excluded.code_digest, provider = excluded.provider"
        " WHERE document.sha256 IS NULL RETURNING id",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        language=language,
        version=version,
        sha256=sha256,
        name=name,
        at=at,
        code_digest=_digest(code) if code else None,
        provider=provider,
    )
