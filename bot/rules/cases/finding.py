"""A finding from its discovery to its closure (clauses 4.2, 4.7.1)."""

from bot.rules.cases.alike import JOINED_STATE, Alike, alike_steps
from bot.rules.cases.finding_terms import CONTAIN_SERIOUS, FIX, FIX_CHECK, LASTED, REPEATS
from bot.rules.cases.kind import CardWords, CaseKind
from bot.rules.cases.life_cycle import Counted, OnBehalf, Owed, Party, Promise, Standing, State, Transition
from bot.rules.cases.nagging import EVERY
from bot.rules.cases.noting import note
from bot.rules.cases.nudging import nudge
from bot.rules.deadlines import Stage
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.registers import Register
from bot.rules.text import Text

TO_FIX, IN_PROGRESS, AWAITING_CHECK, CLOSED, VOIDED = "to_fix", "in_progress", "awaiting_check", "closed", "voided"
HANDED_OVER = "handed_over"
"""Our contract is over and the client goes on by itself."""

CORRECT, CORRECT_DATE = "correct", "correct_date"
"""What the trail calls it that a finding follows a correction of its record, also to another day that was agreed."""
CORRECT_FIXED = "correct_fixed"
"""The same where the record says now that it was fixed on the spot."""
CORRECT_OPEN, CORRECT_OPEN_DAY = "correct_open", "correct_open_day"
"""The same where it says now that it was not: it is to be fixed from then on, also by a day that was agreed."""

SITE_PROBLEMS = frozenset({"finding", "hazard", "enquiry"})
"""The kinds of cases in which the same thing at a client's place may be said."""

_CLIENT: frozenset[Standing] = frozenset({Role.CLIENT_STAFF, Role.CLIENT_MANAGER})
_OURS: frozenset[Standing] = frozenset({Role.CONSULTANT, Role.LEAD})
_ABOVE: frozenset[Standing] = frozenset({Role.QUALITY_MANAGER, Role.ADMINISTRATOR})
_BEING_FIXED = frozenset({TO_FIX, IN_PROGRESS})
_FIXERS: frozenset[Standing] = _CLIENT | {Party.HANDLER}
_OWNERS: frozenset[Standing] = frozenset({Role.CLIENT_MANAGER, Party.HANDLER})
_ASKED_FOR = _OWNERS | {Party.ASKER}
_RECTIFIED = frozenset({Party.RECTIFIER, Party.FIX_RECORDER})
"""Who rectified, and who handed it in for them: neither checks it."""
_FIX = Text("请安排整改", "please get it fixed")
_CORRECT = Text("✏️ 更正", "✏️ Correct")
_CORRECTED = Text("已更正", "Corrected")
_CORRECTED_RECORD = Text("更正了记录", "corrected the record")
_REMINDED = Text("已提醒对方", "They were reminded")
_HURRY = Text("📣 {who}请您抓紧整改。", "📣 {who} asks you to hurry with the fix.")
_FIXING = {
    Stage.BEFORE: _OWNERS,
    Stage.DUE: _OWNERS,
    Stage.OVERDUE: _OWNERS | {Role.CONSULTANT},
    Stage.ESCALATED: _OWNERS | {Role.LEAD},
}
_TO_BE_FIXED = _OWNERS | {Role.LEAD}

FINDING = CaseKind(
    kind="finding",
    name=Text("问题", "Finding"),
    number="WT",
    mark="▫️",
    first=TO_FIX,
    promised=None,
    states=(
        State(TO_FIX, Text("待整改", "To fix"), _FIXERS, _FIX, due=Counted.PROMISE, ladder=_FIXING, still=_TO_BE_FIXED),
        State(
            IN_PROGRESS,
            Text("整改中", "In progress"),
            _FIXERS,
            _FIX,
            due=Counted.PROMISE,
            ladder=_FIXING,
            still=_TO_BE_FIXED,
        ),
        State(
            AWAITING_CHECK,
            Text("待复查", "Awaiting check"),
            _OURS,
            Text("请复查整改", "please check the fix"),
            runs=False,
            pause=Text("等质量管家复查", "waiting for the check"),
            due=Counted.FROM_ENTRY,
            within=FIX_CHECK,
            ladder={
                Stage.DUE: frozenset({Role.CONSULTANT}),
                Stage.OVERDUE: frozenset({Role.CONSULTANT, Role.LEAD}),
                Stage.ESCALATED: frozenset({Role.LEAD, Role.QUALITY_MANAGER}),
            },
            still=_OURS,
            owed=Owed(
                _RECTIFIED | {Role.CLIENT_MANAGER},
                Text("复查整改", "check the fix"),
                Text("复查整改", "Check of the fix"),
            ),
            by=Text("复查期限：{due}", "To be checked by {due}"),
        ),
        State(CLOSED, Text("已闭环", "Closed"), ends=True),
        State(VOIDED, Text("已作废", "Voided"), ends=True),
        State(HANDED_OVER, Text("已移交企业", "Handed to the client"), ends=True),
        JOINED_STATE,
    ),
    transitions=(
        Transition(
            "approve",
            Text("✅ 复查通过", "✅ Approve fix"),
            frozenset({AWAITING_CHECK}),
            CLOSED,
            _OURS,
            done=Text("已闭环", "Closed"),
            event=Text("复查通过", "approved the fix"),
            told=Text("✅ 复查通过，已闭环。", "✅ The fix was approved; the finding is closed."),
            tells=frozenset({Party.RECTIFIER, Role.CLIENT_MANAGER}),
            never=_RECTIFIED,
            never_if_serious=frozenset({Party.OPENER}),
        ),
        Transition(
            "return",
            Text("↩️ 退回重改", "↩️ Return"),
            frozenset({AWAITING_CHECK}),
            IN_PROGRESS,
            _OURS,
            asks="finding_return",
            done=Text("已退回", "Returned"),
            event=Text("退回重改", "returned the fix"),
            told=Text(
                "↩️ {who}退回了整改，请按说明重改，新的期限见下。",
                "↩️ {who} returned the fix; please see why and redo it by the new date below.",
            ),
            tells=frozenset({Party.RECTIFIER, Role.CLIENT_MANAGER}),
            never=_RECTIFIED,
            promise=Promise.ASKED,
        ),
        Transition(
            "evidence",
            Text("📷 提交整改", "📷 Submit evidence"),
            _BEING_FIXED,
            AWAITING_CHECK,
            _CLIENT | _OURS,
            asks="finding_evidence",
            done=Text("已提交，等待复查", "Submitted for checking"),
            event=Text("提交整改", "submitted evidence"),
            told=Text("📷 {who}提交了整改，请复查。", "📷 {who} submitted the fix; please check it."),
            tells=_OURS,
            rectifies=True,
            on_behalf=OnBehalf.ANYBODY,
            heard=Heard(
                contains=Text(
                    "改好了|已改好|改完了|整改好了|整改完成|已整改|整改完了|处理好了|弄好了|修好了|提交整改|已完成整改",
                    "fixed|is fixed|rectified|corrected|evidence",
                )
            ),
        ),
        Transition(
            "more",
            Text("📷 补充材料", "📷 Add more"),
            frozenset({AWAITING_CHECK}),
            None,
            frozenset({Party.RECTIFIER}),
            asks="finding_evidence",
            done=Text("已补充", "Added"),
            event=Text("补充材料", "added to the evidence"),
            told=Text("📷 {who}补充了整改材料。", "📷 {who} added to the evidence."),
            tells=_OURS,
            on_behalf=OnBehalf.ITS_PARTY,
        ),
        Transition(
            "immediate",
            Text("⚡ 立即措施", "⚡ Done at once"),
            _BEING_FIXED,
            IN_PROGRESS,
            _FIXERS,
            asks="finding_immediate",
            done=Text("已告知质量管家，接着请写原因", "Your consultant is told; the cause comes next"),
            event=Text("先采取了措施", "did something at once"),
            told=Text(
                "⚡ {who}先采取了措施，原因和整改随后提交。",
                "⚡ {who} did something at once; the cause and the fix follow.",
            ),
            tells=_OURS,
            contains=True,
            on_behalf=OnBehalf.ANYBODY,
        ),
        Transition(
            "cause",
            Text("🔎 原因和预防", "🔎 Cause"),
            _BEING_FIXED | {AWAITING_CHECK},
            None,
            _FIXERS,
            asks="finding_cause",
            done=Text("已告知质量管家", "Your consultant is told"),
            event=Text("说明原因", "said why it came about"),
            told=Text(
                "🔎 {who}写了原因和预防措施。", "🔎 {who} said why it came about and what keeps it from coming again."
            ),
            tells=_OURS,
            explains=True,
            on_behalf=OnBehalf.ANYBODY,
        ),
        Transition(
            "acknowledge",
            Text("👌 收到，马上处理", "👌 Received, on it"),
            frozenset({TO_FIX}),
            IN_PROGRESS,
            _CLIENT,
            done=Text("好的，已记录由您处理", "Thank you, noted that you are on it"),
            event=Text("收到，开始处理", "took it on"),
            takes=True,
        ),
        Transition(
            "assign",
            Text("👤 指派", "👤 Assign"),
            _BEING_FIXED,
            None,
            _OURS | {Role.CLIENT_MANAGER},
            asks="case_assign",
            done=Text("已指派，对方会收到通知", "Assigned; they are told"),
            event=Text("指派", "assigned it"),
            told=Text("👤 {who}请您负责整改，期限见下。", "👤 {who} asks you to fix this by the date below."),
            tells=frozenset({Party.HANDLER}),
            told_former=Text(
                "👤 {who}把 {number} 交给了别人整改，您不用再处理。",
                "👤 {who} gave the fix of {number} to somebody else; you need not see to it any more.",
            ),
        ),
        Transition(
            "ask_more_time",
            Text("🕒 申请延期", "🕒 Ask for extension"),
            _BEING_FIXED,
            None,
            _CLIENT,
            asks="finding_ask_more_time",
            done=Text("已申请，等质量管家答复", "Asked; your consultant will answer"),
            event=Text("申请延期", "asked for more time"),
            told=Text("🕒 {who}申请延期，请答复。", "🕒 {who} asks for more time; please answer."),
            tells=_OURS,
            promise=Promise.WISHED,
            heard=Heard(
                contains=Text(
                    "申请延期|延期|宽限|来不及|晚几天|推迟|延几天|缓几天|多给几天",
                    "extension|more time|postpone|a few more days",
                )
            ),
        ),
        Transition(
            "agree",
            Text("✅ 同意到 {day}", "✅ Agree to {day}"),
            _BEING_FIXED,
            None,
            _OURS,
            done=Text("已同意延期", "Agreed"),
            event=Text("同意延期", "agreed to more time"),
            told=Text("✅ {who}同意延期，新的期限见下。", "✅ {who} agrees; see the new date below."),
            tells=_ASKED_FOR,
            promise=Promise.AGREED,
            answers=True,
        ),
        Transition(
            "refuse",
            Text("🚫 不同意延期", "🚫 No more time"),
            _BEING_FIXED,
            None,
            _OURS,
            asks="finding_refuse",
            done=Text("已告知对方原因", "Told with the reason"),
            event=Text("不同意延期", "gave no more time"),
            told=Text(
                "🚫 {who}没有同意延期，期限不变，原因如下。",
                "🚫 {who} cannot give more time, so the date stays:",
            ),
            tells=_ASKED_FOR,
            answers=True,
        ),
        Transition(
            "extend",
            Text("🕒 延期", "🕒 Extend"),
            _BEING_FIXED,
            None,
            _OURS,
            asks="finding_extend",
            done=Text("已改期限", "New date set"),
            event=Text("改了期限", "set a new date"),
            told=Text("🕒 {who}把整改期限改了，见下。", "🕒 {who} set a new date, see below."),
            tells=_ASKED_FOR,
            promise=Promise.ASKED,
        ),
        Transition(
            "same_cause",
            Text("🔗 同一原因", "🔗 Same cause"),
            _BEING_FIXED | {AWAITING_CHECK},
            None,
            _OURS,
            asks="finding_same_cause",
            done=Text("已记下", "Noted"),
            event=Text("标了同一原因的问题", "said which findings have the same cause"),
            early=True,
        ),
        note(_BEING_FIXED | {AWAITING_CHECK}, _OURS | _ABOVE, early=True),
        # with the record that it was found at: nobody can do it to the finding alone
        *(
            Transition(
                action,
                _CORRECT,
                _BEING_FIXED | {AWAITING_CHECK},
                None,
                frozenset(),
                done=_CORRECTED,
                event=_CORRECTED_RECORD,
                told=Text(
                    "✏️ {who}更正了记录，这个问题现在的情况见下。",
                    "✏️ {who} corrected the record; see below how this finding stands now.",
                ),
                tells=_OWNERS,
                told_former=Text(
                    "👤 {who}更正了记录，{number} 由别人整改，您不用再处理。",
                    "👤 {who} corrected the record: {number} is for somebody else to fix, you need not see to it.",
                ),
                promise=promise,
            )
            for action, promise in ((CORRECT, Promise.KEEP), (CORRECT_DATE, Promise.ASKED))
        ),
        Transition(
            CORRECT_FIXED,
            _CORRECT,
            _BEING_FIXED,
            CLOSED,
            frozenset(),
            done=_CORRECTED,
            event=_CORRECTED_RECORD,
            told=Text(
                "✏️ {who}更正了记录：这个问题当场已整改，不用再整改。",
                "✏️ {who} corrected the record: this was fixed on the spot, and nothing is left to fix.",
            ),
            tells=_ASKED_FOR,
        ),
        *(
            Transition(
                action,
                _CORRECT,
                frozenset({CLOSED}),
                TO_FIX,
                frozenset(),
                done=_CORRECTED,
                event=_CORRECTED_RECORD,
                told=Text(
                    "✏️ {who}更正了记录：这个问题当场没有整改，请整改，期限见下。",
                    "✏️ {who} corrected the record: this was not fixed on the spot. Please fix it by the date below.",
                ),
                tells=_OWNERS,
                promise=promise,
            )
            for action, promise in ((CORRECT_OPEN, Promise.RENEW), (CORRECT_OPEN_DAY, Promise.ASKED))
        ),
        *alike_steps(_BEING_FIXED | {AWAITING_CHECK}, TO_FIX, _OURS, again=Promise.KEEP),
        # of all that are open, where a contract has ended: nobody can do it to one alone
        Transition(
            HANDED_OVER,
            Text("🤝 移交企业", "🤝 Hand to the client"),
            _BEING_FIXED | {AWAITING_CHECK},
            HANDED_OVER,
            frozenset(),
            done=Text("已移交企业", "Handed to the client"),
            event=Text("合同已结束，移交企业自行整改", "handed it to the client, as the contract has ended"),
            told=Text(
                "🤝 合同已结束，这个问题由贵公司自行整改到底，我们不再跟踪。",
                "🤝 The contract has ended: this finding is yours to fix, and we follow it no more.",
            ),
            tells=_OWNERS,
        ),
        nudge("nudge", _BEING_FIXED, _OURS | _ABOVE, done=_REMINDED, told=_HURRY, tells=_OWNERS),
        nudge(
            "nudge_handler",
            _BEING_FIXED,
            frozenset({Role.CLIENT_MANAGER}),
            done=_REMINDED,
            told=_HURRY,
            tells=frozenset({Party.HANDLER}),
        ),
        nudge(
            "nudge_check",
            frozenset({AWAITING_CHECK}),
            _ABOVE | {Role.LEAD},
            done=_REMINDED,
            told=Text("📣 {who}请您抓紧复查整改。", "📣 {who} asks you to hurry with checking the fix."),
            tells=_OURS,
        ),
    ),
    seen_by=_CLIENT | _OURS | _ABOVE | {Role.AUDITOR},
    nags={TO_FIX: "acknowledge"},
    terms=(CONTAIN_SERIOUS, *FIX.values(), FIX_CHECK, REPEATS, LASTED, EVERY),
    words=CardWords(
        opened=Text("发现", "Found"),
        opened_by=Text("发现：{who}，{when}", "Found by {who}, {when}"),
        promised=Text("期限：{due}", "To fix by {due}"),
    ),
    register=Register.FINDINGS,
    assignable=(Role.CLIENT_STAFF, Role.CLIENT_MANAGER),
    line=(Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR),
    recording=Action.RECORD_ON_BEHALF,
    # the manager answers for every fix, whoever of the staff has taken it on
    first_come=frozenset({Role.CLIENT_STAFF}),
    callers=(
        frozenset({Role.CONSULTANT}),
        frozenset({Role.LEAD}),
        frozenset({Role.QUALITY_MANAGER, Role.ADMINISTRATOR}),
    ),
    # the client promises the fix to whoever checks it
    owed=Owed(frozenset({Role.CONSULTANT})),
    overseen=True,
    alike=Alike(SITE_PROBLEMS, of_site=True, not_settled=frozenset({VOIDED})),
)
