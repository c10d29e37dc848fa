"""Who may lead a training: those who serve the clients that it is for (clause 4.5)."""

from dataclasses import replace

from bot.rules.people import LENT, Person, Role
from bot.rules.permissions import Action, everywhere
from storage import trainings
from storage.people import persons as people

TRAINERS = (*sorted(LENT), Role.ADMINISTRATOR)


async def able_to_train(session_id: int, client_id: int | None) -> list[Person]:
    """Who serves the client of a training; of one for everybody, all clients whose people are signed up for it."""
    if client_id is not None:
        found = await people.find_people_with_role(client_id, *LENT)
        return [one for one in found if client_id in by_own_right(one).clients(*LENT)]
    signed_up = await trainings.find_clients_signed_up(session_id)
    return [
        one
        for one in await people.find_everyone_with_role(*TRAINERS)
        if everywhere(by_own_right(one), Action.PLAN_TRAINING)
        or set(signed_up) <= set(by_own_right(one).clients(*LENT))
    ]


def by_own_right(person: Person) -> Person:
    """Without what they have for a time, in the place of somebody on leave."""
    return replace(person, grants=person.own_grants)
