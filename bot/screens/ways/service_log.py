"""The service log (服务记录)."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.screens.buttons import ChooseServed, ShowServices
from bot.screens.ways.way import Entrance, Topic, Way

_SERVICES = Topic(130, "services", frozenset({Role.CONSULTANT, Role.LEAD}))

LOG = Way(
    "log",
    Action.LOG_SERVICE,
    Text("记一笔", "Log a service"),
    words=Text("记录服务", ""),
    entrance=Entrance(70, lambda _: ChooseServed(0)),
    help=(_SERVICES,),
    by=Text("服务由质量管家来记。", "Services are logged by the consultants."),
    instead=("services", "ask"),
    heard=Heard(
        Text("今天给|刚给|给|帮|去了|做了|打电话", "visited|called|helped"),
        Text("指导|电话|辅导|上门|培训|咨询|做了|去了|帮忙|服务", "visited|called|helped|phone call|coached|service"),
    ),
    takes="service_log",
)
SERVICES = Way(
    "services",
    Action.SEE_SERVICE,
    Text("服务记录", "Services"),
    words=Text("服务台账", ""),
    entrance=Entrance(80, lambda _: ShowServices(0, "", "", 0), rare=True),
    help=(_SERVICES,),
    by=Text("服务记录由企业负责人来看。", "The service log is for the client manager to see."),
    instead=("progress",),
    offer=Text("要看服务记录吗？", "Would you like to see the logged services?"),
)

WAYS = (LOG, SERVICES)
