"""Updates that were given up, pruning of those that were processed, and how fast the bot's processes may speak."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.cause import UpdateKey
from storage import database as db


async def add_failed_update(update: UpdateKey, kind: str, error: str, at: datetime) -> bool:
    """Notes an update that was given up; ``error`` is the exception's type, never its text.

    False: it was noted before.
    """
    return await db.any_row(
        "INSERT INTO failed_update (key, at, kind, error) VALUES (:key, :at, :kind, :error)"
        " ON CONFLICT (key) DO NOTHING RETURNING key",
        key=f"{update.bot_id}:{update.update_id}",
        at=at,
        kind=kind,
        error=error[:200],
    )


async def prune_processed_updates(before: datetime) -> None:
    """Forgets updates processed before a moment; Telegram's ids may restart after a quiet week."""
    await db.values("DELETE FROM processed_update WHERE at < :before RETURNING key", before=before)


async def prune_failed_updates(before: datetime) -> None:
    """Forgets updates given up before a moment."""
    await db.values("DELETE FROM failed_update WHERE at < :before RETURNING key", before=before)


async def get_flood_pause(bot_id: int) -> datetime | None:
    """Until when Telegram asked this bot to be quiet."""
    return await db.value(datetime, "SELECT paused_until FROM flood WHERE bot_id = :bot_id", bot_id=bot_id)


async def change_flood_pause(bot_id: int, until: datetime) -> None:
    """Notes the pause for every process of this bot; a longer one that was noted before stays."""
    await db.values(
        "INSERT INTO flood (bot_id, paused_until) VALUES (:bot_id, :until)"
        " ON CONFLICT (bot_id) DO UPDATE SET paused_until = excluded.paused_until"
        " WHERE flood.paused_until < excluded.paused_until RETURNING bot_id",
        bot_id=bot_id,
        until=until,
    )


@dataclass(frozen=True, slots=True)
class RepliesSent:
    """How many messages of replies a process has sent since it began."""

    holder: str
    total: int


async def change_replies_sent(holder: str, bot_id: int, total: int, at: datetime) -> None:
    """Notes how many messages of replies a process has sent since it began."""
    await db.values(
        "INSERT INTO replies_sent (holder, bot_id, total, at) VALUES (:holder, :bot_id, :total, :at)"
        " ON CONFLICT (holder) DO UPDATE SET total = excluded.total, at = excluded.at RETURNING holder",
        holder=holder,
        bot_id=bot_id,
        total=total,
        at=at,
    )


async def find_replies_sent(bot_id: int, holder: str) -> list[RepliesSent]:
    """How many the other processes of this bot have sent; ``holder`` is who asks."""
    return await db.rows(
        RepliesSent,
        "SELECT holder, total FROM replies_sent WHERE bot_id = :bot_id AND holder <> :holder",
        bot_id=bot_id,
        holder=holder,
    )


async def prune_replies_sent(before: datetime) -> None:
    """Forgets processes that have sent nothing since a moment."""
    await db.values("DELETE FROM replies_sent WHERE at < :before RETURNING holder", before=before)
