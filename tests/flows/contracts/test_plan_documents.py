"""The service plan as files: for whoever may see it, as it stands when they ask (4.1.3)."""

import io

import docx
import pytest
from PIL import Image

from bot.documents.service_plans.picture import WIDTH
from bot.screens.buttons import AskDocument, pack
from storage import database as db
from tests.documents.sample import said
from tests.flows.contracts.contracts import NUMBER, approved, signed
from tests.flows.steps import english, heard, press_sparingly
from tests.flows.test_documents import files
from tests.flows.test_work_plans import do
from tests.sandbox.phone import Phone
from tests.world import LEAD, MANAGER, OTHER_MANAGER, STAFF, World

OFFERED = ["📄 发我服务方案", "📄 发我服务方案（Word）", "📄 发我全年安排图"]


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: no question of its own is asked of the database."""
    return sqlite_world


async def keys(phone: Phone) -> list[str]:
    """What the last message offers of documents."""
    return [button.text for button in (await phone.last()).buttons if "📄" in button.text]


async def test_the_client_gets_the_plan_that_waits_for_it_in_each_form(world: World) -> None:
    await world.phone(MANAGER)
    await approved(world)
    manager = await world.phone(MANAGER)
    await heard(manager, "请您确认")
    await manager.press("方案")
    assert await keys(manager) == OFFERED
    for label in OFFERED:
        await press_sparingly(manager, label)
        await world.beat()
    page, word = await files(manager)
    assert (page, word) == (
        "恒信阀门_V1_服务方案_20261123-20271122.pdf",
        "恒信阀门_V1_服务方案Word_20261123-20271122.docx",
    )
    sent = [message for message in await manager.messages() if "document" in message.raw or "photo" in message.raw][-3:]
    text = said(await manager.download(sent[0]))
    assert NUMBER in text
    assert "本方案尚待企业确认" in text
    assert len(docx.Document(io.BytesIO(await manager.download(sent[1]))).tables) >= 4
    assert Image.open(io.BytesIO(await manager.download(sent[2]))).width == WIDTH


async def test_once_confirmed_the_same_key_brings_what_was_confirmed(world: World) -> None:
    await world.phone(MANAGER)
    lead = await approved(world)
    manager = await world.phone(MANAGER)
    await heard(manager, "请您确认")
    await manager.press("✅ 确认方案")
    await english(lead)
    await do(lead, ">Contracts")
    await lead.press_data(await lead.last(), pack(AskDocument("service_plan", 1, 0)), force=True)
    await world.beat()
    sent = [message for message in await lead.messages() if "document" in message.raw][-1]
    assert "Confirmedinthechatby" in said(await lead.download(sent))


async def test_the_plan_tells_what_its_team_is_able_to_do_and_what_nobody_is(world: World) -> None:
    await db.values(
        "UPDATE person SET title_level = 'senior', competence = 'quality law' WHERE telegram_id = :lead RETURNING id",
        lead=LEAD,
    )
    lead = await signed(world)
    await do(lead, "📋 生成方案")
    await press_sparingly(lead, OFFERED[0])
    await world.beat()
    text = said(await lead.download([message for message in await lead.messages() if "document" in message.raw][-1]))
    assert "项目负责人高级及以上质量管理、法律法规" in text
    assert "项目组未覆盖的专业领域：检验检测、管理体系。" in text


async def test_nobody_else_has_it_and_the_client_not_before_it_is_approved(world: World) -> None:
    lead = await signed(world)
    await do(lead, "📋 生成方案")
    assert await keys(lead) == OFFERED
    for who in (MANAGER, OTHER_MANAGER, STAFF):
        phone = await world.phone(who)
        await phone.press_data(await phone.last(), pack(AskDocument("service_plan", 1, 0)), force=True)
        await world.beat()
        assert await files(phone) == [], who
