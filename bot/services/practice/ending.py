"""What was practised is wiped: on leaving practice, and when somebody leaves altogether."""

from bot.rules.cause import Cause
from storage import practice
from storage.jobs import queue as jobs
from storage.trail.entries import add_entry

DISCARD_FILES = "discard_files"


async def end_practice(cause: Cause, person_id: int) -> None:
    """Wipes whatever a person practised, if they did; inside a transaction that is open already."""
    await practice.change_practising_as(person_id, None)
    wiped = await practice.wipe_practice(person_id, cause.at)
    if wiped:
        await add_entry(cause, "leave_practice", "person", person_id, rows=wiped)
        await jobs.repeat_job(DISCARD_FILES, person_id, cause.at)
