"""Each life cycle as ``life_cycles.txt`` writes it out: who acts when, what leads where, who hears of it.

``test_tables`` looks whether a table is whole; only what is written down a second time tells when a line of it is lost.
A kind of case that is not in the file yet is not compared. What stands for what: see ``state_line`` and ``step_line``.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Counted, OnBehalf, Owed, Promise, State, Transition

WRITTEN: dict[str, list[str]] = {}
for block in Path(__file__).with_name("life_cycles.txt").read_text(encoding="utf-8").split("\n\n"):
    name, *lines = block.strip().splitlines()
    WRITTEN[name] = [" ".join(line.split()) for line in lines]


def those(standings: Iterable[str]) -> str:
    """Whoever they are, in the order of their names."""
    return ",".join(sorted(standings))


def owed(what: str, owed: Owed | None) -> str:
    """To whom a date was promised, and whether it is said to them as a promise."""
    return "" if owed is None else f"{what}={those(owed.to)}{'' if owed.what is None else '!'}"


def state_line(state: State) -> str:
    """Key, who acts, how the deadline is counted, whom each stage tells, what a text typed to it means."""
    words = [
        f"state {state.key}",
        state.ends and "ends",
        those(state.waits_for),
        not state.runs and "stands",
        state.due is not Counted.NOT and state.due.value,
        state.within and state.within.key,
        *(f"{stage.value}={those(who)}" for stage, who in state.ladder.items()),
        state.still and f"still={those(state.still)}",
        owed("owed", state.owed),
        state.lapse and f"lapse={state.lapse.action}/{state.lapse.after.key}",
        state.words and f"words={state.words}",
        state.others_write and f"others-write={state.others_write}",
        state.urgent and "urgent",
        state.after_end and "after-end",
    ]
    return " ".join(word for word in words if word)


def step_line(step: Transition) -> str:
    """Action, since when, to what, who may and may not, what it asks for, does to the date and tells whom."""
    words = [
        step.action,
        f"{those(step.since)}>{step.to or ''}",
        those(step.who),
        step.never and f"never={those(step.never)}",
        step.never_if_serious and f"never-if-serious={those(step.never_if_serious)}",
        step.asks and f"asks={step.asks}",
        step.promise is not Promise.KEEP and step.promise.value,
        step.tells and f"tells={those(step.tells)}",
        step.told_former and "tells-former",
        *(
            flag
            for flag in (
                "takes",
                "rectifies",
                "once",
                "daily",
                "answers",
                "judges",
                "early",
                "inside",
                "contains",
                "explains",
                "comes",
                "acknowledges",
                "decides",
                "back",
            )
            if getattr(step, flag)
        ),
        step.afterwards and f"afterwards={step.afterwards}",
        step.goes_to and f"goes-to={','.join(step.goes_to)}",
        step.within and f"within={step.within.key}",
        step.completes and f"completes={step.completes}",
        step.on_behalf is not OnBehalf.NOBODY and f"for={step.on_behalf.value}",
    ]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("code", WRITTEN)
def test_a_life_cycle_is_as_it_is_written_out(code: str) -> None:
    kind = CASE_KINDS[code]
    whole = [
        f"number {kind.number}",
        f"first {kind.first}",
        f"promised {kind.promised and kind.promised.key} {owed('owed', kind.owed)}",
        f"terms {' '.join(term.key for term in kind.terms)}",
        f"seen by {those(kind.seen_by)}",
        f"hidden from {those(kind.hidden_from)}",
        f"first come {those(kind.first_come)}",
        f"callers {' '.join(those(group) for group in kind.callers)}",
        f"line {' '.join(kind.line)}",
        f"register {kind.register.value}",
        f"is {' '.join(flag for flag in ('overseen', 'confidential', 'opener_leads') if getattr(kind, flag))}",
        *([f"nags {' '.join(f'{state}>{step}' for state, step in sorted(kind.nags.items()))}"] if kind.nags else []),
        *map(state_line, kind.states),
        *map(step_line, kind.transitions),
    ]
    assert [line.strip() for line in whole] == WRITTEN[code]


def test_time_to_answer_is_given_to_who_opened_it_where_they_are_asked() -> None:
    given = {(kind.kind, state.key) for kind in CASE_KINDS.values() for state in kind.states if state.is_time_to_answer}
    asking = {(kind, state) for kind in ("complaint", "enquiry") for state in ("waiting", "proposed")}
    asking.add(("hazard", "fixed"))
    assert {one for one in given if one[0] in WRITTEN} == asking
