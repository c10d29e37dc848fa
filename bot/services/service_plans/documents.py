"""The service plan as files: a page, the same to edit, the picture of its year; who may have them (clause 4.1.3)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.service_plans.editable import render_editable
from bot.documents.service_plans.page import render_page
from bot.documents.service_plans.picture import render_picture
from bot.documents.service_plans.sheet import PlanSheet
from bot.records.documents import About
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.services.service_plans.answering import SUBJECT
from bot.services.service_plans.seeing import may_see_plan
from storage import service_plans
from storage.settings.firm import get_settings


async def about(plan_id: int) -> About | None:
    """The client, the days of the contract, and which version it is."""
    plan = await service_plans.get_plan(plan_id)
    if plan is None:
        return None
    return About(plan.client_short_name, plan.begins, plan.ends, place=f"V{plan.version}")


async def may_have(who: Person, plan_id: int, _: datetime) -> bool:
    """Whoever may see the plan; the client's own people once it was approved."""
    plan = await service_plans.get_plan(plan_id)
    return plan is not None and may_see_plan(who, plan)


async def gather(render: Callable[[PlanSheet], bytes], plan_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The plan with the version before it, by the client's calendar."""
    plan = await service_plans.get_plan(plan_id)
    if plan is None:
        return None
    before, firm = await service_plans.get_before(plan), await get_settings()
    return Drawn(render, PlanSheet(plan, before, firm.calendar(plan.client_id), desk.provider, desk.at, language))


DOCUMENTS = tuple(
    DocumentKind(code, SUBJECT, name, ending, about, may_have, partial(gather, render), as_of_now=True)
    for code, name, ending, render in (
        ("service_plan", Text("服务方案", "service plan"), "pdf", render_page),
        ("service_plan_word", Text("服务方案（Word）", "service plan (Word)"), "docx", render_editable),
        ("service_plan_year", Text("全年安排图", "picture of the year"), "png", render_picture),
    )
)
"""What they tell of is one version of a plan and how far it has come: versions of their own would be taken for its."""
