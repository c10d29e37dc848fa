"""What was promised of cases by when, and what became of it: rows are added and ended, never changed otherwise."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.promises import BrokenPromise, PromiseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.people import Person
from storage import database as db
from storage import namesakes
from storage.cases.seen import seen_by

# what is closed is promised no more, however that came about
_ENDED_AT = "COALESCE(r.ended_at, k.closed_at)"
_COLUMNS = (
    f"SELECT r.id, r.case_id, r.what, r.until, r.made_at, r.action, {namesakes.person('p')} AS set_by, r.draft_id,"
    f" {_ENDED_AT} AS ended_at, COALESCE(r.became, CASE WHEN k.closed_at IS NOT NULL THEN 'done' END) AS became, r.told_at"
)
_OF_CASES = " FROM case_promise r JOIN service_case k ON k.id = r.case_id LEFT JOIN person p ON p.id = r.by_id"


async def add_promise(
    case_id: int,
    what: str,
    until: datetime,
    *,
    made_at: datetime,
    action: str,
    by_id: int | None = None,
    draft_id: int | None = None,
) -> None:
    """Notes that something is promised by a date; ``by_id``: who set it by hand, ``draft_id``: why."""
    await db.add(
        "case_promise",
        case_id=case_id,
        what=what,
        until=until,
        made_at=made_at,
        action=action,
        by_id=by_id,
        draft_id=draft_id,
    )


async def end_promise(promise_id: int, at: datetime, became: str, told_at: datetime | None = None) -> None:
    """Notes what became of a promise, and when; ``told_at``: when whoever was promised heard that it was broken."""
    await db.change("case_promise", promise_id, ended_at=at, became=became, told_at=told_at)


async def note_told(case_id: int, until: datetime, at: datetime) -> None:
    """Notes when it was told that what was promised by a date is broken; the first time counts."""
    await db.changed(
        "UPDATE case_promise SET told_at = :at WHERE case_id = :case_id AND until = :until AND ended_at IS NULL"
        " AND told_at IS NULL",
        case_id=case_id,
        until=until,
        at=at,
    )


async def find_promises(case_ids: Sequence[int]) -> list[PromiseRecord]:
    """All that was promised of these cases, of each in the order in which it was."""
    if not case_ids:
        return []
    return await db.rows(
        PromiseRecord,
        f"{_COLUMNS}{_OF_CASES} WHERE r.case_id IN ({db.listed(case_ids)}) ORDER BY r.case_id, r.id",
    )


async def find_open_promises(case_id: int) -> list[PromiseRecord]:
    """What is promised of a case still."""
    return await db.rows(
        PromiseRecord,
        f"{_COLUMNS}{_OF_CASES} WHERE r.case_id = :case_id AND r.ended_at IS NULL ORDER BY r.id",
        case_id=case_id,
    )


def _broken(who: Person, clients: tuple[int, ...] | None) -> str:
    """The promises that were to be kept in a time and were not, of what the person may see; a drill promises nobody."""
    within = "s.client_id > 0" if clients is None else f"s.client_id IN ({db.listed(clients)})"
    return (
        " FROM case_promise r JOIN service_case s ON s.id = r.case_id JOIN client c ON c.id = s.client_id"
        " WHERE r.until >= :since AND r.until < :before AND r.until < COALESCE(r.ended_at, s.closed_at, :now)"
        f" AND s.drill = FALSE AND {within} AND {seen_by(who, kinds=tuple(LIFE_CYCLES))}"
    )


async def count_broken(
    who: Person, clients: tuple[int, ...] | None, since: datetime, before: datetime, now: datetime
) -> int:
    """How many promises of these clients (None: of all) were to be kept from ``since`` until ``before``, and were not.

    Of what the person may see; promises of the practice clients are none.
    """
    found = await db.values(f"SELECT count(*) AS n{_broken(who, clients)}", since=since, before=before, now=now)
    return int(found[0]["n"])


async def find_broken(
    who: Person,
    clients: tuple[int, ...] | None,
    since: datetime,
    before: datetime,
    now: datetime,
    *,
    limit: int,
    offset: int = 0,
) -> list[BrokenPromise]:
    """The same themselves, a page of them, the latest first."""
    return await db.rows(
        BrokenPromise,
        f"SELECT s.id AS case_id, s.kind, s.number, s.title, {namesakes.client('c')} AS client_short_name,"
        f" r.what, r.until, COALESCE(r.ended_at, s.closed_at) AS ended_at{_broken(who, clients)}"
        " ORDER BY r.until DESC, r.id DESC LIMIT :limit OFFSET :offset",
        since=since,
        before=before,
        now=now,
        limit=limit,
        offset=offset,
    )
