"""A deliverable that was planned and handed over, as tests of what becomes of it begin."""

import pytest

from bot.screens import buttons as b
from tests.flows.behalf.recording import do
from tests.flows.contracts.contracts import NUMBER, confirmed
from tests.flows.tellings import Telling
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, World

SUMMARY = "季度总结报告"


async def owed(world: World, *, client: str = "恒信阀门", what: str = SUMMARY, often: str = "每季度一次") -> Phone:
    """The lead plans a document that the consultant owes from today on; returns the lead's phone."""
    lead = await world.phone(LEAD)
    await do(lead, ">工作计划", "➕ 新增工作计划", client, "交付文件", f">{what}", often, "周明", "✅ 保存")
    return lead


async def hand_over(world: World, what: str = SUMMARY, name: str = "总结.pdf") -> Phone:
    """The consultant hands over what is owed; returns their phone at the record's card."""
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">今日待办", what)
    await consultant.document(b"%PDF-1.4", name)
    await do(consultant, "✅ 确认无误，提交")
    return consultant


async def handed_over(world: World) -> Phone:
    """Planned and handed over; returns the consultant's phone."""
    await owed(world)
    return await hand_over(world)


async def asked(world: World) -> Phone:
    """The manager's phone at the message that asks for acceptance."""
    manager = await world.phone(MANAGER)
    await handed_over(world)
    await world.beat()
    return manager


async def two_wait(world: World) -> Phone:
    """The manager's phone at the home; two deliverables wait for them."""
    await handed_over(world)
    await owed(world, what="月度小结", often="每月一次")
    await hand_over(world, "月度小结", "小结.pdf")
    manager = await world.phone(MANAGER)
    await do(manager, ">菜单")
    return manager


async def _two_wait(world: World, _: pytest.MonkeyPatch) -> Phone:
    return await two_wait(world)


async def _asked(world: World, _: pytest.MonkeyPatch) -> Phone:
    return await asked(world)


async def _owed(world: World, _: pytest.MonkeyPatch) -> Phone:
    lead = await owed(world)
    await lead.text("成果")
    return lead


async def _contracted(world: World, _: pytest.MonkeyPatch) -> Phone:
    lead = await confirmed(world)
    await do(lead, ">合同", NUMBER)
    return lead


DELIVERABLE_STORIES: tuple[tuple[str, type[b.Data], str, Telling], ...] = (
    ("accept a deliverable", b.AcceptRecord, "✅ 验收", _asked),
    ("what waits to be accepted", b.ShowToAccept, "📦 成果待验收 2 份", _two_wait),
    ("what is owed to a client", b.ShowDeliverables, "恒信阀门", _owed),
    ("what is used of a contract", b.ShowUsed, "📊 已用", _contracted),
    ("who was on time", b.ShowOnTime, "👤 按人看", _owed),
)
