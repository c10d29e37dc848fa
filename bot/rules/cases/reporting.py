"""须按时告知: what has to be told to whom within which time; the firm keeps the list itself (clause 5.4 b).

The list begins with what was confirmed: Order 19 (2020) on recalls of consumer goods has a maker or dealer report
within two working days after learning of a death, a grave injury or a great loss, or of a recall abroad. What other
laws and its contracts ask for, the firm adds.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from bot.rules.deadlines import Allowance, Unit
from bot.rules.text import Text

WHICH_DUTY, NO_REPORT = "report", "none"
"""Which of them is meant: a question of the forms of an incident, and the answer that none is."""
MUST_REPORT, INFORM = "must_report", "inform"
"""The steps that say that one is due, and that somebody was told."""
MOST_LINES, LONGEST_NAME, MOST_NUMBER = 10, 80, 365
AGAIN_SHORT, AGAIN = timedelta(hours=1), timedelta(days=1)
"""How often it is asked again once it is late: what has less than a day, and anything else."""
_KEY = 8


class NoReports(ValueError):
    """A line that names no time, or too many lines."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to report: what and to whom, ``within`` which time after the incident is known."""

    name: Text
    within: Allowance

    @property
    def key(self) -> str:
        """What names it as an answer: the same as long as it says the same."""
        said = f"{self.name.zh}|{self.name.en}|{self.within.n}{self.within.unit}"
        return sha256(said.encode()).hexdigest()[:_KEY]


CONFIRMED = (
    Duty(
        Text("消费品缺陷（第 19 号令）：报市场监管部门", "Defective consumer goods (Order 19): market authority"),
        Allowance(2, Unit.WORKING_DAYS),
    ),
)

_UNITS: tuple[tuple[re.Pattern[str], Unit, int], ...] = (
    (re.compile(r"(\d{1,3})\s*(?:个\s*)?(?:工作日|working days?)$", re.IGNORECASE), Unit.WORKING_DAYS, 1),
    (re.compile(r"(\d{1,3})\s*(?:个\s*)?(?:小时|hours?)$", re.IGNORECASE), Unit.MINUTES, 60),
    (re.compile(r"(\d{1,3})\s*(?:分钟|minutes?)$", re.IGNORECASE), Unit.MINUTES, 1),
    (re.compile(r"(\d{1,3})\s*(?:天|日|自然日|days?)$", re.IGNORECASE), Unit.NATURAL_DAYS, 1),
)
_BETWEEN = " \t　，,、:：=—-|｜"


def typed_duties(typed: str) -> tuple[Duty, ...]:
    """Lines as somebody types them, each ending with its time: ``火灾：报消防部门，1 小时``.

    Raises:
        NoReports
    """
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if not 1 <= len(lines) <= MOST_LINES:
        raise NoReports(len(lines))
    return tuple(_typed(line) for line in lines)


def _typed(line: str) -> Duty:
    for pattern, unit, times in _UNITS:
        found = pattern.search(line)
        if found is None:
            continue
        name, n = line[: found.start()].strip(_BETWEEN), int(found[1])
        if not 2 <= len(name) <= LONGEST_NAME or not 1 <= n <= MOST_NUMBER:
            break
        # what was taken over as it comes with the program keeps both its languages
        known = next((one.name for one in CONFIRMED if name in (one.name.zh, one.name.en)), Text(name, name))
        return Duty(known, Allowance(n * times, unit))
    raise NoReports(line[:LONGEST_NAME])


def read_duties(value: str) -> tuple[Duty, ...]:
    """The list as it is stored.

    Raises:
        NoReports
    """
    try:
        return tuple(
            Duty(Text(str(zh), str(en)), Allowance(int(n), Unit(unit))) for zh, en, n, unit in json.loads(value)
        )
    except (ValueError, TypeError):
        raise NoReports(value[:LONGEST_NAME]) from None


def write_duties(duties: Sequence[Duty]) -> str:
    """The other way round."""
    rows = [[one.name.zh, one.name.en, one.within.n, one.within.unit.value] for one in duties]
    return json.dumps(rows, ensure_ascii=False)


def next_asking(made_at: datetime, due_at: datetime, now: datetime) -> datetime:
    """When it is asked for next: half-way, when it is due, and again and again once it is late."""
    half_way = made_at + (due_at - made_at) / 2
    for moment in (half_way, due_at):
        if now < moment:
            return moment
    return now + (AGAIN_SHORT if due_at - made_at < AGAIN else AGAIN)
