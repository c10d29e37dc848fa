"""谁收报告: who of a client gets the reports of a kind: its managers, unless somebody said otherwise (clause 4.7.1)."""

from collections.abc import Mapping, Sequence

from bot.rules.people import Person, Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

SET_READERS = Right(
    Text("设定谁收报告", "Say who gets which reports"),
    {Role.CLIENT_MANAGER: Scope.CLIENT, Role.LEAD: Scope.CLIENT},
)


def by_default(person: Person, client_id: int) -> bool:
    """Whether somebody gets reports of whom nobody said anything."""
    return Role.CLIENT_MANAGER in person.roles_at(client_id)


def readers_among(people: Sequence[Person], client_id: int, said: Mapping[int, bool]) -> tuple[Person, ...]:
    """Who of the client's people gets them: where all whom it was said of have left, its managers again."""
    found = tuple(one for one in people if said.get(one.id, by_default(one, client_id)))
    return found or tuple(one for one in people if by_default(one, client_id))
