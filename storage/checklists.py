"""The firm's own checklists and their versions, and which that come with the program were retired."""

from datetime import datetime
from typing import Any

from bot.records.checklists import ChecklistRow, VersionRow
from storage import database as db

_ROW = (
    "SELECT c.id, c.code, c.kind, c.depth, c.name, c.english, c.version, c.copied_from, c.retired_at, c.successor,"
    " COALESCE((SELECT v.version FROM checklist_version v WHERE v.checklist_id = c.id AND v.state = 'draft'), 0)"
    " AS drafted FROM checklist c "
)
_VERSION = (
    "SELECT id, checklist_id, version, state, content, changed_by_id, changed_at, published_at FROM checklist_version "
)


async def find_checklists() -> list[ChecklistRow]:
    """All of them, in the order in which they were made."""
    return await db.rows(ChecklistRow, _ROW + "ORDER BY c.id")


async def get_checklist(code: str) -> ChecklistRow | None:
    """One by its code."""
    return await db.row(ChecklistRow, _ROW + "WHERE c.code = :code", code=code)


async def add_checklist(
    *, code: str, kind: str, depth: str, name: str, english: str, copied_from: str, at: datetime
) -> int:
    """Adds a checklist that has no version yet; returns its id."""
    return await db.add(
        "checklist",
        code=code,
        kind=kind,
        depth=depth,
        name=name,
        english=english,
        copied_from=copied_from,
        created_at=at,
    )


async def next_code() -> str:
    """The code of the next checklist of the firm's own."""
    return f"own{await db.number('SELECT COALESCE(max(id), 0) + 1 FROM checklist')}"


async def get_version(checklist_id: int, version: int) -> VersionRow | None:
    """One version of a checklist."""
    return await db.row(
        VersionRow,
        _VERSION + "WHERE checklist_id = :checklist_id AND version = :version",
        checklist_id=checklist_id,
        version=version,
    )


async def save_draft(checklist_id: int, version: int, content: dict[str, Any], person_id: int, at: datetime) -> None:
    """Keeps the draft of this version as it is now; it begins with the first time."""
    await db.values(
        "INSERT INTO checklist_version (checklist_id, version, state, content, changed_by_id, changed_at) VALUES"
        " (:checklist_id, :version, 'draft', :content, :person_id, :at) ON CONFLICT (checklist_id, version) DO UPDATE SET"
        " content = excluded.content, changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at"
        " RETURNING id",
        checklist_id=checklist_id,
        version=version,
        content=content,
        person_id=person_id,
        at=at,
    )


async def discard_draft(checklist_id: int) -> bool:
    """Takes the draft away; False when there is none (any more)."""
    return await db.any_row(
        "DELETE FROM checklist_version WHERE checklist_id = :checklist_id AND state = 'draft' RETURNING id",
        checklist_id=checklist_id,
    )


async def publish(
    checklist_id: int, version: int, name: tuple[str, str], depth: str, person_id: int, at: datetime
) -> bool:
    """Makes the draft the version that is asked, under its name in both languages; False when somebody was faster."""
    published = await db.any_row(
        "UPDATE checklist_version SET state = 'published', published_by_id = :person_id, published_at = :at"
        " WHERE checklist_id = :checklist_id AND version = :version AND state = 'draft' RETURNING id",
        checklist_id=checklist_id,
        version=version,
        person_id=person_id,
        at=at,
    )
    if published:
        await db.change("checklist", checklist_id, version=version, name=name[0], english=name[1], depth=depth)
    return published


async def retire(checklist_id: int, successor: str, at: datetime) -> bool:
    """Offers it no more; False when that was done before."""
    return await db.any_row(
        "UPDATE checklist SET retired_at = :at, successor = :successor WHERE id = :id AND retired_at IS NULL"
        " RETURNING id",
        id=checklist_id,
        successor=successor,
        at=at,
    )


async def reinstate(checklist_id: int) -> bool:
    """Offers it again; False when it is offered."""
    return await db.any_row(
        "UPDATE checklist SET retired_at = NULL, successor = '' WHERE id = :id AND retired_at IS NOT NULL RETURNING id",
        id=checklist_id,
    )
