"""Photos that an earlier record has already."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PhotosUsed:
    """How many photos of a form the record of this number has, which is of that day."""

    number: str
    day: date
    photos: int
