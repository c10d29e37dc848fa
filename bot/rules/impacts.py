"""失准追溯: what was recorded with an instrument that turned out wrong is judged record by record (clauses 5.2.3, 3.6).

What is in doubt is what was measured since the instrument was last found right, until it is right again: as it was
adjusted at once, or by what was found later.
"""

from enum import StrEnum

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

JUDGE = Right(
    Text("判定仪器失准的影响", "Judge what a wrong instrument affected"),
    {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)
"""Leads at their clients; administrators where a client has no lead, and what is of no client."""

SUBJECT = "impact"
"""What the trail and forms call one record that is to be judged."""
NAME = Text("失准追溯", "Out-of-tolerance review")


class Verdict(StrEnum):
    """How a record was judged; ``OPEN``: not yet, ``MOOT``: the finding that put it in doubt was taken back."""

    OPEN = ""
    NONE = "none"
    AFFECTED = "affected"
    MOOT = "moot"


VERDICT_NAMES = {
    Verdict.OPEN: Text("待判定", "To be judged"),
    Verdict.NONE: Text("无影响", "Not affected"),
    Verdict.AFFECTED: Text("有影响", "Affected"),
}
