"""Instruments that were handed out, as readers see them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InHand:
    """An instrument and who has it: until when, and since when they say so; ``keeper_id``: who keeps it."""

    equipment_id: int
    code: str
    name: str
    holder_id: int
    holder_name: str
    keeper_id: int
    back_by: date | None
    accepted: date | None

    @property
    def called(self) -> str:
        """By its code and name."""
        return f"{self.code} {self.name}"

    def late(self, today: date) -> bool:
        """Whether it should be back by now."""
        return self.back_by is not None and self.back_by < today


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """The first record of one go, in which things were handed out on a day to somebody who has not said so yet."""

    record_id: int
    holder_id: int
    day: date
