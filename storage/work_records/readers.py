"""Who of a client gets the reports of a kind, where that was said (clause 4.7.1)."""

from dataclasses import dataclass
from datetime import datetime

from storage import database as db


@dataclass(frozen=True, slots=True)
class _Said:
    person_id: int
    gets: bool


async def find_said(client_id: int, record_kind: str) -> dict[int, bool]:
    """By their ids the people of whom it was said whether they get the reports of this kind."""
    found = await db.rows(
        _Said,
        "SELECT person_id, gets FROM report_reader WHERE client_id = :client_id AND record_kind = :record_kind",
        client_id=client_id,
        record_kind=record_kind,
    )
    return {one.person_id: one.gets for one in found}


async def say(client_id: int, record_kind: str, person_id: int, at: datetime, *, gets: bool) -> None:
    """Keeps whether somebody gets the reports of this kind."""
    await db.values(
        "INSERT INTO report_reader (client_id, record_kind, person_id, gets, set_at)"
        " VALUES (:client_id, :record_kind, :person_id, :gets, :at) ON CONFLICT (client_id, record_kind, person_id)"
        " DO UPDATE SET gets = excluded.gets, set_at = excluded.set_at RETURNING id",
        client_id=client_id,
        record_kind=record_kind,
        person_id=person_id,
        gets=gets,
        at=at,
    )
