"""Cases that nobody else moves on until the transaction ends."""

from collections.abc import Sequence

from bot.records.cases.cases import CaseRecord
from storage import database as db
from storage.cases.stored import get_case


async def hold_case(case_id: int) -> CaseRecord | None:
    """The case as it is once whoever changes it now is done; None: there is none."""
    await hold_cases((case_id,))
    return await get_case(case_id)


async def hold_cases(case_ids: Sequence[int]) -> None:
    """Holds several, in one order for everybody: two who hold the same ones wait for one another, not for ever."""
    for case_id in sorted(set(case_ids)):
        await db.changed("UPDATE service_case SET turn = turn WHERE id = :id", id=case_id)
