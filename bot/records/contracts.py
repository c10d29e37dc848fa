"""Service contracts and their items as readers see them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.attachments import AttachmentRecord
from bot.records.service_plans import PlanVersion
from bot.rules.ledgers.contracts import Standing
from bot.rules.service_plans.difference import Difference
from bot.rules.service_plans.states import PlanState


@dataclass(frozen=True, slots=True)
class ContractRecord:
    """A contract with the name of whose it is; its cells as storage/tables/contracts.py says.

    ``renewed_id``: the contract in use that follows it.
    """

    id: int
    client_id: int
    client_short_name: str
    number: str
    standing: str
    standing_at: datetime | None
    reason: str
    begins: date
    ends: date
    rhythm: str
    renews_id: int | None
    renewed_id: int | None
    ended_at: datetime | None

    @property
    def is_active(self) -> bool:
        """Whether work is planned by it."""
        return self.ended_at is None and self.standing == Standing.ACTIVE


@dataclass(frozen=True, slots=True)
class ContractItemRecord:
    """One service of a contract as it was signed, with the name of its site (storage/tables/contracts)."""

    id: int
    client_id: int
    contract_id: int
    item_id: int | None
    name: str
    clause: str
    work: str
    site_id: int | None
    site_name: str
    often: str
    every: str
    person_id: int | None
    begins: date | None
    depth: str
    minutes: str
    deliverable: str
    weekdays: str
    unannounced: bool
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ContractStanding:
    """How a contract stands, with what its reader may do about it.

    ``plan``: the id, version and state of the latest version of its plan; ``items``: how many services it has, and
    ``differs``: they are not those of that version. ``steps``: codes of forms that the reader may begin about it.
    """

    contract: ContractRecord
    items: int
    plan: tuple[int, int, PlanState] | None
    differs: bool
    may_sign: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A version of a plan as its reader sees it.

    ``difference``: from the version that holds, or that of the contract that this one renews; None: there is none.
    ``objection``: what the client objected to. ``files``: the signed page. ``may_order``: whether the reader may put
    its lines in another order, which the lead has not approved yet.
    """

    plan: PlanVersion
    difference: Difference | None
    objection: str
    files: tuple[AttachmentRecord, ...]
    may_approve: bool
    may_answer: bool
    may_record: bool
    may_change: bool
    may_order: bool
