"""Which processes are there: what one that is gone held is free at once, what one that is merely slow holds stays its.

With SQLite there is one process, which the lock of the file proves (``storage.database``). On PostgreSQL each process
holds an advisory lock for its name, on a connection of its own: those of a pool are let go and replaced. The lock is
free as soon as the process is gone, however it went.
"""

import asyncio
from typing import Any

from storage import database as db

PRESENT = 5_145_076
"""First key of the advisory locks of processes; the second is made of a process's name."""

NOTICED_AFTER = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""Seconds, seconds and tries until PostgreSQL lets go of a machine that went silent: half a minute, not two hours."""


class Presence:
    """That this process is there, for all others to see, under the name ``holder``."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        self._link: Any = None
        self._connecting = asyncio.Lock()

    async def keep(self) -> None:
        """Shows it, and shows it again when the connection was lost; costs nothing in between."""
        if db.dialect() == "postgres":
            async with self._connecting:
                if self._link is None or self._link.is_closed():
                    await self._connect()

    async def _connect(self) -> None:
        import asyncpg  # not for SQLite

        client: Any = db.connection()
        link = await asyncpg.connect(
            host=client.host,
            port=client.port,
            user=client.user,
            password=client.password,
            database=client.database,
            server_settings=NOTICED_AFTER,
        )
        # shared, because two names may come to the same number: neither is to wait for the other
        await link.execute("SELECT pg_advisory_lock_shared($1, hashtext($2))", PRESENT, self.holder)
        self._link = link

    async def end(self) -> None:
        """Leaves; what is still held under this name is free from now on."""
        if self._link is not None:
            await self._link.close()


def is_gone(holder: str) -> str:
    """SQL for whether the process named by a column is not there; SQLite has but one process, which asks."""
    if db.dialect() == "sqlite":
        return "true"
    return (
        "NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2"
        f" AND classid = {PRESENT} AND objid = (hashtext({holder})::bigint & 4294967295)::oid"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
    )
