"""What people hold, and what of it was handed over to whom."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.records.handing_over import HandedThing, HandoverRecord, HeldAt, Thing
from bot.rules.handing_over import Held
from bot.rules.people import LENT, Role
from storage import database as db
from storage import namesakes
from storage.cases.standing import of_kinds
from storage.drafts.held import BEGUN
from storage.people.serving import serves
from storage.plan_words import exactly
from storage.tasks import holders

_HERS = "t.assignee_id = CASE t.slot WHEN 0 THEN of.person_id WHEN 1 THEN of.second_id ELSE of.third_id END"
_UNTOUCHED = (
    "t.state = 'open' AND t.due_on >= :first AND t.handed_from_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.subject_kind = 'task' AND d.subject_id = t.id)"
    " AND NOT EXISTS (SELECT 1 FROM work_record w WHERE w.task_id = t.id)"
)
_FOLLOWS = (
    f"({_UNTOUCHED} AND EXISTS (SELECT 1 FROM schedule of WHERE of.id = t.schedule_id AND of.ended_at IS NULL"
    f" AND {_HERS}))"
)
"""A task that is its plan's person's, so that it goes along with the plan (services/tasks/planning)."""

_PLANS = "FROM schedule p LEFT JOIN site s ON s.id = p.site_id JOIN client c ON c.id = p.client_id"
_IN_USE = "p.ended_at IS NULL AND s.ended_at IS NULL AND c.ended_at IS NULL"
_TEAM = db.listed(sorted(LENT))


async def find_tasks_held(person_id: int, today: date) -> list[Thing]:
    """A person's open tasks, by client and day."""
    return await db.rows(
        Thing,
        f"SELECT '{Held.TASK}' AS kind, t.id, t.client_id, {namesakes.client('c')} AS client_name,"
        f" COALESCE(s.name, {exactly('p')}) AS title, t.work, '' AS often, t.due_on AS day, '' AS number,"
        f" {_FOLLOWS} AS follows, t.id AS task_id FROM task t JOIN client c ON c.id = t.client_id LEFT JOIN site s ON s.id = t.site_id"
        " LEFT JOIN schedule p ON p.id = t.schedule_id"
        " WHERE t.assignee_id = :person_id AND t.state = 'open' ORDER BY t.client_id, t.due_on, t.id",
        person_id=person_id,
        first=today,
    )


async def find_plans_held(person_id: int) -> list[Thing]:
    """The plans in use in which a person has a part."""
    return await db.rows(
        Thing,
        f"SELECT '{Held.PLAN}' AS kind, p.id, p.client_id, {namesakes.client('c')} AS client_name,"
        f" COALESCE(s.name, {exactly('p')}) AS title, p.work, p.often, NULL AS day, COALESCE(p.code, '') AS number,"
        f" FALSE AS follows, NULL AS task_id {_PLANS} WHERE CAST(:person_id AS BIGINT) IN (p.person_id, p.second_id, p.third_id)"
        f" AND {_IN_USE} ORDER BY p.client_id, title, p.id",
        person_id=person_id,
    )


async def count_held(clients: tuple[int, ...] | None, at: datetime, *, left: bool) -> list[HeldAt]:
    """How many tasks, plans, trainings and records they began people hold at each of these clients (None: all, and for
    everybody).

    ``left``: only what has to be done and is held by those who do not serve the client.
    """
    plans = (
        f"SELECT p.{person} AS person_id, p.client_id, count(*) AS n {_PLANS} WHERE {_IN_USE}"
        f" AND p.{person} IS NOT NULL{_within('p', clients)} GROUP BY p.{person}, p.client_id"
        for person in ("person_id", "second_id", "third_id")
    )
    held = " UNION ALL ".join(
        (
            # from who holds to what: SQLite keeps the order of a CROSS JOIN
            "SELECT t.assignee_id AS person_id, t.client_id, count(*) AS n FROM holder d CROSS JOIN task t"
            " WHERE t.state = 'open' AND t.client_id = d.client_id AND t.assignee_id = d.person_id"
            + (f" AND NOT {serves('d.person_id', 'd.client_id')}" if left else "")
            + " GROUP BY t.assignee_id, t.client_id",
            *plans,
            "SELECT k.trainer_id, k.client_id, count(*) FROM training_session k WHERE k.state = 'planned'"
            f" AND k.ends_at > :at{_within('k', clients)} GROUP BY k.trainer_id, k.client_id",
            # what was begun is nothing that somebody has to go on with once its person is gone
            *(() if left else (_drafts(clients),)),
        )
    )
    # who gives a training for everybody is one of the team anywhere, or an administrator
    team = (
        f"({serves('h.person_id', 'h.client_id')} OR (h.client_id IS NULL AND EXISTS (SELECT 1 FROM role_grant own"
        " WHERE own.person_id = h.person_id AND own.ended_at IS NULL"
        f" AND own.role IN ({_TEAM}, '{Role.ADMINISTRATOR}'))))"
    )
    return await db.rows(
        HeldAt,
        f"WITH RECURSIVE {holders(clients)}"
        f" SELECT h.person_id, {namesakes.person('who')} AS name, h.client_id, h.n, {team} AS serves FROM ("
        f"SELECT person_id, client_id, CAST(sum(n) AS INTEGER) AS n FROM ({held}) AS one GROUP BY person_id, client_id"
        ") AS h JOIN person who ON who.id = h.person_id WHERE h.person_id > 0"
        + (f" AND NOT {team}" if left else "")
        + " ORDER BY h.person_id, h.client_id",
        at=at,
    )


def _drafts(clients: tuple[int, ...] | None) -> str:
    within = "" if clients is None else f" AND c.id IN ({db.listed(clients)})"
    return f"SELECT d.person_id, c.id, count(*) AS n {BEGUN}{within} GROUP BY d.person_id, c.id"


def _within(table: str, clients: tuple[int, ...] | None) -> str:
    return "" if clients is None else f" AND {table}.client_id IN ({db.listed(clients)})"


async def find_abandoned_cases(kinds: Iterable[str], clients: tuple[int, ...] | None) -> list[int]:
    """Ids of open cases of these kinds whose handler is nothing to the client any more, nor to us."""
    within = "k.client_id > 0" if clients is None else f"k.client_id IN ({db.listed(clients)})"
    found = await db.column(
        int,
        f"SELECT k.id FROM service_case k WHERE k.closed_at IS NULL AND {of_kinds('k', sorted(kinds))}"
        f" AND {within}"
        " AND k.handler_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM role_grant g JOIN person h ON h.id = g.person_id"
        " AND h.ended_at IS NULL WHERE g.person_id = k.handler_id AND g.ended_at IS NULL"
        " AND (g.client_id = k.client_id OR g.client_id IS NULL))",
    )
    # an order in the query would have SQLite go through all cases by their ids
    return sorted(found)


async def get_name(person_id: int) -> str | None:
    """What somebody is called, whether or not they have left; None where there is nobody."""
    return await db.value(
        str, f"SELECT {namesakes.person('p')} AS name FROM person p WHERE p.id = :id AND p.id > 0", id=person_id
    )


async def had_role(person_id: int, clients: tuple[int, ...]) -> bool:
    """Whether somebody has or had a team role for any of these clients."""
    return await db.any_row(
        f"SELECT 1 AS one FROM role_grant WHERE person_id = :person_id AND client_id IN ({db.listed(clients)})"
        f" AND role IN ({_TEAM}) LIMIT 1",
        person_id=person_id,
    )


async def hold_person(person_id: int) -> None:
    """Whoever hands on what this person holds waits here for whoever does so already."""
    await db.values("UPDATE person SET ended_at = ended_at WHERE id = :id RETURNING id", id=person_id)


async def add_handover(former_id: int, taker_id: int, by_id: int, at: datetime, things: Iterable[Thing]) -> int:
    """Notes what goes from whom to whom; returns the id."""
    handover_id = await db.add("handover", former_id=former_id, taker_id=taker_id, by_id=by_id, at=at)
    for thing in things:
        await add_thing(handover_id, thing)
    return handover_id


async def add_thing(handover_id: int, thing: Thing) -> None:
    """Notes one thing more that went with a handover."""
    await db.add(
        "handover_thing", handover_id=handover_id, kind=thing.kind, subject_id=thing.id, client_id=thing.client_id
    )


_HANDOVER = (
    f"SELECT h.id, h.former_id AS from_id, {namesakes.person('f')} AS from_name, h.taker_id AS to_id,"
    f" {namesakes.person('t')} AS to_name, h.by_id, {namesakes.person('b')} AS by_name, h.at FROM handover h"
    " JOIN person f ON f.id = h.former_id JOIN person t ON t.id = h.taker_id JOIN person b ON b.id = h.by_id "
)


async def get_handover(handover_id: int) -> HandoverRecord | None:
    """A handover by id."""
    return await db.row(HandoverRecord, _HANDOVER + "WHERE h.id = :id", id=handover_id)


async def find_things(handover_id: int) -> list[HandedThing]:
    """What a handover was about, in the order in which it went."""
    return await db.rows(
        HandedThing,
        f"SELECT t.kind, t.subject_id, t.client_id, {namesakes.client('c')} AS client_name FROM handover_thing t"
        " LEFT JOIN client c ON c.id = t.client_id WHERE t.handover_id = :handover_id ORDER BY t.id",
        handover_id=handover_id,
    )


async def get_latest(former_id: int, taker_id: int | None) -> HandoverRecord | None:
    """The latest that went from one to the other (None: to anybody); None where nothing did."""
    return await db.row(
        HandoverRecord,
        _HANDOVER
        + "WHERE h.former_id = :former_id"
        + (" AND h.taker_id = :taker_id" if taker_id is not None else "")
        + " ORDER BY h.id DESC LIMIT 1",
        former_id=former_id,
        taker_id=taker_id,
    )


async def get_latest_of(kind: str, subject_id: int, former_id: int | None = None) -> HandoverRecord | None:
    """The latest handover of a thing, from this person if one is named; None where it never went from there."""
    return await db.row(
        HandoverRecord,
        _HANDOVER
        + "JOIN handover_thing o ON o.handover_id = h.id WHERE o.kind = :kind AND o.subject_id = :subject_id"
        + (" AND h.former_id = :former_id" if former_id is not None else "")
        + " ORDER BY h.id DESC LIMIT 1",
        kind=kind,
        subject_id=subject_id,
        former_id=former_id,
    )
