"""Who has which instrument at hand (clause 5.2.4)."""

from collections.abc import Sequence
from datetime import date

from bot.records.custody import InHand, Unconfirmed
from bot.records.handing_over import HeldAt, Thing
from bot.rules.handing_over import Held
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.ledgers.equipment_custody import HANDOUT
from storage import database as db
from storage import namesakes
from storage.ledgers.plain import code_of
from storage.ledgers.where import OF_OURS

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


async def find_unconfirmed() -> list[Unconfirmed]:
    """Each go in which something was handed out that nobody said yet to have."""
    return await db.rows(
        Unconfirmed,
        "SELECT MIN(w.id) AS record_id, e.holder_id, MIN(w.day) AS day FROM equipment e JOIN work_record w"
        f" ON w.entry_kind = '{EQUIPMENT.code}' AND w.entry_id = e.id AND w.kind = :kind AND w.state = 'issued'"
        " WHERE e.holder_id > 0 AND e.accepted IS NULL AND e.ended_at IS NULL AND w.id ="
        f" (SELECT MAX(l.id) FROM work_record l WHERE l.entry_kind = '{EQUIPMENT.code}' AND l.entry_id = e.id"
        " AND l.kind = :kind AND l.state = 'issued') GROUP BY w.draft_id, e.holder_id ORDER BY 1",
        kind=HANDOUT.kind,
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


_BY = {Held.KEPT: "keeper_id", Held.IN_HAND: "holder_id"}
"""By which column somebody holds an instrument, in which way."""


async def find_instruments_held(person_id: int) -> list[Thing]:
    """What somebody keeps, and what they have at hand; none is a client's."""
    each = " UNION ALL ".join(
        f"SELECT '{kind.value}' AS kind, e.id, e.name AS title, {code_of(EQUIPMENT, 'e')} AS number, e.back_by AS day"
        f" FROM equipment e WHERE e.{column} = :person_id AND e.ended_at IS NULL"
        for kind, column in _BY.items()
    )
    found = await db.values(
        f"SELECT kind, id, title, number FROM ({each}) AS held ORDER BY kind DESC, id", person_id=person_id
    )
    return [
        Thing(Held(row["kind"]), int(row["id"]), None, None, str(row["title"]), number=str(row["number"]))
        for row in found
    ]


async def count_instruments_held(*, left: bool) -> list[HeldAt]:
    """How many instruments people keep or have at hand; ``left``: only those who are none of ours any more."""
    each = " UNION ALL ".join(
        f"SELECT k.{column} AS person_id FROM equipment k WHERE k.{column} > 0 AND k.ended_at IS NULL"
        for column in _BY.values()
    )
    staying = f"(e.ended_at IS NULL AND {OF_OURS})"
    return await db.rows(
        HeldAt,
        f"SELECT e.id AS person_id, {namesakes.person('e')} AS name, NULL AS client_id, h.n, {staying} AS serves"
        f" FROM (SELECT person_id, CAST(count(*) AS INTEGER) AS n FROM ({each}) AS one GROUP BY person_id) AS h"
        # the few who have any first: SQLite would rather look through everybody
        f" CROSS JOIN person e WHERE e.id = h.person_id{f' AND NOT {staying}' if left else ''} ORDER BY h.person_id",
    )


async def give(kind: Held, equipment_id: int, former_id: int, to_id: int) -> bool:
    """Has somebody else keep an instrument, or have it at hand; False: it is not the former one's any more."""
    column = _BY[kind]
    anew = ", accepted = NULL" if kind is Held.IN_HAND else ""
    return await db.any_row(
        f"UPDATE equipment SET {column} = :to_id{anew} WHERE id = :id AND {column} = :former_id RETURNING id",
        to_id=to_id,
        id=equipment_id,
        former_id=former_id,
    )
