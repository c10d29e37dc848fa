"""A case that nobody else moves on until the transaction ends."""

from bot.records.cases.cases import CaseRecord
from storage import database as db
from storage.cases.stored import get_case


async def hold_case(case_id: int) -> CaseRecord | None:
    """The case as it is once whoever changes it now is done; None: there is none."""
    held = await db.any_row("UPDATE service_case SET turn = turn WHERE id = :id RETURNING id", id=case_id)
    return await get_case(case_id) if held else None
