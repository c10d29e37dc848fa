"""A version of a service plan: what is done how often by whom, what it changes, and who has to say what to it."""

from bot.records.contracts import PlanView
from bot.records.service_plans import PlanLine
from bot.rules.forms import service_plan as forms
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.menu.naming import as_worded
from bot.rules.service_plans.difference import Difference
from bot.rules.service_plans.words import difference_said, how_often
from bot.rules.text import Language, Text, further
from bot.screens.buttons import (
    ApprovePlan,
    ConfirmPlan,
    OpenForm,
    ShowContractItems,
    ShowEntry,
    ShowPlanOrder,
    ShowServicePlan,
)
from bot.screens.contracts.words import VERSION, state_said, who_said
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.times import day

PER_PAGE = 9
MOST_CHANGES = 6
APPROVE = Text("✅ 批准并发给企业", "✅ Approve and send")
CONFIRM = Text("✅ 确认方案", "✅ Confirm the plan")
OBJECT = Text("✏️ 有异议", "✏️ Object")
RECORD = Text("📝 代录企业答复", "📝 Record their answer")
ITEMS = Text("✏️ 调整服务项目", "✏️ Change the services")
ORDER = Text("↕️ 调整顺序", "↕️ Change the order")
CONTRACT = Text("服务合同", "Contract")
NO_SIGNATURE = Text("在这里点确认即可，不是电子签名。", "A tap confirms it here; it is no electronic signature.")


def plan_screen(view: PlanView, page: int, language: Language) -> Screen:
    """One version, a page of its lines at a time."""
    plan = view.plan
    title = f"{plan.client_short_name} · {VERSION.to(language, n=plan.version)}"
    lines = [f"<b>{escape(title)}</b>", escape(state_said(plan, language))]
    lines += [escape(said) for said in who_said(plan, language)]
    what = {"number": plan.contract_number, "begins": plan.begins, "ends": plan.ends, "n": len(plan.lines)}
    lines.append(escape(_OF_CONTRACT.to(language, **what)))
    if view.objection:
        lines += ["", escape(Text("企业意见：{words}", "Their objection: {words}").to(language, words=view.objection))]
    if plan.reason:
        lines += ["", escape(_REASON.to(language, day=day(plan.from_day, language), reason=plan.reason))]
    lines += _changes(view.difference, language)
    part = page_of(plan.lines, page, lambda to: ShowServicePlan(plan.id, to), PER_PAGE)
    lines += ["", *(escape(line_said(line, language)) for line in part.shown)]
    if view.may_answer:
        lines += ["", escape(NO_SIGNATURE.to(language))]
    return Screen(
        "\n".join(lines), (*part.turns, *_rows(view, part.number, language)), card_of=("service_plan", plan.id)
    )


_OF_CONTRACT = Text(
    "合同 {number}，{begins} 至 {ends}，共 {n} 项",
    "Contract {number}, {begins} to {ends}, {n} services",
    "Contract {number}, {begins} to {ends}, one service",
)
_REASON = Text("从{day}起变更：{reason}", "Changed from {day} on: {reason}")


def _changes(difference: Difference | None, language: Language) -> list[str]:
    if difference is None or not difference.is_any:
        return []
    said = difference_said(difference, language)
    lines = ["", f"<b>{escape(Text('与上一版相比', 'Compared with the one before').to(language))}</b>"]
    lines += [f"· {escape(one)}" for one in said[:MOST_CHANGES]]
    lines += map(escape, further(len(said) - MOST_CHANGES, language))
    return lines


def line_said(line: PlanLine, language: Language) -> str:
    """``4.6 日常巡查 · 每月一次 · 周明``."""
    parts = [f"{line.clause} {as_worded(line.name, language)}".strip(), line.site_name, how_often(line, language)]
    parts.append(line.person_name)
    return f"• {' · '.join(filter(None, parts))}"


def _rows(view: PlanView, page: int, language: Language) -> list[Row]:
    plan = view.plan
    rows: list[Row] = []
    if view.may_approve:
        rows.append((Button(APPROVE.to(language), ApprovePlan(plan.id)),))
    if view.may_answer:
        rows.append((Button(CONFIRM.to(language), ConfirmPlan(plan.id)),))
        rows.append((Button(OBJECT.to(language), OpenForm(forms.OBJECTION.code, "service_plan", plan.id)),))
    if view.may_record:
        rows.append((Button(RECORD.to(language), OpenForm(forms.ON_BEHALF.code, "service_plan", plan.id)),))
    changes = [Button(ITEMS.to(language), ShowContractItems(plan.contract_id, 0))] if view.may_change else []
    changes += [Button(ORDER.to(language), ShowPlanOrder(plan.id, 0, page))] if view.may_order else []
    rows += side_by_side(changes)
    contract = Button(CONTRACT.to(language), ShowEntry(CONTRACTS.code, plan.contract_id))
    return [*rows, *side_by_side([contract, home_button(language)])]
