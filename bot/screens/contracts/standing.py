"""What the card of a contract shows beside its cells: its plan, its services, and what can be done about it."""

from bot.records.contracts import ContractStanding
from bot.rules.forms import contract as contract_forms
from bot.rules.forms import service_plan as plan_forms
from bot.rules.ledgers.contracts import CONTRACTS, Standing
from bot.rules.service_plans.states import PLAN_STATE_NAMES, PlanState
from bot.rules.text import Language, Text
from bot.screens.buttons import (
    MakePlan,
    OpenForm,
    ShowContractItems,
    ShowCoverage,
    ShowEntry,
    ShowServicePlan,
    ShowUsed,
    SignContract,
)
from bot.screens.contracts.items import MAKE
from bot.screens.contracts.used import USED
from bot.screens.contracts.words import PLAN_MARKS
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row
from bot.screens.tones import Tone

PLAN = Text("{mark} 方案第 {n} 版 · {state}", "{mark} Plan, version {n} · {state}")
NO_PLAN = Text("📋 还没有服务方案", "📋 No service plan yet")
DIFFERS = Text("✏️ 服务项目改过，还没有进方案", "✏️ Its services were changed; the plan does not say so yet")
SUSPENDED = Text("⏸ 暂停原因：{reason}", "⏸ Suspended: {reason}")
ENDED = Text("原因：{reason}", "Reason: {reason}")
OVER = Text("合同已到期", "its last day was over")
UNSIGNED = Text("⚠️ 未签订：签订后才安排工作。", "⚠️ Not signed: its work is planned once it is.")
SIGN = Text("✍️ 合同已签订", "✍️ It is signed")
ITEMS = Text("🧾 服务项目 {n}", "🧾 Services {n}")
COVERAGE = Text("📑 条款覆盖", "📑 Coverage")
SEE_PLAN = Text("📋 服务方案", "📋 Service plan")
RENEWED = Text("➡️ 续签的合同", "➡️ The next contract")
RENEWS = Text("⬅️ 上一份合同", "⬅️ The last contract")
STEPS = {
    plan_forms.CHANGE.code: Text("🔁 变更方案", "🔁 Change the plan"),
    contract_forms.FINDINGS.code: Text("📌 未闭环的问题", "📌 Open findings"),
    contract_forms.RENEWAL.code: Text("🔄 续签", "🔄 Renew"),
    contract_forms.SUSPENSION.code: Text("⏸ 暂停", "⏸ Suspend"),
    contract_forms.RESUMPTION.code: Text("▶️ 恢复", "▶️ Resume"),
}


def standing_lines(standing: ContractStanding, language: Language) -> list[str]:
    """Not escaped."""
    contract, lines = standing.contract, []
    if contract.ended_at is not None:
        reason = OVER.to(language) if contract.reason == "over" else contract.reason
        lines += [ENDED.to(language, reason=reason)] if reason else []
    elif contract.standing == Standing.SUSPENDED:
        lines.append(SUSPENDED.to(language, reason=contract.reason))
    elif contract.standing == Standing.DRAFT:
        lines.append(UNSIGNED.to(language))
    if standing.plan is None:
        lines.append(NO_PLAN.to(language))
    else:
        _, version, state = standing.plan
        said = PLAN_STATE_NAMES[state].to(language)
        lines.append(PLAN.to(language, mark=PLAN_MARKS[state], n=version, state=said))
        if standing.differs:
            lines.append(DIFFERS.to(language))
    return lines


def standing_rows(standing: ContractStanding, language: Language) -> list[Row]:
    """The next step first."""
    contract, rows = standing.contract, list[Row]()
    unsigned = standing.may_sign and contract.standing == Standing.DRAFT
    if unsigned:
        rows.append((Button(SIGN.to(language), SignContract(contract.id), tone=Tone.NEXT),))
    unsent = standing.plan is None or (standing.differs and standing.plan[2] is not PlanState.CONFIRMED)
    if standing.may_sign and standing.items and unsent:
        rows.append((Button(MAKE.to(language), MakePlan(contract.id), tone=Tone.PLAIN if unsigned else Tone.NEXT),))
    ways = [Button(ITEMS.to(language, n=standing.items), ShowContractItems(contract.id, 0))]
    if contract.standing != Standing.DRAFT:
        ways.append(Button(COVERAGE.to(language), ShowCoverage(contract.client_id, contract.id, 0)))
    if standing.plan is not None:
        ways.append(Button(USED.to(language), ShowUsed(contract.id, 0)))
        ways.insert(0, Button(SEE_PLAN.to(language), ShowServicePlan(standing.plan[0], 0)))
    steps = [
        Button(STEPS[code].to(language), OpenForm(code, CONTRACTS.subject, contract.id)) for code in standing.steps
    ]
    others = [
        Button(label.to(language), ShowEntry(CONTRACTS.code, other))
        for label, other in ((RENEWS, contract.renews_id), (RENEWED, contract.renewed_id))
        if other is not None
    ]
    return [*rows, *side_by_side(ways), *side_by_side(steps), *side_by_side(others)]
