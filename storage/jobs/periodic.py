"""Up to which day each periodic work was done."""

from dataclasses import dataclass
from datetime import date

from storage import database as db


@dataclass(frozen=True, slots=True)
class _Done:
    name: str
    day: date


async def find_done_until() -> dict[str, date]:
    """The last day done, by the work's name; a work that never began is not there."""
    return {done.name: done.day for done in await db.rows(_Done, "SELECT name, day FROM done_until")}


async def change_done_until(name: str, day: date) -> bool:
    """Claims a day's work; False when that day or a later one was claimed before."""
    return await db.any_row(
        "INSERT INTO done_until (name, day) VALUES (:name, :day)"
        " ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE done_until.day < excluded.day RETURNING name",
        name=name,
        day=day,
    )
