"""Clients in use that have no project lead or no consultant, and whom that was said to."""

import json
from datetime import datetime

from bot.records.people.unserved import Unserved
from bot.rules.people import Role
from storage import database as db
from storage import namesakes


def _has(role: Role) -> str:
    return (
        "EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id AND p.ended_at IS NULL"
        f" WHERE g.client_id = c.id AND g.role = '{role.value}' AND g.ended_at IS NULL)"
    )


async def find_unserved(clients: tuple[int, ...] | None) -> list[Unserved]:
    """Clients in use that lack a lead or a consultant, within these (None: all), by name; nobody's practice."""
    within = "c.id > 0" if clients is None else f"c.id > 0 AND c.id IN ({db.listed(clients)})"
    lead, consultant = _has(Role.LEAD), _has(Role.CONSULTANT)
    return await db.rows(
        Unserved,
        f"SELECT c.id AS client_id, {namesakes.client('c')} AS name, NOT {lead} AS no_lead,"
        f" NOT {consultant} AS no_consultant FROM client c WHERE c.ended_at IS NULL AND {within}"
        f" AND NOT ({lead} AND {consultant}) ORDER BY c.short_name, c.id",
    )


async def find_said(person_id: int, kind: str, since: datetime) -> set[int]:
    """Ids of the clients of which a person was told so since a moment, in messages of this kind."""
    found = await db.column(
        str,
        "SELECT parameters FROM outbox WHERE person_id = :person_id AND kind = :kind AND send_at >= :since",
        person_id=person_id,
        kind=kind,
        since=since,
    )
    return {int(client) for parameters in found for client in json.loads(parameters).get("clients", ())}
