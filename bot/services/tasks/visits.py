"""来访: the client is told who comes for what on which day, and of whatever becomes of that (clauses 3.7, 4.6).

What was told is kept (storage/tables/visits.py). Who changes a task says so here at once; what nobody said is found by
the day's look, so that no visit is moved or called off in silence.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.records.visits import VisitRecord
from bot.rules.beijing import at, beijing_day, in_beijing
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.rules.tasks.visits import SEEN_AGAIN_AT, is_routine, told_until
from bot.rules.working_days import END_OF_DAY
from bot.services.post.writing import MessageCode, post
from storage import clients, visits
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.people import stand_ins
from storage.settings.firm import get_settings
from storage.visits import ToTell

TOLD, MOVED, OFF = MessageCode("visits_told"), MessageCode("visit_moved"), MessageCode("visit_off")
ASKED, TO_CALL = MessageCode("visit_asked"), MessageCode("visits_to_call")

IN_ITS_PLACE = timedelta(days=6)
"""How far from the day of a visit that was taken off another of the same plan is the same visit, moved: no week, or it
would be the next one."""
MORNING, AFTERNOON = "m", "a"
TELL = "tell_visits"
"""The job that tells the clients behind an id."""
PAGE = 50
"""Clients that are told in one transaction, so that nobody waits long for another."""


async def tell_in_the_morning(cause: Cause, day: date) -> None:
    """The morning's look: what comes until each client's next working day, and what of today nobody was told.

    In the morning, so that a client has their working day to answer, and who goes knows the answer before they leave.
    What they asked and nobody answered is said again.
    """
    await _say_all_changes(cause)
    for visit in await visits.find_wishes(day):
        if visit.asked_day is not None and visit.stands:
            await post_wish(cause, visit, visit.asked_day, f"{visit.asked_day}:{day}")
    await jobs.repeat_job(TELL, 0, cause.at)


async def tell_in_the_afternoon(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """The afternoon's look: what was planned since the morning for the next working day."""
    await _say_all_changes(cause)
    await jobs.repeat_job(TELL, 0, cause.at)


@writing
async def tell_page(cause: Cause, after: int) -> None:
    """Tells the next clients of their visits, one message per client and day, and has the others be told behind them.

    Before the afternoon's look also of today's.
    """
    day, firm = beijing_day(cause.at), await get_settings()
    look = MORNING if in_beijing(cause.at).time() < SEEN_AGAIN_AT else AFTERNOON
    ids = sorted(client.id for client in await clients.find_clients(None) if client.id > after)
    until: dict[date, list[int]] = {}
    for client_id in ids[:PAGE]:
        last = told_until(firm.calendar(client_id), day)
        if last is not None:
            until.setdefault(last, []).append(client_id)
    first = day if look == MORNING else day + timedelta(days=1)
    for last, of in until.items():
        of_day: dict[tuple[int, date], list[int]] = {}
        for one in await visits.find_to_tell(of, first, last):
            if _is_to_be_told(one, day):
                of_day.setdefault((one.client_id, one.due_on), []).append(one.task_id)
        for (client_id, due), task_ids in of_day.items():
            await _tell_of_day(cause, client_id, due, task_ids, f"{due}:{day}:{look}")
    if len(ids) > PAGE:
        await jobs.repeat_job(TELL, ids[PAGE - 1], cause.at)


def _is_to_be_told(one: ToTell, today: date) -> bool:
    """Once on the working day before, also of what was agreed or moved earlier; of today only what nobody knows."""
    if is_routine(one.often, one.every, one.weekdays):
        return False
    if one.told_at is None or one.for_day is None:
        return True
    return one.due_on > today and beijing_day(one.told_at) < today


async def _tell_of_day(cause: Cause, client_id: int, day: date, task_ids: Sequence[int], occurrence: str) -> None:
    readers = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER)
    if not readers:
        await _ask_to_call(cause, client_id, day, task_ids)
        return
    found = []
    for task_id in task_ids:
        visit = await visits.get_visit(await visits.add_visit(task_id))
        if visit is not None:
            await visits.tell(visit.id, await _who_comes(visit), day, cause.at)
            found.append(visit.id)
    said = {"day": day.isoformat(), "visits": found}
    for reader in readers:
        await post(
            cause,
            TOLD,
            ("client", client_id),
            reader.id,
            occurrence=occurrence,
            expires_at=at(day, END_OF_DAY),
            parameters=said,
        )


async def _ask_to_call(cause: Cause, client_id: int, day: date, task_ids: Sequence[int]) -> None:
    """Nobody of the client would hear of it, so who comes is asked to call, once for each day."""
    coming: dict[int, list[int]] = {}
    for task_id in task_ids:
        visit = await visits.get_visit(await visits.add_visit(task_id))
        if visit is not None:
            coming.setdefault(await _who_comes(visit), []).append(task_id)
    for person_id, mine in coming.items():
        said = {"day": day.isoformat(), "tasks": mine}
        about, until = ("client", client_id), at(day, END_OF_DAY)
        await post(cause, TO_CALL, about, person_id, occurrence=day, expires_at=until, parameters=said)


async def post_wish(cause: Cause, visit: VisitRecord, asked_day: date, occurrence: str) -> None:
    """Tells who comes, and the client's leads, that the client asks for another day; in an open transaction."""
    leads = await people.find_people_with_role(visit.client_id, Role.LEAD)
    for reader_id in sorted({visit.assignee_id or visit.person_id, *(lead.id for lead in leads)}):
        said = {"asked": asked_day.isoformat()}
        await post(cause, ASKED, ("visit", visit.id), reader_id, occurrence=occurrence, parameters=said)


async def tell_of_changed_visit(cause: Cause, task_id: int) -> None:
    """A task is on another day, somebody else's, or not to be done: if the client was told, they are told so now.

    Inside the open transaction of whoever moved, handed over or waived it.
    """
    await _look_at(cause, [await visits.get_visit_of(task_id)])


async def say_changes(cause: Cause, schedule_ids: Sequence[int]) -> None:
    """Tells the clients of every visit of these plans that is not as they were told; in an open transaction."""
    await _look_at(cause, await visits.find_told_of(schedule_ids, beijing_day(cause.at)))


async def _say_all_changes(cause: Cause) -> None:
    await _look_at(cause, await visits.find_told_otherwise(beijing_day(cause.at)))


async def _look_at(cause: Cause, found: Iterable[VisitRecord | None]) -> None:
    for visit in found:
        if visit is None or visit.told_at is None:
            continue
        now = await _in_its_place(visit, beijing_day(cause.at)) if visit.task_id is None else visit
        if now.task_id is None or now.state == "waived":
            await _call_off(cause, now)
        elif now.state == "open" and (now.due_on, await _who_comes(now)) != (now.for_day, now.person_id):
            await _tell_of_change(cause, now)


async def _who_comes(visit: VisitRecord) -> int:
    """Who does the task, or stands in for them on its day."""
    if visit.assignee_id is None or visit.due_on is None:
        raise LookupError(visit.id)
    leave = await stand_ins.find_leave(visit.assignee_id, visit.due_on, visit.due_on)
    comes = [one.person_id for one in leave if one.client_id in (None, visit.client_id)]
    return comes[0] if comes else visit.assignee_id


async def _in_its_place(visit: VisitRecord, today: date) -> VisitRecord:
    """The visit with the task that took the place of its own, if there is one: then it is moved, and not off."""
    first, last = max(today, visit.for_day - IN_ITS_PLACE), visit.for_day + IN_ITS_PLACE
    task_id = await visits.find_successor(visit, first, last) if visit.schedule_id is not None else None
    if task_id is None:
        return visit
    await visits.change_task(visit.id, task_id)
    return await visits.get_visit(visit.id) or visit


async def _call_off(cause: Cause, visit: VisitRecord) -> None:
    await visits.call_off(visit.id)
    await _to_managers(cause, OFF, visit, visit.for_day, {"day": visit.for_day.isoformat()})


async def _tell_of_change(cause: Cause, visit: VisitRecord) -> None:
    """To the day for which they asked: then they have agreed to it already."""
    if visit.due_on is None:
        raise LookupError(visit.id)
    as_asked = visit.asked_day == visit.due_on
    keeps = visit.due_on == visit.for_day
    confirmed_at, by = (visit.confirmed_at, visit.confirmed_by_id) if keeps else (None, None)
    if as_asked:
        confirmed_at, by = cause.at, visit.asked_by_id
    comes = await _who_comes(visit)
    await visits.tell_anew(visit.id, comes, visit.due_on, cause.at, confirmed_at, by)
    said = {
        "day": visit.due_on.isoformat(),
        "was": visit.for_day.isoformat(),
        "who": comes,
        "before": visit.person_id,
    }
    await _to_managers(cause, MOVED, visit, visit.due_on, said)


async def _to_managers(
    cause: Cause, kind: MessageCode, visit: VisitRecord, day: date, said: Mapping[str, object]
) -> None:
    for reader in await people.find_people_with_role(visit.client_id, Role.CLIENT_MANAGER):
        await post(
            cause,
            kind,
            ("visit", visit.id),
            reader.id,
            occurrence=f"{day}:{cause.at.timestamp():.0f}",
            expires_at=at(max(day, beijing_day(cause.at)), END_OF_DAY),
            parameters=said,
        )
