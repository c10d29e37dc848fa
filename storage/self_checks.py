"""What clients recorded of their days, weeks and months, and what was said to it (clause 4.6)."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.records.self_checks import Keeping, LastDay, Note, SelfCheckRow, Unseen
from bot.rules.practice import is_practice
from storage import database as db
from storage import namesakes

_ROW = (
    "SELECT s.client_id, s.period, s.begins, s.record_id, w.number, s.result, s.on_paper,"
    f" {namesakes.person('p')} AS person_name, w.filed_at FROM self_check s"
    " JOIN work_record w ON w.kind = 'self_check' AND w.id = s.record_id JOIN person p ON p.id = w.person_id "
)


async def find_keeping(clients: Sequence[int] | None = None) -> list[Keeping]:
    """The clients that keep their self-checks here, by name; practice left out.

    ``clients``: among these.
    """
    among = "" if clients is None else f" AND c.id IN ({db.listed(clients)})"
    return await db.rows(
        Keeping,
        f"SELECT c.id AS client_id, {namesakes.client('c')} AS short_name, c.self_checks_from AS since FROM client c"
        f" WHERE c.order_75 AND c.self_checks_from IS NOT NULL AND c.ended_at IS NULL AND c.id > 0{among}"
        " ORDER BY c.short_name || '', c.id",
    )


async def get_since(client_id: int) -> date | None:
    """From which day the client's people keep their self-checks here; None: they do not. In practice they do."""
    if is_practice(client_id):
        return date.min
    found = await find_keeping((client_id,))
    return found[0].since if found else None


async def add(client_id: int, period: str, begins: date, record_id: int, result: str, *, on_paper: bool) -> bool:
    """Notes that something was recorded; False when it was before."""
    added = await db.add_once(
        "self_check",
        client_id=client_id,
        period=period,
        begins=begins,
        record_id=record_id,
        result=result,
        on_paper=on_paper,
    )
    return added is not None


async def change_result(client_id: int, period: str, begins: date, result: str) -> None:
    """Notes what else was recorded of it."""
    await db.changed(
        "UPDATE self_check SET result = :result WHERE client_id = :client_id AND period = :period AND begins = :begins",
        client_id=client_id,
        period=period,
        begins=begins,
        result=result,
    )


async def remove(client_id: int, period: str, begins: date) -> None:
    """Notes that nothing was recorded of it, as far as records stand."""
    await db.changed(
        "DELETE FROM self_check WHERE client_id = :client_id AND period = :period AND begins = :begins",
        client_id=client_id,
        period=period,
        begins=begins,
    )


async def get(client_id: int, period: str, begins: date) -> SelfCheckRow | None:
    """What was recorded of a day, week or month."""
    return await db.row(
        SelfCheckRow,
        f"{_ROW}WHERE s.client_id = :client_id AND s.period = :period AND s.begins = :begins",
        client_id=client_id,
        period=period,
        begins=begins,
    )


async def find(client_id: int, period: str, first: date, last: date) -> list[SelfCheckRow]:
    """What was recorded from a day to another, the earliest first."""
    return await db.rows(
        SelfCheckRow,
        f"{_ROW}WHERE s.client_id = :client_id AND s.period = :period AND s.begins >= :first AND s.begins <= :last"
        " ORDER BY s.begins",
        client_id=client_id,
        period=period,
        first=first,
        last=last,
    )


async def find_last_days(clients: Sequence[int], before: date) -> dict[int, date]:
    """By client the last day before another of which there is a record."""
    found = await db.rows(
        LastDay,
        "SELECT c.id AS client_id, (SELECT s.begins FROM self_check s WHERE s.client_id = c.id AND s.period = 'day'"
        " AND s.begins < :before ORDER BY s.begins DESC LIMIT 1) AS day"
        f" FROM client c WHERE c.id IN ({db.listed(clients)})",
        before=before,
    )
    return {one.client_id: one.day for one in found if one.day is not None}


async def add_note(
    client_id: int,
    record_id: int,
    what: str,
    *,
    item: str = "",
    text: str = "",
    person_id: int,
    at: datetime,
    draft_id: int | None = None,
) -> int:
    """Notes what somebody said to a record."""
    return await db.add(
        "self_check_note",
        client_id=client_id,
        record_id=record_id,
        what=what,
        item=item,
        text=text,
        person_id=person_id,
        at=at,
        draft_id=draft_id,
    )


async def find_notes(record_ids: Sequence[int]) -> list[Note]:
    """What was said to these records, the earliest first."""
    return await db.rows(
        Note,
        f"SELECT n.id, n.record_id, n.what, n.item, n.text, {namesakes.person('p')} AS person_name, n.at"
        f" FROM self_check_note n JOIN person p ON p.id = n.person_id WHERE n.record_id IN ({db.listed(record_ids)})"
        " ORDER BY n.id",
    )


_UNSEEN = (
    " FROM work_record w WHERE w.kind = 'self_check' AND w.state = 'issued' AND w.day >= :first AND w.day <= :last"
    " AND NOT EXISTS (SELECT 1 FROM self_check_note n WHERE n.record_id = w.id AND n.what IN ('seen', 'remark'))"
)


async def count_unseen(clients: Sequence[int], first: date, last: date) -> list[Unseen]:
    """How many records of these days nobody of ours has looked at, of the clients that have any."""
    return await db.rows(
        Unseen,
        f"SELECT c.id AS client_id, {namesakes.client('c')} AS client_name, u.n FROM client c JOIN"
        f" (SELECT w.client_id, COUNT(*) AS n{_UNSEEN} AND w.client_id IN ({db.listed(clients)}) GROUP BY w.client_id)"
        " AS u ON u.client_id = c.id ORDER BY c.short_name || '', c.id",
        first=first,
        last=last,
    )


async def find_unseen(client_id: int, first: date, last: date) -> list[int]:
    """The ids of those of one client, the earliest first."""
    return await db.column(
        int,
        f"SELECT w.id{_UNSEEN} AND w.client_id = :client_id ORDER BY w.day, w.id",
        client_id=client_id,
        first=first,
        last=last,
    )
