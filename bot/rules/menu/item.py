"""What an item of the service menu says, and the words that its choices are made of (clauses 2, 3.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import Work
from bot.rules.text import Text


class Depth(StrEnum):
    """How thoroughly something is done (clause 4.6)."""

    BRIEF = "brief"
    STANDARD = "standard"
    DEEP = "deep"


DEPTH_NAMES: Mapping[Depth, Text] = {
    Depth.BRIEF: Text("简要", "Brief"),
    Depth.STANDARD: Text("标准", "Standard"),
    Depth.DEEP: Text("深入", "Deep"),
}


class Unit(StrEnum):
    """In what an item is counted."""

    TIME = "time"
    SESSION = "session"
    DOCUMENT = "document"
    DAY = "day"
    YEAR = "year"


UNIT_NAMES: Mapping[Unit, Text] = {
    Unit.TIME: Text("次", "Time"),
    Unit.SESSION: Text("场", "Session"),
    Unit.DOCUMENT: Text("份", "Document"),
    Unit.DAY: Text("人天", "Person-day"),
    Unit.YEAR: Text("年", "Year"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """An item that comes with the program; by its ``code`` it is known for ever.

    ``work``: what fulfils it. ``every``: where ``often`` counts something. ``minutes``: of one time. ``instruments``:
    what is brought along (clause 5.2.1). ``requirements``: what the team reads and confirms (clause 5.1.2).
    ``package``: it belongs to what a small manufacturer usually orders.
    """

    code: str
    name: Text
    clause: str
    unit: Unit
    work: Work
    often: Often
    deliverable: Text
    requirements: Text
    every: int = 0
    depth: Depth | None = Depth.STANDARD
    minutes: int = 0
    instruments: Text | None = None
    package: bool = False
