"""企业自查: the client's own record of its quality and safety each day, week and month under Order No. 75 (clause 4.6).

It is never a butler's patrol: the client's people file it, what does not conform stays theirs, the team looks at it.
"""

from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.record_kind import CLIENT, Filed, RecordKind
from bot.rules.self_checks.words import CONFIRMED, CORRECTED, DAILY, MARKS, ON_PAPER, RESULT, TYPE
from bot.rules.text import Text
from bot.rules.ways_in import Topic, WayIn

_THEIRS = {Role.CLIENT_STAFF: Scope.CLIENT, Role.CLIENT_MANAGER: Scope.CLIENT}

REVIEW = Right(
    Text("看过企业自查并写意见", "Review self-checks"),
    {Role.CONSULTANT: Scope.CLIENT, Role.LEAD: Scope.CLIENT},
)
"""The butler looks at the dailies from afar, and says what there is to say."""

SELF_CHECK = RecordKind(
    kind="self_check",
    name=Text("企业自查", "self-check"),
    number="ZC",
    mark="🏭",
    marks=MARKS,
    form=asked(BUILT_IN[DAILY], DAILY),
    about=(CLIENT,),
    file=Right(Text("做企业自查", "Record self-checks"), _THEIRS),
    see=Right(Text("看企业自查", "See self-checks"), {**_THEIRS, **roles_with(Action.SEE_SERVICE)}, looks_back=True),
    review=REVIEW,
    amend=Right(
        Text("更正、作废企业自查", "Correct and void self-checks"),
        {Role.CLIENT_STAFF: Scope.OWN, Role.CLIENT_MANAGER: Scope.CLIENT},
    ),
    corrects=(CORRECTED.key,),
    facts=(TYPE.key, RESULT.key, CONFIRMED.key, *(one.key for one in ON_PAPER), CORRECTED.key),
    sorted_by=RESULT.key,
    derived=(TYPE, RESULT, CONFIRMED, *ON_PAPER, CORRECTED),
    checklists=True,
    register=Filed("self_checks", Text("企业自查", "Self-checks")),
    way=WayIn(
        "self_check",
        Text("做自查", "Record a self-check"),
        words=Text("企业自查|自查|今日无问题|零风险报告", "self check|no problem today"),
        rank=16,
        rare=True,
        by=Text("企业自查由企业自己的人来做。", "Self-checks are done by the client's own people."),
        instead=("self_checks", "progress"),
        help=(Topic(15, "self_checks", frozenset(_THEIRS)),),
        heard=Heard(contains=Text("自查|今天停产", "self-check|shut down today")),
    ),
    listed=WayIn(
        "self_checks",
        Text("自查记录", "Self-checks"),
        words=Text("企业自查记录|自查台账", "self check records"),
        help=(Topic(133, "reviewing", frozenset({Role.CONSULTANT, Role.LEAD})),),
        rank=18,
        rare=True,
        by=Text("自查记录由企业的人和服务团队来看。", "Self-checks are for the client's people and the team to see."),
        instead=("progress",),
        offer=Text("要看自查记录吗？", "Would you like to see the self-checks?"),
    ),
    not_on_behalf="a day on paper is entered as such, with its own form",
)
