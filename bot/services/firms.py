"""Which firm something is about, for whoever belongs to several."""

from bot.records.clients import ClientRecord
from bot.rules.people import CLIENT_SIDE, Person
from storage import clients


async def own_firms(who: Person) -> tuple[ClientRecord, ...]:
    """The clients that somebody works for."""
    return tuple(await clients.find_clients(who.clients(*CLIENT_SIDE)))
