"""How a step moves the end of a case: who decided it, who looks at that anew, when it ended (clauses 5.5.1, 5.5.2)."""

from dataclasses import replace
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Clock, State, Transition
from bot.rules.hearing import can_hear
from bot.rules.people import Person
from bot.services.cases.handling import able_of


async def reviewer_of(case: CaseRecord, transition: Transition) -> int | None:
    """Who looks at it: of the first role in which somebody is left who decided and handled nothing of it.

    Of several whoever can hear comes first. None: nobody is left.
    """
    parties = replace(case.parties, decider=decider_after(case, transition, None))
    for role in transition.goes_to:
        able = [one for one in await able_of(parties, role) if not _had_part(one, case)]
        if able:
            return next((one.id for one in able if can_hear(one)), able[0].id)
    return None


def _had_part(person: Person, case: CaseRecord) -> bool:
    # what somebody decided in another's place is that one's, too
    return case.handler_id == person.id or case.handler_id in person.lenders_for(case.client_id)


def decider_after(case: CaseRecord, transition: Transition, who: Person | None) -> int | None:
    """Who said how the case ends, after a step; of one that was decided before that was noted, who handled it."""
    if transition.decides and who is not None:
        return who.id
    if transition.goes_to:
        return case.decided_by_id or case.handler_id
    return case.decided_by_id


def clock_of(case: CaseRecord, transition: Transition) -> Clock:
    """The clock with which a step begins: of what had ended and waits again, no time has passed since its end.

    So what was decided in time stays in time, whatever comes of looking at it anew; what is only owed moves nothing.
    """
    to = LIFE_CYCLES[case.kind].state(transition.to or case.state)
    stands = case.closed_at is not None and not to.runs
    if transition.back:
        return replace(case.clock, paused_at=None)
    return replace(case.clock, paused_at=case.closed_at) if stands else case.clock


def goes_on_again(case: CaseRecord, transition: Transition) -> bool:
    """Whether a step takes what had ended up again, as the same case."""
    return ended_before(case) is not None and transition.within is not None and not transition.goes_to


def ended_before(case: CaseRecord) -> datetime | None:
    """When the case ended, be it that something about it is owed still."""
    return case.closed_at or case.ended_at


def end_after(
    case: CaseRecord, transition: Transition, state: State, at: datetime
) -> tuple[datetime | None, datetime | None, str]:
    """When a case is closed after a step, and when and as what it had ended while something is owed."""
    if state.after_end:
        return None, ended_before(case), case.ended_as or case.state
    if transition.back:
        return case.ended_at or at, None, ""
    if transition.to is None and case.closed_at is not None:
        # what is only added to what has ended does not end it anew
        return case.closed_at, case.ended_at, case.ended_as
    return at if state.ends else None, None, ""


def leads_to(case: CaseRecord, transition: Transition) -> str:
    """The key of the state after a step."""
    return (case.ended_as if transition.back else "") or transition.to or case.state
