"""What is required of a service: the team reads and confirms it, anew whenever its words change (clause 5.1.2)."""

from hashlib import sha256

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

CONFIRM_REQUIREMENTS = Right(
    Text("确认服务要求", "Confirm service requirements"),
    {Role.CONSULTANT: Scope.ALL, Role.LEAD: Scope.ALL},
    in_practice=False,
)
SEE_CONFIRMED = Right(
    Text("看谁确认了服务要求", "See who confirmed service requirements"),
    {
        Role.LEAD: Scope.ALL,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
    in_practice=False,
)
_LENGTH = 12


def edition(requirements: str) -> str:
    """What tells these words from others, short enough for a button: what was on the screen is what is confirmed."""
    return sha256(requirements.encode()).hexdigest()[:_LENGTH]
