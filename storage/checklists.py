"""The firm's own checklists and their versions, and which that come with the program were retired."""

from datetime import datetime
from typing import Any

from bot.records.checklists import ChecklistRow, VersionRow, WaitingDraft
from storage import database as db
from storage import namesakes

_ROW = (
    "SELECT c.id, c.code, c.kind, c.depth, c.name, c.english, c.version, c.copied_from, c.retired_at, c.successor,"
    " COALESCE((SELECT v.version FROM checklist_version v WHERE v.checklist_id = c.id AND v.state = 'draft'), 0)"
    " AS drafted FROM checklist c "
)
_VERSION = (
    "SELECT id, checklist_id, version, state, content, changed_by_id, changed_at, published_at, asked_by_id, asked_at,"
    " (SELECT p.name FROM person p WHERE p.id = returned_by_id) AS returned_by, returned FROM checklist_version "
)


async def find_checklists() -> list[ChecklistRow]:
    """All of them, in the order in which they were made."""
    return await db.rows(ChecklistRow, _ROW + "ORDER BY c.id")


async def hold_checklist(code: str) -> ChecklistRow | None:
    """One by its code; nobody else changes it or its versions until this transaction ends."""
    held = await db.any_row("UPDATE checklist SET code = code WHERE code = :code RETURNING id", code=code)
    return await get_checklist(code) if held else None


async def get_code(checklist_id: int) -> str | None:
    """The code of the one of this id."""
    return await db.value(str, "SELECT code FROM checklist WHERE id = :id", id=checklist_id)


async def get_checklist(code: str) -> ChecklistRow | None:
    """One by its code."""
    return await db.row(ChecklistRow, _ROW + "WHERE c.code = :code", code=code)


async def add_checklist(*, kind: str, depth: str, name: str, english: str, copied_from: str, at: datetime) -> str:
    """Adds a checklist of the firm's own that has no version yet; returns its code."""
    code = ""
    while not code:
        number = await db.number("SELECT COALESCE(max(id), 0) + 1 FROM checklist")
        added = await db.add_once(
            "checklist",
            code=f"own{number}",
            kind=kind,
            depth=depth,
            name=name,
            english=english,
            copied_from=copied_from,
            created_at=at,
        )
        # somebody else's that was added in between has this code
        code = f"own{number}" if added is not None else ""
    return code


async def get_version(checklist_id: int, version: int) -> VersionRow | None:
    """One version of a checklist."""
    return await db.row(
        VersionRow,
        _VERSION + "WHERE checklist_id = :checklist_id AND version = :version",
        checklist_id=checklist_id,
        version=version,
    )


async def add_built_in(*, code: str, kind: str, depth: str, name: str, english: str, at: datetime) -> int:
    """A row for one that comes with the program, which has none until something is said of it; returns its id."""
    return await db.add("checklist", code=code, kind=kind, depth=depth, name=name, english=english, created_at=at)


async def find_versions(checklist_id: int) -> list[VersionRow]:
    """All versions of a checklist, the oldest first."""
    return await db.rows(
        VersionRow, _VERSION + "WHERE checklist_id = :checklist_id ORDER BY version", checklist_id=checklist_id
    )


async def get_version_by_id(version_id: int) -> VersionRow | None:
    """A version by its id, in whichever state."""
    return await db.row(VersionRow, _VERSION + "WHERE id = :id", id=version_id)


async def get_draft(version_id: int) -> VersionRow | None:
    """A version by its id, as long as it is a draft."""
    return await db.row(VersionRow, _VERSION + "WHERE id = :id AND state = 'draft'", id=version_id)


async def hold_draft(version_id: int) -> VersionRow | None:
    """``get_draft``; nobody else changes it until this transaction ends."""
    held = await db.any_row(
        "UPDATE checklist_version SET state = state WHERE id = :id AND state = 'draft' RETURNING id", id=version_id
    )
    return await get_draft(version_id) if held else None


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


async def ask_to_publish(version_id: int, person_id: int, at: datetime) -> None:
    """A draft waits to be published from now on; the word with which it came back before is answered by that."""
    await db.values(
        "UPDATE checklist_version SET asked_by_id = :person_id, asked_at = :at, returned_by_id = NULL, returned = ''"
        " WHERE id = :id AND state = 'draft' RETURNING id",
        id=version_id,
        person_id=person_id,
        at=at,
    )


async def send_back(version_id: int, person_id: int, word: str) -> None:
    """A draft waits no more to be published."""
    await db.values(
        "UPDATE checklist_version SET asked_at = NULL, returned_by_id = :person_id, returned = :word"
        " WHERE id = :id AND state = 'draft' RETURNING id",
        id=version_id,
        person_id=person_id,
        word=word,
    )


async def find_asked() -> list[WaitingDraft]:
    """The drafts that wait to be published, the oldest first."""
    return await db.rows(
        WaitingDraft,
        f"SELECT v.id AS version_id, c.code, c.name, {namesakes.person('p')} AS asked_by, v.asked_at FROM checklist_version v"
        " JOIN checklist c ON c.id = v.checklist_id JOIN person p ON p.id = v.asked_by_id"
        " WHERE v.state = 'draft' AND v.asked_at IS NOT NULL ORDER BY v.asked_at, v.id",
    )


async def rename(checklist_id: int, name: str, english: str) -> None:
    """Calls one that was never published as its draft is called; of a published one its name stays until the next."""
    await db.values(
        "UPDATE checklist SET name = :name, english = :english WHERE id = :id AND version = 0 RETURNING id",
        id=checklist_id,
        name=name,
        english=english,
    )


async def discard_draft(version_id: int) -> bool:
    """Takes a draft away, and with it a checklist that never had another version; False when it is there no more."""
    checklist_id = await db.value(
        int, "DELETE FROM checklist_version WHERE id = :id AND state = 'draft' RETURNING checklist_id", id=version_id
    )
    if checklist_id is None:
        return False
    await db.values("DELETE FROM checklist WHERE id = :id AND version = 0 RETURNING id", id=checklist_id)
    return True


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
