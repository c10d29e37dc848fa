"""Work plans are made to agree with the plan that the client confirmed: only that schedules (clauses 3.7, 4.1.3)."""

from datetime import date

from bot.records.service_plans import PlanLine, PlanVersion
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.service_plans.difference import MEANT, Facet
from bot.rules.tasks.schedule import COUNTED, Often
from bot.rules.tasks.works import WORKS
from bot.services.tasks.planning import plan_now
from storage import contract_schedules
from storage.ledgers.writing import add_entry, free_code
from storage.trail.entries import add_entry as add_to_trail

_SCHEDULED = frozenset(Facet) - {Facet.CLAUSE, Facet.MINUTES, Facet.DEPTH, Facet.DELIVERABLE}
"""What of a line a work plan says; the rest is told by the plan alone."""


async def agree(cause: Cause, plan: PlanVersion, before: PlanVersion | None) -> None:
    """Adds, changes and ends the work plans of a contract, as its plan differs from the one before.

    What somebody changed about a work plan itself (a handover) stays, unless the plan says otherwise by now. Inside an
    open transaction.
    """
    there = {
        item_id: schedule_id
        for schedule_id, item_id in (await contract_schedules.find_of_contract(plan.contract_id)).items()
    }
    former = {line.item_id: line for line in before.lines} if before is not None else {}
    wanted = {line.item_id: line for line in plan.lines if line.often is not None and line.person_id is not None}
    for item_id, line in wanted.items():
        schedule_id = there.get(item_id)
        if schedule_id is None:
            schedule_id = await _add(cause, plan, line)
        elif (was := former.get(item_id)) is None or _differs(was, line):
            said = _changeable(plan, line, beijing_day(cause.at))
            if was is None or was.unannounced != line.unannounced:
                # else a plan that somebody made unannounced stays so, whatever changes about it
                said["unannounced"] = line.unannounced
            await contract_schedules.change_cells(schedule_id, **said)
            await add_to_trail(cause, "change", SCHEDULES.subject, schedule_id, plan=plan.id)
        await plan_now(cause, schedule_id)
    for item_id, schedule_id in there.items():
        if item_id not in wanted:
            await contract_schedules.change_cells(schedule_id, ended_at=cause.at)
            await add_to_trail(cause, "end", SCHEDULES.subject, schedule_id, plan=plan.id)
            await plan_now(cause, schedule_id)


def _differs(was: PlanLine, line: PlanLine) -> bool:
    return any(MEANT[facet](was) != MEANT[facet](line) for facet in _SCHEDULED)


def _changeable(plan: PlanVersion, line: PlanLine, today: date) -> dict[str, str | int | bool | date | None]:
    """What a work plan says of a line; what is done once and should have been is done now."""
    begins = line.begins or plan.begins
    if line.often is Often.ONCE:
        begins = max(begins, min(today, plan.ends))
    return {
        "site_id": line.site_id,
        "often": str(line.often),
        "every": str(line.every) if line.often in COUNTED else "",
        "weekdays": line.weekdays if line.often is Often.WEEKDAYS else "",
        "person_id": line.person_id,
        "begins": begins,
        "ends": line.ends or plan.ends,
    }


async def _add(cause: Cause, plan: PlanVersion, line: PlanLine) -> int:
    said = _changeable(plan, line, beijing_day(cause.at))
    values: dict[str, str | int | bool] = {
        "code": await free_code(SCHEDULES.code),
        "client": plan.client_id,
        "work": line.work,
        "about": line.name if WORKS[line.work].told else "",
        "often": str(said["often"]),
        "every": str(said["every"]),
        "weekdays": str(said["weekdays"]),
        "unannounced": line.unannounced,
        "person": line.person_id or 0,
        "begins": str(said["begins"]),
        "ends": str(said["ends"]),
    }
    if line.site_id is not None:
        values["site"] = line.site_id
    schedule_id = await add_entry(SCHEDULES.code, values, cause.at)
    if schedule_id is None:
        raise LookupError(line.item_id)
    await contract_schedules.change_cells(schedule_id, item_id=line.item_id)
    await add_to_trail(cause, "add", SCHEDULES.subject, schedule_id, plan=plan.id)
    return schedule_id
