"""Cases: findings, complaints, enquiries. A case moves only by ``claim_step``, from the turn that was looked at."""

import json
from collections.abc import Iterable
from datetime import datetime

from bot.records.cases.cases import MOST_LISTED, CaseRecord
from bot.records.links import Link
from bot.rules.cases.life_cycle import Clock
from storage import database as db
from storage import namesakes
from storage.cases.standing import of_kinds
from storage.linked import number_of

_COLUMNS = f"""SELECT k.id, k.kind, k.number, k.client_id, k.site_id, k.state, k.turn, k.title, k.opened_by_id, k.opened_at,
 k.due_at, k.promised_at, k.paused_at, k.closed_at, k.handler_id, k.taken_at, k.about_id, k.rectified_by_id, k.draft_id,
 k.private, k.rating, {namesakes.firm("c")} AS client_name, {namesakes.client("c")} AS client_short_name, s.name AS site_name, {namesakes.person("o")} AS opened_by, {namesakes.person("h")} AS handler, {namesakes.person("a")} AS about, COALESCE(f.severity, q.severity) AS severity,
 k.fix_recorded_by_id, k.released_at, k.likely_about, k.asked_until, k.asked_by_id, k.unheard_since, k.called, k.coming, k.unable, k.drill,
 k.decided_by_id, k.appealed_at, k.reopened, k.ended_at, k.ended_as,
 k.record_kind, k.record_id, CASE WHEN k.record_id IS NULL THEN NULL ELSE {number_of("k.record_kind", "k.record_id")} END AS record_number,
 COALESCE(q.category, '') AS category, COALESCE(q.wanted, '') AS wanted,
 COALESCE(q.anonymous, FALSE) AS anonymous, q.entrusted_id,
 COALESCE(f.immediate, '') <> '' AS contained, COALESCE(f.cause, '') <> '' AS explained,
 b.id AS repeat_of_id, b.number AS repeat_of, r.id AS recorder_id, {namesakes.person("r")} AS recorder, d.channel, d.told_on,
 (o.telegram_id IS NULL OR o.consented_at IS NULL) AS opener_away,
 (x.id IS NOT NULL AND (x.telegram_id IS NULL OR x.consented_at IS NULL)) AS rectifier_away
 FROM """


_JOINED = """ JOIN client c ON c.id = k.client_id JOIN person o ON o.id = k.opened_by_id
 LEFT JOIN site s ON s.id = k.site_id LEFT JOIN person h ON h.id = k.handler_id
 LEFT JOIN person a ON a.id = k.about_id
 LEFT JOIN finding_detail f ON f.case_id = k.id LEFT JOIN complaint_detail q ON q.case_id = k.id
 LEFT JOIN service_case b ON b.id = f.repeat_of_id AND b.state <> 'voided' LEFT JOIN person x ON x.id = k.rectified_by_id
 LEFT JOIN draft d ON d.id = k.draft_id AND d.on_behalf_of_id IS NOT NULL LEFT JOIN person r ON r.id = d.person_id """

SELECTED = f"{_COLUMNS}service_case k{_JOINED}"
"""SQL of a ``CaseRecord``, without its condition on ``k``."""


async def get_case(case_id: int) -> CaseRecord | None:
    """A case by id."""
    return await db.row(CaseRecord, SELECTED + "WHERE k.id = :id", id=case_id)


async def get_case_by_number(number: str) -> CaseRecord | None:
    """A case by its number."""
    return await db.row(CaseRecord, SELECTED + "WHERE k.number = :number", number=number)


async def find_open_cases(kinds: Iterable[str], clients: tuple[int, ...] | None) -> list[CaseRecord]:
    """Cases of these kinds that are not closed, within these clients (None: all), the most urgent first."""
    found = f"service_case s WHERE s.closed_at IS NULL AND {_wanted(kinds, clients)}"
    return await db.rows(CaseRecord, _listed(found, _MOST_URGENT))


async def find_late_cases(client_id: int, at: datetime) -> list[CaseRecord]:
    """Open cases of a client, which has them, of which a date has passed, the one that is late longest first."""
    return await db.rows(
        CaseRecord,
        SELECTED + "WHERE k.client_id = :client_id AND k.closed_at IS NULL AND k.released_at IS NOT NULL"
        " AND (k.due_at < :at OR k.promised_at < :at) ORDER BY k.due_at, k.id",
        client_id=client_id,
        at=at,
    )


async def find_clients_with_late_cases(at: datetime) -> list[int]:
    """Ids of the clients that ``find_late_cases`` finds some of; practice is not among them."""
    return await db.column(
        int,
        "SELECT DISTINCT client_id FROM service_case WHERE client_id > 0 AND closed_at IS NULL"
        " AND released_at IS NOT NULL AND (due_at < :at OR promised_at < :at) ORDER BY client_id",
        at=at,
    )


async def find_cases_of_person(person_id: int) -> list[CaseRecord]:
    """Cases that the person opened, recorded or handles, open ones first, then the latest."""
    found = (
        "(SELECT id FROM service_case WHERE opened_by_id = :person_id"
        " UNION SELECT id FROM service_case WHERE handler_id = :person_id"
        " UNION SELECT own.id FROM draft JOIN service_case own ON own.draft_id = draft.id"
        " WHERE draft.person_id = :person_id AND draft.on_behalf_of_id IS NOT NULL) AS theirs"
        " JOIN service_case s ON s.id = theirs.id"
    )
    return await db.rows(CaseRecord, _listed(found, _OPEN_THEN_LATEST), person_id=person_id)


async def find_cases_at(client_id: int, after: int, limit: int) -> list[CaseRecord]:
    """A page of all cases of a client, in the order in which they were opened, from behind one."""
    return await db.rows(
        CaseRecord,
        f"{_COLUMNS}(SELECT s.* FROM service_case s WHERE s.client_id = :client_id AND s.id > :after"
        f" ORDER BY s.id LIMIT :limit) AS k{_JOINED} ORDER BY k.id",
        client_id=client_id,
        after=after,
        limit=limit,
    )


_MOST_URGENT = "COALESCE({0}.due_at, {0}.promised_at, {0}.opened_at), {0}.id"
_OPEN_THEN_LATEST = "CASE WHEN {0}.closed_at IS NULL THEN 0 ELSE 1 END, {0}.opened_at DESC, {0}.id DESC"


def _listed(found: str, order: str) -> str:
    """Of what is found as many as a list shows: what else they say is joined to these alone, not to all there ever were."""
    shown = f"SELECT s.* FROM {found} ORDER BY {order.format('s')} LIMIT {MOST_LISTED}"
    return f"{_COLUMNS}({shown}) AS k{_JOINED} ORDER BY {order.format('k')}"


def _wanted(kinds: Iterable[str], clients: tuple[int, ...] | None) -> str:
    # all clients are all but those of practice
    within = "s.client_id > 0" if clients is None else f"s.client_id IN ({db.listed(clients)})"
    return f"{of_kinds('s', sorted(kinds))} AND {within}"


async def add_case(
    *,
    kind: str,
    number: str,
    client_id: int,
    state: str,
    title: str,
    opened_by_id: int,
    clock: Clock,
    site_id: int | None = None,
    handler_id: int | None = None,
    about_id: int | None = None,
    draft_id: int | None = None,
    private: bool = False,
    likely_about: Iterable[int] = (),
    closed_at: datetime | None = None,
    released: bool = True,
    drill: bool = False,
    record: Link | None = None,
) -> int:
    """Adds a case in its first state; what is not ``released`` yet waits for ``release_case``. ``record``: it opens it."""
    return await db.add(
        "service_case",
        kind=kind,
        number=number,
        client_id=client_id,
        site_id=site_id,
        state=state,
        title=title,
        opened_by_id=opened_by_id,
        opened_at=clock.opened_at,
        due_at=clock.due_at,
        promised_at=clock.promised_at,
        paused_at=clock.paused_at,
        closed_at=closed_at,
        handler_id=handler_id,
        about_id=about_id,
        draft_id=draft_id,
        private=private,
        likely_about=json.dumps(list(likely_about)),
        released_at=clock.opened_at if released else None,
        drill=drill,
        **({"record_kind": record.kind, "record_id": record.id} if record is not None else {}),
    )


async def release_case(case_id: int, at: datetime, due_at: datetime | None, promised_at: datetime | None) -> None:
    """The client has the case from now on, and its clock runs towards these dates."""
    await db.change("service_case", case_id, released_at=at, due_at=due_at, promised_at=promised_at)


async def change_clock(case_id: int, clock: Clock) -> None:
    """Has a case be due otherwise without a step of anybody; its reminders are written anew behind that."""
    await db.values(
        "UPDATE service_case SET due_at = :due_at, promised_at = :promised_at, paused_at = :paused_at, turn = turn + 1"
        " WHERE id = :id RETURNING id",
        id=case_id,
        due_at=clock.due_at,
        promised_at=clock.promised_at,
        paused_at=clock.paused_at,
    )


async def change_promised(case_id: int, promised_at: datetime) -> None:
    """Plans another date for a case whose clock does not run yet."""
    await db.change("service_case", case_id, promised_at=promised_at)


async def claim_step(
    case: CaseRecord,
    state: str,
    clock: Clock,
    *,
    closed_at: datetime | None,
    handler_id: int | None,
    taken_at: datetime | None,
    about_id: int | None,
    likely_about: Iterable[int],
    rectified_by_id: int | None,
    fix_recorded_by_id: int | None,
    rating: int | None,
    asked_until: datetime | None,
    asked_by_id: int | None,
    coming: Iterable[int],
    unable: Iterable[int],
    decided_by_id: int | None,
    appealed_at: datetime | None,
    reopened: int,
    ended_at: datetime | None,
    ended_as: str,
) -> bool:
    """Moves a case on from exactly what was looked at; False when someone else acted first."""
    return await db.any_row(
        # PostgreSQL wants the two uses of the state to have one type
        "UPDATE service_case SET state = CAST(:state AS VARCHAR(24)), turn = turn + 1, due_at = :due_at, promised_at = :promised_at,"
        " paused_at = :paused_at, closed_at = :closed_at, handler_id = :handler_id, taken_at = :taken_at,"
        " about_id = :about_id, likely_about = :likely_about,"
        " rectified_by_id = :rectified_by_id, fix_recorded_by_id = :fix_recorded_by_id, rating = :rating,"
        " asked_until = :asked_until, asked_by_id = :asked_by_id, coming = :coming, unable = :unable, decided_by_id = :decided_by_id, appealed_at = :appealed_at, reopened = :reopened,"
        " ended_at = :ended_at, ended_as = :ended_as,"
        " unheard_since = CASE WHEN state = CAST(:state AS VARCHAR(24)) THEN unheard_since END"
        " WHERE id = :id AND state = :expected AND turn = :turn RETURNING id",
        id=case.id,
        expected=case.state,
        turn=case.turn,
        state=state,
        due_at=clock.due_at,
        promised_at=clock.promised_at,
        paused_at=clock.paused_at,
        closed_at=closed_at,
        handler_id=handler_id,
        taken_at=taken_at,
        about_id=about_id,
        likely_about=json.dumps(list(likely_about)),
        rectified_by_id=rectified_by_id,
        fix_recorded_by_id=fix_recorded_by_id,
        rating=rating,
        asked_until=asked_until,
        asked_by_id=asked_by_id,
        coming=json.dumps(list(coming)),
        unable=json.dumps(list(unable)),
        decided_by_id=decided_by_id,
        appealed_at=appealed_at,
        reopened=reopened,
        ended_at=ended_at,
        ended_as=ended_as,
    )


async def change_called(case_id: int, called: Iterable[int]) -> None:
    """Keeps who was called to a case, in their order; somebody may be called more than once."""
    await db.change("service_case", case_id, called=json.dumps(list(called)))


async def change_unheard(case_id: int, since: datetime | None) -> None:
    """Notes since when nobody of those for whom the case waits can hear; None: somebody can."""
    await db.change("service_case", case_id, unheard_since=since)


async def stop_waiting(case_id: int) -> None:
    """Takes the date by which an answer is asked for from a case: that time does not pass now."""
    await db.change("service_case", case_id, due_at=None)


async def begin_waiting_anew(case: CaseRecord, due_at: datetime, unheard_since: datetime | None) -> bool:
    """Gives whoever has to answer their time once more; False when somebody acted meanwhile."""
    return await db.any_row(
        "UPDATE service_case SET unheard_since = :unheard_since, due_at = :due_at, turn = turn + 1"
        " WHERE id = :id AND turn = :turn RETURNING id",
        id=case.id,
        turn=case.turn,
        due_at=due_at,
        unheard_since=unheard_since,
    )


async def find_open_ids(states: Iterable[str], clients: tuple[int, ...] | None) -> list[int]:
    """Ids of all cases in these states, those of practice too, within these clients (None: all)."""
    # the sign has SQLite look by state, of which but few cases are in an open one
    within = "TRUE" if clients is None else f"+client_id IN ({db.listed(clients)})"
    return await db.column(
        int, f"SELECT id FROM service_case WHERE state IN ({db.listed(sorted(states))}) AND {within} ORDER BY id"
    )


async def is_said_of_another(case: CaseRecord, kind: str, reader_id: int, since: datetime) -> bool:
    """Whether a reader has such a message about any case of the same kind and client, due at ``since`` or later."""
    return await db.any_row(
        "SELECT 1 AS one FROM outbox o JOIN service_case c ON c.id = o.subject_id"
        " WHERE o.person_id = :reader_id AND o.kind = :kind AND o.subject_kind = 'case' AND o.send_at >= :since"
        " AND c.client_id = :client_id AND c.kind = :case_kind LIMIT 1",
        reader_id=reader_id,
        kind=kind,
        client_id=case.client_id,
        case_kind=case.kind,
        since=since,
    )


async def count_unheard(case: CaseRecord) -> int:
    """How many other open cases of this kind the client has that wait for nobody who can hear."""
    return await db.number(
        "SELECT count(*) AS n FROM service_case WHERE client_id = :client_id AND kind = :kind AND closed_at IS NULL"
        " AND unheard_since IS NOT NULL AND id <> :id",
        client_id=case.client_id,
        kind=case.kind,
        id=case.id,
    )


async def find_who_saw(case_id: int) -> list[int]:
    """Ids of the people who were told of a case or did something to it."""
    return await db.column(
        int,
        "SELECT person_id FROM outbox WHERE state = 'sent' AND subject_kind = 'case' AND subject_id = :id"
        " UNION SELECT person_id FROM trail WHERE person_id IS NOT NULL AND subject_kind = 'case' AND subject_id = :id"
        " ORDER BY 1",
        id=case_id,
    )


async def change_title(case_id: int, title: str) -> None:
    """Has a case be called as what it was filed with says now."""
    await db.change("service_case", case_id, title=title)
