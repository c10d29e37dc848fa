"""Leases: of several processes one does a thing, until it lets go, is gone or its time runs out."""

from datetime import datetime, timedelta

from storage import database as db
from storage.holders import is_gone

SENDER = "sender"
"""Who works and sends: one of all processes."""
SENDER_LEASE = timedelta(seconds=30)
"""It is taken anew with each beat, once a second."""


async def hold(name: str, holder: str, at: datetime, for_: timedelta) -> bool:
    """Takes a lease that is free, has run out by ``at`` or is the holder's own; False when another holds it.

    On PostgreSQL that of a process that is gone is free; on SQLite it became so at the start (``end_all``).
    """
    gone = f" OR {is_gone('lease.holder')}" if db.dialect() == "postgres" else ""
    return await db.any_row(
        "INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until)"
        " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until"
        f" WHERE lease.until <= :at OR lease.holder = :holder{gone} RETURNING holder",
        name=name,
        holder=holder,
        until=at + for_,
        at=at,
    )


async def release(name: str, holder: str) -> None:
    """Lets go of a lease; one that another holder took meanwhile stays."""
    await db.values(
        "DELETE FROM lease WHERE name = :name AND holder = :holder RETURNING name", name=name, holder=holder
    )


async def end_all() -> None:
    """Ends what was held before the only process of SQLite began; on PostgreSQL others may be at work."""
    if db.dialect() == "sqlite":
        await db.values("DELETE FROM lease RETURNING name")


async def held_until(name: str) -> datetime | None:
    """Until when a lease is held; None when it is free."""
    return await db.value(datetime, "SELECT until FROM lease WHERE name = :name", name=name)
