"""Whom escalations reach, in every state of every kind of case, whoever is there and can hear (clause 5.5.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.cases.concerning import all_awaited, told_at
from bot.rules.cases.escalating import EARLIER, Hearing, asked_about, named_at, told_instead
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Standing, State
from bot.rules.cases.parties import Parties
from bot.rules.deadlines import Stage

OPENER, HANDLER = 1, 2
ESCALATING = [
    (life_cycle, life_cycle.state(key), stage)
    for life_cycle in LIFE_CYCLES.values()
    for key in sorted(life_cycle.open_states)
    for stage in EARLIER
    if life_cycle.state(key).ladder.get(stage)
]
EACH = pytest.mark.parametrize(
    ("life_cycle", "state", "stage"),
    ESCALATING,
    ids=[f"{life_cycle.kind} {state.key} {stage}" for life_cycle, state, stage in ESCALATING],
)
PARTIES = [Parties(10, OPENER), Parties(10, OPENER, handler=HANDLER)]


def one_each(life_cycle: LifeCycle, state: State, parties: Parties, *gone: Standing) -> Hearing:
    """Somebody of their own for each standing, but for those that are empty."""
    asked = sorted(asked_about(life_cycle, state, parties))
    return {one: frozenset() if one in gone else frozenset({place}) for place, one in enumerate(asked, start=100)}


def reached(life_cycle: LifeCycle, state: State, stage: Stage, parties: Parties, hearing: Hearing) -> frozenset[int]:
    """Everybody whom a stage tells."""
    named = named_at(life_cycle, state, stage, parties, hearing)
    return named | (told_instead(life_cycle, state, stage, parties, hearing) if stage in EARLIER else frozenset())


def reached_before(
    life_cycle: LifeCycle, state: State, stage: Stage, parties: Parties, hearing: Hearing
) -> frozenset[int]:
    """Everybody whom the stages before it tell."""
    return frozenset[int]().union(
        *(reached(life_cycle, state, earlier, parties, hearing) for earlier in EARLIER[stage])
    )


@EACH
@pytest.mark.parametrize("parties", PARTIES, ids=["nobody named", "a handler"])
def test_each_stage_reaches_somebody_whom_those_before_did_not_unless_the_top_was(
    life_cycle: LifeCycle, state: State, stage: Stage, parties: Parties
) -> None:
    hearing = one_each(life_cycle, state, parties)
    before = reached_before(life_cycle, state, stage, parties, hearing)
    fresh = reached(life_cycle, state, stage, parties, hearing) - before
    assert fresh or hearing[life_cycle.line[-1]] <= before


@EACH
def test_where_a_role_is_empty_the_next_up_the_line_is_told_once(
    life_cycle: LifeCycle, state: State, stage: Stage
) -> None:
    for parties in PARTIES:
        for place, one in enumerate(life_cycle.line):
            hearing = one_each(life_cycle, state, parties, *life_cycle.line[: place + 1])
            before = reached_before(life_cycle, state, stage, parties, hearing)
            told = reached(life_cycle, state, stage, parties, hearing)
            above = [next(iter(hearing[up])) for up in life_cycle.line[place + 1 :]]
            waiting = [one for one in above if one not in before]
            if waiting:
                assert told - before, (one, parties)
            up = told_instead(life_cycle, state, stage, parties, hearing)
            assert not up or up == {waiting[0] if waiting else above[-1]}, (one, parties)


@EACH
def test_with_everybody_of_the_line_gone_nobody_is_invented(life_cycle: LifeCycle, state: State, stage: Stage) -> None:
    for parties in PARTIES:
        hearing = one_each(life_cycle, state, parties, *life_cycle.line)
        assert told_instead(life_cycle, state, stage, parties, hearing) == frozenset()


@st.composite
def firms(draw: st.DrawFn) -> tuple[int, Parties, Hearing]:
    """An escalation at a firm of a few people, each with any roles, of whom some may not see it, or cannot hear."""
    place = draw(st.integers(0, len(ESCALATING) - 1))
    life_cycle, state, _ = ESCALATING[place]
    parties = PARTIES[draw(st.integers(0, len(PARTIES) - 1))]
    hearing = {
        one: frozenset(draw(st.lists(st.integers(1, 4), max_size=3)))
        for one in sorted(asked_about(life_cycle, state, parties))
    }
    return place, parties, hearing


@given(firms())
def test_whoever_there_is_hears_and_nobody_else(firm: tuple[int, Parties, Hearing]) -> None:
    place, parties, hearing = firm
    life_cycle, state, stage = ESCALATING[place]
    told = reached(life_cycle, state, stage, parties, hearing)
    before = reached_before(life_cycle, state, stage, parties, hearing)
    up = told_instead(life_cycle, state, stage, parties, hearing)
    line = frozenset[int]().union(*(hearing[one] for one in life_cycle.line))
    acting = frozenset[int]().union(*(hearing[one] for one in all_awaited(life_cycle, state, parties)))
    # nobody but who may see it and can hear, and none but those of the line in the place of others
    assert up <= line
    assert told <= frozenset[int]().union(*hearing.values())
    added = told_at(life_cycle, state, stage, parties)
    for earlier in EARLIER[stage]:
        added -= told_at(life_cycle, state, earlier, parties)
    first = min((place for place, one in enumerate(life_cycle.line) if one in added), default=0)
    above = frozenset[int]().union(*(hearing[one] for one in life_cycle.line[first:]))
    if above - before:
        assert told - before
    # never said to nobody, nor again to those alone who are late with it, where there is anybody above them
    if above - acting:
        assert told - before or told - acting
