"""Leases: of several processes one does a thing, until it lets go or its time runs out."""

from datetime import datetime, timedelta

from storage import database as db


async def hold(name: str, holder: str, at: datetime, for_: timedelta) -> bool:
    """Takes a lease that is free, has run out by ``at`` or is the holder's own; False when another holds it."""
    return await db.any_row(
        "INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until)"
        " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until"
        " WHERE lease.until <= :at OR lease.holder = :holder RETURNING holder",
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
