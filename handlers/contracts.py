"""Contracts: what is in them, the plans made of them, and who says what to a plan."""

from aiogram import Router
from aiogram.types import Message

from bot.records.to_answer import ToAnswer
from bot.rules.forms.contract import CONTRACT, ENDS
from bot.rules.forms.problems import DaysBackwards
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.text import Text
from bot.screens.buttons import (
    ApprovePlan,
    ConfirmPlan,
    MakePlan,
    MovePlanLine,
    ShowContractItems,
    ShowPlanOrder,
    ShowPlansToAnswer,
    ShowServicePlan,
    ShowUsed,
    SignContract,
)
from bot.screens.contracts.items import contract_items
from bot.screens.contracts.order import plan_order
from bot.screens.contracts.plan import plan_screen
from bot.screens.contracts.used import used_list
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from bot.screens.to_answer import plans_to_answer
from bot.screens.ways.contracts import CONTRACT_LIST, SIGN_CONTRACT
from bot.services import sold
from bot.services.contracts import findings, items, renewing, signing, standing
from bot.services.forms import filling as forms
from bot.services.service_plans import answering, making, ordering, seeing, waiting
from handlers.declaring import Redelivered, Refusals, became
from handlers.keyboard import leave_question, parked
from handlers.ledgers.entries import entry_screen, ledger_screen
from handlers.presenting import form_now
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="contracts")


async def contract_screen(turn: Turn, contract_id: int) -> Screen:
    """The card of a contract."""
    return await entry_screen(turn, CONTRACTS.code, contract_id)


async def items_screen(turn: Turn, contract_id: int) -> Screen:
    """The first page of a contract's services."""
    return await _items(turn, contract_id, 0)


async def _items(turn: Turn, contract_id: int, page: int) -> Screen:
    contract, found, adds = await seeing.items_of(turn.who, contract_id)
    return contract_items(contract, found, page, turn.language, adds=adds)


async def plan_page(turn: Turn, plan_id: int) -> Screen:
    """The first page of a version of a plan."""
    return plan_screen(await seeing.plan_of(turn.who, plan_id), 0, turn.language)


@router.message(meant(CONTRACT_LIST))
async def say_contracts(_: Message, turn: Turn) -> Reply:
    """合同和方案."""
    await parked(turn)
    return await ledger_screen(turn, CONTRACTS.code)


@router.message(meant(SIGN_CONTRACT))
async def say_sign(_: Message, turn: Turn) -> Reply:
    """签合同."""
    await leave_question(turn)
    return form_now(await forms.open_form(turn.cause, turn.who, CONTRACT.code, "", 0), turn)


@router.callback_query(says(ShowContractItems))
async def show_items(_: object, turn: Turn, pressed: ShowContractItems) -> Reply:
    """服务项目."""
    return await _items(turn, pressed.contract_id, pressed.page)


@router.callback_query(says(ShowServicePlan))
async def show_plan(_: object, turn: Turn, pressed: ShowServicePlan) -> Reply:
    """服务方案."""
    return plan_screen(await seeing.plan_of(turn.who, pressed.plan_id), pressed.page, turn.language)


@router.callback_query(says(ShowPlansToAnswer))
async def show_plans_to_answer(_: object, turn: Turn, pressed: ShowPlansToAnswer) -> Reply:
    """服务方案待批准, 待确认."""
    found = ToAnswer(plans=await waiting.plans_to_answer(turn.who, turn.cause))
    return plans_to_answer(found.of(pressed.client_id), pressed.page, turn.language)


@router.callback_query(says(ShowPlanOrder))
async def show_order(_: object, turn: Turn, pressed: ShowPlanOrder) -> Reply:
    """调整顺序."""
    return await _order(turn, pressed.plan_id, pressed.item_id, pressed.page)


async def _order(turn: Turn, plan_id: int, item_id: int, page: int) -> Screen:
    """The lines to be put in order; the plan itself where they stay as they are by now."""
    view = await seeing.plan_of(turn.who, plan_id)
    if not view.may_order:
        return plan_screen(view, page, turn.language)
    return plan_order(view.plan, item_id, page, turn.language)


@router.callback_query(says(MovePlanLine))
async def move_line(_: object, turn: Turn, pressed: MovePlanLine) -> Reply:
    """移到第 n."""
    await ordering.move(turn.cause, turn.who, pressed.plan_id, pressed.item_id, pressed.place)
    return await _order(turn, pressed.plan_id, pressed.item_id, 0)


@router.callback_query(says(ShowUsed))
async def show_used(_: object, turn: Turn, pressed: ShowUsed) -> Reply:
    """已用."""
    return used_list(await sold.used_of(turn.who, pressed.contract_id), pressed.page, turn.language)


@router.callback_query(says(SignContract))
async def sign(_: object, turn: Turn, pressed: SignContract) -> Reply:
    """合同已签订."""
    await standing.sign(turn.cause, turn.who, pressed.contract_id)
    return (await contract_screen(turn, pressed.contract_id)).with_toast(_IN_FORCE.to(turn.language))


@router.callback_query(says(MakePlan))
async def make(_: object, turn: Turn, pressed: MakePlan) -> Reply:
    """生成方案."""
    plan = await making.make(turn.cause, turn.who, pressed.contract_id)
    return await plan_page(turn, plan.id)


@router.callback_query(says(ApprovePlan))
async def approve(_: object, turn: Turn, pressed: ApprovePlan) -> Reply:
    """批准并发给企业."""
    await answering.approve(turn.cause, turn.who, pressed.plan_id)
    return (await plan_page(turn, pressed.plan_id)).with_toast(_SENT.to(turn.language))


@router.callback_query(says(ConfirmPlan))
async def confirm(_: object, turn: Turn, pressed: ConfirmPlan) -> Reply:
    """确认方案."""
    await answering.confirm(turn.cause, turn.who, pressed.plan_id)
    return (await plan_page(turn, pressed.plan_id)).with_toast(_CONFIRMED.to(turn.language))


_IN_FORCE = Text("合同已生效", "The contract is in force")
_SENT = Text("已批准，企业负责人会收到确认请求", "Approved; the client's manager is asked to confirm")
_CONFIRMED = Text("已确认，谢谢", "Confirmed, thank you")


async def _latest_plan(turn: Turn, pressed: MakePlan) -> Reply:
    found = await seeing.standing_of(turn.who, pressed.contract_id)
    return (
        await plan_page(turn, found.plan[0])
        if found.plan is not None
        else await contract_screen(turn, pressed.contract_id)
    )


OUTCOMES = {
    signing.SIGNED: became(contract_screen, Text("合同已保存", "The contract is saved")),
    items.ITEM_ADDED: became(items_screen, Text("已加进合同", "Added")),
    standing.SUSPENDED: became(contract_screen, Text("已暂停，双方会收到通知", "Suspended; both sides are told")),
    standing.RESUMED: became(contract_screen, Text("已恢复，双方会收到通知", "Resumed; both sides are told")),
    standing.ENDED: became(contract_screen, Text("已结束，双方会收到通知", "Ended; both sides are told")),
    findings.SETTLED: became(contract_screen, Text("好的，已记下", "Noted")),
    making.CHANGED: became(plan_page),
    answering.OBJECTED: became(plan_page, Text("已转告项目负责人", "The project lead is told")),
    answering.RECORDED: became(plan_page, Text("已记录", "Recorded")),
}


async def _no_items(_: making.NoItems, turn: Turn, __: object) -> Reply:
    return remark(
        Text("合同里还没有服务项目，请先添加。", "The contract has no services yet: please add some first."),
        turn.language,
    )


async def _nobody_serves(_: making.NobodyServes, turn: Turn, __: object) -> Reply:
    return remark(
        Text(
            "这家企业还没有项目负责人或质量管家：请先在服务分工里安排。",
            "Nobody serves this client yet: please assign a lead or a consultant first.",
        ),
        turn.language,
    )


async def _ends_too_early(refusal: renewing.EndsTooEarly, turn: Turn, __: object) -> Reply:
    return form_now(refusal.view, turn, DaysBackwards(refusal.view.form.step(ENDS)))


REFUSALS: Refusals = {
    making.NoItems: _no_items,
    making.NobodyServes: _nobody_serves,
    renewing.EndsTooEarly: _ends_too_early,
}
REDELIVERED: Redelivered = {
    SignContract: lambda turn, pressed: contract_screen(turn, pressed.contract_id),
    MakePlan: _latest_plan,
    MovePlanLine: lambda turn, pressed: _order(turn, pressed.plan_id, pressed.item_id, 0),
    ApprovePlan: lambda turn, pressed: plan_page(turn, pressed.plan_id),
    ConfirmPlan: lambda turn, pressed: plan_page(turn, pressed.plan_id),
}
