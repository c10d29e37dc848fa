"""记一笔: services beside patrols and trainings that are logged as they are done (clause 7)."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic, WayIn
from bot.rules.work_records.kind import CLIENT, Filed, RecordKind

HELP = (Topic(130, "services", frozenset({Role.CONSULTANT, Role.LEAD})),)

SERVICE = RecordKind(
    kind="service",
    name=Text("服务记录", "service"),
    number="JL",
    mark="🛠",
    marks={"on_site": "🛠", "advice": "💡", "phone": "📞", "document": "📄"},
    form="service_log",
    about=(CLIENT,),
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
