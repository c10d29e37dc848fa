"""What is said in a quick line with more than one reading, or none."""

from enum import StrEnum


class Ambiguity(StrEnum):
    """Why a quick line cannot be taken as it is."""

    OUT_OF_RANGE = "out_of_range"
    REPEATED = "repeated"
    NOT_ATTRIBUTABLE = "not_attributable"
    NUMBERS_UNCLEAR = "numbers_unclear"
    ITEM_OR_QUANTITY = "item_or_quantity"
    VALUE_UNCLEAR = "value_unclear"
    CONTRADICTION = "contradiction"
    REST_UNCLEAR = "rest_unclear"
    OWNER_UNCLEAR = "owner_unclear"
    DAY_UNCLEAR = "day_unclear"
    DAY_PASSED = "day_passed"
    NO_REMARK = "no_remark"


class AmbiguousLine(Exception):
    """A line meant as a quick line that has more than one reading, or none; ``part`` is the text in question."""

    def __init__(self, reason: Ambiguity, part: str) -> None:
        super().__init__(reason, part.strip())
        self.reason = reason
        self.part = part.strip()
