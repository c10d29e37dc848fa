"""How the demo company's last month is told: stories of steps, each done by one of the cast at its hour."""

from dataclasses import dataclass

from bot.app.demo_filling import Given

WANG, LI, CHEN, ZHAO, ZHOU, SUN, WU = 101, 102, 103, 104, 105, 106, 107
"""The cast by Telegram id."""
HENGXIN, CHENGUANG = "HX", "CG"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A tap on one of the cast; ``question`` as in ``Tap``."""

    telegram_id: int
    question: str = ""


@dataclass(frozen=True, slots=True)
class WorkingDaysOn:
    """A typed date, so many working days from today."""

    n: int


@dataclass(frozen=True, slots=True)
class Step:
    """Who did what, so many working days ago at this hour in Beijing, and what they wrote, tapped and sent."""

    days_ago: int
    clock: str
    who: int
    action: str
    given: tuple[Given | Chosen | WorkingDaysOn, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One patrol, complaint, enquiry or service; ``about`` is the site or the client. Its first step opens it."""

    kind: str
    about: str
    steps: tuple[Step, ...]
