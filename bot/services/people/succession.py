"""The managers of a client: one stays who decides for the firm, or an administrator is reminded until one is there."""

from datetime import date

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, everywhere
from bot.services.post.writing import MessageCode, post
from storage import clients
from storage.people import persons as people
from storage.people import roles

NO_MANAGER = MessageCode("client_without_manager")


class LastManager(Exception):
    """The client would be without a manager, so this one stays until another has joined."""

    def __init__(self, client_id: int, name: str) -> None:
        super().__init__(client_id)
        self.client_id = client_id
        self.name = name


async def is_last(client_id: int, person_id: int) -> bool:
    """Whether the client has this manager and no other; the answer holds until the transaction ends."""
    return await roles.find_managers(client_id) == [person_id]


async def keep_a_manager(who: Person, client_id: int, without_person: int) -> None:
    """Asked in the transaction in which ``who`` ends what somebody is to a client.

    Raises:
        LastManager: nobody would be left, and ``who`` is no administrator, who answers for naming another.
    """
    if not everywhere(who, Action.CHANGE_ROLES) and await is_last(client_id, without_person):
        client = await clients.get_client(client_id)
        raise LastManager(client_id, client.short_name if client is not None else "")


async def managed_alone(person_id: int) -> dict[int, str]:
    """Id and name of the clients that would be without a manager if this person were gone."""
    return dict(await roles.find_clients_managed_alone(person_id))


async def without_manager() -> list[tuple[int, str]]:
    """Id and name of the clients that lost their last manager, until they have one again."""
    return await roles.find_clients_without_manager()


async def tell_of_lost_managers(cause: Cause) -> None:
    """Asks the administrators to name a manager wherever the last one is gone, once a week until it is done."""
    lost = await without_manager()
    year, week, _ = beijing_day(cause.at).isocalendar()
    for administrator in await people.find_people_with_role(None, Role.ADMINISTRATOR) if lost else ():
        for client_id, _ in lost:
            once = f"{year}-W{week:02}"
            await post(cause, NO_MANAGER, ("client", client_id), administrator.id, occurrence=once)


async def look_for_managers(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """The day's look, however it came about that they are gone."""
    await tell_of_lost_managers(cause)
