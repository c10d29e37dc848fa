"""Where something is on earth, in WGS-84 degrees as phones send it: how it is written, read, and how far apart two are.

Maps of China show places shifted by some hundred metres (GCJ-02); what a phone sends is not shifted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from bot.rules.folding import folded
from bot.rules.text import Language, Text

_EARTH_M = 6_371_000
_POLE, _DATE_LINE = 90, 180
_WRITTEN = re.compile(
    r"(?:北纬|n|纬度:?)? ?(?P<first>-?\d{1,3}(?:\.\d{1,15})?) ?[°度]? ?n?"
    r" ?[,，、; ] ?(?:东经|e|经度:?)? ?(?P<second>-?\d{1,3}(?:\.\d{1,15})?) ?[°度]? ?e?",
    re.IGNORECASE,
)
_KILOMETRE = 1000
_METRES, _KILOMETRES = Text("{n} 米", "{n} m"), Text("{n} 公里", "{n} km")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in degrees, north and east positive."""

    latitude: float
    longitude: float

    def metres_to(self, other: "Spot") -> int:
        """How far apart two are as the crow flies."""
        north, south = radians(self.latitude), radians(other.latitude)
        over, along = (north - south) / 2, radians(self.longitude - other.longitude) / 2
        return round(2 * _EARTH_M * asin(sqrt(sin(over) ** 2 + cos(north) * cos(south) * sin(along) ** 2)))

    def written(self) -> str:
        """As ``read_spot`` reads it again: to about a metre."""
        return f"{self.latitude:.5f}, {self.longitude:.5f}"


def read_spot(text: str) -> Spot | None:
    """``31.29834, 120.58319``, ``北纬31.29834°，东经120.58319°``; swapped where only that is a place."""
    found = _WRITTEN.fullmatch(folded(text).strip(" .。"))
    if found is None:
        return None
    first, second = float(found["first"]), float(found["second"])
    if abs(first) > _POLE:
        first, second = second, first
    return Spot(first, second) if abs(first) <= _POLE and abs(second) <= _DATE_LINE else None


def shared_spot(answer: object) -> Spot | None:
    """The place in what was sent; None for what is no place on earth."""
    if not isinstance(answer, Mapping):
        return None
    spot = Spot(float(answer["latitude"]), float(answer["longitude"]))
    return spot if abs(spot.latitude) <= _POLE and abs(spot.longitude) <= _DATE_LINE else None


def distance(metres: int, language: Language) -> str:
    """``280 米``, ``1.3 公里``."""
    if metres < _KILOMETRE:
        return _METRES.to(language, n=metres)
    far = metres / _KILOMETRE
    return _KILOMETRES.to(language, n=f"{far:.1f}" if far < 10 else f"{far:.0f}")


WHY_FAR: Mapping[str, Text] = {
    "large": Text("厂区大，在另一处", "Large grounds, another corner"),
    "inexact": Text("手机定位不准", "The phone is inexact"),
    "moved": Text("场所搬了，定位要改", "The site has moved"),
    "elsewhere": Text("不在现场，在别处看资料", "Not there: papers seen elsewhere"),
}
"""Why a location that was sent is far from the site: one tap each, nothing to type with gloves on."""
METRES, WHY = "metres", "why"
"""What is kept beside the degrees of a location that was sent: how far from the site it is, and why so far."""
