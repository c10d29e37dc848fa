"""Which cases a person may look at, as a condition of a query: what ``rules.cases.life_cycle.may_see`` says of each.

A list that is counted, cut into pages or searched must leave out what its reader may not see before that, not behind it;
a test compares the two for people and cases of every sort.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Party, Standing
from bot.rules.people import CLIENT_SIDE, Grant, Person, Role
from storage import database as db

_COLUMNS = {
    Party.OPENER: "opened_by_id",
    Party.HANDLER: "handler_id",
    Party.ABOUT: "about_id",
    Party.RECTIFIER: "rectified_by_id",
    Party.FIX_RECORDER: "fix_recorded_by_id",
    Party.ASKER: "asked_by_id",
}
_INHERITED = frozenset({Party.HANDLER, Party.ABOUT})
"""What a stand-in is in the place of who is absent, where they are somebody by their own right, too."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """How a person stands to the cases of some clients: by roles, and for whom besides."""

    roles: frozenset[Role]
    own: bool
    lenders: frozenset[int]


def seen_by(who: Person, case: str = "s", kinds: Iterable[str] = LIFE_CYCLES) -> str:
    """SQL: whether the person may look at the ``service_case`` of this alias, one of these kinds.

    The signs keep SQLite from looking for cases by what only decides which of them are seen.
    """
    cycles = [LIFE_CYCLES[kind] for kind in sorted(kinds)]
    here = _here(who)
    by_profiles: dict[tuple[_Profile, _Profile], list[int]] = {}
    for client_id in here:
        everywhere = () if client_id < 0 else _everywhere(who)
        grants = (*who.grants_at(client_id), *everywhere)
        released, before = _profile(who, client_id, grants), _profile(who, client_id, _ours(grants))
        by_profiles.setdefault((released, before), []).append(client_id)
    conditions = [
        f"(+{case}.client_id IN ({db.listed(clients)}) AND {_seen(who, cycles, case, *profiles)})"
        for profiles, clients in by_profiles.items()
    ]
    if grants := _everywhere(who):
        profile = _Profile(frozenset(grant.role for grant in grants), own=True, lenders=frozenset())
        others = f"+{case}.client_id > 0" + (f" AND {case}.client_id NOT IN ({db.listed(here)})" if here else "")
        conditions.append(f"({others} AND {_seen(who, cycles, case, profile, profile)})")
    return f"({' OR '.join(conditions)})" if conditions else "FALSE"


def here_for(who: Person) -> tuple[int, ...] | None:
    """The clients of which the person may see any case; None: all."""
    return None if _everywhere(who) else _here(who)


def _here(who: Person) -> tuple[int, ...]:
    held = (*who.grants, *who.past_grants)
    return tuple(sorted({grant.client_id for grant in held if grant.client_id is not None}))


def _everywhere(who: Person) -> tuple[Grant, ...]:
    return tuple(grant for grant in who.grants if grant.client_id is None and grant.role not in CLIENT_SIDE)


def _ours(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Whoever has nothing but the client's side has nothing to do with a case that was not released."""
    return tuple(grant for grant in grants if grant.role not in CLIENT_SIDE)


def _profile(who: Person, client_id: int, grants: tuple[Grant, ...]) -> _Profile:
    return _Profile(
        frozenset(grant.role for grant in grants),
        any(grant.lent is None for grant in grants),
        who.lenders_for(client_id),
    )


def _seen(who: Person, cycles: list[LifeCycle], case: str, released: _Profile, before: _Profile) -> str:
    if released == before:
        return _by_kind(who, cycles, case, released)
    of_released = f"({case}.released_at IS NOT NULL AND {_by_kind(who, cycles, case, released)})"
    if not before.roles:
        return of_released
    return f"({of_released} OR ({case}.released_at IS NULL AND {_by_kind(who, cycles, case, before)}))"


def _by_kind(who: Person, cycles: list[LifeCycle], case: str, profile: _Profile) -> str:
    by_condition: dict[str, list[str]] = {}
    for cycle in cycles:
        by_condition.setdefault(_of_cycle(who, cycle, case, profile), []).append(cycle.kind)
    conditions = [
        f"({case}.kind IN ({db.listed(kinds)}) AND {condition})"
        for condition, kinds in by_condition.items()
        if condition != "FALSE"
    ]
    return f"({' OR '.join(conditions)})" if conditions else "FALSE"


def _of_cycle(who: Person, cycle: LifeCycle, case: str, profile: _Profile) -> str:
    hidden = [_is(who, one, case, profile) for one in sorted(cycle.hidden_from)]
    if "TRUE" in hidden:
        return "FALSE"
    seen = [
        f"{case}.private = FALSE"
        if one is Role.CLIENT_MANAGER and one in profile.roles
        else _is(who, one, case, profile)
        for one in sorted(cycle.seen_by)
    ]
    either = "TRUE" if "TRUE" in seen else " OR ".join(one for one in seen if one != "FALSE") or "FALSE"
    neither = "".join(f" AND NOT {one}" for one in hidden if one != "FALSE")
    return either if either == "FALSE" else f"(({either}){neither})"


def _is(who: Person, standing: Standing, case: str, profile: _Profile) -> str:
    """SQL: whether the person stands so to a case. What is not known of a case is nobody."""
    if isinstance(standing, Role):
        return "TRUE" if standing in profile.roles else "FALSE"
    inherits = profile.lenders if not profile.own or standing in _INHERITED else frozenset[int]()
    ids = db.listed(sorted(inherits | {who.id}))
    if standing is Party.RECORDER:
        return (
            f"EXISTS (SELECT 1 FROM draft recorded WHERE recorded.id = {case}.draft_id"
            f" AND recorded.on_behalf_of_id IS NOT NULL AND recorded.person_id IN ({ids}))"
        )
    column = f"(COALESCE({case}.{_COLUMNS[standing]}, 0) IN ({ids}))"
    if standing is not Party.ABOUT:
        return column
    listed = f"REPLACE(REPLACE(REPLACE({case}.likely_about, '[', ','), ']', ','), ' ', '')"
    meant = "".join(f" OR {listed} LIKE '%,{one},%'" for one in sorted(profile.lenders | {who.id}))
    return f"({column}{meant})"
