"""Who is what: grants with their names, their end, and the rule that somebody stays administrator."""

from datetime import datetime

from bot.records.people.roles import GrantRecord, Member
from bot.rules.people import Position, Role
from storage import database as db
from storage import namesakes

_GRANT = f"""SELECT g.id, g.person_id, {namesakes.person("p")} AS person_name, g.role, g.position, g.client_id,
 {namesakes.client("c")} AS client_name, COALESCE(c.order_75, FALSE) AS order_75, g.since, g.ended_at
 FROM role_grant g JOIN person p ON p.id = g.person_id LEFT JOIN client c ON c.id = g.client_id """

_HAS_JOINED = "p.ended_at IS NULL AND p.consented_at IS NOT NULL AND p.telegram_id IS NOT NULL"


async def get_grant(grant_id: int) -> GrantRecord | None:
    """A grant by id, ended ones too; nobody's practice self has any that could be looked at."""
    return await db.row(GrantRecord, _GRANT + "WHERE g.id = :id AND g.person_id > 0", id=grant_id)


async def find_grants(person_id: int) -> list[GrantRecord]:
    """What somebody is now, and for whom."""
    return await db.rows(
        GrantRecord, _GRANT + "WHERE g.person_id = :person_id AND g.ended_at IS NULL ORDER BY g.id", person_id=person_id
    )


async def get_held(person_id: int, role: Role, client_id: int | None) -> GrantRecord | None:
    """A role that somebody has now."""
    held = await find_grants(person_id)
    return next((grant for grant in held if (grant.role, grant.client_id) == (role, client_id)), None)


async def find_members(left_out: Role) -> list[Member]:
    """People who have a role other than ``left_out``, by name."""
    others = db.listed(role for role in Role if role is not left_out)
    found = await db.values(
        f"SELECT p.id, {namesakes.person('p')} AS name, g.role FROM (SELECT DISTINCT person_id FROM role_grant WHERE ended_at IS NULL"
        f" AND role IN ({others})) o JOIN person p ON p.id = o.person_id"
        " JOIN role_grant g ON g.person_id = p.id AND g.ended_at IS NULL"
        " WHERE p.ended_at IS NULL AND p.id > 0 AND p.consented_at IS NOT NULL ORDER BY p.name, p.id, g.id"
    )
    names: dict[int, str] = {}
    roles: dict[int, dict[Role, None]] = {}
    for row in found:
        names[int(row["id"])] = str(row["name"])
        roles.setdefault(int(row["id"]), {})[Role(row["role"])] = None
    return [Member(person_id, name, tuple(roles[person_id])) for person_id, name in names.items()]


async def keeps_an_administrator(without_person: int) -> bool:
    """Whether somebody stays administrator when this person no longer is; the answer holds until the transaction ends.

    Whoever ends an administrator's role, or an administrator, asks this first in the same transaction: on PostgreSQL
    it queues on the administrators' rows, so two who end each other at once cannot both be told yes.
    """
    return any(person_id != without_person for person_id in await _joined("g.role = 'administrator'"))


async def find_managers(client_id: int) -> list[int]:
    """The managers of a client who have joined; whoever ends one asks first, as ``keeps_an_administrator`` says."""
    return await _joined("g.role = 'client_manager' AND g.client_id = :client_id", client_id=client_id)


async def _joined(which: str, **parameters: int) -> list[int]:
    """Who has such a role and an account, with their rows held until the transaction ends."""
    queue = " FOR UPDATE OF g" if db.dialect() == "postgres" else ""
    return await db.column(
        int,
        f"SELECT g.person_id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE {which}"
        f" AND g.ended_at IS NULL AND {_HAS_JOINED} ORDER BY g.id{queue}",
        **parameters,
    )


async def find_clients_without_manager() -> list[tuple[int, str]]:
    """Id and short name of the clients in use that had a manager who had joined, and have none now."""
    of_client = (
        "EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id"
        " WHERE g.client_id = c.id AND g.role = 'client_manager' AND "
    )
    found = await db.values(
        f"SELECT c.id, {namesakes.client('c')} AS short_name FROM client c WHERE c.id > 0 AND c.ended_at IS NULL"
        f" AND {of_client}p.consented_at IS NOT NULL) AND NOT {of_client}g.ended_at IS NULL AND {_HAS_JOINED})"
        " ORDER BY c.short_name, c.id"
    )
    return [(int(row["id"]), str(row["short_name"])) for row in found]


async def find_clients_managed_alone(person_id: int) -> list[tuple[int, str]]:
    """Id and short name of the clients in use of whose managers who have joined this person is the only one."""
    manages = (
        "EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id"
        f" WHERE g.client_id = c.id AND g.role = 'client_manager' AND g.ended_at IS NULL AND {_HAS_JOINED}"
    )
    found = await db.values(
        "SELECT c.id, c.short_name FROM client c WHERE c.id > 0 AND c.ended_at IS NULL"
        f" AND {manages} AND g.person_id = :person_id) AND NOT {manages} AND g.person_id <> :person_id)"
        " ORDER BY c.short_name, c.id",
        person_id=person_id,
    )
    return [(int(row["id"]), str(row["short_name"])) for row in found]


async def end_grant(grant_id: int, at: datetime) -> bool:
    """Ends a role; its row stays. False when it has ended before."""
    return await db.any_row(
        "UPDATE role_grant SET ended_at = :at WHERE id = :id AND ended_at IS NULL RETURNING id", id=grant_id, at=at
    )


async def change_position(grant_id: int, position: Position | None) -> bool:
    """Sets the position that goes with a role; False when it is that already, or the role has ended."""
    return await db.any_row(
        "UPDATE role_grant SET position = :position WHERE id = :id AND ended_at IS NULL AND position <> :position"
        " RETURNING id",
        id=grant_id,
        position=position or "",
    )
