"""Lists of cases as their reader may see them: which ones first, by id alone, then what one page shows of them.

What somebody may not see is left out by the query itself (storage/cases/seen), before anything is counted or cut off.
Every list ends with ``MOST_LISTED``; whoever has more looks them up by number or words, or asks for the register.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.records.cases.cases import MOST_LISTED, CaseRecord
from bot.rules.cases.concerning import all_awaited
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.owing import reminded_before, reminded_late
from bot.rules.cases.sifting import EVERYTHING, Sift, Stands
from bot.rules.numbering import PartOfNumber
from bot.rules.people import Person
from bot.rules.searching import LAST_DIGITS, Word
from storage import database as db
from storage.cases.named import named_by
from storage.cases.seen import here_for, seen_by
from storage.cases.stored import SELECTED
from storage.search.asking import Hits, hits
from storage.search.keeping import keep_up
from storage.search.sources import CASE

ORDER = "(s.closed_at IS NOT NULL), s.opened_at DESC, s.id DESC"
"""Open ones first, then the latest; there is an index of a client's, a handler's, an opener's and everybody's in it."""
URGENCY = "COALESCE(s.due_at, s.promised_at, s.opened_at)"
MOST_CLIENTS = 60
"""Of so many clients each one's first are read; for more it is quicker to go through those of all clients."""

_RECORDED = (
    "SELECT own.id FROM draft JOIN service_case own ON own.draft_id = draft.id"
    " WHERE draft.person_id = :me AND draft.on_behalf_of_id IS NOT NULL"
)


async def find_open(who: Person, kinds: Iterable[str], clients: tuple[int, ...] | None) -> list[int]:
    """Ids of the open cases of these kinds and clients (None: all) that the person may see, the most urgent first."""
    return await _ids(_most_urgent(clients, seen_by(who, kinds=tuple(kinds))))


async def count_open(who: Person, kinds: Iterable[str], clients: tuple[int, ...] | None) -> int:
    """How many of them a list shows."""
    found = f"SELECT 1 AS one {_open(clients, seen_by(who, kinds=tuple(kinds)))} LIMIT {MOST_LISTED}"
    return await db.number(f"SELECT count(*) AS n FROM ({found}) AS listed")


async def find_waiting(who: Person, clients: tuple[int, ...] | None) -> list[int]:
    """Ids of the open cases of these clients (None: all) that wait for the person, the most urgent first."""
    return await _ids(_most_urgent(clients, named_by(who, all_awaited)))


async def find_due(
    who: Person, overseen: Iterable[str], clients: tuple[int, ...] | None, at: datetime, until: datetime
) -> list[int]:
    """Ids of the open cases of these clients (None: all) due before ``until`` that concern the person, in that order.

    They wait for them, or a reminder tells them of it (one of those that come once it is late, if it is so ``at`` a
    moment), or they are of a kind that is ``overseen`` and the person may see them.
    """
    concerns = (
        seen_by(who, kinds=tuple(overseen)),
        named_by(who, all_awaited),
        f"(s.due_at < :at AND {named_by(who, reminded_late)})",
        f"(s.due_at >= :at AND {named_by(who, reminded_before)})",
    )
    found = _most_urgent(clients, f"s.due_at < :until AND ({' OR '.join(concerns)})")
    return await _ids(found, at=at, until=until)


def _most_urgent(clients: tuple[int, ...] | None, which: str) -> str:
    return f"SELECT s.id {_open(clients, which)} ORDER BY {URGENCY}, s.id LIMIT {MOST_LISTED}"


def _open(clients: tuple[int, ...] | None, which: str) -> str:
    if clients is None:
        within = "+s.client_id > 0"
    else:
        within = f"{'+' if len(clients) > MOST_CLIENTS else ''}s.client_id IN ({db.listed(clients)})"
    return f"FROM service_case s WHERE s.closed_at IS NULL AND {within} AND {which}"


async def find_of_clients(
    who: Person, clients: tuple[int, ...] | None, kinds: Iterable[str] = tuple(LIFE_CYCLES)
) -> list[int]:
    """Ids of the cases of these clients (None: of all) that the person may see, open ones first, then the latest.

    ``kinds``: of these alone.
    """
    return await _of_clients(clients, seen_by(who, kinds=tuple(kinds)))


async def _of_clients(clients: tuple[int, ...] | None, which: str) -> list[int]:
    if clients is None or len(clients) > MOST_CLIENTS:
        # the sign keeps SQLite from going through them by client, which would have them in another order
        within = "+s.client_id > 0" if clients is None else f"+s.client_id IN ({db.listed(clients)})"
        return await _ids(_first(f"{within} AND {which}"))
    return await _merged(*(f"s.client_id = {one} AND {which}" for one in clients))


async def find_sifted(who: Person, clients: tuple[int, ...] | None, sift: Sift) -> list[int]:
    """``find_of_clients`` as far as it is asked for; of what is open the most urgent first."""
    if sift.stands in (Stands.OPEN, Stands.LATE):
        return await _ids(_most_urgent(clients, _sifted(who, sift)), **_late_at(sift))
    if sift.kind and (clients is None or len(clients) > MOST_CLIENTS):
        # in the order of all cases those of a rare kind would be far apart; of one kind there is an index by opening
        within = "+s.client_id > 0" if clients is None else f"+s.client_id IN ({db.listed(clients)})"
        which = f"s.kind = :kind AND {within} AND {seen_by(who, kinds=sift.kinds)}"
        closed = _latest(f"{which} AND s.closed_at IS NOT NULL")
        opened = [] if sift.stands is Stands.CLOSED else [_latest(f"{which} AND s.closed_at IS NULL")]
        return await _together(*opened, closed, kind=sift.kind)
    return await _of_clients(clients, _sifted(who, sift))


async def find_handled(who: Person, sift: Sift = EVERYTHING) -> list[int]:
    """Ids of the cases that the person handles, in the same order, as far as they are asked for."""
    return await _ids(_first(f"s.handler_id = :me AND {_sifted(who, sift)}"), me=who.id, **_late_at(sift))


async def find_opened(who: Person, sift: Sift = EVERYTHING) -> list[int]:
    """Ids of the cases that the person opened or recorded for somebody, in the same order, as far as asked for."""
    seen = _sifted(who, sift)
    return await _merged(
        f"s.opened_by_id = :me AND {seen}", f"s.id IN ({_RECORDED}) AND {seen}", me=who.id, **_late_at(sift)
    )


def _sifted(who: Person, sift: Sift) -> str:
    return f"{seen_by(who, kinds=sift.kinds)}{_STANDS[sift.stands]}"


_STANDS = {
    Stands.ANYHOW: "",
    Stands.OPEN: " AND s.closed_at IS NULL",
    Stands.LATE: " AND s.closed_at IS NULL AND s.due_at < :now",
    # as the indexes in this order have it
    Stands.CLOSED: " AND (s.closed_at IS NOT NULL) = TRUE",
}


def _late_at(sift: Sift) -> dict[str, datetime | None]:
    return {"now": sift.at} if sift.stands is Stands.LATE else {}


async def find_recorded(who: Person) -> list[int]:
    """Ids of the cases that the person recorded for somebody, in the same order."""
    return await _ids(_first(f"s.id IN ({_RECORDED}) AND {seen_by(who)}"), me=who.id)


async def find_with_words(who: Person, text: str, *, own: bool) -> list[int]:
    """Ids of the cases that the person may see with this text in their title or number, in the same order.

    ``own``: of those alone that they opened or recorded.
    """
    await keep_up()
    return await _among(who, hits(text, here_for(who)), own=own)


async def find_numbered(who: Person, part: PartOfNumber, *, own: bool) -> list[int]:
    """The same of those whose number has these last digits."""
    await keep_up()
    serial = f"{part.serial:02d}"
    day = f"{part.day:%Y%m%d}" if part.day is not None else part.day_ends
    from_behind = LAST_DIGITS + f"{day}{serial}"[::-1]
    number = f"%{part.kind or ''}{'%' if part.day is None else ''}{day}-{serial}"
    found = Hits(((Word(from_behind, begins=True),),), here_for(who), {"searched": "%"})
    return await _among(who, found, own=own, number=number)


async def get_cases(ids: Sequence[int]) -> list[CaseRecord]:
    """The cases of these ids, in their order."""
    found = await db.rows(CaseRecord, f"{SELECTED}WHERE k.id IN ({db.listed(ids)})") if ids else []
    by_id = {case.id: case for case in found}
    return [by_id[one] for one in ids if one in by_id]


async def _among(who: Person, found: Hits | None, *, own: bool, number: str = "%") -> list[int]:
    if found is None or found.scope == ():
        return []
    theirs = f" AND (s.opened_by_id = :me OR s.id IN ({_RECORDED}))" if own else ""
    # what has the words first, on either database: PostgreSQL can only guess how much that is, and would at times rather
    # go through all cases in the order of the list
    first = f"WITH found AS MATERIALIZED ({found.of(CASE)})"
    within = f"s.id = found.subject_id AND s.number LIKE :number{theirs} AND {seen_by(who)}"
    sql = f"{first} {_first(within, 'found CROSS JOIN service_case s')}"
    return await _ids(sql, **found.parameters, me=who.id, number=number)


def _first(which: str, among: str = "service_case s") -> str:
    return f"SELECT s.id FROM {among} WHERE {which} ORDER BY {ORDER} LIMIT {MOST_LISTED}"


def _latest(which: str) -> str:
    return f"SELECT s.id FROM service_case s WHERE {which} ORDER BY s.opened_at DESC, s.id DESC LIMIT {MOST_LISTED}"


async def _merged(*several: str, **parameters: object) -> list[int]:
    """The first of several lists together, of each of which no more than the first are read."""
    return await _together(*map(_first, several), **parameters) if several else []


async def _together(*lists: str, **parameters: object) -> list[int]:
    parts = " UNION ".join(f"SELECT * FROM ({one}) AS part{n}" for n, one in enumerate(lists))
    return await _ids(
        f"SELECT s.id FROM ({parts}) AS found JOIN service_case s ON s.id = found.id ORDER BY {ORDER} LIMIT {MOST_LISTED}",
        **parameters,
    )


async def _ids(sql: str, **parameters: object) -> list[int]:
    return await db.column(int, sql, **parameters)
