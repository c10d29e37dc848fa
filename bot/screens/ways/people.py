"""Roles, and who stands in during a leave."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowStandIns, ShowTeam
from bot.screens.ways.way import Entrance, Way

ROLES = Way(
    "roles",
    Action.CHANGE_ROLES,
    Text("人员与角色", "People and roles"),
    entrance=Entrance(160, lambda _: ShowTeam(0), rare=True),
    help=(Topic(210, "roles", frozenset({Role.ADMINISTRATOR})),),
    by=Text("角色由管理员来改。", "Roles are changed by the administrators."),
    instead=("ledgers", "settings"),
)
STAND_INS = Way(
    "leave",
    Action.ARRANGE_STAND_IN,
    Text("请假与代班", "Leave and stand-ins"),
    words=Text("请假|代班", "stand-in|stand-ins"),
    help=(Topic(220, "leave", frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR})),),
    by=Text(
        "请假与代班由质量管家、项目负责人和管理员来安排。",
        "Leave and stand-ins are arranged by consultants, project leads and administrators.",
    ),
    heard=Heard(contains=Text("请假|休假|代班|出差|病了", "leave|vacation|holiday|sick|stand-in")),
    opens=lambda _: ShowStandIns(),
)

WAYS = (ROLES, STAND_INS)
