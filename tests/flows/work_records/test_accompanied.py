"""Whoever of the client went along is asked to confirm what was recorded; the managers may as before (4.7.1)."""

import pytest

from bot.rules.checklists.asked import COMPANION
from bot.rules.forms.answers import Answer
from bot.rules.forms.people_named import People
from storage.drafts.stored import change_answer
from tests.flows.steps import count, english, one, open_patrol, press_sparingly, report_finding
from tests.flows.test_verification import NUMBER
from tests.flows.work_records.test_confirming import card
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, MANAGER, OTHER_STAFF, STAFF, World

ASKED = "请确认这次巡查"


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def patrolled_with(world: World, *companions: int) -> None:
    """A patrol on which these people of the company went along, which the client has."""
    consultant = await open_patrol(world)
    ids = [
        int(str(await one("SELECT id FROM person WHERE telegram_id = :telegram_id", telegram_id=companion)))
        for companion in companions
    ]
    draft_id = await one("SELECT id FROM draft WHERE state = 'open'")
    await change_answer(draft_id, COMPANION, Answer(People(dict.fromkeys(ids, "·")).value()), world.clock.now())
    await report_finding(consultant)
    await world.pass_by(minutes=11)


async def asked(phone: Phone, words: str = ASKED) -> int:
    """How often somebody was asked to confirm the patrol."""
    return len([message for message in await phone.messages() if words in message.text])


async def test_who_went_along_is_asked_and_answers_for_the_client(world: World) -> None:
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    other = await world.phone(OTHER_STAFF)
    await english(staff)
    await patrolled_with(world, STAFF, MANAGER, OTHER_STAFF)
    assert await asked(staff, "Please confirm this patrol") == 1
    assert await asked(manager) == 0, "the manager has the report, with the same keys"
    assert await asked(other) == 0, "whoever is of another client is told nothing"
    assert "👌 确认" in await manager.buttons()
    assert "1 finding:" in (await staff.last()).text
    await press_sparingly(staff, "👌 Confirm")
    assert "✅ Confirmed: 王芳" in (await staff.last()).text
    text, keys = await card(manager)
    assert "🖊 确认：王芳" in text
    assert "👌 确认" not in keys
    assert await count("client_confirmation") == 1


async def test_what_was_corrected_is_asked_anew_and_nobody_else_may(world: World) -> None:
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    await patrolled_with(world, STAFF)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "✏️ 更正")
    await consultant.text("看错了")
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    await world.beat()
    assert await asked(staff) == 2
    assert "未发现问题" in (await staff.last()).text
    await press_sparingly(staff, "💬 有意见")
    await staff.text("那天我在场，没有问题")
    assert "💬 有意见：王芳" in (await staff.last()).text
