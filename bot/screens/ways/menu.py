"""What is required of the services that we offer."""

from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS
from bot.rules.people import Role
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowRequirements
from bot.screens.ways.policies import READING
from bot.screens.ways.way import Entrance, Way

REQUIREMENTS = Way(
    "requirements",
    CONFIRM_REQUIREMENTS,
    Text("服务要求", "Service requirements"),
    entrance=Entrance(152, lambda _: ShowRequirements(0), rare=True),
    help=(Topic(134, "menu", frozenset({Role.CONSULTANT, Role.LEAD})), READING),
    by=Text("服务要求由项目组的人读和确认。", "Service requirements are read and confirmed by the team."),
)

WAYS = (REQUIREMENTS,)
