"""What stands still with its client: nobody is reminded of it and nobody changes it until that one is served again."""

from bot.records.ledgers.entries import LedgerEntry
from bot.rules.ledgers.ledger import Ledger
from storage import clients


async def is_frozen(ledger: Ledger, entry: LedgerEntry) -> bool:
    """Whether an entry can only be read for now, since its client is served no more (clause 3.1)."""
    return ledger.freezes and entry.client_id is not None and await clients.has_ended(entry.client_id)
