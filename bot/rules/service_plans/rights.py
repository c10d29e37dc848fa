"""Who approves a service plan, and who answers it for the client (clause 4.1.3)."""

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

APPROVE = Right(
    Text("批准服务方案", "Approve service plans"),
    {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)
ANSWER = Right(
    Text("确认服务方案", "Confirm service plans"),
    {Role.CLIENT_MANAGER: Scope.CLIENT},
    in_practice=False,
)
