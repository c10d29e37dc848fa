"""How a person stands to a case, as a condition of a query: what ``rules.cases.life_cycle.standings`` says of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Party, Standing
from bot.rules.people import CLIENT_SIDE, Grant, Person, Position, Role
from storage import database as db

_COLUMNS = {
    Party.OPENER: "opened_by_id",
    Party.HANDLER: "handler_id",
    Party.ABOUT: "about_id",
    Party.RECTIFIER: "rectified_by_id",
    Party.FIX_RECORDER: "fix_recorded_by_id",
    Party.ASKER: "asked_by_id",
    Party.DECIDER: "decided_by_id",
}
_SEVERAL = frozenset({Party.COMING, Party.CALLED, Party.UNABLE})
"""Of whom there are several, in columns of these names."""
_INHERITED = frozenset({Party.HANDLER, Party.ABOUT, Party.DECIDER})
"""What a stand-in is in the place of who is absent, where they are somebody by their own right, too."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a person stands to the cases of some clients: by roles and positions, and for whom besides."""

    roles: frozenset[Role | Position]
    own: bool
    lenders: frozenset[int]


OfCycle = Callable[[LifeCycle, Profile], str]
"""SQL: a condition on the cases of one kind, by how the person stands to their clients."""


def for_all(who: Person, case: str, kinds: Iterable[str], of_cycle: OfCycle) -> str:
    """SQL: a condition on the ``service_case`` of this alias, one of these kinds.

    The signs keep SQLite from looking for cases by what only decides which of them are meant.
    """
    cycles = [LIFE_CYCLES[kind] for kind in sorted(kinds)]
    here = clients_of(who)
    by_profiles: dict[tuple[Profile, Profile], list[int]] = {}
    for client_id in here:
        everywhere = () if client_id < 0 else grants_everywhere(who)
        grants = (*who.grants_at(client_id), *everywhere)
        released, before = _profile(who, client_id, grants), _profile(who, client_id, _ours(grants))
        by_profiles.setdefault((released, before), []).append(client_id)
    conditions = [
        f"(+{case}.client_id IN ({db.listed(clients)}) AND {_released_or_not(cycles, case, of_cycle, *profiles)})"
        for profiles, clients in by_profiles.items()
    ]
    if grants := grants_everywhere(who):
        profile = Profile(frozenset(grant.role for grant in grants), own=True, lenders=frozenset())
        others = f"+{case}.client_id > 0" + (f" AND {case}.client_id NOT IN ({db.listed(here)})" if here else "")
        conditions.append(f"({others} AND {_released_or_not(cycles, case, of_cycle, profile, profile)})")
    return either(conditions)


def clients_of(who: Person) -> tuple[int, ...]:
    """The clients at which the person has a role, with those that were merged into them."""
    held = (*who.grants, *who.past_grants)
    return tuple(sorted({grant.client_id for grant in held if grant.client_id is not None}))


def grants_everywhere(who: Person) -> tuple[Grant, ...]:
    """The person's roles for all clients."""
    return tuple(grant for grant in who.grants if grant.client_id is None and grant.role not in CLIENT_SIDE)


def _ours(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Whoever has nothing but the client's side has nothing to do with a case that was not released."""
    return tuple(grant for grant in grants if grant.role not in CLIENT_SIDE)


def _profile(who: Person, client_id: int, grants: tuple[Grant, ...]) -> Profile:
    positions = (grant.position for grant in grants if grant.position is not None and grant.role in CLIENT_SIDE)
    return Profile(
        frozenset((*(grant.role for grant in grants), *positions)),
        any(grant.lent is None for grant in grants),
        who.lenders_for(client_id),
    )


def _released_or_not(cycles: list[LifeCycle], case: str, of_cycle: OfCycle, released: Profile, before: Profile) -> str:
    if released == before:
        return _by_kind(cycles, case, of_cycle, released)
    of_released = f"({case}.released_at IS NOT NULL AND {_by_kind(cycles, case, of_cycle, released)})"
    if not before.roles:
        return of_released
    return f"({of_released} OR ({case}.released_at IS NULL AND {_by_kind(cycles, case, of_cycle, before)}))"


def _by_kind(cycles: list[LifeCycle], case: str, of_cycle: OfCycle, profile: Profile) -> str:
    by_condition: dict[str, list[str]] = {}
    theirs = not profile.roles.isdisjoint(CLIENT_SIDE)
    # whoever came over to us sees nothing of what is the client's own, whatever part they once had in it
    for cycle in (one for one in cycles if theirs or not one.is_the_clients_own):
        by_condition.setdefault(of_cycle(cycle, profile), []).append(cycle.kind)
    return either(
        f"({of_kinds(case, kinds)} AND {condition})"
        for condition, kinds in by_condition.items()
        if condition != "FALSE"
    )


def of_kinds(case: str, kinds: Iterable[str]) -> str:
    """SQL: whether the case is of one of these kinds, which most are: no index of them is of any use."""
    return f"COALESCE({case}.kind, '') IN ({db.listed(kinds)})"


def either(conditions: Iterable[str]) -> str:
    """SQL: whether one of these is so."""
    found = [one for one in conditions if one != "FALSE"]
    return "TRUE" if "TRUE" in found else f"({' OR '.join(found)})" if found else "FALSE"


def stands(who: Person, standing: Standing, case: str, profile: Profile) -> str:
    """SQL: whether the person stands so to a case. What is not known of a case is nobody."""
    if isinstance(standing, Role | Position):
        return "TRUE" if standing in profile.roles else "FALSE"
    inherits = profile.lenders if not profile.own or standing in _INHERITED else frozenset[int]()
    ids = db.listed(sorted(inherits | {who.id}))
    if standing is Party.RECORDER:
        return (
            f"EXISTS (SELECT 1 FROM draft recorded WHERE recorded.id = {case}.draft_id"
            f" AND recorded.on_behalf_of_id IS NOT NULL AND recorded.person_id IN ({ids}))"
        )
    if standing in _SEVERAL:
        return f"({_listed(case, standing.value, (who.id,))})"
    column = f"(COALESCE({case}.{_COLUMNS[standing]}, 0) IN ({ids}))"
    if standing is not Party.ABOUT:
        return column
    return f"({column} OR {_listed(case, 'likely_about', sorted(profile.lenders | {who.id}))})"


def _listed(case: str, column: str, people: Iterable[int]) -> str:
    """SQL: whether one of these is in a list of ids of the case."""
    listed = f"REPLACE(REPLACE(REPLACE({case}.{column}, '[', ','), ']', ','), ' ', '')"
    return " OR ".join(f"{listed} LIKE '%,{one},%'" for one in people)
