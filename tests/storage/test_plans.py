"""No query of the storage reads a growing table whole, on either database: what costs little today still does in years.

A firm is seeded, every public function of the storage is called, and each of its statements is explained: on SQLite
without statistics, as a firm's has none, on PostgreSQL with those of a firm a thousand times as large.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from storage import database as db
from storage.cases import listed
from storage.cases import stored as cases
from storage.database import Dialect, opened
from storage.migrating import migrate
from storage.trail import entries
from tests.growth.lines import GROWING
from tests.growth.seeding import seed
from tests.postgres import database_url
from tests.storage.arguments import NOW, calls
from tests.storage.queries import Questions, functions

SIZE = 50_000
"""Records of the firm that is asked: in a smaller one the tables are too small to tell a part from the whole."""

UNFINISHED = frozenset(
    {
        "draft_one_open",
        "invitation_unused",
        "job_due",
        "joining_request_one_open",
        "joining_request_waiting",
        "outbox_due",
        "service_case_open",
        "service_case_urgent",
        "sign_up_not_noted",
        "service_plan_to_agree",
        "task_open",
    }
)
"""Indexes that hold only what is not done yet: to read one whole is to read what waits."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A function may read these tables whole, on one database or (None) on both."""

    asked: str
    tables: tuple[str, ...]
    why: str
    only: Dialect | None = None


PEOPLE_LISTED = (
    "a list says how many it has, and what is searched may stand anywhere in a name: 0.03 s at 20,000 people"
)
LEAVING_PRACTICE = (
    "done once when somebody ends their practice: 0.2 s at a million records, of which these tables are a part"
)

INDEXED = "what it is for, when somebody asks for it at the command line"

RESTORED = "once after a restore, before anybody is in the chat"

ALLOWED: tuple[Allowed, ...] = (
    Allowed(
        "answers.find_names_in",
        ("person",),
        "when somebody words an answer for every client, a few times a week: any name may stand anywhere in it",
        "postgres",
    ),
    Allowed("backups.restorations.add_messages", ("trail",), RESTORED),
    Allowed("backups.restorations.add_messages", ("person",), RESTORED, "postgres"),
    Allowed("installation.names_files", ("ledger_file",), "once at the start, and only to the first that has a file"),
    Allowed(
        "jobs.queue.add_job_about_everybody", ("person",), "once at the start: 0.05 s at 20,000 people", "postgres"
    ),
    Allowed(
        "duty.find_uncovered",
        ("person",),
        "once a day and when somebody leaves: the duty lists of every client with whoever is on them",
        "postgres",
    ),
    Allowed("ledgers.alike.find_alike", ("person",), PEOPLE_LISTED, "postgres"),
    Allowed("ledgers.alike.find_like", ("person",), PEOPLE_LISTED, "postgres"),
    Allowed("ledgers.finding.find_entries", ("person",), PEOPLE_LISTED),
    Allowed("ledgers.finding.find_entries", ("role_grant",), PEOPLE_LISTED, "postgres"),
    Allowed(
        "ledgers.pages.read_ledgers",
        ("contract_item", "person", "role_grant"),
        "an export or import, a page at a time",
        "postgres",
    ),
    Allowed("people.roles.find_members", ("person",), PEOPLE_LISTED, "postgres"),
    Allowed(
        "practice.wipe_practice",
        (
            "document",
            "handover",
            "handover_thing",
            "invitation",
            "ledger_file",
            "session_version",
            "task_exception",
            "training_session",
            "work_amendment",
        ),
        LEAVING_PRACTICE,
    ),
    Allowed("practice.wipe_practice", ("stand_in", "work_record"), LEAVING_PRACTICE, "sqlite"),
    Allowed("practice.wipe_practice", ("impact", "sign_up"), LEAVING_PRACTICE, "postgres"),
    Allowed("search.keeping.count_astray", ("contract_item", "person", "service_case", "work_record"), INDEXED),
    Allowed("search.keeping.count_entries", ("search_entry",), INDEXED, "postgres"),
    Allowed(
        "search.keeping.note_all", ("contract_item", "person", "search_entry", "service_case", "work_record"), INDEXED
    ),
    Allowed("settings.set_up.find_begun", ("joining_card",), "a client has a few, each made by hand", "postgres"),
    Allowed("updates.prune_failed_updates", ("failed_update",), "what went wrong within days, forgotten once a day"),
    Allowed("trail.entries.verify", ("seal", "trail"), "what it is for: a page at a time", "postgres"),
)


@asynccontextmanager
async def asked_of(kind: Dialect, folder: Path, size: int) -> AsyncIterator[Questions]:
    """A seeded database to ask questions of."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    url = f"sqlite://{folder}/seeded.db" if kind == "sqlite" else database_url(f"qb_plans_{worker}")
    async with opened(url):
        await migrate()
        firm = await seed(size, NOW)
        yield Questions({table: firm.count(table) for table in firm.tables}, GROWING, UNFINISHED)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_no_query_reads_a_growing_table_whole(
    kind: Dialect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a stretch and a list of fixed length, which would be all of so short a history
    monkeypatch.setattr(entries, "LOOK_BACK", {"sqlite": 100, "postgres": 100})
    for module in (cases, listed):
        monkeypatch.setattr(module, "MOST_LISTED", 20)
    async with asked_of(kind, tmp_path, SIZE) as questions:
        for name, function in functions():
            for call in await calls(name, function):
                await questions.ask(name, call)
    allowed = {(one.asked, table) for one in ALLOWED if one.only in (None, kind) for table in one.tables}
    found = questions.scans
    assert [str(found[key]) for key in sorted(found.keys() - allowed)] == [], (
        "an index is missing, or the question is put so that none can be used; what must read all of it is allowed here"
    )
    assert sorted(allowed - found.keys()) == [], "no longer needed: what is allowed here reads no table whole"


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_what_reads_a_table_whole_is_found_and_what_looks_something_up_is_not(
    kind: Dialect, tmp_path: Path
) -> None:
    async def by_words(state: str) -> None:
        await db.values("SELECT p.id FROM work_record p WHERE p.state = :state", state=state)

    async def by_part_of_a_key() -> None:
        await db.changed("UPDATE job SET attempts = 0 WHERE kind || ':' || subject_id = 'make_report:7'")

    async def beside_each() -> None:
        await db.values("SELECT c.id FROM client c WHERE NOT EXISTS (SELECT 1 FROM draft d WHERE d.step = c.code)")

    async def by_key() -> None:
        await db.values("SELECT k.id FROM service_case k JOIN work_record p ON p.row_id = k.id WHERE k.number = 'none'")

    async def what_is_steady() -> None:
        await db.values("SELECT id FROM client WHERE name = 'none'")

    async with asked_of(kind, tmp_path, 5_000) as questions:
        for function in (by_part_of_a_key, beside_each, by_key, what_is_steady):
            await questions.ask(function.__name__, function)
        await questions.ask("by_words", partial(by_words, "none"))
        assert set(questions.scans) == {
            ("by_words", "work_record"),
            ("by_part_of_a_key", "job"),
            ("beside_each", "draft"),
        }
        assert await db.number("SELECT count(*) AS n FROM job WHERE attempts > 0")
