"""The backups that the program planned by itself, and what became of each."""

from datetime import datetime

from bot.records.made_backups import BackupReport, MadeBackup
from storage import database as db

_COLUMNS = (
    "id, state, attempt, due_at, started_at, finished_at, name, target, row_count, file_count, size, encrypted,"
    " recipient, missing, broken_at, error, sentence"
)


async def add_backup(due_at: datetime, attempt: int = 1) -> int:
    """Plans a backup; returns its id."""
    return await db.add("backup", state="waiting", attempt=attempt, due_at=due_at)


async def get_backup(backup_id: int) -> MadeBackup | None:
    """One backup."""
    return await db.row(MadeBackup, f"SELECT {_COLUMNS} FROM backup WHERE id = :id", id=backup_id)


async def get_latest() -> MadeBackup | None:
    """The one that was planned last."""
    found = await find_latest(1)
    return found[0] if found else None


async def find_latest(limit: int) -> list[MadeBackup]:
    """Those that were planned last, the newest first."""
    return await db.rows(MadeBackup, f"SELECT {_COLUMNS} FROM backup ORDER BY id DESC LIMIT :limit", limit=limit)


async def get_last_whole(before_id: int | None = None) -> MadeBackup | None:
    """The last one that was made, of those planned before another if one is named."""
    before = "" if before_id is None else " AND id < :before_id"
    return await db.row(
        MadeBackup,
        f"SELECT {_COLUMNS} FROM backup WHERE state = 'whole'{before} ORDER BY id DESC LIMIT 1",
        before_id=before_id,
    )


async def get_last_failed() -> MadeBackup | None:
    """The last one that failed."""
    return await db.row(MadeBackup, f"SELECT {_COLUMNS} FROM backup WHERE state = 'failed' ORDER BY id DESC LIMIT 1")


async def get_first_due() -> datetime | None:
    """For when the first backup was planned; None before there was any."""
    return await db.value(datetime, "SELECT due_at FROM backup ORDER BY id LIMIT 1")


async def get_failing_since() -> datetime | None:
    """Since when backups fail: the first failure behind the last whole one; None when that is the last."""
    return await db.value(
        datetime,
        "SELECT finished_at FROM backup WHERE state = 'failed'"
        " AND id > (SELECT COALESCE(MAX(id), 0) FROM backup WHERE state = 'whole') ORDER BY id LIMIT 1",
    )


async def is_failed_since(moment: datetime) -> bool:
    """Whether any failed at that moment or later."""
    return await db.any_row(
        "SELECT 1 AS one FROM backup WHERE state = 'failed' AND finished_at >= :moment LIMIT 1", moment=moment
    )


async def count_whole(since: datetime) -> int:
    """How many were made since then."""
    return await db.number(
        "SELECT count(*) AS n FROM backup WHERE state = 'whole' AND finished_at >= :since", since=since
    )


async def change_to_running(backup_id: int, at: datetime) -> bool:
    """It begins, again after a crash; False when it ended before."""
    return await db.any_row(
        "UPDATE backup SET state = 'running', started_at = :at WHERE id = :id AND state IN ('waiting', 'running')"
        " RETURNING id",
        id=backup_id,
        at=at,
    )


async def change_to_waiting(backup_id: int) -> None:
    """It was broken off by a stop, and begins anew later."""
    await db.values(
        "UPDATE backup SET state = 'waiting', started_at = NULL WHERE id = :id AND state = 'running' RETURNING id",
        id=backup_id,
    )


async def change_to_ended(backup_id: int, report: BackupReport, at: datetime) -> bool:
    """It was made, or failed; False when it had ended before."""
    return await db.any_row(
        "UPDATE backup SET state = :state, finished_at = :at, name = :name, target = :target, row_count = :row_count,"
        " file_count = :file_count, size = :size, encrypted = :encrypted, recipient = :recipient,"
        " missing = :missing, broken_at = :broken_at, error = :error, sentence = :sentence WHERE id = :id AND state IN ('waiting', 'running') RETURNING id",
        id=backup_id,
        state="whole" if report.whole else "failed",
        at=at,
        name=report.name,
        target=report.target,
        row_count=report.row_count,
        file_count=report.file_count,
        size=report.size,
        encrypted=report.encrypted,
        recipient=report.recipient,
        missing=report.missing,
        broken_at=report.broken_at,
        error=report.error,
        sentence=report.sentence,
    )
