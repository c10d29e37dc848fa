"""Which finding repeats which, and which of them did not last by that (clauses 4.2, 4.7.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.links import Link
from bot.rules.forms.lasting import Effect
from storage import database as db


@dataclass(frozen=True, slots=True)
class Repeating:
    """A finding that repeats another one: of which item it is, at which record and when it was found."""

    id: int
    repeat_of_id: int
    client_id: int
    site_id: int | None
    record_kind: str
    record_id: int
    question: str
    clause: str
    found_at: datetime


async def find_former(
    client_id: int,
    site_id: int | None,
    record_kind: str,
    question: str,
    clause: str,
    since: datetime,
    found_at: datetime,
    but: int,
) -> int | None:
    """The latest finding of the same item at the same place that was open, or was closed after a moment (``since``).

    What the client did not have by then (``found_at``), and what was void, was nothing that could have been mended.
    ``but``: that one is not meant, since it is what was found.
    """
    place = "k.site_id IS NULL" if site_id is None else "k.site_id = :site_id"
    of_item = (
        "SELECT k.id FROM service_case k JOIN finding_detail f ON f.case_id = k.id"
        f" WHERE k.client_id = :client_id AND {place} AND k.kind = 'finding' AND k.state <> 'voided'"
        " AND k.released_at <= :found_at AND f.record_kind = :record_kind AND f.question = :question"
        " AND f.clause = :clause AND k.id <> :but"
    )
    return await db.value(
        int,
        f"SELECT id FROM ({of_item} AND k.closed_at IS NULL UNION ALL {of_item} AND k.closed_at >= :since) AS found"
        " ORDER BY id DESC LIMIT 1",
        client_id=client_id,
        site_id=site_id,
        record_kind=record_kind,
        question=question,
        clause=clause,
        since=since,
        found_at=found_at,
        but=but,
    )


async def find_formers(ids: Sequence[int]) -> list[int]:
    """Ids of what these findings repeat."""
    if not ids:
        return []
    return await db.column(
        int,
        "SELECT DISTINCT repeat_of_id FROM finding_detail"
        f" WHERE case_id IN ({db.listed(ids)}) AND repeat_of_id IS NOT NULL ORDER BY repeat_of_id",
    )


async def find_repeating(ids: Sequence[int]) -> list[Repeating]:
    """What repeats one of these findings and is not void, in order; it was found when its record was filed."""
    if not ids:
        return []
    return await db.rows(
        Repeating,
        "SELECT k.id, f.repeat_of_id, k.client_id, k.site_id, f.record_kind, f.record_id, f.question, f.clause,"
        " COALESCE(w.filed_at, k.opened_at) AS found_at FROM finding_detail f JOIN service_case k ON k.id = f.case_id"
        " LEFT JOIN work_record w ON w.kind = f.record_kind AND w.id = f.record_id"
        f" WHERE f.repeat_of_id IN ({db.listed(ids)}) AND k.state <> 'voided' ORDER BY k.id",
    )


async def change_former(case_id: int, former_id: int | None) -> None:
    """Has a finding repeat another one, or (None) nothing."""
    await db.values(
        "UPDATE finding_detail SET repeat_of_id = :former_id WHERE case_id = :case_id RETURNING id",
        case_id=case_id,
        former_id=former_id,
    )


async def forget_again(ids: Sequence[int]) -> None:
    """Takes back of these findings that they came back."""
    if ids:
        await db.values(
            "UPDATE finding_detail SET effect = '', effect_kind = '', effect_record_id = NULL"
            f" WHERE case_id IN ({db.listed(ids)}) AND effect = :again RETURNING id",
            again=Effect.AGAIN.value,
        )


async def get_came_back_at(case_id: int) -> Link | None:
    """The first record at which a closed finding was found again, of which the client has what was found."""
    return await db.row(
        Link,
        "SELECT f.record_kind AS kind, f.record_id AS id FROM finding_detail f JOIN service_case k ON k.id = f.case_id"
        " JOIN service_case former ON former.id = f.repeat_of_id"
        " JOIN work_record w ON w.kind = f.record_kind AND w.id = f.record_id"
        " WHERE f.repeat_of_id = :case_id AND k.state <> 'voided' AND k.released_at IS NOT NULL"
        " AND w.filed_at >= former.closed_at ORDER BY w.filed_at, k.id LIMIT 1",
        case_id=case_id,
    )
