"""Visits of two firms, days and plans: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.records.visits import VisitRecord
from storage import database as db
from storage import tasks, visits
from tests.storage.near.firms import DAY, Near, a_draft, near
from tests.storage.rows import NOW

TODAY = NOW.date()
TOMORROW = TODAY + DAY
MORNING = NOW - timedelta(hours=1)


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms with people and sites."""
    return await near()


async def a_task(firm: Near, due_on: date = TOMORROW, client: int | None = None, **columns: Any) -> int:
    """An open task at a firm."""
    client = firm.firm if client is None else client
    site = firm.site if client == firm.firm else None
    task_id = await tasks.add_task(client, site, firm.person, "patrol", due_on)
    if columns:
        await db.change("task", task_id, **columns)
    return task_id


async def a_visit(firm: Near, due_on: date = TOMORROW, *, told: bool = True, **columns: Any) -> int:
    """A visit, of which the client was told."""
    visit = await visits.add_visit(await a_task(firm, due_on, **columns))
    if told:
        await visits.tell(visit, firm.person, due_on, NOW)
    return visit


async def got(visit_id: int) -> VisitRecord:
    """A visit."""
    found = await visits.get_visit(visit_id)
    assert found is not None
    return found


async def ids(found: Awaitable[list[VisitRecord]]) -> list[int]:
    """The ids of the visits that are found."""
    return [visit.id for visit in await found]


async def test_what_a_client_was_told_of_a_day(firm: Near) -> None:
    meant, also = await a_visit(firm), await a_visit(firm)
    await a_visit(firm, told=False)
    await a_visit(firm, TODAY)
    elsewhere = await a_visit(firm, client=firm.other_firm)
    assert await ids(visits.find_visits_of(firm.firm, TOMORROW)) == [meant, also]
    assert await ids(visits.find_visits_of(firm.other_firm, TOMORROW)) == [elsewhere]


async def test_told_otherwise_is_what_was_moved_waived_taken_over_or_taken_off(firm: Near) -> None:
    as_told, done, untold = await a_visit(firm), await a_visit(firm), await a_visit(firm, told=False)
    changed = {name: await a_visit(firm) for name in ("moved", "waived", "given", "off")}
    earlier = await a_visit(firm, TODAY - DAY)
    task_of = {visit: (await got(visit)).task_id for visit in (done, untold, earlier, *changed.values())}
    await db.change("task", task_of[done] or 0, state="done", due_on=TODAY)
    await db.change("task", task_of[changed["moved"]] or 0, due_on=TOMORROW + DAY)
    await db.change("task", task_of[changed["waived"]] or 0, state="waived")
    await db.change("task", task_of[changed["given"]] or 0, assignee_id=firm.other)
    await db.change("task", task_of[untold] or 0, state="waived")
    await db.change("task", task_of[earlier] or 0, state="waived")
    await visits.let_go([task_of[changed["off"]] or 0])
    assert await ids(visits.find_told_otherwise(TODAY)) == sorted(changed.values())
    assert (await got(as_told)).task_id is not None


@pytest.mark.parametrize(
    ("state", "since", "until", "otherwise"),
    [
        ("planned", TOMORROW, TOMORROW, True),
        ("active", TODAY, TOMORROW + DAY, True),
        ("over", TOMORROW, TOMORROW, False),
        ("withdrawn", TOMORROW, TOMORROW, False),
        ("planned", TODAY, TODAY, False),
        ("planned", TOMORROW + DAY, TOMORROW + DAY, False),
    ],
)
async def test_who_is_on_leave_that_day_does_not_come(
    firm: Near, state: str, since: date, until: date, otherwise: bool
) -> None:
    visit, beside = await a_visit(firm), await a_visit(firm, assignee_id=firm.other)
    await visits.tell(beside, firm.other, TOMORROW, NOW)
    await db.add(
        "stand_in",
        person_id=firm.both,
        stands_in_for_id=firm.person,
        since=since,
        until=until,
        state=state,
        made_by_id=firm.other,
        draft_id=(await a_draft(firm.other, "stand_in")).id,
        made_at=NOW,
    )
    assert await ids(visits.find_told_otherwise(TODAY)) == ([visit] if otherwise else [])


async def test_a_wish_is_asked_answered_and_agreed_to_in_its_own_visit(firm: Near) -> None:
    visit, beside, untold = await a_visit(firm), await a_visit(firm), await a_visit(firm, told=False)
    other_day = TOMORROW + DAY
    assert await visits.ask(visit, other_day, "停产", firm.both, NOW)
    assert not await visits.ask(untold, other_day, "停产", firm.both, NOW)
    assert await ids(visits.find_wishes(TODAY)) == [visit]
    assert await ids(visits.find_wishes(TOMORROW + DAY)) == []
    assert await visits.confirm(beside, TOMORROW, firm.both, NOW)
    assert not await visits.confirm(beside, TOMORROW, firm.both, NOW)
    assert not await visits.confirm(visit, other_day, firm.both, NOW), "it was told for another day"
    assert not await visits.confirm(untold, TOMORROW, firm.both, NOW)
    assert not await visits.keep(visit, TOMORROW), "another day is wished for"
    assert await visits.keep(visit, other_day)
    assert not await visits.keep(visit, other_day)
    kept, agreed = await got(visit), await got(beside)
    assert (kept.asked_day, kept.asked_reason, kept.confirmed_at) == (None, "", None)
    assert (agreed.confirmed_at, agreed.confirmed_by_id, agreed.asked_day) == (NOW, firm.both, None)
    assert await visits.ask(beside, other_day, "停产", firm.both, NOW)
    assert (await got(beside)).confirmed_at is None
    assert await visits.note_agreed(beside, firm.person, NOW)
    assert not await visits.note_agreed(beside, firm.person, NOW)
    assert ((await got(beside)).asked_day, (await got(visit)).confirmed_at) == (None, None)


async def test_what_is_told_anew_or_called_off_is_answered_anew_and_nothing_beside_it(firm: Near) -> None:
    visit, beside, off = await a_visit(firm), await a_visit(firm), await a_visit(firm)
    for one in (visit, beside, off):
        assert await visits.confirm(one, TOMORROW, firm.both, NOW)
        assert await visits.set_out(one, MORNING, NOW)
    untouched = await got(beside)
    await visits.tell_anew(visit, firm.other, TOMORROW + DAY, NOW, None, None)
    await visits.call_off(off)
    told, called_off = await got(visit), await got(off)
    assert (told.person_id, told.for_day, told.confirmed_at, told.set_out_at) == (
        firm.other,
        TOMORROW + DAY,
        None,
        None,
    )
    assert (called_off.told_at, called_off.confirmed_at) == (None, None)
    assert await got(beside) == untouched


async def test_setting_out_and_arriving_are_noted_once_a_day(firm: Near) -> None:
    visit, beside = await a_visit(firm), await a_visit(firm)
    assert await visits.set_out(visit, MORNING, NOW)
    assert not await visits.set_out(visit, MORNING, NOW)
    assert await visits.arrive(visit, MORNING, NOW)
    assert not await visits.arrive(visit, MORNING, NOW)
    assert not await visits.set_out(visit, MORNING, NOW)
    assert (await got(beside)).set_out_at is None
    assert (await got(beside)).arrived_at is None
    assert await visits.set_out(visit, MORNING + DAY, NOW + DAY), "the next day is another"
    assert (await got(visit)).arrived_at is None


async def test_to_be_told_is_what_is_open_has_a_day_and_is_a_visit_at_these_firms(firm: Near) -> None:
    first, last = TODAY, TOMORROW
    due, later = await a_task(firm, first), await a_task(firm, last)
    told = await visits.add_visit(later)
    await visits.tell(told, firm.person, last, NOW)
    await a_task(firm, first - DAY)
    await a_task(firm, last + DAY)
    elsewhere = await a_task(firm, first, client=firm.other_firm)
    for state in ("done", "missed", "waived", "covered"):
        await a_task(firm, first, state=state)
    await a_task(firm, first, arranged=False)
    await a_task(firm, first, work="no_visit")
    found = await visits.find_to_tell((firm.firm,), first, last)
    assert [(one.task_id, one.told_at) for one in found] == [(due, None), (later, NOW)]
    found = await visits.find_to_tell((firm.firm, firm.other_firm), first, first)
    assert [one.task_id for one in found] == [due, elsewhere]


async def test_a_visit_is_made_once_of_its_task(firm: Near) -> None:
    task, other = await a_task(firm), await a_task(firm, TODAY)
    visit = await visits.add_visit(task)
    assert await visits.add_visit(task) == visit
    assert await visits.get_visit_of(other) is None
    found = await visits.get_visit_of(task)
    assert found is not None
    assert (found.id, found.for_day, found.person_id, found.client_id) == (visit, TOMORROW, firm.person, firm.firm)
    await visits.change_task(visit, other)
    assert await visits.get_visit_of(task) is None
