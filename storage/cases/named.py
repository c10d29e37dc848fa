"""Which cases name a person, as a condition of a query: those that wait for them, those of which they are reminded.

Whom a case names is said by the rule itself, which is asked for every sort of case once: no more of the parties may
decide it than whether somebody handles the case, whether another date is asked for, and whether the client has it. A
test compares the two for people and cases of every sort.
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Standing, State
from bot.rules.cases.parties import Parties
from bot.rules.people import Person
from storage import database as db
from storage.cases.seen import seen_of
from storage.cases.standing import Profile, either, for_all, stands

Rule = Callable[[LifeCycle, State, Parties], frozenset[Standing]]
"""Whom a case names while it is in a state, by how they stand to it."""
Sort = tuple[bool, ...]
"""Whether somebody handles a case, whether another date is asked for, whether the client has it."""
_SORTED_BY = ("handler_id", "asked_until", "released_at")


def named_by(who: Person, rule: Rule, case: str = "s") -> str:
    """SQL: whether the person may look at the open ``service_case`` of this alias and is of those whom the rule names."""

    def of_cycle(cycle: LifeCycle, profile: Profile) -> str:
        seen, named = seen_of(who, cycle, case, profile), _named(who, cycle, case, profile, rule)
        return "FALSE" if "FALSE" in (seen, named) else f"({seen} AND {named})"

    return for_all(who, case, LIFE_CYCLES, of_cycle)


def _named(who: Person, cycle: LifeCycle, case: str, profile: Profile, rule: Rule) -> str:
    by_condition: dict[str, list[str]] = {}
    for standing, where in _where(cycle.kind, rule, case).items():
        so = either(stands(who, one, case, profile) for one in sorted(standing))
        by_condition.setdefault(so, []).append(where)
    return either(f"({either(where)} AND {so})" for so, where in by_condition.items() if so != "FALSE")


@cache
def _where(kind: str, rule: Rule, case: str) -> Mapping[frozenset[Standing], str]:
    """Whom the rule names, each time with the condition of being a case of which it does."""
    cycle = LIFE_CYCLES[kind]
    found: dict[frozenset[Standing], dict[str, list[Sort]]] = {}
    for state in cycle.states:
        if state.ends:
            continue
        for sort in product((True, False), repeat=3):
            handled, asked, released = sort
            parties = Parties(0, 0, handler=0 if handled else None, asked=asked, released=released)
            found.setdefault(rule(cycle, state, parties), {}).setdefault(state.key, []).append(sort)
    return {standing: either(_of_states(case, by_state)) for standing, by_state in found.items() if standing}


def _of_states(case: str, by_state: Mapping[str, list[Sort]]) -> list[str]:
    by_sorts: dict[str, list[str]] = {}
    for state, sorts in by_state.items():
        by_sorts.setdefault(_of_sorts(case, sorts), []).append(state)
    return [f"({case}.state IN ({db.listed(states)}){of})" for of, states in by_sorts.items()]


def _of_sorts(case: str, sorts: list[Sort]) -> str:
    """SQL: and it is of these sorts. Columns in which they come both ways, each with all others alike, tell nothing."""
    telling = [n for n in range(len(_SORTED_BY)) if any(_turned(sort, n) not in sorts for sort in sorts)]
    told = [" AND ".join(f"{case}.{_SORTED_BY[n]} IS {'NOT ' * sort[n]}NULL" for n in telling) for sort in sorts]
    return f" AND {either(f'({one})' for one in dict.fromkeys(told))}" if telling else ""


def _turned(sort: Sort, n: int) -> Sort:
    return tuple(not so if place == n else so for place, so in enumerate(sort))
