"""Measures of a case become tasks, and so does the look whether they work; they outlive it (clause 5.4 b-c)."""

from datetime import date

from bot.records.cases.cases import CaseRecord
from bot.records.cases.measures import CaseTask
from bot.records.drafts import DraftView, Pick
from bot.rules.beijing import beijing_day
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.measures import DUE, OWNER, OWNERS
from bot.rules.cause import Cause
from bot.rules.deadlines import due
from bot.rules.forms.case_keys import TEXT
from bot.rules.people import Person, Role
from bot.rules.tasks.works import MEASURE, MEASURES_CHECK
from bot.services.drafts.given import given
from bot.services.post.writing import MessageCode, post
from storage.cases import measures
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

GIVEN = MessageCode("measure_given")
"""To who sees to a measure that somebody else set."""


async def tasks_of(case: CaseRecord) -> tuple[CaseTask, ...]:
    """What of a case became tasks."""
    return tuple(await measures.find_tasks(case.id)) if CASE_KINDS[case.kind].measures is not None else ()


async def owners_to_pick(case: CaseRecord) -> tuple[Pick, ...]:
    """Whoever of ours serves the client, to choose from."""
    found = await people.find_people_with_role(case.client_id, *OWNERS)
    return tuple(Pick(person.id, person.called) for person in found)


async def plan(cause: Cause, who: Person, view: DraftView, case: CaseRecord, step: Transition) -> None:
    """What a step of a case has done, and by when; inside a transaction that is open already."""
    of = CASE_KINDS[case.kind].measures
    if of is None:
        return
    if step.action == of.step:
        said = given(view.answers)
        owner_id, until = int(said[OWNER]), date.fromisoformat(said[DUE])
        task_id = await _add(cause, case, MEASURE.code, owner_id, said[TEXT], beijing_day(cause.said_at), until)
        if owner_id != who.id:
            await post(cause, GIVEN, ("task", task_id), owner_id, parameters={"by": who.id})
    elif step.action == of.reviewed:
        firm = await get_settings()
        calendar = firm.calendar(case.client_id)
        until = beijing_day(due(cause.said_at, firm.allowances.of(of.check), calendar))
        until = calendar.working_day_from(until)
        checker = await _checker(case)
        if checker is not None:
            await _add(cause, case, MEASURES_CHECK.code, checker, "", until, until)


async def _add(
    cause: Cause, case: CaseRecord, work: str, owner_id: int, about: str, opens_on: date, until: date
) -> int:
    task_id = await measures.add_task(case, work, owner_id, about, opens_on, until)
    await add_entry(cause, "plan", "task", task_id, client=case.client_id, case=case.id)
    return task_id


async def _checker(case: CaseRecord) -> int | None:
    """Who looks whether the measures work: the client's lead, or whoever else of ours serves it."""
    for role in (Role.LEAD, Role.CONSULTANT):
        found = await people.find_people_with_role(case.client_id, role)
        if found:
            return found[0].id
    return None
