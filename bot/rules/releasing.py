"""Released or not: until a record is released to its client, it is for nobody who has only the client's side of it.

One rule for the record, for everything found at it, and for every list, count, letter and document of them.
"""

from datetime import datetime

from bot.rules.people import CLIENT_SIDE, Person


def is_for(person: Person, client_id: int, released_at: datetime | None) -> bool:
    """Whether a record of this client, released then or (None) not yet, may be this person's to see at all."""
    return released_at is not None or not person.roles_at(client_id) <= CLIENT_SIDE
