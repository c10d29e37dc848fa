"""What boards tell of clients beside promises: when somebody was there last, and what is open (clauses 4.2, 4.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.rules.cases.finding import FINDING
from bot.rules.cases.finding_terms import Severity
from bot.rules.people import Person
from bot.rules.work_records.patrols import PATROL
from bot.rules.work_records.services import SERVICE
from storage import database as db
from storage.cases.listed import MOST_CLIENTS
from storage.cases.seen import seen_by
from storage.clients import find_with_merged

_ON_SITE = '%"kind": "on_site"%'
"""What a logged service says of which somebody was there; a telephone call is no visit."""
_VISITS = ((PATROL.kind, ""), (SERVICE.kind, " AND w.said LIKE :on_site"))


@dataclass(frozen=True, slots=True)
class _LastDay:
    client_id: int
    day: date | None


@dataclass(frozen=True, slots=True)
class _Number:
    client_id: int
    n: int


async def find_last_visits(
    clients: tuple[int, ...] | None, since: date, until: date, *, waits_too: bool
) -> Mapping[int, date]:
    """On which of these days somebody was last at each client (None: all but those of practice).

    ``waits_too``: also by what the client does not have yet.
    """
    stands = "w.state IN ('submitted', 'issued')" if waits_too else "w.state = 'issued'"
    days = " UNION ALL ".join(
        "SELECT * FROM (SELECT w.day FROM work_record w"
        f" WHERE w.kind = '{kind}' AND w.client_id = c.id AND w.day >= :since AND w.day <= :until AND {stands}{on_site}"
        f" ORDER BY w.day DESC LIMIT 1) AS of_{kind}"
        for kind, on_site in _VISITS
    )
    within = "c.id > 0" if clients is None else f"c.id IN ({db.listed(await find_with_merged(clients))})"
    found = await db.rows(
        _LastDay,
        f"SELECT COALESCE(c.now_id, c.id) AS client_id, (SELECT MAX(day) FROM ({days}) AS visits) AS day"
        f" FROM client c WHERE {within}",
        since=since,
        until=until,
        on_site=_ON_SITE,
    )
    last: dict[int, date] = {}
    for one in found:
        if one.day is not None:
            last[one.client_id] = max(one.day, last.get(one.client_id, one.day))
    return last


async def count_open_cases(who: Person, kind: str, clients: tuple[int, ...] | None) -> Mapping[int, int]:
    """How many open cases of a kind each of these clients (None: all) has that the person may see.

    What has ended, and waits for an answer to its rating alone, is open no more.
    """
    return await _counted(f"s.closed_at IS NULL AND s.ended_at IS NULL AND {seen_by(who, kinds=(kind,))}", clients)


async def count_serious(who: Person, clients: tuple[int, ...] | None) -> Mapping[int, int]:
    """How many open serious findings each of these clients (None: all) has that the person may see."""
    serious = f"EXISTS (SELECT 1 FROM finding_detail f WHERE f.case_id = s.id AND f.severity = '{Severity.SERIOUS}')"
    return await _counted(f"s.closed_at IS NULL AND {seen_by(who, kinds=(FINDING.kind,))} AND {serious}", clients)


async def _counted(which: str, clients: tuple[int, ...] | None) -> Mapping[int, int]:
    if clients is None:
        among = "+s.client_id > 0"
    else:
        among = (
            f"{'+' if len(clients) > MOST_CLIENTS else ''}s.client_id IN ({db.listed(await find_with_merged(clients))})"
        )
    found = await db.rows(
        _Number,
        "SELECT COALESCE(c.now_id, c.id) AS client_id, k.n FROM (SELECT s.client_id, count(*) AS n FROM service_case s"
        f" WHERE {among} AND {which} GROUP BY s.client_id) k JOIN client c ON c.id = k.client_id",
    )
    numbers: dict[int, int] = {}
    for one in found:
        numbers[one.client_id] = numbers.get(one.client_id, 0) + one.n
    return numbers
