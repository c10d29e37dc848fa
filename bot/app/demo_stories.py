"""How the demo company's last month is told: stories of steps, each done by one of the cast at its hour."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.app.demo_filling import Given
from bot.rules.beijing import at
from bot.rules.people import Person
from bot.rules.working_days import Calendar

CALENDAR = Calendar()

WANG, LI, CHEN, ZHAO, ZHOU, SUN, WU, ZHENG = 101, 102, 103, 104, 105, 106, 107, 108
QIAN = 112
"""The cast by Telegram id, and who joined it later."""
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
    """Who did what, so many working days ago at this hour in Beijing, and what they wrote, tapped and sent.

    The action ``record`` opens a case for somebody else: their name, phone number and how they told it come first.
    """

    days_ago: int
    clock: str
    who: int
    action: str
    given: tuple[Given | Chosen | WorkingDaysOn, ...] = ()

    def giving(self, *given: Given | Chosen | WorkingDaysOn) -> "Step":
        """The step with what they gave."""
        return replace(self, given=given)


@dataclass(frozen=True, slots=True)
class Story:
    """One patrol, complaint, enquiry or service; ``about`` is the site or the client. Its first step opens it."""

    kind: str
    about: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What the stories name: people by Telegram id, clients by code, sites by name; and the day they lead up to."""

    people: Mapping[int, Person]
    clients: Mapping[str, int]
    sites: Mapping[str, int]
    today: date

    def day(self, days_ago: int) -> date:
        """So many working days before the day."""
        return CALENDAR.previous_working_day(self.today, days_ago)

    def moment(self, days_ago: int, clock: str) -> datetime:
        """The same, at this hour in Beijing."""
        return at(self.day(days_ago), time.fromisoformat(clock))

    def working_day(self, n: int) -> date:
        """So many working days after the day."""
        return CALENDAR.next_working_day(CALENDAR.working_day_from(self.today), n)
