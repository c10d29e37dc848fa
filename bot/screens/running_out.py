"""What an entry is called that runs out: by its kind and its number, its name and code, or whose it is and its name."""

from bot.records.ledgers.entries import LedgerEntry
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.ledger import Ledger
from bot.rules.text import Language


def what_runs_out(ledger: Ledger, expiry: Expiry, entry: LedgerEntry, language: Language) -> str:
    """``工业产品生产许可证 XK06-014-00001``."""
    by = ledger.column(expiry.by) if expiry.by else None
    kind = next((option.text for option in by.options if option.value == entry.values[by.key]), None) if by else None
    what = kind or expiry.what or ledger.one
    beside = (shown(ledger.column(key), entry.values[key], language) for key in ledger.beside if key != expiry.column)
    which = entry.named(ledger, language) if ledger.has_namesakes else " · ".join((entry.title, *beside))
    return f"{what.to(language)} {which}"
