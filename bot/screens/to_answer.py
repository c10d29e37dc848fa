"""What waits for the reader's yes: plans to approve or confirm, deliverables to accept; a line each (4.1.3, 7)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.records.to_answer import PlanToAnswer, ToAccept, ToAnswer
from bot.rules.menu.naming import as_worded
from bot.rules.service_plans.states import PlanState
from bot.rules.tasks.works import WORKS
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowPlansToAnswer, ShowRecord, ShowServicePlan, ShowToAccept
from bot.screens.paged import paged
from bot.screens.screen import WIDEST_LABEL, Button, Screen, columns, escape, narrowed
from bot.screens.waiting import LATE, Area, Line

PLANS: Mapping[PlanState, Text] = {
    PlanState.SUBMITTED: Text("服务方案待批准 {n} 份", "{n} service plans to approve", "One service plan to approve"),
    PlanState.APPROVED: Text("服务方案待确认 {n} 份", "{n} service plans to confirm", "One service plan to confirm"),
}
DELIVERABLES = Text("成果待验收 {n} 份", "{n} deliverables to accept", "One deliverable to accept")
_PLAN: Mapping[tuple[PlanState, bool], Text] = {
    (PlanState.SUBMITTED, False): Text("📋 待批准方案 · {it}", "📋 Approve plan · {it}"),
    (PlanState.SUBMITTED, True): Text("📋 待批准方案变更 · {it}", "📋 Approve change · {it}"),
    (PlanState.APPROVED, False): Text("📋 待确认方案 · {it}", "📋 Confirm plan · {it}"),
    (PlanState.APPROVED, True): Text("📋 待确认方案变更 · {it}", "📋 Confirm change · {it}"),
}
_VERSIONED = Text("{client} 第 {n} 版", "{client} v{n}")
_DELIVERABLE = Text("📦 待验收 · {it}", "📦 Accept · {it}")
_NO_PLANS = Text("没有等您批准或确认的服务方案。", "No service plan waits for you.")
_NO_DELIVERABLES = Text("没有等您验收的成果。", "No deliverable waits for you.")
_TAP_PLAN = Text("点开一份，看完后答复。", "Open one, and answer once you have read it.")
_TAP_DELIVERABLE = Text("点开一份，看完后验收或退回。", "Open one, then accept it or return it.")


def area(found: ToAnswer, language: Language) -> Area:
    """What waits on a home."""
    lines = list(_lines(found, language))
    return Area(tuple(said for said, _, _ in lines), tuple(Line(button, due_at) for _, button, due_at in lines))


def keys(found: ToAnswer, language: Language) -> list[Button]:
    """The same above what else there is of a client."""
    return [button for _, button, _ in _lines(found, language)]


def _lines(found: ToAnswer, language: Language) -> Iterator[tuple[str, Button, datetime | None]]:
    """By sort: how many there are, the key to the only one or to their list, and by when the first is due."""
    for state, text in PLANS.items():
        plans = [one for one in found.plans if one.state is state]
        if plans:
            said, opens = text.to(language, n=len(plans)), ShowPlansToAnswer(found.client_id, 0)
            button = plan_button(plans[0], language) if len(plans) == 1 else Button(f"📋 {said}", opens)
            yield said, button, min((one.due_at for one in plans if one.due_at is not None), default=None)
    if n := len(found.deliverables):
        said = DELIVERABLES.to(language, n=n)
        several = Button(f"📦 {said}", ShowToAccept(found.client_id, 0))
        yield said, _deliverable(found, found.deliverables[0], language) if n == 1 else several, None


def plan_button(one: PlanToAnswer, language: Language, *, several: bool = False) -> Button:
    """``📋 待确认方案 · 恒信阀门 第 2 版``; of ``several`` of a client ``📋 待确认方案 · HX-2026-07``."""
    text = _PLAN[one.state, one.changes]
    words = LATE + text.to(language, it="" if several else _VERSIONED.to(language, client="", n=one.version))
    it = narrowed(one.number if several else one.client_name, WIDEST_LABEL - columns(words))
    if not several:
        it = _VERSIONED.to(language, client=it, n=one.version)
    return Button(text.to(language, it=it), ShowServicePlan(one.id, 0))


def _deliverable(found: ToAnswer, one: ToAccept, language: Language) -> Button:
    """``📦 待验收 · 季度总结报告``; with whose it is, where it may be several clients'."""
    name = as_worded(one.about, language) or WORKS[one.work].name.to(language)
    several = len({each.client_id for each in found.deliverables}) > 1
    text = _DELIVERABLE.to(language, it=f"{one.client_name} · {name}" if several else name)
    return Button(narrowed(text, WIDEST_LABEL), ShowRecord(one.kind, one.id))


def plans_to_answer(found: ToAnswer, page: int, language: Language) -> Screen:
    """The plans that wait for the reader."""
    counts = Counter(one.state for one in found.plans)
    said = [text.to(language, n=counts[state]) for state, text in PLANS.items() if counts[state]]
    html = _told(said, _TAP_PLAN if said else _NO_PLANS, language)

    def turn(to: int) -> ShowPlansToAnswer:
        return ShowPlansToAnswer(found.client_id, to)

    of_client = Counter(one.client_id for one in found.plans)

    def button(one: PlanToAnswer) -> Button:
        return plan_button(one, language, several=of_client[one.client_id] > 1)

    return paged(html, found.plans, page, language, button, turn)


def deliverables_to_accept(found: ToAnswer, page: int, language: Language) -> Screen:
    """The deliverables that wait for the reader."""
    n = len(found.deliverables)
    html = _told([DELIVERABLES.to(language, n=n)] if n else [], _TAP_DELIVERABLE if n else _NO_DELIVERABLES, language)

    def turn(to: int) -> ShowToAccept:
        return ShowToAccept(found.client_id, to)

    return paged(html, found.deliverables, page, language, lambda one: _deliverable(found, one, language), turn)


def _told(said: Sequence[str], how: Text, language: Language) -> str:
    head = f"<b>{escape(' · '.join(said))}</b>\n\n" if said else ""
    return f"{head}{escape(how.to(language))}"
