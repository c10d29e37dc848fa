"""Entries that turned out to be another one (并入): which, what was merged into it, and what was recorded under them."""

from collections.abc import Mapping

from bot.records.ledgers.entries import Recorded
from bot.rules.ledgers.kinds import CLIENTS, PEOPLE, PLAIN, SITES
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import CLIENT_SIDE
from bot.rules.work_records.kinds import RECORD_KINDS
from storage import database as db


def _table(ledger: Ledger) -> str:
    return ledger.table or "person"


async def hold_in_use(ledger: Ledger, entry_id: int, into_id: int) -> bool:
    """Whether both are in use; the answer holds until the transaction ends."""
    queue = " FOR UPDATE" if db.dialect() == "postgres" else ""
    found = await db.column(
        int,
        f"SELECT id FROM {_table(ledger)} WHERE id IN (:entry_id, :into_id) AND ended_at IS NULL ORDER BY id{queue}",
        entry_id=entry_id,
        into_id=into_id,
    )
    return set(found) == {entry_id, into_id}


async def merge(ledger: Ledger, entry_id: int, into_id: int) -> None:
    """Notes which entry an ended one is now, and those that were merged into it before: there are no chains."""
    await db.changed(
        f"UPDATE {_table(ledger)} SET now_id = :into_id WHERE id = :entry_id OR now_id = :entry_id",
        entry_id=entry_id,
        into_id=into_id,
    )


async def find_merged(ledger: Ledger, entry_id: int) -> list[int]:
    """The ids of what was merged into an entry."""
    return await db.column(
        int, f"SELECT id FROM {_table(ledger)} WHERE now_id = :entry_id ORDER BY id", entry_id=entry_id
    )


async def has_joined(person_id: int) -> bool:
    """Whether a person has an account, or ever had one."""
    return await db.any_row(
        "SELECT 1 AS one FROM person WHERE id = :person_id AND (telegram_id IS NOT NULL OR consented_at IS NOT NULL)",
        person_id=person_id,
    )


_RECORDS = f"SELECT count(*) FROM work_record WHERE kind IN ({db.listed(sorted(RECORD_KINDS))}) AND"
_EVENTS = "SELECT count(*) FROM work_record WHERE entry_kind = '{ledger}' AND entry_id = :id"
_COUNTED: Mapping[str, Mapping[str, str]] = {
    CLIENTS.code: {
        "records": f"{_RECORDS} client_id = :id",
        "trainings": "SELECT count(DISTINCT session_id) FROM sign_up WHERE client_id = :id",
        "entries": "SELECT "
        + " + ".join(f"(SELECT count(*) FROM {one.table} WHERE client_id = :id)" for one in PLAIN if one.of_client),
        "people": "SELECT count(DISTINCT person_id) FROM role_grant WHERE client_id = :id AND ended_at IS NULL"
        f" AND role IN ({db.listed(sorted(CLIENT_SIDE))})",
    },
    SITES.code: {"records": f"{_RECORDS} site_id = :id"},
    PEOPLE.code: {
        "records": f"{_RECORDS} person_id = :id",
        "trainings": "SELECT count(*) FROM sign_up WHERE person_id = :id",
        "tasks": "SELECT count(*) FROM task WHERE assignee_id = :id",
    },
}
"""What is counted under an entry beside its cases and files, by ledger and field of ``Recorded``."""


async def count_recorded(ledger: Ledger, entry_id: int) -> Recorded:
    """How much was recorded under an entry, without its cases, which not everybody may see, and its files."""
    counted = _COUNTED.get(ledger.code, {"records": _EVENTS.format(ledger=ledger.code)})
    return Recorded(**{name: await db.number(sql, id=entry_id) for name, sql in counted.items()})
