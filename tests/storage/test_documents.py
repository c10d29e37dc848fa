"""Documents in the database: versions, what is asked for before it is made, and the running firm's rows."""

import pytest
from tortoise.exceptions import IntegrityError

from storage import database as db
from storage import documents
from storage.migrating import migrate
from tests.storage.rows import NOW
from tests.storage.test_migrations_of_cases import insert

BEFORE_VERSIONS = "0015_findings_of_any_record"
REPORT = ("patrol_report", "patrol", 1, "zh")


async def add(version: int, sha256: str = "a") -> bool:
    """A report of this version."""
    return await documents.add_document(
        kind="patrol_report",
        subject_kind="patrol",
        subject_id=1,
        language="zh",
        version=version,
        sha256=sha256,
        name=f"{version}.pdf",
        at=NOW,
    )


async def test_the_newest_version_is_the_document_and_the_old_ones_stay(database: str) -> None:
    assert await add(1)
    assert await add(2, "b")
    newest, first = await documents.get_document(*REPORT), await documents.get_document(*REPORT, 1)
    assert newest is not None
    assert first is not None
    assert [(one.version, one.sha256) for one in (first, newest)] == [(1, "a"), (2, "b")]


async def test_what_was_made_first_stays(database: str) -> None:
    assert await add(1)
    assert not await add(1, "b")
    kept = await documents.get_document(*REPORT)
    assert kept is not None
    assert kept.sha256 == "a"


async def test_what_is_asked_for_is_there_before_it_is_made(database: str) -> None:
    asked = await documents.add_asked(*REPORT, 1)
    assert await documents.add_asked(*REPORT, 1) == asked
    assert await documents.get_document(*REPORT) is None
    assert await add(1)
    made = await documents.get_document(*REPORT)
    assert made is not None
    assert (made.id, made.made_at) == (asked, NOW)


async def test_what_a_running_firm_has_is_the_first_version(old_sqlite: str) -> None:
    await migrate(BEFORE_VERSIONS)
    old = {"kind": "patrol_report", "subject_kind": "patrol", "subject_id": 1, "sha256": "a", "name": "XC1.pdf"}
    for language in ("zh", "en"):
        await insert("document", **old, language=language, made_at=NOW)
    before = await db.values("SELECT * FROM document ORDER BY id")
    await migrate()
    kept = await documents.get_document(*REPORT)
    assert kept is not None
    assert (kept.version, kept.name) == (1, "XC1.pdf")

    # back at the older program, which has one document of each language and knows no job for what is asked for
    assert await add(2, "b")
    asked = await documents.add_asked("patrol_report", "patrol", 2, "zh", 1)
    job = {"key": f"make_document:{asked}", "kind": "make_document", "subject_id": asked}
    await insert("job", **job, state="waiting", run_at=NOW)
    await migrate(BEFORE_VERSIONS)
    after = await db.values("SELECT * FROM document ORDER BY id")
    assert [row["sha256"] for row in after] == ["a", "b"]
    assert after[0] == before[1]
    assert await db.values("SELECT state FROM job") == [{"state": "cancelled"}]
    with pytest.raises(IntegrityError):
        await insert("document", **old, language="zh", made_at=NOW)
    await migrate()
    assert [row["version"] for row in await db.values("SELECT version FROM document")] == [1, 1]
