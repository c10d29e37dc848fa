"""Who has which post at a client under Order 75, and so confirms what (clause 4.6)."""

from bot.rules.people import Person, Position, Role
from bot.rules.self_checks.words import MONTH, WEEK

CONFIRMED_BY = {WEEK: Position.DIRECTOR, MONTH: Position.PRINCIPAL}
"""Whose confirmation a report needs; the client's manager may give it instead, which is said."""


def confirms_as(who: Person, client_id: int, period: str) -> str | None:
    """As what the person confirms a report: by their position there, or as the manager; None: they do not."""
    if who.has_post(client_id, CONFIRMED_BY[period]):
        return CONFIRMED_BY[period].value
    return Role.CLIENT_MANAGER.value if client_id in who.clients(Role.CLIENT_MANAGER) else None
