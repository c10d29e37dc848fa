"""Setting the firm up in an afternoon: the steps, each done by what there is (clauses 3.1, 5.1.2-3)."""

from dataclasses import dataclass
from enum import StrEnum

from bot.rules.people import Role


class Step(StrEnum):
    """One step of the guide, in the order in which it leads through them."""

    FIRM = "firm"
    CLIENT = "client"
    SITE = "site"
    TEAM = "team"
    PEOPLE = "people"
    TERMS = "terms"
    CARD = "card"
    CONTRACT = "contract"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Progress:
    """Which steps are done. Nothing is stored of it: a step can be left, and done in any other way, by a file too.

    ``logo``: reports have one, which nobody needs to begin. ``card_for``: a client that has no joining card yet.
    ``contract``: one in use, whose plan is the next thing to make. ``team_lacks``: the role that a team which has begun
    is still without.
    """

    done: frozenset[Step]
    logo: bool = False
    card_for: int | None = None
    contract: int | None = None
    team_lacks: Role | None = None

    @property
    def ready(self) -> bool:
        """Whether patrols can begin: the rest can wait, and nobody is asked for it on every home."""
        return {Step.CLIENT, Step.SITE, Step.TEAM} <= self.done

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this firm: one that planned its work without a contract goes on so, and is asked for none."""
        without = Step.PLAN in self.done and Step.CONTRACT not in self.done
        return tuple(step for step in Step if not (without and step is Step.CONTRACT))

    @property
    def next(self) -> Step | None:
        """The first step that is open; None when all are done."""
        return next((step for step in self.steps if step not in self.done), None)
