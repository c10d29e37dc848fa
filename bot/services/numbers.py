"""Numbers for records, one series per kind and Beijing day."""

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.numbering import Number, NumberKind
from storage.serials import next_serial


async def next_number(kind: NumberKind, cause: Cause) -> str:
    """The next free number of a kind today, such as ``WT20261123-04``."""
    day = beijing_day(cause.at)
    return str(Number(kind, day, await next_serial(f"{kind.value}{day:%Y%m%d}")))
