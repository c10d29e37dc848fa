"""A new session is announced behind the tap that planned it: to some hundreds at a time, so that nobody waits.

Whoever is told has one message of the announcement, also when the program is ended half-way and begins again.
"""

from collections.abc import Sequence

from bot.records.trainings import SessionRecord
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE
from bot.rules.post import EACH, key_of
from bot.rules.practice import is_practice
from bot.services.trainings.messages import ANNOUNCED, announce
from bot.services.trainings.seats import clients_of
from bot.services.trainings.taking import take_open
from storage import clients, trainings
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox

ANNOUNCE = "announce_training"
"""The job, by the session's id."""


async def begin(cause: Cause, session: SessionRecord) -> int:
    """Has a new session announced, inside an open transaction; returns to how many people."""
    await jobs.add_job(ANNOUNCE, session.id, cause.at)
    return await people.count_with_role(await _clients(session), *CLIENT_SIDE)


async def find_readers(session_id: int) -> list[int]:
    """Ids of the people of the clients that a session is for, each once."""
    session = await trainings.get_session(session_id)
    return [] if session is None else await people.find_ids_with_role(await _clients(session), *CLIENT_SIDE)


async def _clients(session: SessionRecord) -> tuple[int, ...]:
    return tuple(one.id for one in await clients.find_clients(await clients_of(session)))


@writing
async def tell(cause: Cause, session_id: int, readers: Sequence[int]) -> bool:
    """Announces a session to these; False: it was cancelled or has begun, so nobody else hears of it."""
    # a change says which of those who were told have not heard of it yet: the two wait for each other
    session = await take_open(cause, session_id)
    if session is None:
        return False
    await announce(cause, session, readers)
    return True


async def find_unreached(session_id: int, readers: Sequence[int]) -> list[int]:
    """Which of these readers an announcement that is still under way has not come to."""
    if not await jobs.is_waiting(ANNOUNCE, session_id):
        return []
    return await outbox.find_without(readers, key_of(ANNOUNCED, session_id, reader=EACH))


async def title_of(session_id: int) -> str | None:
    """The title of a session, for what is said when it could not be announced; None: it is practice."""
    session = await trainings.get_session(session_id)
    if session is None:
        return ""
    return None if is_practice(session.trainer_id) else session.title
