"""内部会议: what our own people met about and decided; it is nobody's but ours (clause 3.7)."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.record_kind import OURS, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.of_team import FILES

_OUR_PEOPLE = dict.fromkeys((Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR), Scope.ALL)
_BY = Text("内部会议是服务团队自己的记录。", "Internal meetings are the team's own records.")

DAYS_BACK = 30
"""How late a meeting may be recorded; later it is no record of the time any more."""

_FORM = Form(
    "meeting",
    1,
    Text("记会议", "Record a meeting"),
    (
        Question(
            "held_on",
            Kind.DATE,
            Text("会是哪天开的？", "On which day was it held?"),
            label=Text("日期", "Day"),
            clause="3.7",
            minimum=-DAYS_BACK,
            maximum=0,
        ),
        Question(
            "present",
            Kind.TEXT,
            Text("哪些人参加了？", "Who was present?"),
            label=Text("参加人", "Present"),
            maximum=300,
        ),
        Question(
            "decided",
            Kind.TEXT,
            Text("议定了什么？谁来做、什么时候完成？", "What was decided, who does it and by when?"),
            label=Text("议定事项", "Decided"),
            help=Text(
                "会议纪要的照片或文件可以直接发，说明写在图片说明里。",
                "Photos and files of the minutes can be sent right here, with a caption.",
            ),
            media=ANY_MEDIA,
            files_to="files",
        ),
        FILES,
    ),
)

MEETING = RecordKind(
    kind="meeting",
    name=Text("内部会议", "meeting"),
    number="HY",
    mark="🗓",
    form=_FORM,
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
