"""Lists, cards, homes and what is sought ask no more of the database at 10⁵ closed cases than at a fiftieth of them.

What is counted is the steps of SQLite's own machine, which are the same on any day and machine; milliseconds are in
``make bench-growth``. That PostgreSQL reads no growing table whole is in tests/storage/test_plans.py.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.rules.cases.sifting import Sift, Stands
from bot.rules.cause import Cause
from bot.rules.numbering import PartOfNumber
from bot.services.boards.hub import cases_of
from bot.services.cases import alike, progress, promises, reporting, seeing
from bot.services.forms.purposes import publish_forms
from bot.services.homes.waiting import waiting_for
from storage import database as db
from storage import tables as t
from storage.database import opened
from storage.jobs.queue import JOBS
from storage.migrating import migrate
from tests.growth.flatness import readers
from tests.growth.line import Rule, ahead, later
from tests.growth.lines import LINES
from tests.growth.people import LARGE
from tests.growth.records import end_state, open_state
from tests.growth.seeding import seed

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
RECORDS, FEW, MANY, OPEN = 3_000, 2_000, 100_000, 80
A_STEP = 10
"""Instructions of SQLite's machine that are counted together."""
PER_PAGE = 8
MOST_TIMES, FREE = 1.5, 2_500
"""What may be more in the large firm: trees that are deeper; to read the closed cases takes some hundred thousand."""

Question = Callable[[], Awaitable[Any]]


def of_open(now: Rule, then: Rule) -> Rule:
    """One value in the latest rows, as many in either firm, and another in all others."""
    return lambda row: now(row) if row.of - row.n < OPEN else then(row)


STAND: Mapping[str, Rule] = {
    "state": of_open(open_state, end_state),
    "due_at": of_open(ahead, lambda _: None),
    "closed_at": of_open(lambda _: None, later(days=6)),
}
"""Which cases are open."""


async def questions() -> Mapping[str, Question]:
    """What people ask of cases, by their roles."""
    who, now = await readers(), Cause(at=NOW)
    quality, manager, lead, consultant = (
        who[role] for role in ("quality_manager", "client_manager", "lead", "consultant")
    )
    case_id, incident, complaint = [
        await db.number("SELECT min(id) FROM service_case WHERE kind = :kind", kind=kind)
        for kind in ("finding", "incident", "complaint")
    ]
    number = await db.value(str, "SELECT number FROM service_case WHERE id = :id", id=case_id)

    return {
        "home: quality manager": lambda: waiting_for(quality, now),
        "home: lead": lambda: waiting_for(lead, now),
        "home: a firm's manager": lambda: waiting_for(manager, now),
        "progress, first page": lambda: progress.look_up(quality, "firm", 0, PER_PAGE),
        "progress, last page": lambda: progress.look_up(quality, "firm", 99, PER_PAGE),
        "progress of a firm": lambda: progress.look_up(manager, "firm", 0, PER_PAGE),
        "progress, what somebody handles": lambda: progress.look_up(consultant, "handled", 0, PER_PAGE),
        "progress, closed complaints": lambda: progress.look_up(
            quality, "firm", 0, PER_PAGE, Sift("complaint", Stands.CLOSED, NOW)
        ),
        "progress, late ones": lambda: progress.look_up(quality, "firm", 0, PER_PAGE, Sift("", Stands.LATE, NOW)),
        "open findings": lambda: progress.look_at_findings(quality, 0, PER_PAGE),
        "cases of a client": lambda: cases_of(manager, LARGE, "finding", 0, PER_PAGE),
        "card of a finding": lambda: seeing.get_case(quality, case_id),
        "card of an incident": lambda: seeing.get_case(quality, incident),
        "by its number": lambda: seeing.get_case_by_number(quality, str(number)),
        "by the last digits of a day": lambda: progress.find_by_part(
            manager, PartOfNumber(1, "TS", NOW.date()), PER_PAGE
        ),
        "by words that few have": lambda: progress.find_by_words(manager, "扭矩扳手", PER_PAGE),
        "a complaint like this one": lambda: alike.near_to(LARGE, None, "complaint", "扭矩扳手没有校准", [quality]),
        "promises of a complaint": lambda: promises.promises_of([complaint]),
        "notices owed of an incident": lambda: reporting.left_of(incident),
        "digest": lambda: progress.digest_cases(quality, NOW),
        "the next job": lambda: JOBS.claim(NOW, NOW, 1, "flat"),
    }


async def steps_of(question: Question) -> int:
    """How many steps the database takes to answer, once it was asked before."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += A_STEP
        return 0

    await question()
    async with db.connection().acquire_connection() as connection:
        own: sqlite3.Connection = connection._conn
    own.set_progress_handler(count, A_STEP)
    try:
        await question()
    finally:
        own.set_progress_handler(None, 0)
    return counted


async def asked_of_a_firm(folder: Path, cases: int) -> dict[str, int]:
    """The steps for each question in a firm with so many cases, all but a few of which are closed."""
    async with opened(f"sqlite://{folder}/{cases}.db"):
        await migrate()
        of_cases = LINES[t.ServiceCase]
        await seed(
            RECORDS, NOW, {**LINES, t.ServiceCase: replace(of_cases, rows=cases, columns={**of_cases.columns, **STAND})}
        )
        await publish_forms(Cause(at=NOW))
        return {what: await steps_of(question) for what, question in (await questions()).items()}


async def test_no_question_takes_more_steps_where_more_cases_are_closed(tmp_path: Path) -> None:
    few, many = await asked_of_a_firm(tmp_path, FEW), await asked_of_a_firm(tmp_path, MANY)
    more = {what: (few[what], many[what]) for what in few if many[what] > MOST_TIMES * few[what] + FREE}
    assert more == {}
