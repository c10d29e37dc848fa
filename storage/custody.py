"""Who has which instrument at hand (clause 5.2.4)."""

from collections.abc import Sequence
from datetime import date

from bot.records.custody import InHand
from bot.rules.ledgers.equipment import EQUIPMENT
from storage import database as db
from storage import namesakes
from storage.ledgers.plain import code_of

_IN_HAND = (
    f"SELECT e.id AS equipment_id, {code_of(EQUIPMENT, 'e')} AS code, e.name, e.holder_id,"
    f" {namesakes.person('h')} AS holder_name, e.keeper_id, e.back_by, e.accepted"
    " FROM equipment e JOIN person h ON h.id = e.holder_id"
)


async def find_in_hand(holder_id: int | None = None) -> list[InHand]:
    """What is handed out, of one person or of all, by who has it."""
    whose = "" if holder_id is None else " AND e.holder_id = :holder_id"
    return await db.rows(
        InHand,
        f"{_IN_HAND} WHERE e.holder_id > 0 AND e.ended_at IS NULL{whose} ORDER BY h.name, e.holder_id, e.id",
        **({} if holder_id is None else {"holder_id": holder_id}),
    )


async def find_late(day: date) -> list[InHand]:
    """What should have been back before a day."""
    return await db.rows(
        InHand,
        f"{_IN_HAND} WHERE e.back_by < :day AND e.holder_id > 0 AND e.ended_at IS NULL ORDER BY e.id",
        day=day,
    )


async def get_in_hand(equipment_id: int) -> InHand | None:
    """One that is handed out."""
    return await db.row(InHand, f"{_IN_HAND} WHERE e.id = :id AND e.ended_at IS NULL", id=equipment_id)


async def find_to_accept(draft_id: int, holder_id: int) -> list[InHand]:
    """What was handed out to somebody in one go, and they have not said yet that they have it."""
    return await db.rows(
        InHand,
        f"{_IN_HAND} JOIN work_record w ON w.entry_kind = '{EQUIPMENT.code}' AND w.entry_id = e.id"
        " WHERE w.draft_id = :draft_id AND w.state = 'issued' AND e.holder_id = :holder_id AND e.accepted IS NULL"
        " ORDER BY w.id",
        draft_id=draft_id,
        holder_id=holder_id,
    )


async def accept(equipment_ids: Sequence[int], holder_id: int, day: date) -> list[int]:
    """Notes that somebody has what was handed out to them; returns of which that was not known."""
    return await db.column(
        int,
        f"UPDATE equipment SET accepted = :day WHERE id IN ({db.listed(equipment_ids)}) AND holder_id = :holder_id"
        " AND accepted IS NULL RETURNING id",
        holder_id=holder_id,
        day=day,
    )
