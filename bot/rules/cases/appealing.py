"""申请复核: whoever does not accept how a case was decided has somebody else look at it, once (clauses 5.5.1, 5.5.2).

A kind of case declares the state and the steps below among its own, and says who looks at it, first to last. What was
decided is upheld, which ends the case, or changed: then whoever looked at it goes on with it.
"""

from bot.rules.cases.life_cycle import Counted, OnBehalf, Owed, Party, Promise, Standing, State, Transition
from bot.rules.cases.taking_over import taking_over
from bot.rules.deadlines import Allowance, Stage, Term
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.text import Text

APPEALED, UPHELD = "appealed", "upheld"
APPEAL = Term(
    "complaint_appeal",
    Text("可申请复核的时间", "Appeal possible within"),
    Allowance(10),
    (5, 10, 15, 30),
    Text("从办结或不予受理的次日起算。", "Counted from the day after it was closed or declined."),
)
REVIEW = Term("complaint_review", Text("投诉复核", "Review complaint within"), Allowance(5), (3, 5, 7, 10))
_OPENER: frozenset[Standing] = frozenset({Party.OPENER})
_HANDLER: frozenset[Standing] = frozenset({Party.HANDLER})
_NOT_BY = frozenset({Party.ABOUT, Party.OPENER, Party.DECIDER})
"""Who does not look at it, whatever else they are."""


def appealed_state(above: frozenset[Standing]) -> State:
    """In which somebody else looks at what was decided, under the eyes of those ``above``."""
    return State(
        APPEALED,
        Text("复核中", "Under review"),
        _HANDLER,
        Text("请复核", "please review it"),
        runs=False,
        pause=Text("复核", "under review"),
        due=Counted.FROM_ENTRY,
        within=REVIEW,
        ladder={
            Stage.BEFORE: _HANDLER,
            Stage.DUE: _HANDLER,
            Stage.OVERDUE: _HANDLER | above,
            Stage.ESCALATED: _HANDLER | above,
        },
        still=_HANDLER | above,
        owed=Owed(
            _OPENER,
            Text("告诉您复核结果", "tell you the outcome of the review"),
            Text("复核结果", "Outcome of the review"),
        ),
        by=Text("复核期限：{due}", "Review due by {due}"),
    )


UPHELD_STATE = State(UPHELD, Text("已复核，维持原处理", "Reviewed, decision stands"), ends=True)


def appeal_steps(since: frozenset[str], goes_on: str, reviewers: tuple[Role, ...]) -> tuple[Transition, ...]:
    """What can be appealed against, and what is done about it.

    ``since``: the states in which something was decided. ``goes_on``: where a case goes on whose decision is changed.
    ``reviewers``: the roles out of which somebody looks at it, the first first.
    """
    asked, roles = frozenset({APPEALED}), frozenset[Standing](reviewers)
    return (
        Transition(
            "appeal",
            Text("⚖️ 申请复核", "⚖️ Appeal"),
            since,
            APPEALED,
            _OPENER,
            asks="case_appeal",
            done=Text("已申请复核，由没有参与处理的人来看", "Sent: somebody who had no part in it looks at it"),
            event=Text("申请复核", "appealed"),
            told=Text("⚖️ {who}申请复核，请您来看。", "⚖️ {who} appeals; please review it."),
            tells=_HANDLER,
            told_former=Text(
                "⚖️ {who}对 {number} 的处理申请复核，由别人来看，您不用再处理。",
                "⚖️ {who} appealed against how {number} was decided; somebody else looks at it.",
            ),
            on_behalf=OnBehalf.ITS_PARTY,
            goes_to=reviewers,
            within=APPEAL,
            heard=Heard(contains=Text("申请复核|复核|复议", "appeal|review it again")),
        ),
        Transition(
            "uphold",
            Text("⚖️ 维持原处理", "⚖️ Uphold"),
            asked,
            UPHELD,
            _HANDLER,
            asks="case_uphold",
            done=Text("已告知对方复核结果", "They are told the outcome"),
            event=Text("复核：维持原处理", "reviewed it: the decision stands"),
            told=Text(
                "⚖️ {who}复核了您的投诉，维持原处理，理由如下。",
                "⚖️ {who} reviewed your complaint: the decision stands. The reason:",
            ),
            tells=_OPENER,
            never=_NOT_BY,
        ),
        Transition(
            "overturn",
            Text("🔄 改变原处理", "🔄 Change it"),
            asked,
            goes_on,
            _HANDLER,
            asks="case_overturn",
            done=Text("已告知对方，由您继续处理", "They are told; you go on with it"),
            event=Text("复核：改变原处理", "reviewed it: the decision is changed"),
            told=Text(
                "🔄 {who}复核了您的投诉，改变原处理，由 TA 继续处理，理由如下。",
                "🔄 {who} reviewed your complaint: the decision is changed, and they go on with it. The reason:",
            ),
            tells=_OPENER,
            never=_NOT_BY,
            promise=Promise.RENEW,
        ),
        Transition(
            "assign_review",
            Text("👤 改派", "👤 Reassign"),
            asked,
            None,
            _HANDLER | roles,
            asks="case_assign",
            done=Text("已改派", "Reassigned"),
            event=Text("改派复核", "reassigned the review"),
            told=Text("👤 {who}请您复核这件投诉。", "👤 {who} asks you to review this complaint."),
            tells=_HANDLER,
            never=_NOT_BY,
            told_former=Text(
                "👤 {who}把 {number} 的复核改派给了别人，您不用再处理。",
                "👤 {who} gave the review of {number} to somebody else; you need not see to it any more.",
            ),
        ),
        taking_over(
            "take_review",
            asked,
            None,
            roles,
            done=Text("现在由您复核", "You are reviewing it now"),
            told=Text("🙋 {who}接手复核您的投诉。", "🙋 {who} is reviewing your complaint now."),
            never=_NOT_BY,
        ),
    )
