"""A session behind its row: as it stands while nobody else changes it, not as it was read before."""

from bot.records.trainings import SessionRecord
from bot.rules.cause import Cause
from bot.rules.trainings import is_open
from storage import trainings


async def take_open(cause: Cause, session_id: int) -> SessionRecord | None:
    """Takes a session for the transaction that is open; None: it has begun, or is not planned (any more).

    Whoever had it before may have changed its seats or its hour, so that what was read earlier is not to go by.
    """
    session = await trainings.take_session(session_id)
    return session if session is not None and is_open(session.starts_at, cause.at) else None
