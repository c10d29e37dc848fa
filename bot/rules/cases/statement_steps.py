"""What can be done to what people of a client say, by whom, and who is told (clauses 5.5.1 to 5.5.4).

Complaints and enquiries walk the same path; they differ in who handles them and in what is promised.
"""

from bot.rules.cases.alike import alike_steps
from bot.rules.cases.kind import CardWords
from bot.rules.cases.life_cycle import OnBehalf, Party, Promise, Standing, Transition
from bot.rules.cases.noting import note
from bot.rules.cases.nudging import nudge
from bot.rules.cases.rating import RATED_LOW, rating_steps
from bot.rules.cases.statement_states import (
    ACCEPTED,
    AWAITING,
    DECLINED,
    ENDED,
    GRACE,
    HANDLER,
    IN_PROGRESS,
    OPENER,
    PROPOSED,
    RATED,
    RESOLVED,
    UNRESOLVABLE,
    WAITING,
    WITHDRAWN,
    WORKED_ON,
)
from bot.rules.cases.taking_over import taking_over
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.text import Text

PARTIES: frozenset[Standing] = frozenset({Party.OPENER, Party.HANDLER, Party.RECORDER})
OVERSIGHT: frozenset[Standing] = frozenset(
    {Role.CLIENT_MANAGER, Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR}
)
TEAM = (Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER)
"""Of whom somebody can be asked to handle it, and whom it may be about."""
CARD_WORDS = CardWords(
    opened=Text("提出", "Filed"),
    opened_by=Text("提出：{who}，{when}", "Filed by {who}, {when}"),
    promised=Text("承诺时限：{due}", "Promised by {due}"),
)
_OURS: frozenset[Standing] = frozenset({*TEAM, Role.ADMINISTRATOR})
_NOT_BY = frozenset({Party.ABOUT, Party.OPENER})
"""Who does not handle it, whatever else they are."""
_REMINDED = Text("已提醒处理人", "They were reminded")


def _word_to_opener(
    action: str,
    label: Text,
    since: frozenset[str],
    to: str | None,
    who: frozenset[Standing],
    *,
    done: Text,
    event: Text,
    told: Text,
    promise: Promise = Promise.KEEP,
    takes: bool = False,
    decides: bool = False,
) -> Transition:
    """What the handler writes to who opened it, in the form ``case_`` and the step's name."""
    return Transition(
        action,
        label,
        since,
        to,
        who,
        asks=f"case_{action}",
        done=done,
        event=event,
        told=told,
        tells=OPENER,
        never=_NOT_BY,
        promise=promise,
        takes=takes,
        decides=decides,
    )


def _taken_over(action: str, since: frozenset[str], to: str | None, who: frozenset[Standing]) -> Transition:
    return taking_over(
        action,
        since,
        to,
        who,
        done=Text("现在由您处理", "You are handling it now"),
        told=Text("🙋 {who}接手处理您的这件事。", "🙋 {who} is handling this for you now."),
        never=_NOT_BY,
    )


def steps(
    handlers: frozenset[Standing], line: frozenset[Standing], answering: frozenset[Standing]
) -> tuple[Transition, ...]:
    """Every step there is, where ``handlers`` take cases up and assign them, ``answering`` answer a bad rating.

    ``line``: those to whom it is escalated when it is late, of whom those above the handlers only look on until then.
    """
    above = line - handlers
    return (
        Transition(
            "accept",
            Text("👌 受理", "👌 Accept"),
            frozenset({AWAITING}),
            ACCEPTED,
            handlers | HANDLER,
            done=Text("已受理，由您处理", "Accepted; you are handling it"),
            event=Text("受理", "took it up"),
            told=Text("👌 已受理，由{who}处理。", "👌 Accepted; {who} is handling it."),
            tells=OPENER,
            never=_NOT_BY,
            takes=True,
        ),
        _word_to_opener(
            "resolve",
            Text("✅ 答复处理结果", "✅ Propose a resolution"),
            WORKED_ON | {WAITING},
            PROPOSED,
            HANDLER,
            done=Text("已发给对方确认", "Sent for confirmation"),
            event=Text("答复处理结果", "proposed a resolution"),
            told=Text("✅ {who}给出了处理结果，请您确认。", "✅ {who} proposes this; please say whether you agree."),
            decides=True,
        ),
        _word_to_opener(
            "reply",
            Text("💬 答复", "💬 Reply"),
            WORKED_ON,
            IN_PROGRESS,
            HANDLER,
            done=Text("已答复", "Sent"),
            event=Text("答复", "replied"),
            told=Text("💬 {who}答复您：", "💬 {who} replies:"),
        ),
        _word_to_opener(
            "ask",
            Text("❓ 请对方补充", "❓ Ask for more"),
            WORKED_ON,
            WAITING,
            HANDLER,
            done=Text("已问，计时暂停", "Asked; the clock is paused"),
            event=Text("请求补充", "asked for more"),
            told=Text("❓ {who}想请您补充：", "❓ {who} asks you for more:"),
        ),
        _word_to_opener(
            "delay",
            Text("🕒 告知延期", "🕒 Tell of a delay"),
            WORKED_ON,
            None,
            HANDLER,
            done=Text("已告知新的时限", "Told of the new date"),
            event=Text("告知延期", "told of a delay"),
            told=Text(
                "🕒 很抱歉，需要更多时间，新的承诺见下。", "🕒 We are sorry: we need more time; see the new date below."
            ),
            promise=Promise.ASKED,
        ),
        # whoever it was escalated to decides it, and both sides hear of it
        Transition(
            "put_off",
            Text("🕒 告知延期", "🕒 Tell of a delay"),
            WORKED_ON,
            None,
            line,
            asks="case_delay",
            done=Text("已告知新的时限", "Told of the new date"),
            event=Text("告知延期", "told of a delay"),
            told=Text(
                "🕒 {who}：很抱歉，需要更多时间，新的承诺见下。",
                "🕒 {who}: sorry, this needs more time; see the new date below.",
            ),
            tells=OPENER | HANDLER,
            never=_NOT_BY | {Party.HANDLER},
            promise=Promise.ASKED,
        ),
        _word_to_opener(
            "give_up",
            Text("🚫 无法解决", "🚫 Cannot be resolved"),
            WORKED_ON | {WAITING},
            UNRESOLVABLE,
            HANDLER,
            done=Text("已告知对方原因", "Told with the reason"),
            event=Text("告知无法解决", "said that it cannot be resolved"),
            told=Text("很抱歉，这件事我们无法解决，原因如下。", "We are sorry: we cannot resolve this. The reason:"),
            decides=True,
        ),
        _word_to_opener(
            "decline",
            Text("🚫 不予受理", "🚫 Decline"),
            frozenset({AWAITING}),
            DECLINED,
            handlers | HANDLER,
            done=Text("已告知对方原因", "Told with the reason"),
            event=Text("不予受理", "declined it"),
            told=Text(
                "很抱歉，这件事不在受理范围，原因如下。", "We are sorry: this is not for us to take up. The reason:"
            ),
            takes=True,
            decides=True,
        ),
        Transition(
            "assign",
            Text("👤 改派", "👤 Reassign"),
            # whoever it waits for, somebody has to be there when they answer
            frozenset({AWAITING, WAITING, PROPOSED}) | WORKED_ON,
            None,
            handlers | line | {Role.ADMINISTRATOR},
            asks="case_assign",
            done=Text("已改派", "Reassigned"),
            event=Text("改派", "reassigned it"),
            told=Text("👤 {who}把这件事交给您处理。", "👤 {who} asks you to handle this."),
            tells=HANDLER,
            never=_NOT_BY,
            told_former=Text(
                "👤 {who}把 {number} 改派给了别人，您不用再处理。",
                "👤 {who} gave {number} to somebody else; you need not handle it any more.",
            ),
        ),
        _taken_over("take_up", frozenset({AWAITING}), ACCEPTED, above),
        _taken_over("take_over", frozenset({WAITING, PROPOSED}) | WORKED_ON, None, line),
        note(frozenset({AWAITING, WAITING, PROPOSED}) | WORKED_ON, _OURS, tells=HANDLER, never=_NOT_BY),
        *alike_steps(
            frozenset({AWAITING, WAITING, PROPOSED}) | WORKED_ON,
            IN_PROGRESS,
            handlers | HANDLER,
            _NOT_BY,
            takes=True,
        ),
        nudge(
            "nudge",
            frozenset({AWAITING}) | WORKED_ON,
            OPENER,
            done=_REMINDED,
            told=Text("📣 {who}希望尽快有结果。", "📣 {who} is waiting for news."),
            tells=handlers | HANDLER,
        ),
        nudge(
            "nudge_handler",
            frozenset({AWAITING}) | WORKED_ON,
            handlers,
            done=_REMINDED,
            told=Text("📣 {who}请您抓紧处理。", "📣 {who} asks you to hurry with this."),
            tells=HANDLER,
            never=_NOT_BY,
        ),
        # who is told that it is overdue, and does not handle it
        nudge(
            "nudge_team",
            frozenset({AWAITING}) | WORKED_ON,
            above,
            done=_REMINDED,
            told=Text("📣 {who}请您抓紧处理。", "📣 {who} asks you to hurry with this."),
            tells=handlers | HANDLER,
            never=_NOT_BY | {Party.HANDLER},
        ),
        Transition(
            "confirm",
            Text("👍 满意，办结", "👍 I agree, close it"),
            frozenset({PROPOSED}),
            RESOLVED,
            OPENER,
            done=Text("谢谢您，已办结", "Thank you, it is closed"),
            event=Text("满意，办结", "agreed and closed it"),
            told=Text("👍 对方已确认，办结。", "👍 They agree; it is closed."),
            tells=HANDLER,
            on_behalf=OnBehalf.ITS_PARTY,
            judges=True,
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
                "⌛ 一直没有收到回复，这件事按办结处理。不满意还可以重新处理。",
                "⌛ No answer came, so this was closed. If you do not agree, it can still be reopened.",
            ),
            tells=OPENER | HANDLER,
        ),
        Transition(
            "supply",
            Text("✍️ 补充", "✍️ Add what was asked"),
            frozenset({WAITING}),
            IN_PROGRESS,
            OPENER,
            asks="case_supply",
            done=Text("已补充，计时继续", "Sent; the clock runs again"),
            event=Text("补充", "added what was asked"),
            told=Text("✍️ {who}补充了：", "✍️ {who} added:"),
            tells=HANDLER,
            on_behalf=OnBehalf.ITS_PARTY,
        ),
        Transition(
            "add",
            Text("✍️ 补充说明", "✍️ Add something"),
            frozenset({AWAITING}) | WORKED_ON,
            None,
            OPENER,
            asks="case_supply",
            done=Text("已补充", "Added"),
            event=Text("补充说明", "added something"),
            told=Text("✍️ {who}补充了：", "✍️ {who} added:"),
            tells=handlers | HANDLER,
            on_behalf=OnBehalf.ITS_PARTY,
            heard=Heard(contains=Text("补充|还有一点|再说一下", "to add|in addition")),
        ),
        Transition(
            "reopen",
            Text("👎 不满意，重新处理", "👎 Not satisfied, reopen"),
            ENDED | {PROPOSED, RATED_LOW},
            IN_PROGRESS,
            OPENER,
            asks="case_reopen",
            done=Text("已重新处理", "It is open again"),
            event=Text("不满意，要求重新处理", "was not satisfied and reopened it"),
            told=Text("👎 {who}不满意，要求重新处理。", "👎 {who} is not satisfied; it is open again."),
            tells=handlers | HANDLER,
            promise=Promise.RENEW,
            within=GRACE,
            on_behalf=OnBehalf.ITS_PARTY,
            heard=Heard(contains=Text("不满意|没解决|没有解决|还是不行|重新处理", "not solved|not resolved|still not")),
        ),
        Transition(
            "rate",
            Text("⭐ 评价", "⭐ Rate us"),
            RATED,
            None,
            OPENER,
            asks="case_rate",
            once=True,
            completes="confirm",
            done=Text("谢谢您的评价", "Thank you for rating us"),
            event=Text("评价", "rated it"),
            told=Text("⭐ 收到评价。", "⭐ It was rated."),
            tells=HANDLER,
            on_behalf=OnBehalf.ITS_PARTY,
            judges=True,
        ),
        *rating_steps(PROPOSED, RATED, RESOLVED, answering, line),
        Transition(
            "withdraw",
            Text("↩️ 撤回", "↩️ Withdraw"),
            frozenset({AWAITING, WAITING}) | WORKED_ON,
            WITHDRAWN,
            OPENER,
            asks="case_withdraw",
            done=Text("已撤回", "Withdrawn"),
            event=Text("撤回", "withdrew it"),
            told=Text("↩️ {who}撤回了。", "↩️ {who} withdrew it."),
            tells=handlers | HANDLER,
            on_behalf=OnBehalf.ITS_PARTY,
            judges=True,
            heard=Heard(contains=Text("撤回|撤诉|不投诉了|取消投诉", "withdraw|take it back")),
        ),
    )
