"""Recording for somebody else (代录)."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowBehalf
from bot.screens.ways.way import Entrance, Way

BY_OTHERS = frozenset({Role.CONSULTANT, Role.LEAD, Role.CLIENT_MANAGER, Role.QUALITY_MANAGER, Role.ADMINISTRATOR})

BEHALF = Way(
    "behalf",
    Action.RECORD_ON_BEHALF,
    Text("代录", "Record for someone"),
    words=Text("代登记", "on behalf|on behalf of"),
    entrance=Entrance(90, lambda _: ShowBehalf(0, 0)),
    help=(Topic(120, "on_behalf", BY_OTHERS),),
    by=Text("代录由企业负责人和质量管家来做。", "Client managers and consultants record for others."),
    instead=("ask", "progress"),
    offer=Text("要替对方登记吗？", "Would you like to record it for them?"),
    heard=Heard(
        contains=Text("代录|代登记|替他|替她|帮他登记|帮她登记|不会用手机|打电话来说", "on behalf|for him|for her")
    ),
)

WAYS = (BEHALF,)
