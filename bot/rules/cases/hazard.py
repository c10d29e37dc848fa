"""隐患上报: what somebody of a client sees at work, which its own people see to (clauses 4.4.2, 4.6).

It is the client's own: nobody of ours sees it, unless they hand it to us, which makes it a finding.
"""

from bot.rules.cases.alike import JOINED_STATE, Alike, alike_steps
from bot.rules.cases.finding import SITE_PROBLEMS
from bot.rules.cases.kind import CardWords, CaseKind, Filing
from bot.rules.cases.life_cycle import Counted, Lapse, Owed, Standing, State, Transition
from bot.rules.cases.nudging import nudge
from bot.rules.cases.statement_states import CLIENT_REPLY, HANDLER, OPENER, SILENCE
from bot.rules.cases.taking_over import taking_over
from bot.rules.deadlines import Allowance, Stage, Term
from bot.rules.free_text import Heard
from bot.rules.people import Position, Role
from bot.rules.permissions import Action
from bot.rules.registers import Register
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

REPORTED, IN_PROGRESS, FIXED = "reported", "in_progress", "fixed"
CLOSED, SHARED, NO_HAZARD, WITHDRAWN = "closed", "shared", "no_hazard", "withdrawn"

TAKEN = Term("hazard_taken", Text("隐患受理", "Take up a hazard within"), Allowance(1), (1, 2, 3))
SEEN_TO = Term("hazard_fixed", Text("隐患处理", "Fix a hazard within"), Allowance(5), (3, 5, 7, 10))

_OFFICERS: frozenset[Standing] = HANDLER | {Position.OFFICER}
_DIRECTOR: frozenset[Standing] = _OFFICERS | {Position.DIRECTOR}
_ALL: frozenset[Standing] = _DIRECTOR | {Role.CLIENT_MANAGER}
_ABOVE: frozenset[Standing] = frozenset({Position.DIRECTOR, Role.CLIENT_MANAGER})
_OPEN = frozenset({REPORTED, IN_PROGRESS})
_LATE = {Stage.DUE: _OFFICERS, Stage.OVERDUE: _DIRECTOR, Stage.ESCALATED: _ALL}
_HURRY = Text("📣 {who}请您抓紧处理隐患。", "📣 {who} asks you to hurry with the hazard.")
_REMINDED = Text("已提醒处理人", "They were reminded")

HAZARD = CaseKind(
    kind="hazard",
    name=Text("隐患", "Hazard"),
    number="YH",
    mark="⚠️",
    first=REPORTED,
    promised=SEEN_TO,
    states=(
        State(
            REPORTED,
            Text("待处理", "Reported"),
            _OFFICERS,
            Text("请处理隐患", "please see to the hazard"),
            due=Counted.FROM_OPENING,
            within=TAKEN,
            ladder=_LATE,
            still=_ALL,
            owed=Owed(OPENER, Text("受理隐患", "take up the hazard"), Text("受理隐患", "Taking it up")),
            by=Text("受理期限：{due}", "To be taken up by {due}"),
        ),
        State(
            IN_PROGRESS,
            Text("处理中", "In progress"),
            _OFFICERS,
            Text("请处理隐患", "please see to the hazard"),
            due=Counted.PROMISE,
            ladder={Stage.BEFORE: _OFFICERS, **_LATE},
            still=_ALL,
        ),
        State(
            FIXED,
            Text("待您确认", "Fixed, for you to see"),
            OPENER,
            Text("请看看是否处理好了", "please see whether it is fixed"),
            Text("待上报人确认", "Fixed, to be seen"),
            runs=False,
            pause=Text("等待确认", "waiting for confirmation"),
            due=Counted.FROM_ENTRY,
            within=CLIENT_REPLY,
            ladder={Stage.DUE: OPENER, Stage.OVERDUE: OPENER | HANDLER},
            still=OPENER | HANDLER | {Position.DIRECTOR},
            owed=Owed(HANDLER),
            lapse=Lapse("lapse", SILENCE),
            by=Text("请在 {due} 前确认", "Please confirm by {due}"),
            by_for_others=Text("等上报人确认到 {due}", "They have until {due} to confirm"),
        ),
        State(CLOSED, Text("已消除", "Removed"), ends=True),
        State(SHARED, Text("已交管家跟进", "With the butler"), ends=True),
        State(NO_HAZARD, Text("不是隐患", "No hazard"), ends=True),
        State(WITHDRAWN, Text("已撤回", "Withdrawn"), ends=True),
        JOINED_STATE,
    ),
    transitions=(
        Transition(
            "take_on",
            Text("👌 收到，马上处理", "👌 Received, on it"),
            frozenset({REPORTED}),
            IN_PROGRESS,
            _ALL,
            done=Text("好的，已记录由您处理", "Thank you, noted that you are on it"),
            event=Text("收到，开始处理", "took it on"),
            told=Text("👌 {who}收到了您报的隐患，正在处理。", "👌 {who} is seeing to the hazard that you reported."),
            tells=OPENER,
            takes=True,
        ),
        Transition(
            "fix",
            Text("📷 处理好了", "📷 It is fixed"),
            _OPEN,
            FIXED,
            _ALL,
            asks="finding_evidence",
            done=Text("已请上报人确认", "Whoever reported it is asked to see"),
            event=Text("处理好了", "fixed it"),
            told=Text("📷 {who}处理了您报的隐患，请看看是否好了。", "📷 {who} fixed your hazard; is it all right now?"),
            tells=OPENER,
            takes=True,
            rectifies=True,
        ),
        Transition(
            "confirm",
            Text("✅ 已消除", "✅ It is removed"),
            frozenset({FIXED}),
            CLOSED,
            OPENER | _ABOVE,
            done=Text("谢谢，已闭环", "Thank you, it is closed"),
            event=Text("确认已消除", "saw that it is removed"),
            told=Text("✅ {who}确认隐患已消除。", "✅ {who} saw that the hazard is removed."),
            tells=OPENER | HANDLER,
        ),
        Transition(
            "not_fixed",
            Text("↩️ 还没好", "↩️ Not yet"),
            frozenset({FIXED}),
            IN_PROGRESS,
            OPENER | _ABOVE,
            asks="case_reopen",
            done=Text("已请处理人再看", "They are asked to look again"),
            event=Text("还没好", "said that it is not fixed"),
            told=Text("↩️ {who}说隐患还没好，请再处理。", "↩️ {who} says the hazard is still there; please look again."),
            tells=_OFFICERS,
        ),
        Transition(
            "lapse",
            Text("⌛ 未回复，闭环", "⌛ No answer, closed"),
            frozenset({FIXED}),
            CLOSED,
            frozenset(),
            done=Text("已闭环", "Closed"),
            event=Text("因一直没有回复，按已消除处理", "closed it, since no answer came"),
            told=Text("⌛ 一直没有回复，隐患按已消除处理。", "⌛ No answer came, so the hazard counts as removed."),
            tells=OPENER | HANDLER,
        ),
        Transition(
            "assign",
            Text("👤 指派", "👤 Assign"),
            _OPEN,
            None,
            _ALL,
            asks="case_assign",
            done=Text("已指派，对方会收到通知", "Assigned; they are told"),
            event=Text("指派", "assigned it"),
            told=Text("👤 {who}请您处理这个隐患。", "👤 {who} asks you to see to this hazard."),
            tells=HANDLER,
            told_former=Text(
                "👤 {who}把 {number} 交给了别人处理，您不用再处理。",
                "👤 {who} gave {number} to somebody else; you need not see to it any more.",
            ),
        ),
        taking_over(
            "take_over",
            frozenset({IN_PROGRESS}),
            None,
            _ABOVE,
            done=Text("现在由您处理", "You are seeing to it now"),
            told=Text("🙋 {who}接手处理您报的隐患。", "🙋 {who} is seeing to your hazard now."),
        ),
        Transition(
            "share",
            Text("🤝 交给管家跟进", "🤝 Hand to the butler"),
            _OPEN,
            SHARED,
            _ALL,
            done=Text("已交给管家，成为待整改问题", "The butler has it as a finding now"),
            event=Text("交给管家跟进", "handed it to the butler"),
            told=Text(
                "🤝 {who}把您报的隐患交给了质量管家跟进，进展见「问题」。",
                "🤝 {who} handed your hazard to the quality butler; see Findings for what becomes of it.",
            ),
            tells=OPENER,
            hands_on=True,
        ),
        Transition(
            "decline",
            Text("🚫 不是隐患", "🚫 No hazard"),
            _OPEN,
            NO_HAZARD,
            _ALL,
            asks="case_decline",
            done=Text("已告知上报人原因", "They are told why"),
            event=Text("认为不是隐患", "found that it is no hazard"),
            told=Text("🚫 {who}看过了，认为不是隐患，原因如下。", "🚫 {who} looked and found no hazard. The reason:"),
            tells=OPENER,
        ),
        Transition(
            "add",
            Text("✍️ 补充说明", "✍️ Add something"),
            _OPEN,
            None,
            OPENER,
            asks="case_supply",
            done=Text("已补充", "Added"),
            event=Text("补充说明", "added something"),
            told=Text("✍️ {who}补充了：", "✍️ {who} added:"),
            tells=_OFFICERS,
        ),
        *alike_steps(_OPEN, IN_PROGRESS, _ALL, tells=_OFFICERS),
        nudge("nudge", _OPEN, OPENER | _ABOVE | {Position.PRINCIPAL}, done=_REMINDED, told=_HURRY, tells=_OFFICERS),
        Transition(
            "withdraw",
            Text("↩️ 撤回", "↩️ Withdraw"),
            _OPEN,
            WITHDRAWN,
            OPENER,
            asks="case_withdraw",
            done=Text("已撤回", "Withdrawn"),
            event=Text("撤回", "withdrew it"),
            told=Text("↩️ {who}撤回了。", "↩️ {who} withdrew it."),
            tells=_OFFICERS,
        ),
    ),
    seen_by=OPENER | _ALL | {Position.PRINCIPAL},
    first_come=frozenset({Position.OFFICER}),
    in_turn=(Position.OFFICER, Position.DIRECTOR, Role.CLIENT_MANAGER),
    callers=(frozenset({Position.OFFICER}), frozenset({Position.DIRECTOR}), frozenset({Role.CLIENT_MANAGER})),
    assignable=(Role.CLIENT_STAFF, Role.CLIENT_MANAGER),
    line=(Position.OFFICER, Position.DIRECTOR, Role.CLIENT_MANAGER, Position.PRINCIPAL),
    owed=Owed(OPENER, Text("消除隐患", "remove the hazard"), Text("消除隐患", "Removing it")),
    terms=(TAKEN, SEEN_TO, CLIENT_REPLY, SILENCE),
    words=CardWords(
        opened=Text("上报", "Reported"),
        opened_by=Text("上报：{who}，{when}", "Reported by {who}, {when}"),
        promised=Text("处理期限：{due}", "To be fixed by {due}"),
    ),
    register=Register.COMPLAINTS,
    recording=None,
    alike=Alike(SITE_PROBLEMS, of_site=True, not_settled=frozenset({WITHDRAWN})),
    filing=Filing(
        Action.COMPLAIN,
        way=WayIn(
            "hazard",
            Text("隐患上报", "Report a hazard"),
            Text("报隐患|上报隐患|在这里报问题", ""),
            rank=52,
            by=Text("隐患由企业的人来报。", "Hazards are reported by the clients' people."),
            offer=Text("要上报隐患吗？", "Would you like to report a hazard?"),
            heard=Heard(Text("隐患|有隐患", "hazard"), Text("隐患", "hazard|unsafe")),
        ),
        recorded=None,
        told=Text("⚠️ {who}上报了隐患，请处理。", "⚠️ {who} reports a hazard; please see to it."),
        told_late=Text("⚠️ {who}上报了隐患。", "⚠️ {who} reported a hazard."),
        thanks=Text(
            "已收到，编号 <b>{number}</b>。\n本企业的质量安全员会处理，最迟 {all} 前。服务单位看不到。",
            "Received as <b>{number}</b>.\nYour own quality-safety officer sees to it, by {all} at the latest. "
            "The service provider does not see it.",
        ),
    ),
)
