"""What the database counts of promises and deliverables is what the rules say of each, on either database."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.rules.boards.clients import monday_of
from bot.rules.boards.weeks import mondays_around
from bot.rules.deliverables.owed import came, figures_by, figures_of, stands
from bot.rules.tasks.cadence_kept import MISSED_DAYS, Fate, Promise, kept
from bot.rules.tasks.cadence_kept import figures_of as figures_of_marks
from storage import cadence, deliverables
from storage import database as db
from storage import tables as t
from tests.growth.line import Row
from tests.growth.promised import promised
from tests.growth.seeding import seed

NOW = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
TODAY = date(2026, 11, 25)
MONDAY = monday_of(TODAY)
SUNDAY = MONDAY + timedelta(days=6)
CLIENTS = 3
LONG_AGO = timedelta(days=3000)


async def _found() -> None:
    """A firm with tasks of every fate: done at the last moment of their day or the first of the next, unreleased,
    open for ever, unannounced, and done by one for two; one of its clients was merged into another."""
    lines = dict(promised(3_000, CLIENTS))
    task, record, schedule = lines[t.Task], lines[t.WorkRecord], lines[t.Schedule]
    done_at = task.columns["done_at"]

    def at_the_edge(row: Row) -> datetime | None:
        if done_at(row) is None or row.n % 7 == 0:
            return None
        last_moment = datetime.combine(row["due_on"], time(15, 59, 59), UTC)
        return last_moment + timedelta(seconds=row.n % 3)

    lines[t.Task] = replace(
        task,
        columns={
            **task.columns,
            "done_at": at_the_edge,
            "until_on": lambda row: None if row.n % 11 == 0 else task.columns["until_on"](row),
            "moved_from": lambda row: row["due_on"] - timedelta(days=2) if row.n % 13 == 0 else None,
        },
    )
    lines[t.WorkRecord] = replace(
        record,
        columns={
            **record.columns,
            "state": lambda row: ("issued", "submitted", "recalled", "issued")[row.n % 4],
            "released_at": lambda row: None if row.n % 4 == 1 else record.columns["released_at"](row),
        },
    )
    lines[t.Schedule] = replace(
        schedule,
        columns={
            **schedule.columns,
            "unannounced": lambda row: row.n % 3 == 0,
            "shared": lambda row: ("", "any", "each")[row.n % 5 % 3],
        },
    )
    await seed(3_000, NOW, lines)
    same = "client_id, site_id, assignee_id, work, due_on, until_on, schedule_id, period"
    other = "CASE id % 4 WHEN 0 THEN 'done' WHEN 1 THEN 'open' WHEN 2 THEN 'missed' ELSE 'covered' END"
    await db.values(
        f"INSERT INTO task ({same}, slot, state) SELECT {same}, 1, {other} FROM task WHERE id % 6 < 2 RETURNING id"
    )
    await db.changed("UPDATE client SET now_id = 2, ended_at = :at WHERE id = 3", at=NOW)


def _at_hand(promise: Promise) -> bool:
    missed_of_late = promise.until_on is not None and TODAY - MISSED_DAYS <= promise.until_on < TODAY
    of_before = promise.state == "open" or (promise.state == "missed" and missed_of_late)
    return MONDAY <= promise.due_on <= SUNDAY or (promise.due_on < MONDAY and of_before)


async def test_promises_are_counted_as_the_rule_tells_them(bare_tables: str) -> None:
    await _found()
    fates = Counter[Fate]()
    for clients in (None, (1,), (2,)):
        promises = await cadence.find_promises_to(clients, TODAY - LONG_AGO, TODAY + LONG_AGO)
        at_hand = await cadence.count_at_hand(clients, MONDAY, TODAY)
        assert set(at_hand) == {one.client_id for one in promises}
        for client, (before, week) in at_hand.items():
            theirs = [one for one in promises if one.client_id == client]
            marks = [mark for plan in kept(filter(_at_hand, theirs), TODAY) for mark in plan.marks]
            assert before == figures_of_marks(mark for mark in marks if mark.day < MONDAY)
            assert week == figures_of_marks(mark for mark in marks if mark.day >= MONDAY)
    mondays = mondays_around(TODAY)
    last = mondays[-1] + timedelta(days=6)
    for client, weeks in (await cadence.count_by_week((1, 2), mondays, TODAY)).items():
        promises = await cadence.find_promises_to((client,), mondays[0], last)
        marks = [mark for plan in kept(promises, TODAY) for mark in plan.marks]
        fates.update(mark.fate for mark in marks)
        assert weeks == tuple(
            figures_of_marks(mark for mark in marks if monday_of(mark.day) == monday) for monday in mondays
        )
    assert set(fates) == set(Fate)


async def test_deliverables_are_counted_as_the_rule_tells_them(bare_tables: str) -> None:
    await _found()
    first, last, since = date(2026, 1, 1), date(2026, 12, 31), date(2025, 1, 1)
    for clients in (None, (1,), (2, 3)):
        owed = await deliverables.find_owed(clients, first, last, since)
        counted = await deliverables.count_owed(clients, first, last, since, TODAY)
        alike = Counter(
            (one.person_id, one.person_name, one.work, one.item or one.about, stands(one, TODAY), came(one, TODAY))
            for one in owed
        )
        summed = Counter[tuple[object, ...]]()
        for one in counted:
            summed[one.person_id, one.person_name, one.work, one.about, one.stands, one.came] += one.n
        assert summed == alike
        of_all = figures_by(counted, lambda _: None)[None]
        assert of_all == figures_of(owed, TODAY)
        assert 0 < of_all.on_time < of_all.due
        assert len(of_all.standing) > 2
