"""A complaint or an enquiry from its filing to its end (clauses 5.5.1 to 5.5.4).

Both walk the same path; they differ in who handles them, what is promised, and that a complaint is hidden from the
person it is about and never handled by them.
"""

from dataclasses import replace

from bot.rules.cases.life_cycle import Counted, Lapse, LifeCycle, Party, Promise, Standing, State, Transition
from bot.rules.deadlines import DEFAULTS, Allowance, Stage
from bot.rules.numbering import NumberKind
from bot.rules.people import Role
from bot.rules.text import Text

AWAITING, ACCEPTED, IN_PROGRESS, WAITING, PROPOSED = "awaiting", "accepted", "in_progress", "waiting", "proposed"
RESOLVED, UNRESOLVABLE, DECLINED, WITHDRAWN = "resolved", "unresolvable", "declined", "withdrawn"

_OPENER: frozenset[Standing] = frozenset({Party.OPENER})
_WORKED_ON = frozenset({ACCEPTED, IN_PROGRESS})
_ENDED = frozenset({RESOLVED, UNRESOLVABLE, DECLINED})
ANSWER_WITHIN = Allowance(3)
"""Working days in which the complainant is asked to add something or to confirm."""


def _states(handlers: frozenset[Standing], above: frozenset[Standing], accept: Allowance) -> tuple[State, ...]:
    handler: frozenset[Standing] = frozenset({Party.HANDLER})
    working = {
        Stage.BEFORE: handler,
        Stage.DUE: handler,
        Stage.OVERDUE: handler | handlers,
        Stage.ESCALATED: handlers | above,
    }
    asking = {Stage.DUE: _OPENER, Stage.OVERDUE: _OPENER | handler}
    return (
        State(
            AWAITING,
            Text("待受理", "Awaiting acceptance"),
            handlers | handler,
            Text("请受理", "please take it up"),
            due=Counted.FROM_OPENING,
            within=accept,
            ladder={
                Stage.DUE: handlers | handler,
                Stage.OVERDUE: handlers | handler | above,
                Stage.ESCALATED: handlers | above,
            },
        ),
        State(
            ACCEPTED,
            Text("已受理", "Accepted"),
            handler,
            Text("请给对方首次答复", "please give a first reply"),
            due=Counted.FROM_OPENING,
            within=DEFAULTS.complaint_answer,
            ladder=working,
        ),
        State(
            IN_PROGRESS,
            Text("处理中", "In progress"),
            handler,
            Text("请尽快办结", "please resolve it"),
            due=Counted.PROMISE,
            ladder=working,
        ),
        State(
            WAITING,
            Text("待您补充", "Waiting for you"),
            _OPENER,
            Text("请补充对方问到的情况", "please add what was asked"),
            Text("待对方补充", "Waiting for them"),
            runs=False,
            pause=Text("等待补充", "waiting for an answer"),
            due=Counted.FROM_ENTRY,
            within=ANSWER_WITHIN,
            ladder=asking,
            words="supply",
        ),
        State(
            PROPOSED,
            Text("待您确认", "Resolution proposed"),
            _OPENER,
            Text("请确认处理结果", "please say whether you agree"),
            Text("待对方确认", "Awaiting their confirmation"),
            runs=False,
            pause=Text("等待确认", "waiting for confirmation"),
            due=Counted.FROM_ENTRY,
            within=ANSWER_WITHIN,
            ladder=asking,
            lapse=Lapse("lapse", Allowance(2)),
        ),
        State(RESOLVED, Text("已办结", "Resolved"), ends=True),
        State(UNRESOLVABLE, Text("无法解决（已告知）", "Cannot be resolved"), ends=True),
        State(DECLINED, Text("不予受理", "Declined"), ends=True),
        State(WITHDRAWN, Text("已撤回", "Withdrawn"), ends=True),
    )


def _transitions(handlers: frozenset[Standing]) -> tuple[Transition, ...]:
    handler: frozenset[Standing] = frozenset({Party.HANDLER})
    never = frozenset({Party.ABOUT, Party.OPENER})
    return (
        Transition(
            "accept",
            Text("👌 受理", "👌 Accept"),
            frozenset({AWAITING}),
            ACCEPTED,
            handlers | handler,
            done=Text("已受理，由您处理", "Accepted; you are handling it"),
            event=Text("受理", "took it up"),
            told=Text("👌 已受理，由{who}处理。", "👌 Accepted; {who} is handling it."),
            tells=_OPENER,
            never=never,
            takes=True,
        ),
        Transition(
            "resolve",
            Text("✅ 提出处理结果", "✅ Propose a resolution"),
            _WORKED_ON | {WAITING},
            PROPOSED,
            handler,
            asks="case_resolve",
            done=Text("已发给对方确认", "Sent for confirmation"),
            event=Text("提出处理结果", "proposed a resolution"),
            told=Text("✅ {who}给出了处理结果，请您确认。", "✅ {who} proposes this; please say whether you agree."),
            tells=_OPENER,
            never=never,
        ),
        Transition(
            "reply",
            Text("💬 答复", "💬 Reply"),
            _WORKED_ON,
            IN_PROGRESS,
            handler,
            asks="case_reply",
            done=Text("已答复", "Sent"),
            event=Text("答复", "replied"),
            told=Text("💬 {who}答复您：", "💬 {who} replies:"),
            tells=_OPENER,
            never=never,
        ),
        Transition(
            "ask",
            Text("❓ 请对方补充", "❓ Ask for more"),
            _WORKED_ON,
            WAITING,
            handler,
            asks="case_ask",
            done=Text("已问，计时暂停", "Asked; the clock is paused"),
            event=Text("请求补充", "asked for more"),
            told=Text("❓ {who}想请您补充：", "❓ {who} asks you for more:"),
            tells=_OPENER,
            never=never,
        ),
        Transition(
            "delay",
            Text("🕒 告知延期", "🕒 Tell of a delay"),
            _WORKED_ON,
            None,
            handler,
            asks="case_delay",
            done=Text("已告知新的时限", "Told of the new date"),
            event=Text("告知延期", "told of a delay"),
            told=Text(
                "🕒 很抱歉，需要更多时间，新的承诺见下。", "🕒 We are sorry: we need more time; see the new date below."
            ),
            tells=_OPENER,
            never=never,
            promise=Promise.ASKED,
        ),
        Transition(
            "give_up",
            Text("🚫 无法解决", "🚫 Cannot be resolved"),
            _WORKED_ON | {WAITING},
            UNRESOLVABLE,
            handler,
            asks="case_give_up",
            done=Text("已告知对方原因", "Told with the reason"),
            event=Text("告知无法解决", "said that it cannot be resolved"),
            told=Text("很抱歉，这件事我们无法解决，原因如下。", "We are sorry: we cannot resolve this. The reason:"),
            tells=_OPENER,
            never=never,
        ),
        Transition(
            "decline",
            Text("🚫 不予受理", "🚫 Decline"),
            frozenset({AWAITING}),
            DECLINED,
            handlers | handler,
            asks="case_decline",
            done=Text("已告知对方原因", "Told with the reason"),
            event=Text("不予受理", "declined it"),
            told=Text(
                "很抱歉，这件事不在受理范围，原因如下。", "We are sorry: this is not for us to take up. The reason:"
            ),
            tells=_OPENER,
            never=never,
            takes=True,
        ),
        Transition(
            "assign",
            Text("👤 改派", "👤 Reassign"),
            frozenset({AWAITING}) | _WORKED_ON,
            None,
            handlers,
            asks="case_assign",
            done=Text("已改派", "Reassigned"),
            event=Text("改派", "reassigned it"),
            told=Text("👤 {who}把这件事交给您处理。", "👤 {who} asks you to handle this."),
            tells=handler,
            never=never,
            told_former=Text(
                "👤 {who}把 {number} 改派给了别人，您不用再处理。",
                "👤 {who} gave {number} to somebody else; you need not handle it any more.",
            ),
        ),
        Transition(
            "nudge",
            Text("📣 催办", "📣 Nudge"),
            frozenset({AWAITING}) | _WORKED_ON,
            None,
            _OPENER,
            done=Text("已提醒处理人", "They were reminded"),
            event=Text("催办", "nudged"),
            told=Text("📣 {who}希望尽快有结果。", "📣 {who} is waiting for news."),
            tells=handlers | handler,
            daily=True,
        ),
        Transition(
            "nudge_handler",
            Text("📣 催办", "📣 Nudge"),
            frozenset({AWAITING}) | _WORKED_ON,
            None,
            handlers,
            done=Text("已提醒处理人", "They were reminded"),
            event=Text("催办", "nudged"),
            told=Text("📣 {who}请您抓紧处理。", "📣 {who} asks you to hurry with this."),
            tells=handler,
            never=never,
            daily=True,
        ),
        Transition(
            "confirm",
            Text("👍 满意，办结", "👍 I agree, close it"),
            frozenset({PROPOSED}),
            RESOLVED,
            _OPENER,
            done=Text("谢谢您，已办结", "Thank you, it is closed"),
            event=Text("满意，办结", "agreed and closed it"),
            told=Text("👍 对方已确认，办结。", "👍 They agree; it is closed."),
            tells=handler,
        ),
        Transition(
            "lapse",
            Text("⌛ 未回复，办结", "⌛ No answer, closed"),
            frozenset({PROPOSED}),
            RESOLVED,
            frozenset(),
            done=Text("已办结", "Closed"),
            event=Text("因一直没有回复，按办结处理", "closed it, since no answer came"),
            told=Text(
                "⌛ 一直没有收到回复，这件事按办结处理。不满意随时可以重新处理。",
                "⌛ No answer came, so this was closed. It can be reopened at any time.",
            ),
            tells=_OPENER | handler,
        ),
        Transition(
            "supply",
            Text("✍️ 补充", "✍️ Add what was asked"),
            frozenset({WAITING}),
            IN_PROGRESS,
            _OPENER,
            asks="case_supply",
            done=Text("已补充，计时继续", "Sent; the clock runs again"),
            event=Text("补充", "added what was asked"),
            told=Text("✍️ {who}补充了：", "✍️ {who} added:"),
            tells=handler,
        ),
        Transition(
            "add",
            Text("✍️ 补充说明", "✍️ Add something"),
            frozenset({AWAITING}) | _WORKED_ON,
            None,
            _OPENER,
            asks="case_supply",
            done=Text("已补充", "Added"),
            event=Text("补充说明", "added something"),
            told=Text("✍️ {who}补充了：", "✍️ {who} added:"),
            tells=handlers | handler,
        ),
        Transition(
            "reopen",
            Text("👎 不满意，重新处理", "👎 Not satisfied, reopen"),
            _ENDED | {PROPOSED},
            IN_PROGRESS,
            _OPENER,
            asks="case_reopen",
            done=Text("已重新处理", "It is open again"),
            event=Text("不满意，要求重新处理", "was not satisfied and reopened it"),
            told=Text("👎 {who}不满意，要求重新处理。", "👎 {who} is not satisfied; it is open again."),
            tells=handlers | handler,
            promise=Promise.RENEW,
        ),
        Transition(
            "rate",
            Text("⭐ 评价", "⭐ Rate us"),
            frozenset({RESOLVED, UNRESOLVABLE}),
            None,
            _OPENER,
            asks="case_rate",
            once=True,
            done=Text("谢谢您的评价", "Thank you for rating us"),
            event=Text("评价", "rated it"),
            told=Text("⭐ 收到评价。", "⭐ It was rated."),
            tells=handler,
        ),
        Transition(
            "withdraw",
            Text("↩️ 撤回", "↩️ Withdraw"),
            frozenset({AWAITING, WAITING}) | _WORKED_ON,
            WITHDRAWN,
            _OPENER,
            asks="case_withdraw",
            done=Text("已撤回", "Withdrawn"),
            event=Text("撤回", "withdrew it"),
            told=Text("↩️ {who}撤回了。", "↩️ {who} withdrew it."),
            tells=handlers | handler,
        ),
    )


_QUALITY: frozenset[Standing] = frozenset({Role.QUALITY_MANAGER})
_TEAM: frozenset[Standing] = frozenset({Role.CONSULTANT, Role.LEAD})
_PARTIES: frozenset[Standing] = frozenset({Party.OPENER, Party.HANDLER})
_OVERSIGHT: frozenset[Standing] = frozenset(
    {Role.CLIENT_MANAGER, Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR}
)

COMPLAINT = LifeCycle(
    kind="complaint",
    name=Text("投诉", "Complaint"),
    number=NumberKind.COMPLAINT,
    first=AWAITING,
    promised=DEFAULTS.complaint_resolve,
    states=_states(_QUALITY, frozenset({Role.ADMINISTRATOR}), DEFAULTS.complaint_accept),
    transitions=_transitions(_QUALITY),
    seen_by=_PARTIES | _OVERSIGHT,
    hidden_from=frozenset({Party.ABOUT}),
)


def _answered(transition: Transition) -> Transition:
    """Whoever answers a question first handles it; with an answer it is done, and it can be asked or answered again."""
    if transition.action not in ("reply", "resolve", "ask"):
        return transition
    first = replace(transition, since=transition.since | {AWAITING}, who=_TEAM | {Party.HANDLER}, takes=True)
    return replace(first, since=first.since | {RESOLVED}, to=RESOLVED) if first.action == "reply" else first


ENQUIRY = LifeCycle(
    kind="enquiry",
    name=Text("咨询", "Enquiry"),
    number=NumberKind.ENQUIRY,
    first=AWAITING,
    promised=DEFAULTS.enquiry_answer,
    states=_states(_TEAM, _QUALITY, DEFAULTS.enquiry_answer),
    transitions=tuple(_answered(transition) for transition in _transitions(_TEAM)),
    seen_by=_PARTIES | _TEAM | _OVERSIGHT,
)
