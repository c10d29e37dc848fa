"""What contracts and plans are called on screens, and in which sign a state stands."""

from bot.records.service_plans import PlanVersion
from bot.rules.behalf import CHANNEL_NAMES
from bot.rules.beijing import beijing_day
from bot.rules.service_plans.states import PLAN_STATE_NAMES, PlanState
from bot.rules.text import Language, Text
from bot.screens.times import day

PLAN_MARKS = {
    PlanState.SUBMITTED: "📝",
    PlanState.APPROVED: "⏳",
    PlanState.CONFIRMED: "✅",
    PlanState.OBJECTED: "⚠️",
    PlanState.REPLACED: "▫️",
}
VERSION = Text("服务方案 第 {n} 版", "Service plan, version {n}")
BY_SILENCE = Text(
    "{day}起视为确认（到期未答复）", "Taken as confirmed on {day}: no answer within the time that was set"
)
CONFIRMED_BY = Text("{who} {day}确认", "Confirmed by {who}, {day}")
RECORDED_BY = Text("（{by}代录，{channel}）", " (recorded by {by}, {channel})")
APPROVED_BY = Text("{who} {day}批准", "Approved by {who}, {day}")


def state_said(plan: PlanVersion, language: Language) -> str:
    """``⏳ 待企业确认``."""
    return f"{PLAN_MARKS[plan.state]} {PLAN_STATE_NAMES[plan.state].to(language)}"


def who_said(plan: PlanVersion, language: Language) -> list[str]:
    """Who approved it, and who of the client confirmed it how."""
    lines = []
    if plan.approved_at is not None:
        lines.append(APPROVED_BY.to(language, who=plan.approved_by, day=day(beijing_day(plan.approved_at), language)))
    if plan.confirmed_at is None:
        return lines
    on = day(beijing_day(plan.confirmed_at), language)
    said = (
        CONFIRMED_BY.to(language, who=plan.confirmed_by, day=on)
        if plan.confirmed_by
        else BY_SILENCE.to(language, day=on)
    )
    if plan.on_behalf is not None:
        said += RECORDED_BY.to(
            language, by=plan.on_behalf.by, channel=CHANNEL_NAMES[plan.on_behalf.channel].to(language)
        )
    return [*lines, said]
