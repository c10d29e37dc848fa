"""是同一件…: what somebody says of two cases is done: they are joined, tied, or another thing each (clause 5.5.1)."""

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.alike import BY_STEP
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.forms.case_keys import HOW, WHICH
from bot.rules.people import Person
from bot.services.cases.alike import may_be_same
from bot.services.cases.seeing import NoSuchCase, view_of
from bot.services.cases.steps import AlreadyHandled, advance
from bot.services.drafts.given import given
from storage.cases import stored as cases
from storage.cases import ties


async def settle(cause: Cause, who: Person, case: CaseRecord, view: DraftView) -> CaseRecord:
    """Does with a case what was said of it and another one. Inside a transaction that is open already.

    Raises:
        AlreadyHandled: one of them is not open any more.
        NoSuchCase: the other is not for the person to say anything of.
    """
    said = given(view.answers)
    other, how = await cases.get_case(int(said[WHICH])), said[HOW]
    if other is None or how not in BY_STEP:
        raise NoSuchCase(said[WHICH])
    if not any(one.id == other.id for one in await may_be_same(who, case)):
        # closed since it was picked; what was never theirs to see is not told of
        raise AlreadyHandled(await view_of(who, case))
    step = LIFE_CYCLES[case.kind].transition(how)
    if case.state not in step.since:
        raise AlreadyHandled(await view_of(who, case))
    moved = await advance(cause, who, case, step, view)
    # behind the step: whoever comes second with the same is told so, and does not wait for this row
    await ties.change_tie(case.id, other.id, BY_STEP[how], who.id, cause.at)
    return moved
