"""The lines of a plan put in order: one is picked by its number, then moved to where it is wanted."""

from bot.records.service_plans import PlanLine, PlanVersion
from bot.rules.service_plans.words import line_name
from bot.rules.text import Language, Text
from bot.screens.buttons import MovePlanLine, ShowPlanOrder, ShowServicePlan
from bot.screens.contracts.words import VERSION
from bot.screens.numbered import PER_ROW
from bot.screens.paged import PER_PAGE, page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape

TITLE = Text("{version} · 调整顺序", "{version}: order")
PICK = Text("点序号，选要移动的一项。", "Pick a line by its number.")
PICKED = Text("正在移动第 {n} 项。也可以点别的序号。", "Moving no. {n}. Or pick another one.")
MOVE_UP, MOVE_DOWN = Text("⬆️ 移到第 {n} 位", "⬆️ To no. {n}"), Text("⬇️ 移到第 {n} 位", "⬇️ To no. {n}")
TO_TOP, TO_BOTTOM = Text("⏫ 移到最前", "⏫ To the top"), Text("⏬ 移到最后", "⏬ To the end")
PLAN = Text("📋 服务方案", "📋 Service plan")


def plan_order(plan: PlanVersion, item_id: int, page: int, language: Language) -> Screen:
    """A page of the lines; that of the picked one, where there is one."""
    places = {line.item_id: place for place, line in enumerate(plan.lines, 1)}
    picked = places.get(item_id)
    wanted = page if picked is None else (picked - 1) // PER_PAGE
    # turning the page leaves the picked one behind
    part = page_of(plan.lines, wanted, lambda to: ShowPlanOrder(plan.id, 0, to))
    title = TITLE.to(language, version=VERSION.to(language, n=plan.version))
    told = PICK.to(language) if picked is None else PICKED.to(language, n=picked)
    lines = [f"<b>{escape(f'{plan.client_short_name} · {title}')}</b>", escape(told), ""]
    lines += [_said(line, places[line.item_id], language, picked=line.item_id == item_id) for line in part.shown]
    numbers = [
        Button(str(places[line.item_id]), ShowPlanOrder(plan.id, line.item_id, part.number)) for line in part.shown
    ]
    rows: list[Row] = [tuple(numbers[first : first + PER_ROW]) for first in range(0, len(numbers), PER_ROW)]
    rows += [*part.turns, *(_moves(plan, item_id, picked, language) if picked is not None else ())]
    back = Button(PLAN.to(language), ShowServicePlan(plan.id, part.number))
    return Screen("\n".join(lines), (*rows, (back, home_button(language))))


def _said(line: PlanLine, place: int, language: Language, *, picked: bool) -> str:
    said = escape(" ".join(filter(None, (line.clause, line_name(line, language)))))
    return f"👉 <b>{place}. {said}</b>" if picked else f"<b>{place}.</b> {said}"


def _moves(plan: PlanVersion, item_id: int, place: int, language: Language) -> list[Row]:
    """Each says where the line comes to stand, so that a tap that comes twice moves it once."""
    last = len(plan.lines)
    wanted = [
        (MOVE_UP, place - 1, place > 1),
        (MOVE_DOWN, place + 1, place < last),
        (TO_TOP, 1, place > 2),
        (TO_BOTTOM, last, place < last - 1),
    ]
    return side_by_side(
        [Button(text.to(language, n=to), MovePlanLine(plan.id, item_id, to)) for text, to, there in wanted if there]
    )
