"""Clients: what is open at one is what is unfinished of it; with it end its people's roles (clause 3.1)."""

from bot.records.ledgers.entries import LedgerEntry, WorkOf
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import CLIENTS
from bot.rules.people import Person
from bot.services.ledgers import closing_clients
from bot.services.ledgers.hooks import Hooks


async def _close(cause: Cause, who: Person, entry: LedgerEntry) -> None:
    await closing_clients.close(cause, who, entry.id)


HOOKS = {
    CLIENTS.code: Hooks(
        work=lambda entry: WorkOf(client_id=entry.id),
        after_ending=_close,
        after_resuming=closing_clients.reopen,
    )
}
