"""Rows that wait to be done (jobs, messages): claimed for a while, then done, put off or given up.

A claim is known by its number of attempts: whoever comes back after another claimed the row changes nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, Literal, Protocol, TypeVar

from storage import database as db
from storage.holders import is_gone


class Claimed(Protocol):
    """What every claimed row says."""

    @property
    def id(self) -> int:
        """Its row."""

    @property
    def attempts(self) -> int:
        """How often it was claimed, this time included."""


C = TypeVar("C", bound=Claimed)


@dataclass(frozen=True, slots=True)
class Queue(Generic[C]):
    """One table of waiting rows; ``due`` is its column that says from when, ``record`` what a claimed row is read as.

    ``whose`` is the column that says for whom a row is.
    """

    table: Literal["job", "outbox"]
    due: Literal["run_at", "send_at"]
    record: type[C]
    whose: Literal["person_id"] | None = None

    async def claim(
        self, at: datetime, lease_until: datetime, limit: int, holder: str, *, but: Collection[int] = ()
    ) -> list[C]:
        """Claims due rows until ``lease_until``, in the order in which they were due; another worker skips them.

        ``holder`` is the process that claims: when it is gone before, its claims are (``take_back``). Rows that are for
        one of ``but`` stay.
        """
        skip_locked = " FOR UPDATE SKIP LOCKED" if db.dialect() == "postgres" else ""
        others = f" AND {self.whose} NOT IN ({db.ids_in('but')})" if but else ""
        claimed = await db.rows(
            self.record,
            f"UPDATE {self.table} SET lease_until = :lease_until, held_by = :holder, attempts = attempts + 1"
            f" WHERE id IN (SELECT id FROM {self.table} WHERE state = 'waiting' AND {self.due} <= :at"
            f" AND (lease_until IS NULL OR lease_until <= :at){others}"
            f" ORDER BY {self.due}, id LIMIT :limit{skip_locked}) RETURNING *",
            at=at,
            lease_until=lease_until,
            limit=limit,
            holder=holder,
            but=list(but),
        )
        return sorted(claimed, key=attrgetter(self.due, "id"))

    async def finish(
        self, claimed: C, state: str, at: datetime, error: str = "", *, noted: Mapping[str, Any] | None = None
    ) -> bool:
        """Ends a claimed row as done or given up, with what is ``noted`` in its columns; False: the claim was lost."""
        return await self._change(
            claimed, state=state, done_at=at, error=error[:200], lease_until=None, held_by=None, **noted or {}
        )

    async def postpone(self, claimed: C, until: datetime, error: str, *, counted: bool = True) -> None:
        """Puts a claimed row off: it failed for now, or (``counted=False``) it was not tried at all."""
        attempts = claimed.attempts if counted else claimed.attempts - 1
        await self._change(claimed, lease_until=until, held_by=None, error=error[:200], attempts=attempts)

    async def take_back(self, holder: str) -> int:
        """Lets go of what processes that are gone had claimed, at once; how many rows. ``holder`` is who asks."""
        return await db.changed(
            f"UPDATE {self.table} SET lease_until = NULL, held_by = NULL"
            f" WHERE held_by IS NOT NULL AND held_by <> :holder AND state = 'waiting' AND {is_gone('held_by')}",
            holder=holder,
        )

    async def count_abandoned(self) -> int:
        """How many rows are claimed by processes that are gone (PostgreSQL)."""
        return await db.number(
            f"SELECT count(*) AS n FROM {self.table}"
            f" WHERE held_by IS NOT NULL AND state = 'waiting' AND {is_gone('held_by')}"
        )

    async def renew(self, claimed: C, lease_until: datetime) -> bool:
        """Keeps a claim for longer; False: it was lost."""
        return await self._change(claimed, lease_until=lease_until)

    async def _change(self, claimed: C, **columns: Any) -> bool:
        """Changes a row that is still waiting under this claim."""
        changes = ", ".join(f"{column} = :new_{column}" for column in columns)
        return await db.any_row(
            f"UPDATE {self.table} SET {changes}"
            " WHERE id = :id AND state = 'waiting' AND attempts = :claimed RETURNING id",
            id=claimed.id,
            claimed=claimed.attempts,
            **{f"new_{column}": value for column, value in columns.items()},
        )

    async def next_due(self, after: datetime) -> datetime | None:
        """The first moment after ``after`` at which a waiting row falls due: a claimed one once its claim runs out."""
        due_at = f"CASE WHEN lease_until > {self.due} THEN lease_until ELSE {self.due} END"
        return await db.value(
            datetime,
            f"SELECT MIN({due_at}) FROM {self.table} WHERE state = 'waiting' AND {due_at} > :after",
            after=after,
        )
