"""People, their roles, and the language and draft they are in."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules import practice
from bot.rules.people import LENT, Grant, Lender, Person, Position, Role
from bot.rules.practice import is_practice, real_id
from bot.rules.text import Language
from storage import database as db
from storage import namesakes


@dataclass(frozen=True, slots=True)
class _PersonAndGrant:
    id: int
    telegram_id: int | None
    name: str
    language: str
    consented_at: datetime | None
    active_draft_id: int | None
    unreachable_since: datetime | None
    role: str | None
    client_id: int | None
    position: str | None
    lent_by: int | None
    lender: str | None
    tells_apart: str
    until: date | None
    merged_id: int | None


_PERSON = f"""SELECT p.id AS id, COALESCE(p.telegram_id, o.telegram_id) AS telegram_id, p.name,
 {namesakes.namesake_code("p")} AS tells_apart,
 COALESCE(o.language, p.language) AS language, p.consented_at, p.active_draft_id,
 CASE WHEN p.id < 0 THEN o.unreachable_since ELSE p.unreachable_since END AS unreachable_since, """

_MERGED = " LEFT JOIN client m ON m.now_id = g.client_id"

# a practice self has the account and the language of the person behind it (rules/practice)
_BEHIND = f" LEFT JOIN person o ON p.id < 0 AND o.id = -p.id / {practice.IDS} "


def hears(person: str) -> str:
    """SQL: whether what is said here reaches this person themself (rules/hearing); practice selves are whoever plays."""
    return (
        f"({person}.id IS NOT NULL AND ({person}.id < 0 OR ({person}.telegram_id IS NOT NULL"
        f" AND {person}.consented_at IS NOT NULL AND {person}.unreachable_since IS NULL AND {person}.ended_at IS NULL)))"
    )


def _select(which: str) -> str:
    """People with the roles that they have, and those that they were lent; ``which`` is a condition on ``p``."""
    return (
        f"{_PERSON} g.role, g.client_id, g.position, CAST(NULL AS BIGINT) AS lent_by, CAST(NULL AS VARCHAR) AS lender,"
        " CAST(NULL AS DATE) AS until, m.id AS merged_id, COALESCE(g.id, 0) AS grant_id"
        f" FROM person p{_BEHIND}LEFT JOIN role_grant g"
        f" ON g.person_id = p.id AND g.ended_at IS NULL AND p.consented_at IS NOT NULL{_MERGED}"
        f" WHERE p.ended_at IS NULL AND {which} UNION ALL "
        f"{_PERSON} g.role, g.client_id, '', a.id, {namesakes.person('a')}, s.until, m.id, g.id FROM stand_in s"
        f" JOIN person p ON p.id = s.person_id{_BEHIND}"
        " JOIN person a ON a.id = s.stands_in_for_id AND a.ended_at IS NULL AND a.consented_at IS NOT NULL"
        f" JOIN role_grant g ON g.person_id = a.id AND g.ended_at IS NULL AND g.role IN ({db.listed(sorted(LENT))})"
        f" AND g.client_id = COALESCE(s.client_id, g.client_id){_MERGED}"
        " WHERE s.state = 'active' AND p.ended_at IS NULL AND p.consented_at IS NOT NULL"
        f" AND {which} ORDER BY id, lent_by NULLS FIRST, grant_id, merged_id"
    )


def _on_record(which: str) -> str:
    """With the roles of those too who have not consented: what they say elsewhere is recorded for them (代录)."""
    return (
        f"{_PERSON} g.role, g.client_id, g.position, NULL AS lent_by, NULL AS lender, NULL AS until,"
        f" m.id AS merged_id FROM person p{_BEHIND}"
        f" LEFT JOIN role_grant g ON g.person_id = p.id AND g.ended_at IS NULL{_MERGED}"
        f" WHERE p.ended_at IS NULL AND {which}"
    )


async def _persons(sql: str, **parameters: object) -> list[Person]:
    grants: dict[int, dict[Grant, None]] = {}
    merged: dict[int, dict[tuple[int, int], None]] = {}
    first: dict[int, _PersonAndGrant] = {}
    for row in await db.rows(_PersonAndGrant, sql, **parameters):
        first.setdefault(row.id, row)
        held = grants.setdefault(row.id, {})
        if row.role is not None:
            # once for every client that was merged into theirs
            held[_grant(row, Role(row.role))] = None
        if row.client_id is not None and row.merged_id is not None:
            merged.setdefault(row.id, {})[row.client_id, row.merged_id] = None
    return [
        Person(
            row.id,
            row.telegram_id,
            row.name,
            "en" if row.language == "en" else "zh",
            row.consented_at,
            row.active_draft_id,
            tuple(grants[row.id]),
            row.tells_apart,
            row.unreachable_since,
            tuple(merged.get(row.id, ())),
        )
        for row in first.values()
    ]


async def _person(sql: str, **parameters: object) -> Person | None:
    found = await _persons(sql, **parameters)
    return found[0] if found else None


def _grant(row: _PersonAndGrant, role: Role) -> Grant:
    position = Position(row.position) if row.position else None
    if row.lent_by is None or row.until is None:
        return Grant(role, row.client_id, position)
    return Grant(role, row.client_id, position, Lender(row.lent_by, row.lender or "", row.until))


async def get_person_by_telegram(telegram_id: int) -> Person | None:
    """The person behind a Telegram account, with roles, or the practice self they play; None for a stranger."""
    return await _person(
        _select(
            "p.id = (SELECT COALESCE(practising_as_id, id) FROM person WHERE telegram_id = :telegram_id AND ended_at IS NULL)"
        ),
        telegram_id=telegram_id,
    )


async def get_person(person_id: int) -> Person | None:
    """A person by id, with roles."""
    return await _person(_select("p.id = :person_id"), person_id=person_id)


async def get_person_on_record(person_id: int) -> Person | None:
    """A person by id, with the roles that they were given, whether or not they use the bot."""
    return await _person(_on_record("p.id = :person_id ORDER BY g.id"), person_id=person_id)


async def find_people_on_record(client_id: int, *roles: Role) -> list[Person]:
    """Everyone with one of the roles for this client, whether or not they use the bot, by name."""
    # the empty text keeps PostgreSQL from going through all people by name
    return await _persons(
        _on_record(
            "p.id IN (SELECT person_id FROM role_grant WHERE ended_at IS NULL"
            f" AND role IN ({db.listed(roles)}) AND client_id = :client_id) ORDER BY p.name || '', p.id, g.id"
        ),
        client_id=client_id,
    )


async def get_phone(person_id: int) -> str:
    """The phone number that is noted for a person; empty when none is."""
    return await db.value(str, "SELECT phone FROM person WHERE id = :id", id=person_id) or ""


async def change_phone(person_id: int, phone: str) -> None:
    """Notes a person's phone number."""
    await db.change("person", person_id, phone=phone)


async def find_people_with_role(client_id: int | None, *roles: Role) -> list[Person]:
    """People who have one of the roles for this client, or (roles that count for all clients) at all.

    Of a client that was merged into another those too who have it there: what is unfinished waits for them. For a
    practice client that is its own selves only. Stand-ins are not among them: who is told is the absent person,
    in whose place ``services.stand_ins`` sends it on.
    """
    side = "p.id < 0" if is_practice(client_id) else "p.id > 0"
    found = await _persons(
        _select(
            f"{side} AND p.id IN (SELECT person_id FROM role_grant WHERE ended_at IS NULL"
            f" AND role IN ({db.listed(roles)}) AND (client_id = :client_id OR client_id IS NULL"
            " OR client_id = (SELECT now_id FROM client WHERE id = :client_id)))"
        ),
        client_id=client_id or 0,
    )
    return [
        person
        for person in found
        if any(
            grant.role in roles and grant.lent is None and grant.client_id in (None, client_id)
            for grant in (*person.grants, *person.past_grants)
        )
    ]


async def find_ids_with_role(clients: tuple[int, ...], *roles: Role) -> list[int]:
    """Ids of people who have joined and have one of the roles themselves for any of these clients, each once."""
    return await db.column(int, f"SELECT DISTINCT p.id {_with_role(clients, roles)} ORDER BY p.id")


async def count_with_role(clients: tuple[int, ...], *roles: Role) -> int:
    """How many those are."""
    return await db.number(f"SELECT count(DISTINCT p.id) AS n {_with_role(clients, roles)}")


def _with_role(clients: tuple[int, ...], roles: tuple[Role, ...]) -> str:
    return (
        "FROM role_grant g JOIN person p ON p.id = g.person_id"
        f" WHERE g.client_id IN ({db.listed(clients)}) AND g.role IN ({db.listed(roles)}) AND g.ended_at IS NULL"
        " AND p.ended_at IS NULL AND p.consented_at IS NOT NULL"
    )


async def find_everyone_with_role(*roles: Role) -> list[Person]:
    """People who have one of the roles, for whichever client; nobody's practice self."""
    having = f"SELECT person_id FROM role_grant WHERE ended_at IS NULL AND role IN ({db.listed(roles)})"
    found = await _persons(_select(f"p.id > 0 AND p.id IN ({having})"))
    return [person for person in found if person.own_roles & set(roles)]


async def add_person(*, telegram_id: int | None, name: str, language: Language, at: datetime) -> int:
    """Adds a person who has not consented yet; returns the id."""
    return await db.add("person", telegram_id=telegram_id, name=name, language=language, created_at=at)


async def add_grant(
    person_id: int, role: Role, client_id: int | None, at: datetime, position: Position | None = None
) -> bool:
    """Gives a role; False when the person has it already."""
    added = await db.add_once(
        "role_grant", person_id=person_id, role=role, client_id=client_id, since=at, position=position or ""
    )
    return added is not None


async def change_consent(person_id: int, name: str, at: datetime) -> None:
    """Records the consent and the real name given with it."""
    await db.change("person", person_id, name=name, consented_at=at)


async def change_language(person_id: int, language: Language) -> None:
    """Sets the language the person reads."""
    await db.change("person", real_id(person_id), language=language)


async def change_active_draft(person_id: int, draft_id: int | None) -> None:
    """Sets the draft that typed text goes to; None parks it."""
    await db.change("person", person_id, active_draft_id=draft_id)


async def change_to_unreachable(person_id: int, at: datetime) -> bool:
    """Notes that the person blocked the bot or lost the account; False when it was noted before, which stays."""
    return await db.any_row(
        "UPDATE person SET unreachable_since = :at WHERE id = :id AND unreachable_since IS NULL RETURNING id",
        id=person_id,
        at=at,
    )


async def change_to_reachable(person_id: int) -> bool:
    """Notes that the person is back; False when they were not away."""
    return await db.any_row(
        "UPDATE person SET unreachable_since = NULL WHERE id = :id AND unreachable_since IS NOT NULL RETURNING id",
        id=person_id,
    )


async def get_unreachable_since(person_id: int) -> datetime | None:
    """Since when the person cannot be reached; None when they can."""
    return await db.value(datetime, "SELECT unreachable_since FROM person WHERE id = :id", id=person_id)


async def is_claimed() -> bool:
    """Whether there is an administrator."""
    return await db.any_row("SELECT 1 AS one FROM role_grant WHERE role = 'administrator' AND ended_at IS NULL LIMIT 1")
