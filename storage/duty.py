"""Duty lists of the clients: who is on them with a role there, who is not any more, and where nobody is."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.duty import OnDuty, Uncovered
from bot.rules.duty import MIDNIGHT, Shift
from bot.rules.ledgers.contracts import Standing
from bot.rules.people import CLIENT_SIDE, Role
from storage import database as db
from storage import namesakes
from storage.people.persons import hears

_HELPING = (*sorted(CLIENT_SIDE), Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)
"""With which roles somebody can be called to an incident."""
_FROM = "duty d JOIN person n ON n.id = d.person_id JOIN person p ON p.id = COALESCE(n.now_id, n.id)"
"""Whoever the entry of a person turned out to be is who is on duty."""


@dataclass(frozen=True, slots=True)
class _Row:
    person_id: int
    name: str
    turn: str
    part: str
    duties: str
    phone: str
    weekdays: str
    hour_from: str
    hour_until: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class _Said:
    parameters: str
    send_at: datetime


@dataclass(frozen=True, slots=True)
class _Newest:
    client_id: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class LeftEntry:
    """An entry in use of somebody who has no role at the client any more."""

    entry_id: int
    client_id: int


def _stands(client: str) -> str:
    """SQL: that ``p`` is there and has a role at this client, or one that counts for all, with which one helps."""
    return (
        "p.ended_at IS NULL AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.ended_at IS NULL"
        f" AND g.role IN ({db.listed(_HELPING)}) AND (g.client_id IS NULL OR g.client_id = {client}"
        f" OR g.client_id = (SELECT c.now_id FROM client c WHERE c.id = {client})))"
    )


async def find_on_list(clients: tuple[int, ...]) -> list[OnDuty]:
    """Everybody on the duty list of these clients who has a role there, as they are called one after another."""
    rows = await db.rows(
        _Row,
        f"SELECT p.id AS person_id, {namesakes.person('p')} AS name, d.turn, d.part, d.duties,"
        " COALESCE(NULLIF(d.phone, ''), p.phone) AS phone, d.weekdays, d.hour_from, d.hour_until, d.valid_from,"
        f" d.valid_until FROM {_FROM} WHERE d.client_id IN ({db.listed(clients)}) AND d.ended_at IS NULL"
        f" AND {_stands('d.client_id')} ORDER BY CAST(d.turn AS INTEGER), d.id",
    )
    return [_on_duty(row) for row in rows]


def _on_duty(row: _Row) -> OnDuty:
    shift = Shift(
        frozenset(int(day) for day in row.weekdays.split()),
        int(row.hour_from or 0),
        int(row.hour_until or MIDNIGHT),
        row.valid_from,
        row.valid_until,
    )
    return OnDuty(row.person_id, row.name, int(row.turn), row.part, row.duties, row.phone, shift)


async def find_left() -> list[LeftEntry]:
    """The entries in use, of clients in use, of people who have no role there any more."""
    return await db.rows(
        LeftEntry,
        f"SELECT d.id AS entry_id, d.client_id FROM {_FROM} JOIN client k ON k.id = d.client_id AND k.ended_at IS NULL"
        f" WHERE d.id > 0 AND d.client_id > 0 AND d.ended_at IS NULL AND NOT ({_stands('d.client_id')}) ORDER BY d.id",
    )


async def find_uncovered(clients: tuple[int, ...] | None, today: date) -> list[Uncovered]:
    """Clients in use with a contract in force on whose duty list nobody can hear, within these (None: all), by name."""
    within = "c.id > 0" if clients is None else f"c.id > 0 AND c.id IN ({db.listed(clients)})"
    listed = (
        f"SELECT 1 FROM {_FROM} WHERE (d.client_id = c.id OR d.client_id IN (SELECT m.id FROM client m WHERE m.now_id = c.id))"
        f" AND d.ended_at IS NULL AND (d.valid_until IS NULL OR d.valid_until >= :today) AND {_stands('d.client_id')}"
    )
    return await db.rows(
        Uncovered,
        f"SELECT c.id AS client_id, {namesakes.client('c')} AS name, NOT EXISTS ({listed}) AS empty FROM client c"
        f" WHERE c.ended_at IS NULL AND {within} AND EXISTS (SELECT 1 FROM contract k WHERE k.client_id = c.id"
        f" AND k.ended_at IS NULL AND k.standing = '{Standing.ACTIVE.value}' AND k.begins <= :today AND k.ends >= :today)"
        f" AND NOT EXISTS ({listed} AND {hears('p')}) ORDER BY c.short_name, c.id",
        today=today,
    )


async def find_said(person_id: int, kind: str, since: datetime) -> dict[int, datetime]:
    """Of which clients a person was told so since a moment, in messages of this kind, and when last."""
    rows = await db.rows(
        _Said,
        "SELECT parameters, send_at FROM outbox WHERE person_id = :person_id AND kind = :kind AND send_at >= :since"
        " ORDER BY send_at",
        person_id=person_id,
        kind=kind,
        since=since,
    )
    return {int(client): row.send_at for row in rows for client in json.loads(row.parameters).get("clients", ())}


async def find_newest(clients: Collection[int]) -> dict[int, datetime]:
    """When somebody was put on the duty list of these clients last; who never had anybody is not among them."""
    rows = await db.rows(
        _Newest,
        "SELECT client_id, MAX(created_at) AS created_at FROM duty"
        f" WHERE client_id IN ({db.listed(clients)}) GROUP BY client_id",
    )
    return {row.client_id: row.created_at for row in rows}
