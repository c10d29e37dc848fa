"""记一笔: services beside patrols and trainings that are logged as they are done (clause 7)."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.record_kind import CLIENT, TASK, Filed, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import Topic, WayIn
from bot.rules.work_records.of_team import FILES

HELP = (Topic(130, "services", frozenset({Role.CONSULTANT, Role.LEAD})),)

OFFERED_MINUTES = (15, 30, 60, 90, 120)
LONGEST_MINUTES = 720
DAYS_BACK = 30
"""How late a service may be logged; later it is no record of the time any more."""

_MINUTES = tuple(Option(str(minutes), Text(f"{minutes} 分钟", f"{minutes} min")) for minutes in OFFERED_MINUTES)

_FORM = Form(
    "service_log",
    1,
    Text("记一笔", "Log a service"),
    (
        Question(
            "kind",
            Kind.CHOICE,
            Text("做了什么？", "What did you do?"),
            label=Text("类别", "Kind"),
            clause="7",
            options=(
                Option("on_site", Text("现场指导", "On-site guidance")),
                Option("advice", Text("咨询建议", "Advice")),
                Option("phone", Text("电话", "Phone call")),
                Option("document", Text("资料文件", "Documents")),
            ),
        ),
        Question(
            "text",
            Kind.TEXT,
            Text("说一下内容。", "What was it about?"),
            label=Text("内容", "Content"),
            help=Text(
                "打字、发语音都行；照片和文件可以直接发，说明写在图片说明里。",
                "Type it or send a voice message; photos and files can be sent right here, with a caption.",
            ),
            required=False,
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question(
            "minutes",
            Kind.NUMBER,
            Text("用了多长时间？", "How long did it take?"),
            label=Text("时长", "Time"),
            help=Text("也可以直接输入分钟数。", "Or type the minutes."),
            options=_MINUTES,
            minimum=1,
            maximum=LONGEST_MINUTES,
            unit=Text("分钟", "minutes"),
        ),
        Question(
            "done_on",
            Kind.DATE,
            Text("是哪天做的？", "On which day was it?"),
            label=Text("其他日期", "Another day"),
            required=False,
            walked=False,
            minimum=-DAYS_BACK,
            maximum=0,
        ),
        FILES,
    ),
    at_once=True,
)

SERVICE = RecordKind(
    kind="service",
    name=Text("服务记录", "service"),
    number="JL",
    mark="🛠",
    marks={"on_site": "🛠", "advice": "💡", "phone": "📞", "document": "📄"},
    form=_FORM,
    about=(CLIENT, TASK),
    file=Action.LOG_SERVICE,
    see=Action.SEE_SERVICE,
    amend=Action.AMEND_SERVICE,
    facts=("kind", "minutes"),
    sorted_by="kind",
    minutes="minutes",
    day="done_on",
    words="text",
    needs=("text", "files"),
    register=Filed("services", Text("服务记录", "Services")),
    way=WayIn(
        "log",
        Text("记一笔", "Log a service"),
        words=Text("记录服务", ""),
        rank=70,
        help=HELP,
        by=Text("服务由质量管家来记。", "Services are logged by the consultants."),
        instead=("services", "ask"),
        heard=Heard(
            Text("今天给|刚给|给|帮|去了|做了|打电话", "visited|called|helped"),
            Text(
                "指导|电话|辅导|上门|培训|咨询|做了|去了|帮忙|服务", "visited|called|helped|phone call|coached|service"
            ),
        ),
    ),
    listed=WayIn(
        "services",
        Text("服务记录", "Services"),
        words=Text("服务台账", ""),
        rank=80,
        rare=True,
        help=HELP,
        by=Text("服务记录由企业负责人来看。", "The service log is for the client manager to see."),
        instead=("progress",),
        offer=Text("要看服务记录吗？", "Would you like to see the logged services?"),
    ),
    not_on_behalf="only who did it knows what was done; what somebody else says of it is a case",
)
