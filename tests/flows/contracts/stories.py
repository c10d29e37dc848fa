"""What leads to the buttons of contracts and their plans: name, kind, text of the button, doings before."""

import pytest

from bot.screens import buttons as b
from tests.flows.contracts.contracts import NUMBER, approved, signed
from tests.flows.steps import heard
from tests.flows.tellings import Telling, do_all
from tests.flows.test_work_plans import do
from tests.sandbox.phone import Phone
from tests.world import MANAGER, World


def _signed(*doings: str, standing: str = "履行中") -> Telling:
    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        lead = await signed(world, standing=standing)
        await do_all(lead, doings)
        return lead

    return tell


async def _card_of_a_sent_plan(world: World, _: pytest.MonkeyPatch) -> Phone:
    lead = await approved(world)
    await do_all(lead, (">合同和方案", NUMBER))
    return lead


async def _asked(world: World, _: pytest.MonkeyPatch) -> Phone:
    manager = await world.phone(MANAGER)
    await approved(world)
    await heard(manager, "请您确认")
    return manager


async def _two_wait(world: World, _: pytest.MonkeyPatch) -> Phone:
    lead = await signed(world)
    await do(
        lead,
        "📋 生成方案",
        ">签合同",
        "恒信阀门",
        ">HX-2",
        ">2026-11-24",
        "一年",
        "标准套餐",
        "每季度",
        "履行中",
        "保存合同",
    )
    await do(lead, "📋 生成方案", ">菜单")
    return lead


CONTRACT_STORIES: tuple[tuple[str, type[b.Data], str, Telling], ...] = (
    ("the services of a contract", b.ShowContractItems, "🧾 服务项目", _signed()),
    ("an unsigned contract is signed", b.SignContract, "✍️ 合同已签订", _signed(standing="未签订")),
    ("make a plan", b.MakePlan, "📋 生成方案", _signed()),
    ("the order of a plan", b.ShowPlanOrder, "↕️ 调整顺序", _signed("📋 生成方案")),
    ("a line of a plan moves", b.MovePlanLine, "⬇️ 移到第 2 位", _signed("📋 生成方案", "↕️ 调整顺序", "1")),
    ("approve a plan", b.ApprovePlan, "✅ 批准并发给企业", _signed("📋 生成方案")),
    ("the plan of a contract", b.ShowServicePlan, "📋 服务方案", _card_of_a_sent_plan),
    ("plans that wait for the reader", b.ShowPlansToAnswer, "📋 服务方案待批准 2 份", _two_wait),
    ("confirm a plan", b.ConfirmPlan, "✅ 确认方案", _asked),
)
