"""From an empty database to the first task of a contract, as the set-up guide leads to it (clauses 3.5, 3.7, 4.1.3)."""

import pytest

from bot.rules.text import Language
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, heard, link_token
from tests.flows.test_a_quarter import HALL, TODAY, Person, newcomer
from tests.world import STRANGER, World

MOST_ACTIONS = 14
SIGNING = (
    ("签合同", "Sign a contract"),
    ">HX-2026-07",
    (">今天", ">today"),
    ("一年", "One year"),
    ("标准套餐", "The standard package"),
    ("每季度", "Quarterly"),
    ("履行中", "In force"),
    ("保存合同", "Save the contract"),
)
PLANNING = (("📋 生成方案", "📋 Make the plan"), ("✅ 批准并发给企业", "✅ Approve and send"))
CONFIRMING = (("✅ 确认方案", "✅ Confirm the plan"),)
GUIDE = (">开局向导", ">set-up guide")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_first_contract_is_work_of_today_within_fourteen_actions(
    empty_sqlite_world: World, language: Language
) -> None:
    world = empty_sqlite_world
    assert world.claim_link is not None
    afternoon = Afternoon(world.stranger(STRANGER), language)
    await afternoon.claim(link_token(world.claim_link))
    await afternoon.set_up()
    boss = Person(afternoon.phone, language)
    await newcomer(world, boss, "孙丽", ("项目负责人", "Project lead"), "恒信阀门")
    manager = await newcomer(world, boss, "王芳", ("企业负责人", "Client manager"), "恒信阀门")
    zh = language == "zh"
    assert ("第一份服务合同" if zh else "The first contract") in await boss.do(GUIDE)
    await boss.do(*SIGNING)
    await boss.do(*PLANNING)
    await world.beat()
    await heard(manager.phone, "请您确认" if zh else "Please confirm")
    await manager.do(*CONFIRMING)
    await boss.do(TODAY)
    assert HALL in await boss.keys()
    actions = len((GUIDE, *SIGNING, *PLANNING, *CONFIRMING, TODAY))
    assert actions <= MOST_ACTIONS
    guide = await boss.do(GUIDE)
    for step in ("第一份服务合同", "第一个工作计划") if zh else ("The first contract", "The first work plan"):
        assert f"✅ {step}" in guide
    assert await count("failed_update") == 0
