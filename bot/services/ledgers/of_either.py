"""Somebody of a client or of ours who serves it, to pick: its own people first."""

from bot.records.drafts import Found, Pick
from bot.rules.people import CLIENT_SIDE, Role
from bot.rules.plain_words import normalise
from storage.people import persons as people

_OURS = (Role.LEAD, Role.CONSULTANT, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)


async def _there(client_id: int) -> dict[int, str]:
    """What the people of a client are called, and behind them those of ours who have a role there, by id."""
    theirs = await people.find_people_on_record(client_id, *sorted(CLIENT_SIDE))
    ours = await people.find_people_with_role(client_id, *_OURS)
    return {person.id: person.called for person in (*theirs, *ours)}


async def find(client_id: int | None, text: str, most: int) -> Found:
    """The first of them with the text in their name; nobody where it is not known at which client."""
    there = await _there(client_id) if client_id is not None else {}
    if text:
        there = {one: called for one, called in there.items() if normalise(text) in normalise(called)}
    return Found(tuple(Pick(one, called) for one, called in [*there.items()][:most]), len(there))


async def get(client_id: int | None, person_id: int) -> Pick | None:
    """One of them; None: they have no role there (any more)."""
    there = await _there(client_id) if client_id is not None else {}
    return Pick(person_id, there[person_id]) if person_id in there else None
