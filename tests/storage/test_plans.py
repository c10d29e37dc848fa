"""No query of the storage reads a growing table whole, on either database: what costs little today still does in years.

A firm is seeded, every public function of the storage is called, and each of its statements is explained.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.database import Dialect, opened
from storage.migrating import migrate
from storage.trail import entries
from tests.growth.lines import GROWING, LINES
from tests.growth.seeding import seed
from tests.postgres import database_url
from tests.storage.arguments import NOW, calls
from tests.storage.queries import Questions, Scan, functions

SIZE = 50_000
"""Records of the firm that is asked: in a smaller one the tables are too small to tell a part from the whole."""

UNFINISHED = frozenset({"outbox_due", "job_due"})
"""Indexes that hold only what is not done yet: to read one whole is to read what waits."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A function may read these tables whole, on one database or (None) on both."""

    asked: str
    tables: tuple[str, ...]
    why: str
    only: Dialect | None = None


ALLOWED: tuple[Allowed, ...] = ()


async def scans_of(url: str) -> dict[tuple[str, str], Scan]:
    """What is read whole in a seeded database, by function and table."""
    async with opened(url):
        await migrate()
        firm = await seed(SIZE, NOW)
        rows = {table._meta.db_table: firm.count(table._meta.db_table) for table in LINES}
        questions = Questions(rows, GROWING, UNFINISHED)
        for name, function in functions():
            for call in await calls(name, function):
                await questions.ask(name, call)
        return questions.scans


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_no_query_reads_a_growing_table_whole(
    kind: Dialect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a stretch of fixed length, which would be all of so short a trail
    monkeypatch.setattr(entries, "LOOK_BACK", 100)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    found = await scans_of(f"sqlite://{tmp_path}/seeded.db" if kind == "sqlite" else database_url(f"qb_plans_{worker}"))
    allowed = {(one.asked, table) for one in ALLOWED if one.only in (None, kind) for table in one.tables}
    assert [str(found[key]) for key in sorted(found.keys() - allowed)] == [], (
        "an index is missing, or the question is put so that it cannot be used; what must read everything is allowed here"
    )
    assert sorted(allowed - found.keys()) == [], "no longer needed: what is allowed here reads no table whole"
