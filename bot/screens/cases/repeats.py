"""What was found again at the same place: what could follow is for the lead to decide (clause 4.7.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.records.cases.cases import CaseRecord
from bot.records.risks import RiskProposal
from bot.rules.beijing import beijing_day
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import Language, Measure, Text, further
from bot.screens.buttons import OpenForm, ShowCase, ShowClient
from bot.screens.cases.card import mark
from bot.screens.cases.risks import proposal_button
from bot.screens.paged import PER_PAGE
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Screen, clipped, escape, fold
from bot.screens.times import day

HEAD = Text("🔁 有 {n} 个问题又出现了", "🔁 {n} findings came back", "🔁 A finding came back")
CLOSED_ON = Text("上次：{number}，{day}闭环", "Before: {number}, closed on {day}")
STILL_OPEN = Text("上次：{number}，还没闭环", "Before: {number}, still open")
COULD_FOLLOW = Text(
    "可以考虑：\n"
    "· 请企业先查清原因，再定措施\n"
    "· 加密巡查，或换更细的检查表（企业总览 → 工作计划）\n"
    "· 安排一次针对性培训\n"
    "· 在总结报告里向企业负责人说明",
    "What could follow:\n"
    "· ask the client for the cause before the next fix\n"
    "· patrol more often, or by a deeper checklist (client's page → work plans)\n"
    "· train the people concerned\n"
    "· tell the client's manager in the summary report",
)
ITS_PAGE = Text("🏭 企业总览", "🏭 Client's page")
TRAIN = Text("🎓 安排培训", "🎓 Plan a training")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A finding, and the one that it repeats."""

    case: CaseRecord
    former: CaseRecord


def repeats(found: Sequence[Repeat], who: Person, proposals: Sequence[RiskProposal] = ()) -> Screen:
    """To the lead: what came back, what was before, and what could be done about it.

    ``proposals``: the risks that it could become; with several they are on the findings' cards.
    """
    language, shown = who.language, found[:PER_PAGE]
    lines = [f"<b>{escape(HEAD.to(language, n=len(found)))}</b>"]
    lines += [_line(one, language) for one in shown]
    lines += further(len(found) - len(shown), language, Measure.CASE)
    could_follow = escape(COULD_FOLLOW.to(language))
    # with several what came back has to stay in sight
    lines.append(fold(could_follow, always=True) if len(found) > 1 else could_follow)
    keys = [Button(f"{mark(one.case)} {one.case.number}", ShowCase(one.case.id)) for one in shown]
    if len(found) == 1:
        keys.append(Button(f"🔁 {found[0].former.number}", ShowCase(found[0].former.id)))
    clients = {one.case.client_id for one in found}
    more = [Button(ITS_PAGE.to(language), ShowClient(clients.pop(), 0))] if len(clients) == 1 else []
    if may(who, Action.PLAN_TRAINING, Subject(owner_id=who.id)):
        more.append(Button(TRAIN.to(language), OpenForm("training", "person", who.id)))
    risks = [(proposal_button(one, language),) for one in proposals] if len(found) == 1 else []
    return Screen("\n\n".join(lines), (*side_by_side(keys), *risks, *side_by_side(more), (home_button(language),)))


def _line(one: Repeat, language: Language) -> str:
    case, former = one.case, one.former
    place = f"{case.client_name} · {case.site_name}" if case.site_name else case.client_name
    if former.closed_at is None:
        before = STILL_OPEN.to(language, number=former.number)
    else:
        before = CLOSED_ON.to(language, number=former.number, day=day(beijing_day(former.closed_at), language))
    head = f"{mark(case)} {escape(case.number)} <b>{escape(clipped(' '.join(case.title.split()), 80))}</b>"
    return f"{head}\n　{escape(place)}\n　{escape(before)}"
