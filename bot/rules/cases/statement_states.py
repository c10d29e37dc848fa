"""The states of what people of a client say: who acts in each, until when, who is reminded (clauses 5.5.1 to 5.5.4)."""

from bot.rules.cases.alike import JOINED_STATE
from bot.rules.cases.life_cycle import Counted, Lapse, Owed, Party, Standing, State
from bot.rules.cases.rating import rated_low_state
from bot.rules.deadlines import Allowance, Stage, Term
from bot.rules.people import Role
from bot.rules.text import Text

AWAITING, ACCEPTED, IN_PROGRESS, WAITING, PROPOSED = "awaiting", "accepted", "in_progress", "waiting", "proposed"
RESOLVED, UNRESOLVABLE, DECLINED, WITHDRAWN = "resolved", "unresolvable", "declined", "withdrawn"

OPENER: frozenset[Standing] = frozenset({Party.OPENER})
HANDLER: frozenset[Standing] = frozenset({Party.HANDLER})
TOP: frozenset[Standing] = frozenset({Role.ADMINISTRATOR})
"""Above whom nobody is."""
WORKED_ON = frozenset({ACCEPTED, IN_PROGRESS})
ENDED = frozenset({RESOLVED, UNRESOLVABLE, DECLINED})
RATED = frozenset({RESOLVED, UNRESOLVABLE})
"""The ends that can be rated."""

ANSWER = Term(
    "complaint_answer", Text("投诉首次答复", "First reply to complaint within"), Allowance(3), (1, 2, 3, 5, 7)
)
CLIENT_REPLY = Term(
    "client_reply",
    Text("等对方补充或确认", "Time for client to answer"),
    Allowance(3),
    (1, 2, 3, 5, 7),
    Text("到期后提醒对方和处理人。", "After it both sides are reminded."),
)
"""In which somebody who was asked something answers."""
SILENCE = Term(
    "silence",
    Text("无回音自动办结", "Close without answer after"),
    Allowance(2),
    (1, 2, 3, 5),
    Text(
        "等对方确认到期后再过这么久，自动办结；对方收不到消息时不计。办结后还可以要求重新处理。",
        "So long after the date for their answer it closes by itself, unless they get no messages; it can be reopened.",
    ),
)
"""After which, counted from there, no answer is taken for a yes."""
GRACE = Term(
    "reopen_grace",
    Text("办结后可重新处理", "Reopening possible within"),
    Allowance(15),
    (5, 10, 15, 30),
    Text(
        "这段时间里重新处理，仍算同一件，用时和是否按时以最后一次办结为准；之后另提一件，和原来的关联。",
        "Reopened within it, it stays one case, and counts as closed when it was closed last; behind it a new one is "
        "filed that is linked to the old one.",
    ),
)
"""In which what has ended is taken up again as the same case."""


def states(
    handlers: frozenset[Standing],
    over: frozenset[Standing],
    above: frozenset[Standing],
    accept: Term,
    answering: frozenset[Standing],
) -> tuple[State, ...]:
    """Handled by whoever of ``handlers`` comes first, accepted within ``accept``.

    Whoever handles it does so under the eyes of those ``over`` them, and of those ``above``. ``answering`` answer a bad
    rating.
    """
    working = {
        Stage.BEFORE: HANDLER,
        Stage.DUE: HANDLER,
        Stage.OVERDUE: HANDLER | over,
        Stage.ESCALATED: HANDLER | over | above,
    }
    asking = {Stage.DUE: OPENER, Stage.OVERDUE: OPENER | HANDLER}
    # the answer was promised to whoever asked
    answer = Owed(HANDLER)
    return (
        State(
            AWAITING,
            Text("待受理", "Awaiting acceptance"),
            handlers | HANDLER,
            Text("请受理", "please take it up"),
            due=Counted.FROM_OPENING,
            within=accept,
            ladder={
                Stage.DUE: handlers | HANDLER,
                Stage.OVERDUE: handlers | HANDLER | above,
                Stage.ESCALATED: handlers | HANDLER | above | TOP,
            },
            still=handlers | HANDLER | above,
            owed=Owed(OPENER, Text("受理", "take it up"), Text("受理", "Acceptance")),
            by=Text("受理期限：{due}", "To be accepted by {due}"),
        ),
        State(
            ACCEPTED,
            Text("已受理", "Accepted"),
            HANDLER,
            Text("请给对方首次答复", "please give a first reply"),
            due=Counted.FROM_OPENING,
            within=ANSWER,
            ladder=working,
            still=HANDLER | over,
            owed=Owed(OPENER, Text("给您首次答复", "give you a first reply"), Text("首次答复", "First reply")),
            by=Text("首次答复期限：{due}", "First reply due by {due}"),
        ),
        State(
            IN_PROGRESS,
            Text("处理中", "In progress"),
            HANDLER,
            Text("请尽快办结", "please resolve it"),
            due=Counted.PROMISE,
            ladder=working,
            still=HANDLER | over,
        ),
        State(
            WAITING,
            Text("待您补充", "Waiting for you"),
            OPENER,
            Text("请补充对方问到的情况", "please add what was asked"),
            Text("待对方补充", "Waiting for them"),
            runs=False,
            pause=Text("等待补充", "waiting for an answer"),
            due=Counted.FROM_ENTRY,
            within=CLIENT_REPLY,
            ladder=asking,
            still=OPENER | HANDLER | over,
            owed=answer,
            words="supply",
            by=Text("请在 {due} 前补充", "Please add it by {due}"),
            by_for_others=Text("等对方补充到 {due}", "They have until {due} to add it"),
        ),
        State(
            PROPOSED,
            Text("待您确认", "Resolution proposed"),
            OPENER,
            Text("请确认处理结果", "please say whether you agree"),
            Text("待对方确认", "Awaiting their confirmation"),
            runs=False,
            pause=Text("等待确认", "waiting for confirmation"),
            due=Counted.FROM_ENTRY,
            within=CLIENT_REPLY,
            ladder=asking,
            still=OPENER | HANDLER | over,
            owed=answer,
            lapse=Lapse("lapse", SILENCE),
            by=Text("请在 {due} 前确认", "Please confirm by {due}"),
            by_for_others=Text("等对方确认到 {due}", "They have until {due} to confirm"),
        ),
        rated_low_state(answering, TOP),
        State(RESOLVED, Text("已办结", "Resolved"), ends=True),
        State(UNRESOLVABLE, Text("无法解决（已告知）", "Cannot be resolved"), ends=True),
        State(DECLINED, Text("不予受理", "Declined"), ends=True),
        State(WITHDRAWN, Text("已撤回", "Withdrawn"), ends=True),
        JOINED_STATE,
    )
