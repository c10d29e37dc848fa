"""A complaint about our service from its filing to its end (clauses 5.5.1 to 5.5.4).

It is hidden from the person it is about, and never handled by them.
"""

from dataclasses import replace

from bot.rules.cases.alike import Alike
from bot.rules.cases.appealing import APPEAL, APPEALED, REVIEW, UPHELD_STATE, appeal_steps, appealed_state
from bot.rules.cases.categories import OWN_TERMS, RESOLVE
from bot.rules.cases.kind import CaseKind, Filing
from bot.rules.cases.life_cycle import Owed, Party, Promise, Standing, Transition
from bot.rules.cases.nagging import ACKNOWLEDGE, EVERY, acknowledging
from bot.rules.cases.rating import RATED_LOW, RATING_ANSWER
from bot.rules.cases.statement_states import (
    ACCEPTED,
    ANSWER,
    AWAITING,
    CLIENT_REPLY,
    ENDED,
    GRACE,
    HANDLER,
    IN_PROGRESS,
    OPENER,
    PROPOSED,
    SILENCE,
    WAITING,
    WITHDRAWN,
    WORKED_ON,
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

ACCEPT = Term("complaint_accept", Text("投诉受理", "Accept complaint within"), Allowance(1), (1, 2, 3))

_QUALITY: frozenset[Standing] = frozenset({Role.QUALITY_MANAGER})
_ABOVE: frozenset[Standing] = frozenset({Role.ADMINISTRATOR})
_LINE: tuple[Standing, ...] = (Role.QUALITY_MANAGER, Role.ADMINISTRATOR)
_REVIEWERS = (Role.QUALITY_MANAGER, Role.LEAD, Role.ADMINISTRATOR)
"""Who looks at what was decided once more: somebody of these who had no part in it."""
_ALSO_UNDER_REVIEW = frozenset({"note", "nudge", "nudge_team", "add", "withdraw"})


def _under_review(transition: Transition) -> Transition:
    """Whoever waits for the review may ask for news, add something, or let it be."""
    if transition.action not in _ALSO_UNDER_REVIEW:
        return transition
    return replace(transition, since=transition.since | {APPEALED})


SETTLE = Transition(
    "about",
    Text("👥 涉及谁", "👥 Whom it is about"),
    frozenset({AWAITING}) | WORKED_ON,
    None,
    _QUALITY | {Party.HANDLER},
    asks="case_about",
    done=Text("已记下", "Noted"),
    event=Text("确认了涉及的人", "settled whom it is about"),
    told=Text("👥 {who}确认了涉及的人，这件投诉由您处理。", "👥 {who} settled whom this is about; please handle it."),
    tells=frozenset({Party.HANDLER}),
    never=frozenset({Party.ABOUT, Party.OPENER}),
    # the former handler may be who it is about: not a word of that
    told_former=Text("👤 {number} 改由别人处理，您不用再处理。", "👤 {number} is with somebody else now."),
)

_CLASSIFY = Transition(
    "classify",
    Text("🏷 类别和程度", "🏷 Category, severity"),
    frozenset({AWAITING, WAITING, PROPOSED}) | WORKED_ON,
    None,
    _QUALITY | {Party.HANDLER},
    asks="case_classify",
    facts=("category", "severity"),
    done=Text("已记下，期限随之重算", "Noted; its dates follow"),
    event=Text("确定了类别和程度", "settled its category and severity"),
    told=Text(
        "🏷 {who}确定了类别和程度，承诺时限见下。",
        "🏷 {who} settled its category and severity; see the promised date below.",
    ),
    tells=frozenset({Party.OPENER, Party.HANDLER}),
    never=frozenset({Party.ABOUT, Party.OPENER}),
    promise=Promise.RECKONED,
)

_ACKNOWLEDGE = acknowledging(
    frozenset({AWAITING}) | WORKED_ON, _QUALITY | {Party.HANDLER}, frozenset({Party.ABOUT, Party.OPENER})
)


def _settling(transition: Transition) -> Transition:
    """Whoever takes a complaint up says whom it is about, so that nobody begins on one about themselves."""
    return replace(transition, asks="case_accept") if transition.to == ACCEPTED else transition


COMPLAINT = CaseKind(
    kind="complaint",
    name=Text("投诉", "Complaint"),
    number="TS",
    mark="📮",
    first=AWAITING,
    promised=RESOLVE,
    states=(*states(_QUALITY, _QUALITY, _ABOVE, ACCEPT, _QUALITY), appealed_state(_ABOVE), UPHELD_STATE),
    transitions=(
        *(_under_review(_settling(step)) for step in steps(_QUALITY, frozenset(_LINE), _QUALITY)),
        SETTLE,
        _CLASSIFY,
        _ACKNOWLEDGE,
        *appeal_steps(ENDED | {PROPOSED, RATED_LOW}, IN_PROGRESS, _REVIEWERS),
    ),
    seen_by=PARTIES | OVERSIGHT,
    hidden_from=frozenset({Party.ABOUT}),
    first_come=_QUALITY,
    callers=(HANDLER, _QUALITY, _ABOVE),
    nags=dict.fromkeys(_ACKNOWLEDGE.since, ACKNOWLEDGE),
    assignable=TEAM,
    line=_LINE,
    owed=Owed(OPENER, Text("办结", "resolve it"), Text("办结", "Resolution")),
    terms=(
        *(ACCEPT, ANSWER, RESOLVE, CLIENT_REPLY, SILENCE, GRACE, RATING_ANSWER, APPEAL, REVIEW),
        *(EVERY, *OWN_TERMS),
    ),
    words=CARD_WORDS,
    register=Register.COMPLAINTS,
    recording=Action.RECORD_STATEMENT,
    alike=Alike(frozenset({"complaint"}), not_settled=frozenset({WITHDRAWN})),
    confidential=True,
    conceals_opener=True,
    filing=Filing(
        Action.COMPLAIN,
        way=WayIn(
            "complain",
            Text("我要投诉", "File complaint"),
            Text("投诉", "complaint|complaints"),
            rank=50,
            # it must be within reach of who is angry
            keys={Role.CLIENT_STAFF: 3, Role.CLIENT_MANAGER: 3},
            by=Text("投诉由企业的人来提。", "Complaints are filed by the clients' people."),
            heard=Heard(
                Text("我要投诉|我想投诉|要投诉|投诉", "i want to complain|complaint"),
                Text(
                    "投诉|态度不好|态度差|态度恶劣|服务差|太差|没来|没有来|没人来|没有人来|一直不来|迟到|敷衍|不满意|乱收费",
                    "complain|complaint|complaints|rude|unhappy|not satisfied|dissatisfied|did not come|never came|"
                    "didn't come|nobody came",
                ),
            ),
        ),
        recorded=Text("📮 投诉", "📮 Complaint"),
        told=Text("📮 {who}提出一件投诉，请受理。", "📮 {who} filed a complaint; please take it up."),
        told_late=Text("📮 {who}提出一件投诉。", "📮 {who} filed a complaint."),
        thanks=Text(
            "已收到您的投诉，编号 <b>{number}</b>。\n\n我们承诺：\n· {first} 前受理并告知您\n"
            "· {all} 前办结\n\n给您带来不好的体验，非常抱歉。由质量主管处理。",
            "We have received your complaint <b>{number}</b>.\n\nWe promise:\n· to take it up and tell you by {first}\n"
            "· to resolve it by {all}\n\nWe are very sorry about this. The quality manager handles it.",
        ),
        private=True,
    ),
)
