"""People with roles, for tests of screens."""

from datetime import UTC, datetime

from bot.rules.people import FOR_ONE_CLIENT, Grant, Person, Role
from bot.rules.text import CHINESE, Language

JOINED = datetime(2026, 10, 8, 1, 0, tzinfo=UTC)


def person(*roles: Role, language: Language = CHINESE) -> Person:
    """Somebody with these roles, at client 1 where a role is for one."""
    grants = tuple(Grant(role, 1 if role in FOR_ONE_CLIENT else None) for role in roles)
    return Person(7, 7, "王芳", language, JOINED, None, grants)
