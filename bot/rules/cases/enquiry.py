"""A question, a suggestion or praise, answered by whoever of the team comes first (clause 5.5.1)."""

from dataclasses import replace

from bot.rules.cases.alike import Alike
from bot.rules.cases.finding import SITE_PROBLEMS
from bot.rules.cases.kind import CaseKind, Filing
from bot.rules.cases.life_cycle import Owed, Party, Standing, Transition
from bot.rules.cases.rating import RATING_ANSWER
from bot.rules.cases.statement_states import (
    AWAITING,
    CLIENT_REPLY,
    GRACE,
    HANDLER,
    OPENER,
    RESOLVED,
    SILENCE,
    WITHDRAWN,
    states,
)
from bot.rules.cases.statement_steps import CARD_WORDS, OVERSIGHT, PARTIES, TEAM, steps
from bot.rules.deadlines import Allowance, Term
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.registers import Register
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

ANSWERED = Term("enquiry_answer", Text("咨询答复", "Answer enquiry within"), Allowance(1), (1, 2, 3, 5))

_TEAM: frozenset[Standing] = frozenset({Role.CONSULTANT, Role.LEAD})
_ABOVE: frozenset[Standing] = frozenset({Role.QUALITY_MANAGER})
_LINE: tuple[Standing, ...] = (Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)


def _answered(transition: Transition) -> Transition:
    """Whoever answers a question first handles it; with an answer it is done, and it can be asked or answered again."""
    if transition.action not in ("reply", "resolve", "ask"):
        return transition
    first = replace(transition, since=transition.since | {AWAITING}, who=_TEAM | {Party.HANDLER}, takes=True)
    return replace(first, since=first.since | {RESOLVED}, to=RESOLVED) if first.action == "reply" else first


ENQUIRY = CaseKind(
    kind="enquiry",
    name=Text("咨询", "Enquiry"),
    number="ZX",
    mark="💬",
    first=AWAITING,
    promised=ANSWERED,
    states=states(_TEAM, frozenset({Role.LEAD}), _ABOVE, ANSWERED, _ABOVE),
    transitions=tuple(_answered(transition) for transition in steps(_TEAM, frozenset(_LINE), _ABOVE)),
    seen_by=PARTIES | _TEAM | OVERSIGHT,
    first_come=_TEAM,
    callers=(HANDLER, _TEAM, _ABOVE, frozenset({Role.ADMINISTRATOR})),
    assignable=TEAM,
    line=_LINE,
    owed=Owed(OPENER, Text("答复您", "answer you"), Text("答复", "Answer")),
    terms=(ANSWERED, CLIENT_REPLY, SILENCE, GRACE, RATING_ANSWER),
    words=CARD_WORDS,
    register=Register.COMPLAINTS,
    recording=Action.RECORD_STATEMENT,
    alike=Alike(SITE_PROBLEMS, of_site=True, not_settled=frozenset({WITHDRAWN})),
    filing=Filing(
        Action.COMPLAIN,
        way=WayIn(
            "ask",
            Text("问管家", "Ask the butler"),
            Text("咨询|问一下", ""),
            # a question is asked before it becomes a complaint
            rank=40,
            keys={Role.CLIENT_STAFF: 2, Role.CLIENT_MANAGER: 2},
            by=Text("咨询由企业的人来提。", "Questions are asked by the clients' people."),
            offer=Text("要问问管家吗？", "Would you like to ask the butler?"),
            heard=Heard(
                Text("请问|问一下|想问|我想问|咨询|建议|表扬", "question|suggestion"),
                Text(
                    "?|吗|呢|什么|什么时候|怎么|为什么|多少|哪天|哪里|几时|何时|能不能|可不可以|是不是|要不要|咨询|建议|表扬",
                    "how|what|when|why|where|who|which|can you|could you|will you|is there|question|suggest",
                ),
            ),
        ),
        recorded=Text("💬 咨询、建议、表扬", "💬 Question, suggestion"),
        told=Text("💬 {who}有事想问，请答复。", "💬 {who} asks something; please answer."),
        told_late=Text("💬 {who}有事想问。", "💬 {who} asks something."),
        thanks=Text(
            "已收到，编号 <b>{number}</b>。\n质量管家会在 {all} 前答复您。",
            "Received as <b>{number}</b>.\nYour consultant will answer by {all}.",
        ),
    ),
)
