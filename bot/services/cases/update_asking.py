"""Whoever leads is asked how it stands when they promised to say so; their silence is for those above to see to.

(clause 5.4 b-c)
"""

from datetime import timedelta

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.calling import ASKED_FOR
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Counted
from bot.rules.cause import Cause
from bot.rules.practice import is_practice
from bot.services.cases.overseeing import lead_of, overseers_of
from bot.services.post.writing import MessageCode, post
from storage.cases import stored as cases
from storage.database import writing
from storage.jobs import queue as jobs
from storage.trail.entries import add_entry

UPDATE_DUE = MessageCode("case_update_due")
ASK = "ask_update"
"""The job that asks."""
AGAIN, SELDOM = timedelta(minutes=10), timedelta(days=1)
"""After which it is asked again at the soonest, and at the latest: each time as long as it was waited by then, because
whoever could not say it for hours is not helped by a message every ten minutes."""


def is_update_promised(case: CaseRecord) -> bool:
    """Whether somebody promised to say how it stands, to the minute."""
    state = CASE_KINDS[case.kind].state(case.state)
    return state.urgent and state.due is Counted.PROMISE


async def plan_asking(cause: Cause, before: CaseRecord, case: CaseRecord) -> None:
    """Has it asked for when it was promised. Inside a transaction that is open already."""
    moved = (case.state, case.due_at) != (before.state, before.due_at)
    if moved and is_update_promised(case) and case.due_at is not None and not is_practice(case.client_id):
        await jobs.repeat_job(ASK, case.id, max(case.due_at, cause.at))


@writing
async def ask_for_update(cause: Cause, case_id: int) -> None:
    """Asks whoever leads, and from the second time on who is above them too; nothing happens once it was said."""
    case = await cases.get_case(case_id)
    if case is None or case.due_at is None or not is_update_promised(case):
        return
    if case.due_at > cause.at:
        await jobs.repeat_job(ASK, case_id, case.due_at)
        return
    times = (cause.at - case.due_at) // AGAIN
    for person in [*await lead_of(case), *(await overseers_of(case) if times else [])]:
        if await post(cause, UPDATE_DUE, ("case", case_id), person.id, occurrence=f"{case.due_at.isoformat()}:{times}"):
            await add_entry(cause, ASKED_FOR, "case", case_id, whom=person.id)
    await jobs.repeat_job(ASK, case_id, cause.at + min(max(cause.at - case.due_at, AGAIN), SELDOM))
