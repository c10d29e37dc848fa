"""A client without project lead or consultant: whoever may name one is told until there is one (clauses 3.1, 5.1.3)."""

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

HEAR_OF_UNSERVED = Right(
    Text("看没有项目负责人或质量管家的企业", "See clients without lead or consultant"),
    {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)
