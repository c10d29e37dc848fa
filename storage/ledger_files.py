"""Spreadsheets of the ledgers on their way out and in: who asked, how far they are, what was found in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import database as db


@dataclass(frozen=True, slots=True)
class LedgerFileRecord:
    """One spreadsheet; ``summary`` is what was found in it (bot/records/ledger_files)."""

    id: int
    kind: str
    person_id: int | None
    state: str
    name: str
    telegram_file_id: str
    sha256: str | None
    copy_sha256: str | None
    summary: dict[str, Any]
    plan: str
    created_at: datetime


async def add_ledger_file(
    kind: str, person_id: int | None, state: str, at: datetime, *, name: str = "", telegram_file_id: str = ""
) -> int:
    """Adds a spreadsheet; returns the id."""
    added = await db.values(
        "INSERT INTO ledger_file (kind, person_id, state, name, telegram_file_id, created_at)"
        " VALUES (:kind, :person_id, :state, :name, :telegram_file_id, :at) RETURNING id",
        kind=kind,
        person_id=person_id,
        state=state,
        name=name,
        telegram_file_id=telegram_file_id,
        at=at,
    )
    return int(added[0]["id"])


async def get_ledger_file(file_id: int) -> LedgerFileRecord | None:
    """A spreadsheet by id."""
    return await db.row(
        LedgerFileRecord,
        "SELECT id, kind, person_id, state, name, telegram_file_id, sha256, copy_sha256, summary, plan, created_at"
        " FROM ledger_file WHERE id = :id",
        id=file_id,
    )


async def change_state(file_id: int, since: str, state: str) -> bool:
    """Moves a spreadsheet on; False when it is no longer in the state ``since``."""
    moved = await db.values(
        "UPDATE ledger_file SET state = :state WHERE id = :id AND state = :since RETURNING id",
        id=file_id,
        since=since,
        state=state,
    )
    return bool(moved)


async def change_contents(
    file_id: int, state: str, at: datetime, *, sha256: str | None, copy_sha256: str | None, summary: str, plan: str
) -> None:
    """Keeps what was found in a spreadsheet, or what was made of it; ``summary`` is JSON."""
    await db.values(
        "UPDATE ledger_file SET state = :state, done_at = :at, sha256 = COALESCE(:sha256, sha256),"
        " copy_sha256 = :copy_sha256, summary = :summary, plan = :plan WHERE id = :id RETURNING id",
        id=file_id,
        state=state,
        at=at,
        sha256=sha256,
        copy_sha256=copy_sha256,
        summary=summary,
        plan=plan,
    )
