"""Tasks of two people, sites and firms: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

import pytest

from bot.records.tasks import TaskRecord
from bot.rules.people import Role
from storage import database as db
from storage import tasks
from storage.people import persons
from tests.storage.near.firms import DAY, Near, a_record, near
from tests.storage.rows import NOW

TODAY = NOW.date()
YESTERDAY, TOMORROW = TODAY - DAY, TODAY + DAY


async def a_task(firm: Near, due_on: date = TODAY, **columns: Any) -> int:
    """An open task of the first person at the first site."""
    base = {
        "client_id": firm.firm,
        "site_id": firm.site,
        "assignee_id": firm.person,
        "work": "patrol",
        "due_on": due_on,
        "state": "open",
    }
    return await db.add("task", **{**base, **columns})


async def got(task_id: int) -> TaskRecord:
    """A task."""
    found = await tasks.get_task(task_id)
    assert found is not None
    return found


async def ids(found: Awaitable[list[TaskRecord]]) -> list[int]:
    """The ids of the tasks that are found."""
    return [task.id for task in await found]


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms; the first two people serve the first one, the first person the other, too."""
    firm = await near()
    for who, client in ((firm.person, firm.firm), (firm.other, firm.firm), (firm.person, firm.other_firm)):
        await persons.add_grant(who, Role.CONSULTANT, client, NOW)
    return firm


async def test_open_tasks_are_ones_own_that_may_be_done_and_are_due(firm: Near) -> None:
    late, due = await a_task(firm, YESTERDAY, until_on=TODAY), await a_task(firm)
    tomorrow = await a_task(firm, TOMORROW)
    await a_task(firm, YESTERDAY, until_on=YESTERDAY)
    await a_task(firm, assignee_id=firm.other)
    for state in ("done", "missed", "waived", "covered"):
        await a_task(firm, state=state)
    assert await ids(tasks.find_open_tasks(firm.person, TODAY, TODAY)) == [late, due]
    assert await ids(tasks.find_open_tasks(firm.person, TOMORROW, TODAY)) == [late, due, tomorrow]


async def test_left_is_what_nobody_does_who_serves_the_firm(firm: Near) -> None:
    await a_task(firm)
    left = await a_task(firm, assignee_id=firm.both)
    elsewhere = await a_task(firm, assignee_id=firm.other, client_id=firm.other_firm, site_id=None)
    await a_task(firm, TOMORROW, assignee_id=firm.both)
    await a_task(firm, YESTERDAY, assignee_id=firm.both, until_on=YESTERDAY)
    await a_task(firm, assignee_id=firm.both, state="done")
    assert await ids(tasks.find_left_tasks((firm.firm,), TODAY, TODAY)) == [left]
    assert await ids(tasks.find_left_tasks((firm.firm, firm.other_firm), TODAY, TODAY)) == [left, elsewhere]
    assert [(await got(one)).is_left for one in (left, elsewhere)] == [True, True]


async def test_not_done_is_what_is_late_or_could_last_be_made_up_lately(firm: Near) -> None:
    since = TODAY - 3 * DAY
    late = await a_task(firm, YESTERDAY)
    missed = await a_task(firm, TODAY - 5 * DAY, state="missed", until_on=since)
    await a_task(firm)
    await a_task(firm, TODAY - 5 * DAY, state="missed", until_on=since - DAY)
    await a_task(firm, TODAY - 5 * DAY, state="missed", until_on=TODAY)
    await a_task(firm, TODAY - 5 * DAY, state="waived", until_on=since)
    theirs = await a_task(firm, TODAY - 2 * DAY, assignee_id=firm.other)
    elsewhere = await a_task(firm, TODAY - 4 * DAY, client_id=firm.other_firm, site_id=None)
    assert await ids(tasks.find_not_done(firm.person, since, TODAY)) == [missed, elsewhere, late]
    assert await ids(tasks.find_not_done(firm.other, since, TODAY)) == [theirs]
    assert await ids(tasks.find_missed_tasks((firm.firm,), since, TODAY)) == [missed, theirs, late]
    assert await ids(tasks.find_missed_tasks((firm.other_firm,), since, TODAY)) == [elsewhere]


async def test_unexplained_is_what_was_missed_lately_without_a_word(firm: Near) -> None:
    since, missed = TODAY - 3 * DAY, {"state": "missed", "until_on": TODAY - DAY}
    meant = await a_task(firm, TODAY - 5 * DAY, **missed)
    theirs = await a_task(firm, TODAY - 4 * DAY, **{**missed, "assignee_id": firm.other})
    await a_task(firm, TODAY - 5 * DAY, **{**missed, "reason": "停产"})
    await a_task(firm, TODAY - 5 * DAY, **{**missed, "until_on": since - DAY})
    await a_task(firm, TODAY - 5 * DAY, **{**missed, "until_on": TODAY})
    await a_task(firm, TODAY - 5 * DAY, **{**missed, "state": "open"})
    assert await ids(tasks.find_unexplained((firm.person,), since, TODAY)) == [meant]
    assert await ids(tasks.find_unexplained((firm.person, firm.other), since, TODAY)) == [meant, theirs]
    assert await ids(tasks.find_unexplained((firm.person,), TODAY - DAY, TODAY)) == [meant]


async def test_the_tasks_of_a_stretch_leave_out_what_another_did_for_all(firm: Near) -> None:
    first, last = TODAY - DAY, TODAY + DAY
    mine = [await a_task(firm, TODAY, state=state) for state in ("open", "done", "missed", "waived")]
    ends = [await a_task(firm, day) for day in (first, last)]
    for day in (first - DAY, last + DAY):
        await a_task(firm, day)
    await a_task(firm, state="covered")
    theirs = await a_task(firm, assignee_id=firm.other)
    elsewhere = await a_task(firm, client_id=firm.other_firm, site_id=None)
    found = [ends[0], *mine, elsewhere, ends[1]]
    assert await ids(tasks.find_tasks_of(firm.person, first, last)) == found
    at_firm = [ends[0], *mine, theirs, ends[1]]
    assert await ids(tasks.find_tasks_at((firm.firm,), first, last)) == at_firm
    practised = await db.add(
        "task", client_id=firm.practice_firm, assignee_id=firm.self, work="patrol", due_on=TODAY, state="open"
    )
    assert await ids(tasks.find_tasks_at((firm.practice_firm,), first, last)) == [practised]

    by_person = {
        (one.id, one.state): (one.n, one.late) for one in await tasks.count_by_person(None, first, last, TODAY)
    }
    assert by_person == {
        (firm.person, "open"): (4, 1),
        (firm.person, "done"): (1, 0),
        (firm.person, "missed"): (1, 0),
        (firm.person, "waived"): (1, 0),
        (firm.other, "open"): (1, 0),
    }
    by_client = {
        (one.id, one.state): one.n for one in await tasks.count_by_client((firm.other_firm,), first, last, TODAY)
    }
    assert by_client == {(firm.other_firm, "open"): 1}


async def test_a_task_is_moved_settled_and_given_away_from_where_it_was_known(firm: Near) -> None:
    task, beside = await got(await a_task(firm, until_on=TODAY)), await got(await a_task(firm, until_on=TODAY))
    assert await tasks.move(task, TOMORROW, "停产", firm.other, NOW)
    assert not await tasks.move(task, TODAY + 2 * DAY, "停产", firm.other, NOW), "it is due on another day by now"
    moved = await got(task.id)
    assert (moved.due_on, moved.moved_from, moved.until_on, moved.reason) == (TOMORROW, TODAY, TOMORROW, "停产")
    assert await tasks.settle(task.id, "open", "waived", "关厂", firm.other, NOW)
    assert not await tasks.settle(task.id, "open", "waived", "关厂", firm.other, NOW)
    assert not await tasks.move(await got(task.id), TODAY + 2 * DAY, "", firm.other, NOW)
    assert not await tasks.change_assignee(task.id, firm.person, firm.other), "it is not open"
    assert await got(beside.id) == beside

    assert not await tasks.change_assignee(beside.id, firm.other, firm.both), "it is somebody else's"
    assert await tasks.change_assignee(beside.id, firm.person, firm.other)
    given = await got(beside.id)
    assert (given.assignee_id, given.handed_from_id) == (firm.other, firm.person)
    assert await tasks.hold_task(beside.id) == firm.other
    assert await tasks.hold_task(task.id) == firm.person


async def test_what_fulfilled_a_task_is_its_latest_record_that_stands(firm: Near) -> None:
    task, other = await a_task(firm), await a_task(firm)

    await a_record(firm, task_id=task)
    latest = await a_record(firm, task_id=task, state="submitted")
    for state in ("recalled", "voided"):
        await a_record(firm, task_id=task, state=state)
    theirs = await a_record(firm, task_id=other)
    found, beside = await tasks.find_fulfilment(task), await tasks.find_fulfilment(other)
    assert found is not None
    assert beside is not None
    assert (found.id, beside.id) == (latest, theirs)
    assert await tasks.find_fulfilment(await a_task(firm)) is None
