"""内部会议: what our own people met about and decided; it is nobody's but ours (clause 3.7)."""

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.kind import OURS, RecordKind

_OUR_PEOPLE = dict.fromkeys((Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR), Scope.ALL)
_BY = Text("内部会议是服务团队自己的记录。", "Internal meetings are the team's own records.")

MEETING = RecordKind(
    kind="meeting",
    name=Text("内部会议", "meeting"),
    number="HY",
    mark="🗓",
    form="meeting",
    about=(OURS,),
    file=Right(Text("记内部会议", "Record internal meetings"), _OUR_PEOPLE, in_practice=False),
    see=Right(Text("看内部会议", "See internal meetings"), {**_OUR_PEOPLE, Role.AUDITOR: Scope.ALL}, in_practice=False),
    amend=Right(
        Text("更正内部会议", "Amend internal meetings"),
        {**dict.fromkeys(_OUR_PEOPLE, Scope.OWN), Role.QUALITY_MANAGER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
        in_practice=False,
    ),
    facts=("present",),
    day="held_on",
    words="decided",
    way=WayIn(
        "meeting",
        Text("记会议", "Record a meeting"),
        words=Text("内部会议|开会", ""),
        rank=86,
        rare=True,
        by=_BY,
        instead=("ask",),
    ),
    listed=WayIn(
        "meetings",
        Text("会议记录", "Meetings"),
        words=Text("会议纪要|会议台账", "minutes"),
        rank=87,
        rare=True,
        by=_BY,
        instead=("ask",),
    ),
    not_on_behalf="whoever was there records it",
)
