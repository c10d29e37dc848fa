"""Whom an incident calls by the duty list of its client, and what each of them does by its emergency plan."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.duty import OnDuty
from bot.rules.people import Person
from storage import clients
from storage import duty as stored
from storage.people import persons as people


async def on_list(client_id: int) -> list[OnDuty]:
    """Everybody on the list who still has a role there, as they are called."""
    return await stored.find_on_list(await clients.with_merged(client_id))


async def on_duty(client_id: int, moment: datetime) -> list[Person]:
    """Who is on duty at a moment, as they are called, each once."""
    covering = [one.person_id for one in await on_list(client_id) if one.shift.covers(moment)]
    found = [await people.get_person(one) for one in dict.fromkeys(covering)]
    return [person for person in found if person is not None]


def part_of(person_id: int, listed: Sequence[OnDuty], moment: datetime) -> OnDuty | None:
    """What somebody does by the list: where they are on it several times, that which holds at this moment."""
    theirs = [one for one in listed if one.person_id == person_id and (one.part or one.duties)]
    return next((one for one in theirs if one.shift.covers(moment)), theirs[0] if theirs else None)
