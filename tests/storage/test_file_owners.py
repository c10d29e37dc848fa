"""A running firm's files find their owners when they get some, go back unchanged, and keep their ids to themselves."""

import pytest
from tortoise.exceptions import IntegrityError

from storage import database as db
from storage.migrating import migrate
from tests.storage.schema import MIGRATIONS
from tests.storage.test_migrations import NOW, populate
from tests.storage.test_migrations_of_cases import insert

OWNERS = "0014_files_have_owners"
BEFORE = MIGRATIONS[MIGRATIONS.index(OWNERS) - 1]

PATROL, OPENING, STEP, SERVICE, AMENDMENT, POLICY, OPEN = range(11, 18)
"""Drafts, by what they became, each with one file of the same id; the last is still being filled in."""


@pytest.fixture
async def firm(old_sqlite: str) -> None:
    """The open database as it was before, with a record of each kind that has files."""
    await migrate()
    await populate()
    await migrate(BEFORE)
    await fill()


async def another(table: str, **changes: object) -> None:
    """A row like the first of a table, but for what is said of it."""
    (first,) = await db.values(f"SELECT * FROM {table} WHERE id = 1")
    await insert(table, **{**first, **changes})


async def fill() -> None:
    """What people filled in and sent."""
    for draft in range(PATROL, OPEN + 1):
        state = "open" if draft == OPEN else "submitted"
        await another("draft", id=draft, token=f"t{draft}", form=f"f{draft}", person_id=draft % 2 + 1, state=state)
        await another("attachment", id=draft, draft_id=draft)
    await another("patrol", id=31, number="31", draft_id=PATROL)
    await another("service_case", id=32, number="32", draft_id=OPENING)
    for action, draft in (("open", OPENING), ("supply", STEP)):
        details = f'{{"from": "asked", "draft": {draft}}}'
        await another(
            "trail", id=30 + draft, subject_kind="case", subject_id=32, action=action, details=details, update_key=""
        )
    said = {"kind": "phone", "done_on": NOW.date(), "minutes": 15, "text": "问了检定日期"}
    await insert("service_log", id=34, number="34", client_id=1, person_id=1, draft_id=SERVICE, logged_at=NOW, **said)
    corrected = {"voided": False, "reason": "记错了", "amended_at": NOW}
    await insert("service_amendment", id=35, service_id=34, person_id=1, draft_id=AMENDMENT, **said, **corrected)
    await another("policy_version", id=36, draft_id=POLICY)


async def test_files_belong_to_what_their_drafts_became_and_were_sent_by_who_filled_them_in(firm: None) -> None:
    before = await db.values("SELECT * FROM attachment ORDER BY id")
    await migrate(OWNERS)
    found = await db.values(
        "SELECT id, belongs_to, owner_kind, owner_id, sent_by_id, sent_at FROM attachment WHERE id > 10 ORDER BY id"
    )
    assert [tuple(row.values()) for row in found] == [
        (PATROL, "record", "patrol", 31, 2, None),
        (OPENING, "record", "case", 32, 1, None),
        (STEP, "record", "case", 32, 2, None),
        (SERVICE, "record", "service", 34, 1, None),
        (AMENDMENT, "record", "service", 34, 2, None),
        (POLICY, "record", "policy_version", 36, 1, None),
        (OPEN, "draft", "", OPEN, 2, None),
    ]
    await migrate(BEFORE)
    assert await db.values("SELECT * FROM attachment ORDER BY id") == before


async def test_the_id_of_a_file_that_was_taken_back_is_never_given_again(firm: None) -> None:
    """Its job to archive is done, so a file that came under the same id would never be archived."""

    async def next_id() -> int:
        (row,) = await db.values(
            "INSERT INTO attachment (draft_id, question, media, telegram_file_id, telegram_unique_id, received_at)"
            " SELECT draft_id, question, media, 'again', 'again', received_at FROM attachment WHERE id = 1 RETURNING id"
        )
        await db.values("DELETE FROM attachment WHERE id = :id RETURNING id", id=row["id"])
        return int(row["id"])

    if db.dialect() == "postgres":
        await db.values("SELECT setval('attachment_id_seq', 50)")
    else:
        await another("attachment", id=50, telegram_unique_id="50")
        await db.values("DELETE FROM attachment WHERE id = 50 RETURNING id")
    assert await next_id() == 51
    await migrate(OWNERS)
    await migrate(BEFORE)
    assert await next_id() == 52


async def test_a_file_that_was_sent_for_no_draft_keeps_its_database_from_going_back(firm: None) -> None:
    await migrate(OWNERS)
    await db.values("UPDATE attachment SET draft_id = NULL, belongs_to = 'tray', owner_kind = '' RETURNING id")
    with pytest.raises(IntegrityError, match="draft_id"):
        await migrate(BEFORE)
    assert len(await db.values("SELECT id FROM attachment WHERE belongs_to = 'tray'")) == 9
