"""Which cases a person may look at, as a condition of a query: what ``rules.cases.life_cycle.may_see`` says of each.

A list that is counted, cut into pages or searched must leave out what its reader may not see before that, not behind it;
a test compares the two for people and cases of every sort.
"""

from collections.abc import Iterable

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.people import Person, Role
from storage.cases.standing import Profile, clients_of, either, for_all, grants_everywhere, stands


def seen_by(who: Person, case: str = "s", kinds: Iterable[str] = LIFE_CYCLES) -> str:
    """SQL: whether the person may look at the ``service_case`` of this alias, one of these kinds."""
    return for_all(who, case, kinds, lambda cycle, profile: seen_of(who, cycle, case, profile))


def here_for(who: Person) -> tuple[int, ...] | None:
    """The clients of which the person may see any case; None: all."""
    return None if grants_everywhere(who) else clients_of(who)


def seen_of(who: Person, cycle: LifeCycle, case: str, profile: Profile) -> str:
    """SQL: whether the person may look at a case of this kind."""
    hidden = [stands(who, one, case, profile) for one in sorted(cycle.hidden_from)]
    if "TRUE" in hidden:
        return "FALSE"
    seen = either(
        f"{case}.private = FALSE"
        if one is Role.CLIENT_MANAGER and one in profile.roles
        else stands(who, one, case, profile)
        for one in sorted(cycle.seen_by)
    )
    neither = "".join(f" AND NOT {one}" for one in hidden if one != "FALSE")
    return seen if seen == "FALSE" else f"({seen}{neither})"
