"""Members of client firms: who has a client-side role, its end, and the account behind a person."""

from datetime import datetime

from bot.records.joining.requests import MemberRecord
from bot.rules.people import CLIENT_SIDE, Grant, Person, Role
from storage import database as db
from storage import namesakes
from storage.cases.seen import seen_by

_ROLES = db.listed(sorted(CLIENT_SIDE))


async def find_members(client_id: int) -> list[MemberRecord]:
    """Everyone with a client-side role for the firm, its managers first, then by name."""
    return await db.rows(
        MemberRecord,
        f"SELECT p.id, p.name, COALESCE(p.code, NULLIF({namesakes.namesake_code('p')}, '')) AS code, g.role, g.since, CASE WHEN p.telegram_id IS NULL THEN 0 ELSE 1 END AS has_account,"
        " p.unreachable_since FROM role_grant g JOIN person p ON p.id = g.person_id"
        f" WHERE g.client_id = :client_id AND g.role IN ({_ROLES}) AND g.ended_at IS NULL AND p.ended_at IS NULL"
        " ORDER BY CASE WHEN g.role = 'client_manager' THEN 0 ELSE 1 END, p.name, p.id",
        client_id=client_id,
    )


async def find_grants(person_id: int) -> list[Grant]:
    """All roles that a person has, also of one who has not consented yet."""
    found = await db.values(
        "SELECT role, client_id FROM role_grant WHERE person_id = :person_id AND ended_at IS NULL ORDER BY id",
        person_id=person_id,
    )
    return [Grant(Role(row["role"]), row["client_id"]) for row in found]


async def end_membership(person_id: int, client_id: int, at: datetime) -> bool:
    """Ends the client-side roles of a person for one firm; False when they have none (any more)."""
    return await db.any_row(
        f"UPDATE role_grant SET ended_at = :at WHERE person_id = :person_id AND role IN ({_ROLES})"
        " AND client_id = :client_id AND ended_at IS NULL RETURNING id",
        person_id=person_id,
        client_id=client_id,
        at=at,
    )


async def count_open_cases(who: Person, person_id: int, client_id: int) -> int:
    """How many open cases of the firm somebody has taken on, of those that ``who`` may see."""
    return await db.number(
        "SELECT count(*) AS n FROM service_case s WHERE s.client_id = :client_id AND s.handler_id = :person_id"
        f" AND s.closed_at IS NULL AND {seen_by(who)}",
        person_id=person_id,
        client_id=client_id,
    )


async def hand_cases_back(person_id: int, client_id: int) -> int:
    """Nobody has taken these cases on any more; they stay with the firm. Returns how many there were."""
    handed = await db.values(
        "UPDATE service_case SET handler_id = NULL, turn = turn + 1 WHERE client_id = :client_id"
        " AND handler_id = :person_id AND closed_at IS NULL RETURNING id",
        person_id=person_id,
        client_id=client_id,
    )
    return len(handed)


async def get_telegram_id(person_id: int) -> int | None:
    """The account behind a person; None without one."""
    return await db.value(int, "SELECT telegram_id FROM person WHERE id = :id", id=person_id)


async def find_ended_person(telegram_id: int) -> int | None:
    """Who had left when this account was last theirs; their records wait for them."""
    return await db.value(
        int, "SELECT id FROM person WHERE telegram_id = :telegram_id AND ended_at IS NOT NULL", telegram_id=telegram_id
    )


async def had_role(person_id: int) -> bool:
    """Whether a person has or ever had a role, and so may have records."""
    return await db.any_row("SELECT 1 AS one FROM role_grant WHERE person_id = :person_id LIMIT 1", person_id=person_id)


async def bring_back(person_id: int, at: datetime) -> None:
    """Somebody who had left is a person again, without any role."""
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id AND ended_at IS NULL RETURNING id",
        id=person_id,
        at=at,
    )
    await db.change("person", person_id, ended_at=None, now_id=None, active_draft_id=None)


async def end_person(person_id: int, at: datetime) -> None:
    """Ends a person who turned out to be another one, and takes the account from them."""
    await db.change("person", person_id, ended_at=at, telegram_id=None, active_draft_id=None)


async def change_account(person_id: int, telegram_id: int) -> None:
    """Puts an account behind a person; the one before has nobody any more."""
    await db.change("person", person_id, telegram_id=telegram_id, unreachable_since=None, active_draft_id=None)
