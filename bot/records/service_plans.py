"""A version of a contract's service plan, as screens, letters and pages need it (clause 4.1.3)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.behalf import Recorded
from bot.rules.service_plans.difference import Difference, difference, renewal_difference, told
from bot.rules.service_plans.lines import PlanLine
from bot.rules.service_plans.states import PlanState
from bot.rules.text import Text

__all__ = ["PlanLine", "PlanVersion", "TeamMember"]


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody of the project team: title level and fields of competence as far as they are known (clause 5.1.4)."""

    name: str
    is_lead: bool = False
    title: Text | None = None
    fields: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of a plan with its lines, and what is known of its contract.

    ``reason``: why there is this version (empty of the first), from ``from_day`` on it counts. ``confirmed_by`` is who
    of the client confirmed it (empty, while ``confirmed_at`` is there: by silence, as the firm has set it);
    ``on_behalf`` who of ours recorded that for them, and how they said it. ``reporting`` says how often the client gets
    a summary report (None: none was agreed), ``uncovered`` which fields of competence nobody of the ``team`` has.
    """

    id: int
    contract_id: int
    client_id: int
    version: int
    state: PlanState
    reason: str
    from_day: date
    lines: tuple[PlanLine, ...]
    contract_number: str
    client_name: str
    client_short_name: str
    begins: date
    ends: date
    lead_name: str
    approved_by: str = ""
    approved_at: datetime | None = None
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    on_behalf: Recorded | None = None
    reporting: Text | None = None
    team: tuple[TeamMember, ...] = ()
    uncovered: tuple[Text, ...] = ()

    def renews(self, before: "PlanVersion") -> bool:
        """Whether a version before is that of another contract, which this one's renews."""
        return before.contract_id != self.contract_id

    def difference_from(self, before: "PlanVersion") -> Difference:
        """What is otherwise than in the version before, as the client may know it."""
        compared = renewal_difference if self.renews(before) else difference
        return told(compared(before.lines, self.lines))
