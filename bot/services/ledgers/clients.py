"""Clients: what is open at one is what is unfinished of it; with it end its people's roles (clause 3.1)."""

from dataclasses import replace

from bot.records.boards import HubView
from bot.records.ledgers.entries import EntryView, LedgerEntry, WorkOf
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import CLIENTS
from bot.rules.people import Person
from bot.services.boards.hub import hub_of
from bot.services.ledgers import closing_clients
from bot.services.ledgers.hooks import Hooks
from bot.services.work_records.seeing import listed_for
from storage.ledgers.finding import Scope


async def _close(cause: Cause, who: Person, entry: LedgerEntry) -> None:
    await closing_clients.close(cause, who, entry.id)


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    """With the lists of what was recorded of it."""
    return replace(view, lists=listed_for(who, view.entry.id))


async def _hub(who: Person, cause: Cause, entry: LedgerEntry) -> HubView | None:
    """How things stand at the client; what was merged into another one is looked at there."""
    return await hub_of(who, cause, entry.id) if entry.now_id is None else None


HOOKS = {
    CLIENTS.code: Hooks(
        work=lambda entry: WorkOf(client_id=entry.id),
        complete=_complete,
        hub=_hub,
        after_ending=_close,
        after_resuming=closing_clients.reopen,
    )
}
