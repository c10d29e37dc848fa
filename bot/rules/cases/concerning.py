"""Whom a case concerns as it stands: who is asked, reminded and told, once somebody is named to handle it."""

from bot.rules.cases.life_cycle import LifeCycle, Party, Standing, State
from bot.rules.cases.parties import Parties, can_do, may_see, standings
from bot.rules.deadlines import Stage
from bot.rules.people import Person


def concerned(life_cycle: LifeCycle, standing: frozenset[Standing], parties: Parties) -> frozenset[Standing]:
    """Those of a table's entry whom it concerns now: where somebody is named to handle it, nobody in their place."""
    if parties.handler is None or not _whoever_comes_first(life_cycle, standing):
        return standing
    return standing - life_cycle.first_come


def told_at(life_cycle: LifeCycle, state: State, stage: Stage, parties: Parties) -> frozenset[Standing]:
    """Whom a stage of a state's reminders tells now; while somebody works on it, also those who look after that."""
    return concerned_by(life_cycle, state, state.ladder.get(stage, frozenset()), parties)


def concerned_by(
    life_cycle: LifeCycle, state: State, told: frozenset[Standing], parties: Parties
) -> frozenset[Standing]:
    """Of those whom a state's table names, whom it concerns now."""
    return concerned(life_cycle, told, parties) if _whoever_comes_first(life_cycle, state.waits_for) else told


def _whoever_comes_first(life_cycle: LifeCycle, standing: frozenset[Standing]) -> bool:
    return Party.HANDLER in standing and not standing.isdisjoint(life_cycle.first_come)


def waits_for(person: Person, life_cycle: LifeCycle, state: str, parties: Parties) -> bool:
    """Whether the case, in this state, waits for the person: to act, or to answer who wished for another date."""
    anybody = all_awaited(life_cycle, life_cycle.state(state), parties)
    return may_see(person, life_cycle, parties) and bool(standings(person, parties) & anybody)


def all_awaited(life_cycle: LifeCycle, state: State, parties: Parties) -> frozenset[Standing]:
    """Everybody for whom the case waits now."""
    return frozenset[Standing]().union(*awaited(life_cycle, state.key, parties))


def awaited(life_cycle: LifeCycle, state: str, parties: Parties) -> tuple[frozenset[Standing], ...]:
    """The groups of people for which the case waits now, anybody of each: who has to act, and who answers a wish."""
    groups = [concerned(life_cycle, life_cycle.state(state).waits_for, parties)]
    if parties.asked and parties.released:
        groups.append(answering(life_cycle, state))
    return tuple(group for group in groups if group)


def answering(life_cycle: LifeCycle, state: str) -> frozenset[Standing]:
    """Who may answer a wish for another date while the case is in this state."""
    steps = (one.who for one in life_cycle.transitions if one.answers and state in one.since)
    return frozenset[Standing]().union(*steps)


def answers_wish(person: Person, life_cycle: LifeCycle, state: str, parties: Parties) -> bool:
    """Whether somebody waits for this person to agree to another date."""
    return any(transition.answers for transition in can_do(person, life_cycle, state, parties))
