"""Whom an escalation reaches: at each stage somebody else, by the reporting line (clause 5.5.2).

A stage's table names roles. Where nobody of them is left, or can hear, or has not been told already at the stage
before, whoever stands next in the line is told in their place: what is late is never said to nobody.
"""

from collections.abc import Mapping

from bot.rules.cases.concerning import all_awaited, told_at
from bot.rules.cases.life_cycle import LifeCycle, Standing, State
from bot.rules.cases.parties import Parties
from bot.rules.deadlines import Stage

EARLIER: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.OVERDUE: (Stage.BEFORE, Stage.DUE),
    Stage.ESCALATED: (Stage.BEFORE, Stage.DUE, Stage.OVERDUE),
}
"""The stages that escalate, and those that come before them."""

Hearing = Mapping[Standing, frozenset[int]]
"""By how they stand to a case, the ids of those who may see it and can hear of it."""


def asked_about(life_cycle: LifeCycle, state: State, parties: Parties) -> frozenset[Standing]:
    """Of whom has to be known who may see the case and can hear, to say whom its escalations reach."""
    tables = (told_at(life_cycle, state, stage, parties) for stage in Stage)
    return frozenset(life_cycle.line).union(all_awaited(life_cycle, state, parties), *tables)


def named_at(life_cycle: LifeCycle, state: State, stage: Stage, parties: Parties, hearing: Hearing) -> frozenset[int]:
    """The people of a stage's own table."""
    return _people(told_at(life_cycle, state, stage, parties), hearing)


def told_instead(
    life_cycle: LifeCycle, state: State, stage: Stage, parties: Parties, hearing: Hearing
) -> frozenset[int]:
    """Whom up the line a stage reaches besides those of its table; nobody where these are others than before.

    Where the stages before reached the top already, and the table names nobody but those who have to act, that is the
    top once more. ``stage`` is one that escalates (``EARLIER``); a state that does not escalate reaches nobody.
    """
    if not state.ladder.get(stage):
        return frozenset()
    reached, before = frozenset[int](), frozenset[Standing]()
    for earlier in EARLIER[stage]:
        reached |= named_at(life_cycle, state, earlier, parties, hearing)
        before |= told_at(life_cycle, state, earlier, parties)
        if earlier in EARLIER:
            reached |= told_instead(life_cycle, state, earlier, parties, hearing)
    named = named_at(life_cycle, state, stage, parties, hearing)
    if named - reached:
        return frozenset()
    added = told_at(life_cycle, state, stage, parties) - before
    first = min((place for place, one in enumerate(life_cycle.line) if one in added), default=0)
    up = [hearing.get(one, frozenset()) for one in life_cycle.line[first:]]
    fresh = next((found - reached for found in up if found - reached), None)
    if fresh is not None:
        return fresh
    acting = _people(all_awaited(life_cycle, state, parties), hearing)
    top = next((found - acting for found in reversed(up) if found - acting), frozenset[int]())
    return frozenset() if named - acting else top


def _people(standing: frozenset[Standing], hearing: Hearing) -> frozenset[int]:
    return frozenset[int]().union(*(hearing.get(one, frozenset()) for one in standing))
