"""What waits for a yes of the reader: service plans and deliverables (clauses 4.1.3, 7)."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.service_plans.states import PlanState


@dataclass(frozen=True, slots=True)
class PlanToAnswer:
    """A version of a contract's plan that waits in ``state``; ``number``: the contract's.

    ``changes``: it changes one that was confirmed. ``due_at``: by when the lead should have approved it; the client has
    no such day.
    """

    id: int
    client_id: int
    client_name: str
    number: str
    version: int
    state: PlanState
    changes: bool
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToAccept:
    """A deliverable that the client has and has said nothing to; ``about`` and ``work`` as its task was planned."""

    kind: str
    id: int
    client_id: int
    client_name: str
    work: str
    about: str


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """All of it that is the reader's to answer; ``client_id``: of this client alone (0: of all)."""

    plans: tuple[PlanToAnswer, ...] = ()
    deliverables: tuple[ToAccept, ...] = ()
    client_id: int = 0

    def of(self, client_id: int) -> "ToAnswer":
        """What of it is of one client (0: of all)."""
        return ToAnswer(
            tuple(one for one in self.plans if client_id in (0, one.client_id)),
            tuple(one for one in self.deliverables if client_id in (0, one.client_id)),
            client_id,
        )


NOTHING_TO_ANSWER = ToAnswer()
