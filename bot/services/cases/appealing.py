"""申请复核: who looks at what was decided, and from when its clock stands still (clause 5.5.1)."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Clock, Transition
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

    So what was decided in time stays in time, whatever comes of looking at it anew.
    """
    to = LIFE_CYCLES[case.kind].state(transition.to or case.state)
    stands = case.closed_at is not None and not to.runs
    return replace(case.clock, paused_at=case.closed_at) if stands else case.clock


def goes_on_again(case: CaseRecord, transition: Transition) -> bool:
    """Whether a step takes what had ended up again, as the same case."""
    return case.closed_at is not None and transition.within is not None and not transition.goes_to
