"""From which backups this firm was restored, and whom to tell of it."""

from datetime import datetime

from bot.records.backups import BackupFacts
from bot.records.made_backups import Restoration
from bot.rules.post import EACH, key_of
from storage import database as db
from storage.post.outbox import KEY_OF_EACH

_COLUMNS = "id, at, backup_name, taken_at, position"


async def add_restoration(backup: BackupFacts, at: datetime) -> int:
    """Notes that the firm was restored; returns the restoration's id."""
    return await db.add(
        "restoration", at=at, backup_name=backup.name, taken_at=backup.taken_at, position=backup.position
    )


async def get_restoration(restoration_id: int) -> Restoration | None:
    """One restoration."""
    return await db.row(Restoration, f"SELECT {_COLUMNS} FROM restoration WHERE id = :id", id=restoration_id)


async def get_last_restoration() -> Restoration | None:
    """The last one; None for a firm that was never restored."""
    return await db.row(Restoration, f"SELECT {_COLUMNS} FROM restoration ORDER BY id DESC LIMIT 1")


async def get_restoration_below(position: int) -> Restoration | None:
    """The last restoration from a backup whose trail ended before this position."""
    return await db.row(
        Restoration,
        f"SELECT {_COLUMNS} FROM restoration WHERE position < :position ORDER BY id DESC LIMIT 1",
        position=position,
    )


async def add_messages(kind: str, restoration_id: int, since: datetime, send_at: datetime) -> None:
    """Writes one message to everybody who did something since then and can be reached, in one statement.

    It reads the whole trail, which a restore may: nobody waits in the chat yet.
    """
    await db.values(
        "INSERT INTO outbox (key, kind, person_id, subject_kind, subject_id, parameters, state, send_at)"
        f" SELECT {KEY_OF_EACH}, CAST(:kind AS VARCHAR(40)), p.id, 'restoration', CAST(:restoration_id AS BIGINT), '{{}}',"
        " 'waiting', :send_at FROM person p WHERE p.id > 0 AND p.ended_at IS NULL AND p.telegram_id IS NOT NULL"
        " AND p.unreachable_since IS NULL AND p.id IN (SELECT t.person_id FROM trail t WHERE t.at >= :since)"
        " ON CONFLICT (key) DO NOTHING RETURNING id",
        key=key_of(kind, restoration_id, "", EACH),
        kind=kind,
        restoration_id=restoration_id,
        since=since,
        send_at=send_at,
    )
