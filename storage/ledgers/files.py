"""Spreadsheets of the ledgers on their way out and in: who asked, how far they are, what was found in them."""

from datetime import datetime

from bot.records.ledgers.files import FileState, LedgerFile, Summary
from storage import database as db


async def add_ledger_file(
    kind: str,
    person_id: int | None,
    state: FileState,
    at: datetime,
    *,
    key: str | None = None,
    name: str = "",
    telegram_file_id: str = "",
) -> int | None:
    """Adds a spreadsheet; returns the id, None when there is one with this key."""
    return await db.add_once(
        "ledger_file",
        key=key,
        kind=kind,
        person_id=person_id,
        state=state,
        name=name,
        telegram_file_id=telegram_file_id,
        created_at=at,
    )


async def get_ledger_file(file_id: int) -> LedgerFile | None:
    """A spreadsheet by id."""
    return await db.row(
        LedgerFile,
        "SELECT id, person_id, state, name, telegram_file_id, sha256, copy_sha256, summary AS kept, plan, created_at"
        " FROM ledger_file WHERE id = :id",
        id=file_id,
    )


async def change_state(file_id: int, since: FileState, state: FileState) -> bool:
    """Moves a spreadsheet on; False when it is no longer in the state ``since``."""
    return await db.any_row(
        "UPDATE ledger_file SET state = :state WHERE id = :id AND state = :since RETURNING id",
        id=file_id,
        since=since,
        state=state,
    )


async def change_contents(
    file_id: int,
    state: FileState,
    at: datetime,
    *,
    sha256: str | None,
    copy_sha256: str | None,
    summary: Summary,
    plan: str,
) -> None:
    """Keeps what was found in a spreadsheet, or what was made of it."""
    await db.values(
        "UPDATE ledger_file SET state = :state, done_at = :at, sha256 = COALESCE(:sha256, sha256),"
        " copy_sha256 = :copy_sha256, summary = :summary, plan = :plan WHERE id = :id RETURNING id",
        id=file_id,
        state=state,
        at=at,
        sha256=sha256,
        copy_sha256=copy_sha256,
        summary=summary.to_json(),
        plan=plan,
    )
