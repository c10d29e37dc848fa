"""企业总览: a client as the hub of all that is its, with the figures that stand on it (clauses 3.7, 5.1.3)."""

from collections.abc import Mapping

from bot.rules.boards.board import Board, Figure
from bot.rules.boards.clients import LAST_VISIT, LATE, NO_FIGURES, SERIOUS
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.forms.score import Score
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.text import Text

SEE_CLIENT = Right(
    Text("看企业总览", "See a client's overview"),
    # the same people as see what was promised to it and what became of that
    roles_with(Action.SEE_CADENCE),
    looks_back=True,
)
OWN_FIRM = Right(Text("看自己企业的总览", "See one's own firm's overview"), {Role.CLIENT_MANAGER: Scope.CLIENT})

MONTH = Figure("month", NO_FIGURES)
"""What was promised for this month, and what became of it."""
LAST_SCORE: Figure[Score | None] = Figure("score", None)
"""How the latest patrol came out, of those that the reader has."""
OPEN: Mapping[str, Figure[int]] = {
    kind: Figure(f"open_{kind}", 0) for kind in sorted(CASE_KINDS, key=lambda one: one != FINDING.kind)
}
"""How many cases of each kind are open that the reader may see, findings first."""

HUB = Board(
    "hub",
    Text("企业总览", "Overview"),
    "client",
    SEE_CLIENT,
    (MONTH, LATE, LAST_VISIT, LAST_SCORE, SERIOUS, *OPEN.values()),
    lambda _: (),
)
