"""Whose people somebody is, for messages about them."""

from bot.rules.people import CLIENT_SIDE
from storage.people import persons as people


async def firms_of(person_id: int) -> tuple[int, ...]:
    """The clients at which a person works, whether or not they use the bot."""
    person = await people.get_person_on_record(person_id)
    return () if person is None else person.clients(*CLIENT_SIDE)
