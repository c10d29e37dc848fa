"""What must not change is refused by the database itself."""

from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from bot.records.backups import BackupFacts
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer
from bot.rules.policies import Audience
from storage import database as db
from storage import policies
from storage.backups.restorations import add_restoration
from storage.drafts import stored as drafts
from storage.settings.firm import add_setting
from storage.trail.entries import add_entry
from tests.storage.rows import NOW, a_draft, a_person, a_submitted_draft


async def refused(sql: str, **parameters: Any) -> None:
    """The database refuses to run this."""
    with pytest.raises(IntegrityError):
        await db.values(sql, **parameters)


@pytest.mark.parametrize("table", ["trail", "seal"])
async def test_trail_and_seal_refuse_update_delete_and_replace(database: str, table: str) -> None:
    await add_entry(Cause(at=NOW), "submit", "patrol", 1)
    await db.values("INSERT INTO seal (position, trail_id, hash) SELECT 1, id, 'x' FROM trail RETURNING position")
    before = await db.values(f"SELECT * FROM {table}")
    column = "subject_id" if table == "trail" else "hash"
    await refused(f"UPDATE {table} SET {column} = {column} RETURNING {column}")
    await refused(f"DELETE FROM {table} RETURNING {column}")
    if db.dialect() == "sqlite":
        await refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        await refused(f"UPDATE OR REPLACE {table} SET {column} = {column}")
    assert await db.values(f"SELECT * FROM {table}") == before


async def test_that_a_firm_was_restored_stays_as_it_was_noted(database: str) -> None:
    await add_restoration(BackupFacts("20261122T181000Z", NOW, 412), NOW)
    await refused("UPDATE restoration SET position = 9 RETURNING id")
    await refused("DELETE FROM restoration RETURNING id")


async def test_answers_change_until_their_draft_is_submitted_and_never_after(database: str) -> None:
    draft = await a_draft(await a_person())
    await drafts.change_answer(draft.id, "what", Answer("漏发"), NOW)
    await drafts.change_answer(draft.id, "what", Answer("漏发报告"), NOW)
    await drafts.change_answer(draft.id, "when", Answer("2026-11-20"), NOW)
    await db.values("DELETE FROM draft_answer WHERE question = 'when' RETURNING id")
    assert await drafts.close_draft(draft, "submitted", NOW)

    with pytest.raises(IntegrityError):
        await drafts.change_answer(draft.id, "what", Answer("没有问题"), NOW)
    with pytest.raises(IntegrityError):
        await drafts.change_answer(draft.id, "when", Answer("2026-11-21"), NOW)
    await refused("UPDATE draft_answer SET value = value RETURNING id")
    await refused("DELETE FROM draft_answer RETURNING id")
    await refused("DELETE FROM draft RETURNING id")
    assert await drafts.get_answers(draft.id) == {"what": Answer("漏发报告")}


async def test_an_answer_cannot_be_moved_out_of_a_submitted_draft(database: str) -> None:
    draft = await a_submitted_draft()
    other = await a_draft(draft.person_id, token="d2")
    await refused("UPDATE draft_answer SET draft_id = :other RETURNING id", other=other.id)


async def test_a_submitted_draft_stays_submitted(database: str) -> None:
    await a_submitted_draft()
    await refused("UPDATE draft SET state = 'open' RETURNING id")


@pytest.mark.parametrize("table", ["trail", "seal"])
async def test_trail_and_seal_refuse_truncate(postgres: str, table: str) -> None:
    await refused(f"TRUNCATE {table}")


async def test_what_was_set_who_has_read_and_a_published_policy_stay_as_they_are(database: str) -> None:
    person = await a_person()
    await add_setting("provider_name", "明德", person, NOW)
    version = await policies.add_version(
        policy_id=await policies.add_policy(person, NOW),
        title="保密制度",
        audience=Audience.EVERYBODY,
        body="不外传。",
        state="draft",
        draft_id=None,
        person_id=person,
        at=NOW,
    )
    found = await policies.get_version(version)
    assert found is not None
    assert await policies.publish(found, NOW)
    assert not await policies.publish(found, NOW)
    assert await policies.add_reading(version, person, NOW) is not None
    assert await policies.add_reading(version, person, NOW) is None
    for table in ("firm_setting", "policy_reading"):
        await refused(f"UPDATE {table} SET id = id RETURNING id")
        await refused(f"DELETE FROM {table} RETURNING id")
    await refused("UPDATE policy_version SET body = 'x' RETURNING id")
    await refused("UPDATE policy_version SET state = 'discarded' RETURNING id")
