"""措施: what is to be done after something happened, and whether it helped, are tasks (clause 5.4 b-c)."""

from dataclasses import dataclass

from bot.rules.deadlines import Term
from bot.rules.people import Role

OWNER, AT_CLIENT, DUE = "owner", "at_client", "due"
"""Who of ours sees to it, who does it at the client, until which day: keys of the form of the step."""
OWNERS = (Role.CONSULTANT, Role.LEAD)
"""Whose it can be: planned work at a client is of those who serve it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """With ``step`` one is set, as its form says; ``check`` days after ``reviewed`` it is looked whether they work."""

    step: str
    reviewed: str
    check: Term
