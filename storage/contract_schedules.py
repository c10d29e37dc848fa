"""Work plans that were made of the items of a contract (clause 3.7)."""

from datetime import date, datetime, timedelta

from storage import database as db
from storage.schedules import state_of_few

_OF_CONTRACT = "item_id IN (SELECT id FROM contract_item WHERE contract_id = :contract_id) AND ended_at IS NULL"


async def find_of_contract(contract_id: int) -> dict[int, int]:
    """The plans in use that were made of a contract's items, and of which item each."""
    rows = await db.values(
        f"SELECT id, item_id FROM schedule WHERE {_OF_CONTRACT} ORDER BY id", contract_id=contract_id
    )
    return {int(row["id"]): int(row["item_id"]) for row in rows}


async def end_of_contract(contract_id: int, at: datetime) -> list[int]:
    """Ends the plans of a contract's items; returns which."""
    return await db.column(
        int, f"UPDATE schedule SET ended_at = :at WHERE {_OF_CONTRACT} RETURNING id", contract_id=contract_id, at=at
    )


async def give_up_late(contract_id: int, day: date) -> None:
    """What was due of a contract before a day, and can be made up no more since it is over, is missed."""
    # by their ids: PostgreSQL would walk through every task there is to find those of some plans
    plans = await db.column(
        int,
        "SELECT id FROM schedule WHERE item_id IN (SELECT id FROM contract_item WHERE contract_id = :contract_id)",
        contract_id=contract_id,
    )
    await db.values(
        f"UPDATE task SET state = 'missed', until_on = :last WHERE schedule_id IN ({db.listed(plans)})"
        f" AND {state_of_few('state')} = 'open' AND due_on < :day RETURNING id",
        day=day,
        last=day - timedelta(days=1),
    )


async def last_until(contract_id: int, ends: date) -> list[int]:
    """Has the plans of a contract's items last until a day; returns which."""
    return await db.column(
        int, f"UPDATE schedule SET ends = :ends WHERE {_OF_CONTRACT} RETURNING id", contract_id=contract_id, ends=ends
    )


async def change_cells(schedule_id: int, **cells: str | int | bool | date | datetime | None) -> None:
    """Has a plan say otherwise, by the columns of storage/tables/schedules."""
    await db.change("schedule", schedule_id, **cells)
