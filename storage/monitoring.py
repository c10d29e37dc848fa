"""The rows of the clients' monitoring plans: which are due, and how they came out last (clause 4.4.1)."""

from collections.abc import Sequence
from datetime import date

from bot.records.monitoring import MonitoringRow
from storage import database as db
from storage import namesakes

_ROW = (
    f"SELECT m.id, m.client_id, {namesakes.client('c')} AS client_name, m.stage, m.point, m.item, m.method, "
    " m.limits, m.often, m.every, m.weekdays, m.sample, m.begins, m.person_id, m.abnormal, m.next_due, m.last_on,"
    " m.last_said, m.last_verdict FROM monitoring m JOIN client c ON c.id = m.client_id"
    " WHERE m.ended_at IS NULL AND c.ended_at IS NULL AND "
)
_ORDER = " ORDER BY c.short_name || '', m.client_id, m.id"
_SAID = "m.often || ' ' || m.every || ' ' || m.weekdays || ' ' || CAST(m.begins AS VARCHAR(10))"
"""SQL: how often a row says that it is measured."""


async def get_row(row_id: int) -> MonitoringRow | None:
    """A row that is in use."""
    return await db.row(MonitoringRow, f"{_ROW}m.id = :id", id=row_id)


async def find_rows(client_id: int) -> list[MonitoringRow]:
    """The plan of a client, as it was entered."""
    return await db.rows(MonitoringRow, f"{_ROW}m.client_id = :client_id{_ORDER}", client_id=client_id)


async def find_waiting(clients: Sequence[int], until: date) -> list[MonitoringRow]:
    """The rows of these clients that are due by a day, and not recorded."""
    return await db.rows(
        MonitoringRow,
        f"{_ROW}m.client_id IN ({db.listed(clients)}) AND m.next_due <= :until{_ORDER}",
        until=until,
    )


async def find_all_waiting(until: date) -> list[MonitoringRow]:
    """Those of all clients; practice left out."""
    return await db.rows(MonitoringRow, f"{_ROW}m.next_due <= :until AND m.client_id > 0{_ORDER}", until=until)


async def find_to_count() -> list[MonitoringRow]:
    """The rows that say another rhythm than that by which their next day was counted."""
    return await db.rows(MonitoringRow, f"{_ROW}m.planned_as <> {_SAID}{_ORDER}")


async def note_next(row_id: int, day: date | None) -> None:
    """Keeps the first day on which a row is due and not recorded, by the rhythm that it says now."""
    await db.changed(
        f"UPDATE monitoring AS m SET next_due = :day, planned_as = {_SAID} WHERE m.id = :id", day=day, id=row_id
    )


async def note_result(row_id: int, day: date, said: str, verdict: str) -> None:
    """Keeps how a row came out on a day, unless a later one is known."""
    await db.changed(
        "UPDATE monitoring SET last_on = :day, last_said = :said, last_verdict = :verdict"
        " WHERE id = :id AND (last_on IS NULL OR last_on <= :day)",
        day=day,
        said=said,
        verdict=verdict,
        id=row_id,
    )
