"""Entries of plain ledgers that run out soon, or have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Ledger
from storage import database as db
from storage.ledgers import plain


@dataclass(frozen=True, slots=True)
class DueEntry:
    """An entry that runs out on ``due_on``; ``place``: how it does so, in the sequence that was asked about."""

    place: int
    entry_id: int
    due_on: date


async def find_seen_to_by(person_id: int, asked: Sequence[tuple[Ledger, Expiry, date]]) -> list[DueEntry]:
    """What runs out so by the day given with it and waits for this person, the soonest first.

    Of entries in use of clients in use, as in ``find_expiring``; in one statement, since every home asks for it.
    """
    parts = [_seen_to(ledger, expiry, place) for place, (ledger, expiry, _) in enumerate(asked)]
    if not parts:
        return []
    days = {f"until_{place}": until for place, (_, _, until) in enumerate(asked)}
    return await db.rows(
        DueEntry, f"{' UNION ALL '.join(parts)} ORDER BY due_on, place, entry_id", person_id=person_id, **days
    )


def _seen_to(ledger: Ledger, expiry: Expiry, place: int) -> str:
    theirs = " OR ".join(f"e.{key}_id = :person_id" for key in expiry.seen_to_by)
    state, idle = expiry.idle
    going = f" AND e.{state} NOT IN ({db.listed(idle)})" if idle else ""
    return (
        f"SELECT {place} AS place, e.id AS entry_id, e.{expiry.column} AS due_on FROM {ledger.table} e"
        f" WHERE ({theirs}) AND {_running_out(ledger, expiry, f'until_{place}')}{going}"
    )


async def find_expiring(ledger: Ledger, expiry: Expiry, until: date) -> list[int]:
    """The ids of the entries in use, of clients and people in use, that run out so by ``until``, the soonest first."""
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e WHERE e.id > 0 AND {_running_out(ledger, expiry, 'until')}"
        f" ORDER BY e.{expiry.column}, e.id",
        until=until,
    )


def _running_out(ledger: Ledger, expiry: Expiry, until: str) -> str:
    """SQL: that an entry in use runs out by this parameter, and none follows it."""
    following = expiry.followed_by
    followed = f"SELECT 1 FROM {ledger.table} n WHERE n.{following}_id = e.id AND n.ended_at IS NULL"
    alone = f" AND NOT EXISTS ({followed})" if following else ""
    return f"e.ended_at IS NULL AND e.{expiry.column} <= :{until}{alone}{_going_on(ledger)}"


def _going_on(ledger: Ledger) -> str:
    """SQL: that an entry's client is in use, whose own it is, and that under which it stands."""
    conditions = ""
    if ledger.goes_with_client:
        conditions += " AND NOT EXISTS (SELECT 1 FROM client c WHERE c.id = e.client_id AND c.ended_at IS NOT NULL)"
    if ledger.owner:
        owner = f"e.{plain.owner_of(ledger)}"
        conditions += f" AND EXISTS (SELECT 1 FROM person o WHERE o.id = {owner} AND o.ended_at IS NULL)"
    if ledger.under:
        above = LEDGERS[ledger.column(ledger.under).refers].table
        conditions += (
            f" AND NOT EXISTS (SELECT 1 FROM {above} a WHERE a.id = e.{ledger.under}_id AND a.ended_at IS NOT NULL)"
        )
    return conditions


async def find_expiring_of(ledger: Ledger, expiry: Expiry, client_id: int, until: date) -> list[int]:
    """The ids of the entries in use of one client that run out so by ``until``, the soonest first.

    Raises:
        LookupError: its entries belong to no client.
    """
    if not ledger.of_client:
        raise LookupError(ledger.code)
    column = expiry.column
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e WHERE e.client_id = :client_id AND e.ended_at IS NULL"
        f" AND e.{column} <= :until ORDER BY e.{column}, e.id",
        client_id=client_id,
        until=until,
    )
