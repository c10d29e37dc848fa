"""What is said unasked about contracts and plans."""

from collections.abc import Sequence

from bot.records.contracts import ContractRecord
from bot.records.ledgers.entries import LedgerEntry
from bot.records.service_plans import PlanVersion
from bot.rules.boards.found import Standing, Wanted
from bot.rules.forms import contract as contract_forms
from bot.rules.forms import service_plan as forms
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.service_plans.states import PlanState
from bot.rules.text import Language, Measure, Text, further
from bot.screens.buttons import ConfirmPlan, OpenForm, ShowEntry, ShowFound, ShowServicePlan
from bot.screens.contracts.plan import CONFIRM, OBJECT
from bot.screens.contracts.standing import OVER, STEPS
from bot.screens.contracts.words import who_said
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.times import day

SEE_PLAN = Text("查看方案", "See the plan")
SEE_CONTRACT = Text("查看合同", "See the contract")
OPEN_FINDINGS = Text("📋 移交清单：未闭环 {n} 个", "📋 Hand-over list: {n} open")


def _see(plan: PlanVersion, language: Language) -> Row:
    return (Button(SEE_PLAN.to(language), ShowServicePlan(plan.id, 0)),)


def to_approve(plan: PlanVersion, language: Language) -> Screen:
    """For the lead."""
    text = Text(
        "📝 {client}的服务方案第 {n} 版做好了，共 {items} 项，请批准。",
        "📝 The service plan of {client}, version {n} with {items} services, is ready for your approval.",
    )
    said = text.to(language, client=plan.client_short_name, n=plan.version, items=len(plan.lines))
    return Screen(escape(said), (_see(plan, language),))


def to_confirm(plan: PlanVersion, language: Language, *, again: bool) -> Screen:
    """For the client's manager: confirming is one tap, reading before it another."""
    first = Text(
        "📋 贵公司的服务方案第 {n} 版请您确认：合同 {number}，共 {items} 项。",
        "📋 Please confirm your service plan, version {n}: contract {number}, {items} services.",
    )
    second = Text(
        "📋 服务方案第 {n} 版还在等您确认：合同 {number}，共 {items} 项。",
        "📋 Your service plan, version {n}, still waits for you: contract {number}, {items} services.",
    )
    said = (second if again else first).to(language, n=plan.version, number=plan.contract_number, items=len(plan.lines))
    lines = [escape(said)]
    if plan.reason:
        changed = Text("从{day}起变更：{reason}", "Changed from {day} on: {reason}")
        lines.append(escape(changed.to(language, day=day(plan.from_day, language), reason=plan.reason)))
    confirm = Button(CONFIRM.to(language), ConfirmPlan(plan.id))
    object_to = Button(OBJECT.to(language), OpenForm(forms.OBJECTION.code, "service_plan", plan.id))
    return Screen("\n".join(lines), (_see(plan, language), (confirm, object_to)))


def answered(plan: PlanVersion, objection: str, language: Language) -> Screen:
    """For the team, and for the client's managers where somebody else said it for them."""
    if plan.state is PlanState.OBJECTED:
        text = Text(
            "⚠️ {client}对服务方案第 {n} 版有异议：{words}",
            "⚠️ {client} objects to the service plan, version {n}: {words}",
        )
        said = text.to(language, client=plan.client_short_name, n=plan.version, words=objection)
    else:
        text = Text(
            "✅ {client}的服务方案第 {n} 版已确认，工作已经排好。",
            "✅ The service plan of {client}, version {n}, is confirmed and its work planned.",
        )
        said = "\n".join(
            (text.to(language, client=plan.client_short_name, n=plan.version), *who_said(plan, language)[1:])
        )
    return Screen(escape(said), (_see(plan, language),))


def unanswered(plan: PlanVersion, language: Language) -> Screen:
    """For the lead."""
    text = Text(
        "⏳ {client}还没有答复服务方案第 {n} 版，已再次提醒。方便的话打个电话；口头或书面答复可以代录。",
        "⏳ {client} has not answered the service plan, version {n}, and was reminded. A call may help; what they say "
        "can be recorded for them.",
    )
    return Screen(escape(text.to(language, client=plan.client_short_name, n=plan.version)), (_see(plan, language),))


def unapproved(plan: PlanVersion, language: Language) -> Screen:
    """For administrators."""
    text = Text(
        "📝 {client}的服务方案第 {n} 版还没有人批准。",
        "📝 Nobody has approved the service plan of {client}, version {n}, yet.",
    )
    return Screen(escape(text.to(language, client=plan.client_short_name, n=plan.version)), (_see(plan, language),))


MOST_LEFT = 8
_STILL_HERE = Text(
    "客户财产还有 {n} 件没有归还或销毁：", "Still here and the client's, {n} in all:", "Still here and the client's:"
)


def _left(still_here: Sequence[tuple[Ledger, LedgerEntry]], language: Language) -> tuple[list[str], list[Row]]:
    """What has to be given back, a line and a key each."""
    if not still_here:
        return [], []
    lines = [escape(_STILL_HERE.to(language, n=len(still_here)))]
    lines += [escape(f"· {entry.named(ledger, language)}") for ledger, entry in still_here[:MOST_LEFT]]
    lines += map(escape, further(len(still_here) - MOST_LEFT, language, Measure.ENTRY))
    keys = [
        (Button(as_label(f"📦 {entry.named(ledger, language)}"), ShowEntry(ledger.code, entry.id)),)
        for ledger, entry in still_here[:MOST_LEFT]
    ]
    return lines, [*keys]


def property_owed(
    contract: ContractRecord, still_here: Sequence[tuple[Ledger, LedgerEntry]], language: Language
) -> Screen:
    """Each week to who keeps it and to the lead, as long as no contract is left."""
    text = Text(
        "📦 {client}的合同已经结束，请办理归还或销毁。",
        "📦 The contract of {client} is over: return or destroy it.",
    )
    lines, rows = _left(still_here, language)
    head = f"<b>{escape(text.to(language, client=contract.client_short_name))}</b>"
    return Screen("\n".join((head, *lines)), tuple(rows))


def contract_news(
    kind: str,
    contract: ContractRecord,
    language: Language,
    *,
    renews: bool,
    findings: int,
    still_here: Sequence[tuple[Ledger, LedgerEntry]] = (),
) -> Screen:
    """For both sides; ``renews``: the reader may renew it. ``findings``: those that are not closed.

    ``still_here``: what is the client's and was not given back.
    """
    reason = OVER.to(language) if contract.reason == "over" else contract.reason
    text = _GOES_ON if kind == "contract_ended" and contract.renewed_id is not None else _NEWS[kind]
    said = text.to(language, client=contract.client_short_name, number=contract.number)
    lines = [escape(said)]
    if reason:
        lines.append(escape(Text("原因：{reason}", "Reason: {reason}").to(language, reason=reason)))
    if kind == "contract_ended" and findings:
        left = Text(
            "还有 {n} 个问题没有闭环，仍要整改到底。",
            "{n} findings are still open and are to be fixed all the same.",
            "1 finding is still open and is to be fixed all the same.",
        )
        lines.append(escape(left.to(language, n=findings)))
    rows: list[Row] = [(Button(SEE_CONTRACT.to(language), ShowEntry(CONTRACTS.code, contract.id)),)]
    if kind == "contract_ended" and findings:
        # the list that goes from one side to the other: what, how it stands, by when, whose
        label = OPEN_FINDINGS.to(language, n=findings)
        wanted = Wanted(Standing.OPEN).packed()
        rows.append((Button(label, ShowFound(contract.client_id, wanted, 0)),))
    told, keys = _left(still_here, language)
    lines, rows = [*lines, *told], [*rows, *keys]
    codes = (contract_forms.RENEWAL.code, *((contract_forms.FINDINGS.code,) if findings else ())) if renews else ()
    rows += side_by_side(
        [Button(STEPS[code].to(language), OpenForm(code, CONTRACTS.subject, contract.id)) for code in codes]
    )
    return Screen("\n".join(lines), tuple(rows))


_GOES_ON = Text(
    "🏁 {client}的服务合同 {number} 已到期，服务按续签的合同继续。",
    "🏁 The contract {number} of {client} is over; the service goes on by the one that renews it.",
)
_NEWS = {
    "contract_suspended": Text(
        "⏸ {client}的服务合同 {number} 已暂停：计划内的工作和问题的期限停止，投诉、咨询和突发事件照常处理。",
        "⏸ The contract {number} of {client} is suspended: planned work and the dates of findings stop; complaints, "
        "enquiries and incidents go on.",
    ),
    "contract_resumed": Text(
        "▶️ {client}的服务合同 {number} 已恢复：工作从今天起重新安排，问题的期限顺延。",
        "▶️ The contract {number} of {client} is resumed: its work is planned from today on, and the dates of findings "
        "move on.",
    ),
    "contract_ended": Text(
        "🏁 {client}的服务合同 {number} 已结束，不再安排新的工作；没办完的事照常办完。",
        "🏁 The contract {number} of {client} has ended: no further work is planned, and what is open is finished.",
    ),
}
