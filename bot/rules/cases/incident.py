"""突发事件: somebody calls for help, somebody leads from the first minute, and it ends with a review (clause 5.4 b-c).

Whoever reports it leads until somebody takes over. A drill goes the same way and is marked as one.
"""

from bot.rules.cases.alike import JOINED_STATE, Alike, alike_steps
from bot.rules.cases.calling import Call
from bot.rules.cases.kind import CardWords, CaseKind, Filing
from bot.rules.cases.life_cycle import Counted, Owed, Party, Promise, Standing, State, Transition
from bot.rules.cases.measures import AT_CLIENT, DUE, Measures
from bot.rules.cases.nudging import nudge
from bot.rules.cases.reporting import INFORM, MUST_REPORT, WHICH_DUTY
from bot.rules.deadlines import Allowance, Stage, Term, Unit
from bot.rules.free_text import Heard
from bot.rules.people import Position, Role
from bot.rules.permissions import Right, Scope
from bot.rules.registers import Register
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

CALLED, IN_HAND, OVER = "called", "in_hand", "over"
LOST = "lost"
REVIEWED, FALSE_ALARM = "reviewed", "false_alarm"
WHOM, HOW_TOLD, WHEN_TOLD, AUTHORITY = "whom", "by", "when", "authority"
MEASURES, PLAN = "measures", "plan"
SET_MEASURE, REVIEW_IT = "measure", "review"
"""Keys of the answers that stand in its history beside the words of a step."""

ANSWERED = Term(
    "incident_call",
    Text("突发事件响应", "Answer an incident within"),
    Allowance(10, Unit.MINUTES),
    (3, 5, 10, 15, 30),
)
FIRST_UPDATE = Term(
    "incident_update",
    Text("突发事件首次通报", "First report of an incident within"),
    Allowance(30, Unit.MINUTES),
    (15, 30, 60),
    Text("之后每次通报时约定下一次。", "Each report says when the next one comes."),
)
REVIEW = Term("incident_review", Text("突发事件复盘", "Review an incident within"), Allowance(5), (3, 5, 7, 10))
MEASURES_CHECKED = Term(
    "incident_check",
    Text("复盘后检查措施", "Check measures after a review"),
    Allowance(30, Unit.NATURAL_DAYS),
    (15, 30, 60, 90),
    Text("到那天项目负责人有一项检查任务。", "On that day the lead has a task to check that they work."),
)

REPORT = Right(
    Text("上报突发事件", "Report incidents"),
    {
        **dict.fromkeys((Role.CLIENT_STAFF, Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD), Scope.CLIENT),
        **dict.fromkeys((Role.QUALITY_MANAGER, Role.ADMINISTRATOR), Scope.ALL),
    },
)

_OPENER: frozenset[Standing] = frozenset({Party.OPENER})
_LEADS: frozenset[Standing] = frozenset({Party.HANDLER})
_THEIRS: frozenset[Standing] = frozenset({Role.CLIENT_MANAGER, Position.DIRECTOR, Position.OFFICER})
_OURS: frozenset[Standing] = frozenset({Role.CONSULTANT, Role.LEAD})
_ABOVE: frozenset[Standing] = frozenset({Role.QUALITY_MANAGER, Role.ADMINISTRATOR})
_HELPERS: frozenset[Standing] = _THEIRS | _OURS | _ABOVE
"""Who can come to help, and so take it in hand."""
_ALARMED: frozenset[Standing] = _LEADS | _THEIRS | _OURS
_IN_CHARGE: frozenset[Standing] = _LEADS | {Role.CLIENT_MANAGER, Position.DIRECTOR, Role.LEAD}
_REVIEWERS: frozenset[Standing] = _IN_CHARGE | {Role.QUALITY_MANAGER}
_COMING: frozenset[Standing] = frozenset({Party.COMING, Party.CALLED})
_CONCERNED: frozenset[Standing] = _OPENER | _ALARMED | _COMING
_OPEN = frozenset({CALLED, IN_HAND})
_UNFINISHED = _OPEN | {OVER}
_NOT_LEADING = frozenset({Party.HANDLER})

INCIDENT = CaseKind(
    kind="incident",
    name=Text("突发事件", "Incident"),
    number="SJ",
    mark="🚨",
    first=CALLED,
    promised=FIRST_UPDATE,
    opener_leads=True,
    line=(Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR),
    states=(
        State(
            CALLED,
            Text("待响应", "Nobody has answered yet"),
            _ALARMED,
            Text("请响应突发事件", "please answer the incident"),
            due=Counted.FROM_ENTRY,
            within=ANSWERED,
            ladder={Stage.OVERDUE: _ALARMED, Stage.ESCALATED: _ALARMED | _ABOVE},
            still=_ALARMED | _ABOVE,
            owed=Owed(_OPENER, Text("有人响应", "have somebody answer"), Text("响应", "Answer")),
            words="note",
            others_write="note",
            by=Text("请在 {due} 前响应", "To be answered by {due}"),
            urgent=True,
        ),
        State(
            IN_HAND,
            Text("处置中", "In hand"),
            _LEADS,
            Text("请通报进展", "please report how it stands"),
            due=Counted.PROMISE,
            ladder={Stage.OVERDUE: _ALARMED, Stage.ESCALATED: _ALARMED | _ABOVE},
            still=_ALARMED | _ABOVE,
            words="update",
            others_write="note",
            urgent=True,
        ),
        State(
            OVER,
            Text("险情已解除，待复盘", "Over, to be reviewed"),
            _LEADS | {Role.LEAD},
            Text("请做事件复盘", "please review the incident"),
            runs=False,
            pause=Text("险情已解除", "the danger is over"),
            due=Counted.FROM_ENTRY,
            within=REVIEW,
            ladder={
                Stage.BEFORE: _LEADS | {Role.LEAD},
                Stage.DUE: _LEADS | {Role.LEAD},
                Stage.OVERDUE: _REVIEWERS,
                Stage.ESCALATED: _REVIEWERS | _ABOVE,
            },
            still=_REVIEWERS | _ABOVE,
            owed=Owed(
                frozenset({Role.CLIENT_MANAGER}), Text("完成复盘", "complete the review"), Text("复盘", "Review")
            ),
            others_write="note",
            by=Text("复盘期限：{due}", "To be reviewed by {due}"),
        ),
        State(REVIEWED, Text("已复盘", "Reviewed"), ends=True),
        State(FALSE_ALARM, Text("误报", "False alarm"), ends=True),
        JOINED_STATE,
    ),
    transitions=(
        Transition(
            "take",
            Text("👌 收到，马上处理", "👌 Got it, on my way"),
            frozenset({CALLED}),
            IN_HAND,
            _HELPERS | _COMING,
            done=Text("现在由您负责，请尽快通报进展", "You lead now; please report how it stands soon"),
            event=Text("收到，马上处理，由其负责", "is on it and leads"),
            told=Text("👌 {who}收到，马上处理，现在由{who}负责。", "👌 {who} is on it and leads now."),
            tells=_CONCERNED,
            never=_NOT_LEADING,
            promise=Promise.RENEW,
            takes=True,
            comes=True,
            afterwards="come",
        ),
        Transition(
            "update",
            Text("📝 通报进展", "📝 Report how it stands"),
            _OPEN,
            None,
            _IN_CHARGE,
            asks="incident_update",
            done=Text("已通报，到点我会再来问您", "Reported; you will be asked again in time"),
            event=Text("通报进展", "reported how it stands"),
            told=Text("📝 {who}通报进展：", "📝 {who} reports:"),
            tells=_CONCERNED,
            promise=Promise.ASKED,
        ),
        Transition(
            REVIEW_IT,
            Text("📋 复盘", "📋 Review"),
            frozenset({OVER}),
            REVIEWED,
            _REVIEWERS,
            asks="incident_review",
            done=Text("已复盘，事件关闭", "Reviewed; the incident is closed"),
            event=Text("完成复盘，原因", "completed the review. The cause"),
            told=Text("📋 {who}完成了复盘，原因：", "📋 {who} completed the review. The cause:"),
            tells=_CONCERNED,
            facts=(MEASURES, PLAN),
        ),
        Transition(
            "come",
            Text("👌 收到，我也来", "👌 Got it, coming too"),
            frozenset({IN_HAND}),
            None,
            _HELPERS | _COMING,
            done=Text("好的，已告诉负责人", "Thank you, the lead knows"),
            event=Text("收到，也来处理", "is coming, too"),
            told=Text("👌 {who}收到，也来处理。", "👌 {who} is coming, too."),
            tells=_LEADS,
            never=_NOT_LEADING | {Party.COMING},
            comes=True,
        ),
        Transition(
            "cannot",
            Text("🙅 我去不了", "🙅 I cannot come"),
            frozenset({CALLED}),
            None,
            _COMING,
            done=Text("好的，马上呼叫下一位", "All right, the next one is called"),
            event=Text("去不了", "cannot come"),
            told=Text("🙅 {who}去不了，正在呼叫下一位。", "🙅 {who} cannot come; the next one is called."),
            tells=_LEADS,
            never=_NOT_LEADING | {Party.UNABLE},
            passes=True,
        ),
        Transition(
            "cannot_lead",
            Text("🙅 我顾不上，请换人", "🙅 I cannot lead, call another"),
            frozenset({IN_HAND}),
            CALLED,
            _LEADS,
            done=Text("正在呼叫下一位；有人接手前还请您照看", "The next one is called; please stay on until then"),
            event=Text("顾不上，请换人", "cannot lead any more"),
            told=Text("🙅 {who}顾不上了，请接手！", "🙅 {who} cannot lead any more: please take over!"),
            tells=_CONCERNED,
            passes=True,
        ),
        Transition(
            LOST,
            Text("📵 负责人失联", "📵 The lead is out of reach"),
            frozenset({IN_HAND}),
            CALLED,
            frozenset(),
            done=Text("正在呼叫下一位", "The next one is called"),
            event=Text("负责人收不到消息，重新呼叫", "called again, as the lead gets no messages"),
            told=Text("📵 负责人收不到消息，请接手！", "📵 The lead gets no messages: please take over!"),
            tells=_CONCERNED,
        ),
        Transition(
            "note",
            Text("✍️ 补充情况", "✍️ Add something"),
            _UNFINISHED,
            None,
            _OPENER | _LEADS | _COMING | _HELPERS,
            asks="incident_note",
            done=Text("已记下", "Noted"),
            event=Text("补充情况", "added something"),
            told=Text("✍️ {who}补充：", "✍️ {who} adds:"),
            tells=_LEADS,
        ),
        Transition(
            INFORM,
            Text("📞 登记已告知", "📞 Note who was informed"),
            _UNFINISHED | {REVIEWED},
            None,
            _LEADS | _COMING | _HELPERS,
            asks="incident_inform",
            done=Text("已登记", "Noted"),
            event=Text("登记已告知", "noted who was informed"),
            facts=(WHOM, WHICH_DUTY, HOW_TOLD, WHEN_TOLD),
        ),
        Transition(
            MUST_REPORT,
            Text("⏳ 须按时告知", "⏳ Notice owed"),
            _UNFINISHED,
            None,
            _LEADS | _COMING | _HELPERS,
            asks="incident_report",
            done=Text("已记下，到时间前会提醒负责人", "Noted; whoever leads is reminded in time"),
            event=Text("记下须按时告知", "noted that somebody has to be told in time"),
            told=Text("⏳ {who}：这件事须在时限内告知有关方。", "⏳ {who}: somebody has to be told of this in time."),
            tells=_LEADS | {Role.LEAD},
            facts=(WHICH_DUTY,),
        ),
        Transition(
            SET_MEASURE,
            Text("📌 定措施", "📌 Set a measure"),
            frozenset({IN_HAND, OVER}),
            None,
            _OURS | {Role.QUALITY_MANAGER},
            asks="incident_measure",
            done=Text("已定，到期前会提醒负责的人", "Set; whoever sees to it is reminded"),
            event=Text("定了措施", "gave a measure"),
            facts=(DUE, AT_CLIENT),
        ),
        Transition(
            "lead",
            Text("🙋 我来负责", "🙋 I take the lead"),
            frozenset({IN_HAND, OVER}),
            None,
            _HELPERS,
            done=Text("现在由您负责", "You lead now"),
            event=Text("接手负责", "took the lead"),
            told=Text("🙋 现在由{who}负责。", "🙋 {who} leads now."),
            tells=_CONCERNED,
            never=_NOT_LEADING,
            takes=True,
            comes=True,
            told_former=Text(
                "🙋 {number} 现在由{who}负责，您不用再牵头。", "🙋 {who} leads {number} now; you need not any more."
            ),
        ),
        Transition(
            "assign",
            Text("👤 移交负责", "👤 Hand over the lead"),
            frozenset({IN_HAND, OVER}),
            None,
            _IN_CHARGE,
            asks="case_assign",
            done=Text("已移交，对方会收到通知", "Handed over; they are told"),
            event=Text("移交负责", "handed the lead over"),
            told=Text("👤 {who}请您负责这起事件。", "👤 {who} asks you to lead in this incident."),
            tells=_LEADS,
            told_former=Text(
                "👤 {who}把 {number} 交给了别人负责，您不用再牵头。",
                "👤 {who} gave the lead of {number} to somebody else; you need not any more.",
            ),
        ),
        Transition(
            "over",
            Text("✅ 险情解除", "✅ The danger is over"),
            _OPEN,
            OVER,
            _IN_CHARGE,
            asks="incident_over",
            done=Text("已告诉大家，之后请做复盘", "Everybody is told; please review it later"),
            event=Text("险情解除", "said that the danger is over"),
            told=Text("✅ {who}：险情解除。", "✅ {who}: the danger is over."),
            tells=_CONCERNED,
        ),
        Transition(
            "again",
            Text("↩️ 情况又变了", "↩️ It is not over"),
            frozenset({OVER}),
            IN_HAND,
            _OPENER | _LEADS | _HELPERS,
            asks="incident_again",
            done=Text("已告诉大家", "Everybody is told"),
            event=Text("情况又变了", "said that it is not over"),
            told=Text("↩️ {who}：情况又变了。", "↩️ {who}: it is not over."),
            tells=_CONCERNED,
            promise=Promise.RENEW,
        ),
        Transition(
            "false_alarm",
            Text("🚫 误报", "🚫 False alarm"),
            _OPEN,
            FALSE_ALARM,
            _OPENER | _IN_CHARGE,
            asks="incident_false",
            done=Text("已告诉大家是误报", "Everybody is told"),
            event=Text("确认是误报", "found that it is a false alarm"),
            told=Text("🚫 {who}：是误报，不用来了。", "🚫 {who}: a false alarm, no need to come."),
            tells=_CONCERNED,
        ),
        *alike_steps(_OPEN, IN_HAND, _HELPERS, tells=_LEADS),
        nudge(
            "nudge",
            frozenset({IN_HAND}),
            _OPENER | _HELPERS,
            done=Text("已提醒负责人", "The lead was reminded"),
            told=Text("📣 {who}在等进展，请通报。", "📣 {who} is waiting to hear how it stands."),
            tells=_LEADS,
            never=_NOT_LEADING,
        ),
    ),
    seen_by=_OPENER | _LEADS | _COMING | _HELPERS | {Position.PRINCIPAL, Role.AUDITOR},
    callers=(_OURS, frozenset({Role.QUALITY_MANAGER}), frozenset({Role.ADMINISTRATOR})),
    assignable=(Role.CLIENT_STAFF, Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER),
    owed=Owed(
        _OPENER | {Role.CLIENT_MANAGER},
        Text("通报进展", "report how it stands"),
        Text("通报进展", "Report"),
        kept_by=frozenset({"update"}),
    ),
    terms=(ANSWERED, FIRST_UPDATE, REVIEW, MEASURES_CHECKED),
    words=CardWords(
        opened=Text("上报", "Reported"),
        opened_by=Text("上报：{who}，{when}", "Reported by {who}, {when}"),
        promised=Text("下次通报：{due}", "Next report by {due}"),
        handler=Text("负责人：{who}", "Lead: {who}"),
    ),
    call=Call(
        CALLED,
        ANSWERED,
        at_once=_OURS,
        theirs=tuple(frozenset[Standing]({one}) for one in (Role.CLIENT_MANAGER, Position.DIRECTOR, Position.OFFICER)),
        above=tuple(frozenset[Standing]({one}) for one in (Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)),
        lost=LOST,
    ),
    measures=Measures(SET_MEASURE, REVIEW_IT, MEASURES_CHECKED),
    register=Register.INCIDENTS,
    recording=None,
    overseen=True,
    alike=Alike(frozenset({"incident"}), of_site=True, not_settled=frozenset({FALSE_ALARM})),
    filing=Filing(
        REPORT,
        way=WayIn(
            "incident",
            Text("突发事件上报", "Report an incident"),
            Text("突发事件|报突发事件|上报突发事件|出事了|紧急情况", "incident|emergency"),
            rank=24,
            by=Text(
                "突发事件由企业的人和服务团队来报。", "Incidents are reported by the clients' people and the team."
            ),
            offer=Text(
                "是突发事件吗？马上上报，会通知值班的人。", "Is it an incident? Report it now: people are alerted."
            ),
            heard=Heard(
                Text("突发事件|出事了", "incident|emergency"),
                Text(
                    "起火|着火|爆炸|泄漏|受伤|出事|停电|触电|中毒|突发",
                    "fire|explosion|leak|injured|accident|emergency",
                ),
            ),
        ),
        recorded=None,
        told=Text("🚨 {who}上报突发事件，请马上响应！", "🚨 {who} reports an incident: please answer at once!"),
        told_late=Text("🚨 {who}上报了突发事件。", "🚨 {who} reported an incident."),
        thanks=Text(
            "已上报，编号 <b>{number}</b>，已通知值班人员和质量管家。\n"
            "有人接手之前由您负责；有新情况，回复这条发来就行。",
            "Reported as <b>{number}</b>; the people on duty and your quality butler are alerted.\n"
            "You lead until somebody takes over. Reply here with whatever is new.",
        ),
    ),
)
