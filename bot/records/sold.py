"""What was sold with a contract and what of it was used, as readers see it."""

from dataclasses import dataclass

from bot.records.contracts import ContractRecord
from bot.rules.contracts.used import Used


@dataclass(frozen=True, slots=True)
class ServiceUsed:
    """One service of a contract, as its confirmed plan has it."""

    item_id: int
    name: str
    site_name: str
    used: Used


@dataclass(frozen=True, slots=True)
class UsedList:
    """The services of a contract; none where no plan is confirmed yet."""

    contract: ContractRecord
    services: tuple[ServiceUsed, ...]
