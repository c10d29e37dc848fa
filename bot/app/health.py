"""Whether the program is at work, for probes: quick, and without loading the conversation."""

from datetime import timedelta

from bot.clock import Clock
from bot.settings import Settings
from storage.addresses import is_there
from storage.database import opened
from storage.jobs.leases import SENDER, SENDER_LEASE, held_until

SILENT = timedelta(seconds=30)
"""How much longer than a lease without a beat is too long."""


async def what_ails(settings: Settings, clock: Clock) -> str | None:
    """Why the program is not well; None when somebody beats and the database answers.

    Raises what opening the database raises.
    """
    if not is_there(settings.database_url):
        return "There is no database: the program has never run here."
    async with opened(settings.database_url, beside=True):
        return await ailing(clock)


async def ailing(clock: Clock) -> str | None:
    """The same in the open database."""
    until = await held_until(SENDER)
    if until is None:
        return "Nobody is at work: the program does not run."
    silent = clock.now() - (until - SENDER_LEASE)
    if silent > SENDER_LEASE + SILENT:
        return f"Nobody has been at work for {int(silent.total_seconds())} s: restart the program and read its log."
    return None
