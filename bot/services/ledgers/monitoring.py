"""Monitoring plans: from when on a row is due follows whatever is done to it (clause 4.4.1)."""

from collections.abc import Iterable
from datetime import datetime

from bot.records.monitoring import MonitoringRow
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.monitoring.due import next_due
from bot.services.ledgers.hooks import Hooks
from storage import monitoring
from storage.ledgers.writing import Values
from storage.settings.firm import get_settings

RHYTHM = frozenset({"often", "every", "weekdays", "begins"})


async def _after_adding(cause: Cause, row_id: int) -> dict[str, str]:
    await _count_anew(cause, row_id)
    return {}


async def _after_changing(cause: Cause, row_id: int, values: Values) -> None:
    if not RHYTHM.isdisjoint(values):
        await _count_anew(cause, row_id)


async def _after_resuming(cause: Cause, row_id: int, _: datetime) -> None:
    await _count_anew(cause, row_id)


async def _after_importing(cause: Cause) -> None:
    await _count(cause, await monitoring.find_to_count())


async def _count_anew(cause: Cause, row_id: int) -> None:
    row = await monitoring.get_row(row_id)
    await _count(cause, [row] if row is not None else [])


async def _count(cause: Cause, rows: Iterable[MonitoringRow]) -> None:
    """What the rows say now holds from today on: nobody missed what nobody was asked for."""
    firm, today = await get_settings(), beijing_day(cause.at)
    for row in rows:
        rhythm = row.rhythm
        day = None if rhythm is None else next_due(rhythm, today, firm.calendar(row.client_id))
        await monitoring.note_next(row.id, day)


HOOKS = {
    MONITORING.code: Hooks(
        after_adding=_after_adding,
        after_changing=_after_changing,
        after_resuming=_after_resuming,
        after_importing=_after_importing,
    )
}
