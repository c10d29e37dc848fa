"""Which records were made with which instrument, and which of them are in doubt (clause 5.2.3)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.records.impacts import Impact
from bot.records.links import Link
from bot.rules.impacts import Verdict
from storage import database as db
from storage import namesakes

_STANDS = "w.state IN ('submitted', 'issued')"
_IMPACT = (
    "SELECT i.id, i.equipment_id, e.number AS event_number, e.day AS event_day, i.record_kind, i.record_id, w.number,"
    f" w.day, w.client_id, COALESCE({namesakes.firm('c')}, '') AS client_name, w.person_id AS owner_id, w.released_at,"
    f" i.opened_at, i.verdict, i.why, i.done, COALESCE({namesakes.person('p')}, '') AS person_name, i.judged_at"
    " FROM impact i JOIN work_record w ON w.kind = i.record_kind AND w.id = i.record_id"
    " JOIN work_record e ON e.kind = i.event_kind AND e.id = i.event_id"
    " LEFT JOIN client c ON c.id = w.client_id LEFT JOIN person p ON p.id = i.person_id"
    f" WHERE i.verdict <> '{Verdict.MOOT.value}' AND {_STANDS} AND "
)


async def note_use(equipment_id: int, record: Link) -> None:
    """Keeps that a record was made with an instrument, once."""
    await db.add_once("instrument_use", equipment_id=equipment_id, record_kind=record.kind, record_id=record.id)


async def find_made_with(equipment_id: int, first: date | None, last: date | None) -> list[Link]:
    """The records that stand and were made with an instrument from ``first`` (None: ever) to ``last`` (None: now)."""
    bounds = {"first": (first, " AND w.day >= :first"), "last": (last, " AND w.day <= :last")}
    return await db.rows(
        Link,
        "SELECT u.record_kind AS kind, u.record_id AS id FROM instrument_use u"
        " JOIN work_record w ON w.kind = u.record_kind AND w.id = u.record_id"
        f" WHERE u.equipment_id = :equipment_id AND {_STANDS}"
        f"{''.join(sql for day, sql in bounds.values() if day is not None)} ORDER BY w.day, w.id",
        equipment_id=equipment_id,
        **{name: day for name, (day, _) in bounds.items() if day is not None},
    )


async def put_in_doubt(equipment_id: int, event: Link, record: Link, client_id: int | None, at: datetime) -> bool:
    """Has a record wait to be judged; False: it waits already, or was judged."""
    added = await db.add_once(
        "impact",
        equipment_id=equipment_id,
        event_kind=event.kind,
        event_id=event.id,
        record_kind=record.kind,
        record_id=record.id,
        client_id=client_id,
        opened_at=at,
    )
    if added is not None:
        return True
    return await db.any_row(
        "UPDATE impact SET verdict = '', opened_at = :at WHERE event_kind = :event_kind AND event_id = :event_id"
        f" AND record_kind = :kind AND record_id = :id AND verdict = '{Verdict.MOOT.value}' RETURNING id",
        event_kind=event.kind,
        event_id=event.id,
        kind=record.kind,
        id=record.id,
        at=at,
    )


async def take_out_of_doubt(event: Link, but: Iterable[Link]) -> None:
    """Nobody is asked any more about what an event put in doubt, but for these records; what was judged stays."""
    kept = " ".join(
        f"AND NOT (record_kind = '{kind}' AND record_id IN ({db.listed(ids)}))" for kind, ids in _by_kind(but).items()
    )
    await db.changed(
        f"UPDATE impact SET verdict = '{Verdict.MOOT.value}' WHERE event_kind = :kind AND event_id = :id"
        f" AND verdict = '' {kept}",
        kind=event.kind,
        id=event.id,
    )


def _by_kind(records: Iterable[Link]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for record in records:
        found.setdefault(record.kind, []).append(record.id)
    return found


async def get_impact(impact_id: int) -> Impact | None:
    """One of them, judged or not."""
    return await db.row(Impact, f"{_IMPACT}i.id = :id", id=impact_id)


async def find_impacts(equipment_id: int) -> list[Impact]:
    """All of an instrument, those of the latest finding first."""
    return await db.rows(
        Impact, f"{_IMPACT}i.equipment_id = :id ORDER BY i.event_id DESC, w.day, w.id", id=equipment_id
    )


async def find_open(clients: Sequence[int] | None) -> list[Impact]:
    """Those that nobody judged: of these clients, or (None) of all and of none."""
    whose = "" if clients is None else f" AND i.client_id IN ({db.listed(clients)})"
    return await db.rows(Impact, f"{_IMPACT}i.verdict = ''{whose} ORDER BY i.id")


async def judge(
    impact_id: int, verdict: Verdict, why: str, done: str, person_id: int, draft_id: int, at: datetime
) -> bool:
    """Keeps how one was judged; False: somebody did before."""
    return await db.any_row(
        "UPDATE impact SET verdict = :verdict, why = :why, done = :done, person_id = :person_id, draft_id = :draft_id,"
        " judged_at = :at WHERE id = :id AND verdict = '' RETURNING id",
        verdict=verdict.value,
        why=why,
        done=done,
        person_id=person_id,
        draft_id=draft_id,
        at=at,
        id=impact_id,
    )
