"""The service menu beside its ledger: what has been brought in, and who has read what is required (clause 5.1.2)."""

from collections.abc import Iterable
from datetime import datetime

from bot.records.menu import Confirmed, ToConfirm, Unconfirmed
from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS
from storage import database as db
from storage import namesakes
from storage.people.persons import hears

_TEAM = db.listed(sorted(CONFIRM_REQUIREMENTS.roles))
_READ = (
    "EXISTS (SELECT 1 FROM requirement_reading r WHERE r.item_id = e.id AND r.person_id = {person}"
    " AND r.requirements = e.requirements)"
)
_ORDERED = (
    "e.id IN (SELECT i.item_id FROM role_grant g JOIN contract c ON c.client_id = g.client_id"
    " JOIN contract_item i ON i.contract_id = c.id WHERE g.person_id = {person}"
    f" AND g.ended_at IS NULL AND g.role IN ({_TEAM}) AND c.ended_at IS NULL AND c.standing = 'active'"
    " AND i.ended_at IS NULL AND i.item_id IS NOT NULL)"
)
"""SQL: a client that the person serves has ordered the item ``e`` by a contract in force; asked of their clients, who
are few, and not of all that ever had the item."""


async def find_known(codes: Iterable[str]) -> frozenset[str]:
    """Those of the codes under which the menu has an item, offered or retired."""
    return frozenset(await db.column(str, f"SELECT code FROM menu_item WHERE code IN ({db.listed(codes)})"))


async def get_requirements(item_id: int) -> str:
    """What is required of an item that is offered; empty when nothing is, or there is no such item."""
    return (
        await db.value(str, "SELECT requirements FROM menu_item WHERE id = :id AND ended_at IS NULL", id=item_id) or ""
    )


async def find_to_confirm(person_id: int) -> list[ToConfirm]:
    """The items whose requirements, as they are now, the person has not confirmed, by clause: those that are offered
    and that a client whom they serve has ordered."""
    return await db.rows(
        ToConfirm,
        "SELECT e.id, e.name, e.english, e.clause FROM menu_item e WHERE e.ended_at IS NULL AND e.requirements <> ''"
        f" AND {_ORDERED.format(person=':person_id')} AND NOT {_READ.format(person=':person_id')} ORDER BY CASE WHEN e.clause = '' THEN 1 ELSE 0 END, e.clause, e.id",
        person_id=person_id,
    )


async def get_read_at(item_id: int, person_id: int, requirements: str) -> datetime | None:
    """When the person confirmed these words; None when they did not."""
    return await db.value(
        datetime,
        "SELECT read_at FROM requirement_reading WHERE item_id = :item_id AND person_id = :person_id"
        " AND requirements = :requirements",
        item_id=item_id,
        person_id=person_id,
        requirements=requirements,
    )


async def add_reading(item_id: int, person_id: int, requirements: str, at: datetime) -> int | None:
    """Notes that the person read these words; None when that was noted before."""
    return await db.add_once(
        "requirement_reading", item_id=item_id, person_id=person_id, requirements=requirements, read_at=at
    )


async def find_confirmed(item_id: int) -> list[Confirmed]:
    """Who has read the requirements, each as they did last, those first who read what they are now."""
    return await db.rows(
        Confirmed,
        f"SELECT {namesakes.person('p')} AS name, r.read_at, r.requirements = e.requirements AS current"
        " FROM requirement_reading r JOIN menu_item e ON e.id = r.item_id JOIN person p ON p.id = r.person_id"
        " WHERE r.item_id = :item_id AND NOT EXISTS (SELECT 1 FROM requirement_reading n WHERE n.item_id = r.item_id"
        " AND n.person_id = r.person_id AND n.id > r.id) ORDER BY CASE WHEN r.requirements = e.requirements THEN 0"
        " ELSE 1 END, r.id",
        item_id=item_id,
    )


async def find_unconfirmed(item_id: int) -> list[Unconfirmed]:
    """Who serves a client that has ordered the item, and has not read its requirements as they are now."""
    return await db.rows(
        Unconfirmed,
        f"SELECT {namesakes.person('p')} AS name, {hears('p')} AS hears FROM person p JOIN menu_item e"
        " ON e.id = :item_id AND e.requirements <> '' WHERE p.id > 0 AND p.ended_at IS NULL"
        f" AND p.id IN (SELECT t.person_id FROM role_grant t WHERE t.ended_at IS NULL AND t.role IN ({_TEAM}))"
        f" AND {_ORDERED.format(person='p.id')}"
        f" AND NOT {_READ.format(person='p.id')} ORDER BY p.name || '', p.id",
        item_id=item_id,
    )
