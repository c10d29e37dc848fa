"""The kinds of cases that there are."""

from bot.rules.cases.complaint import COMPLAINT, ENQUIRY
from bot.rules.cases.finding import FINDING
from bot.rules.cases.life_cycle import LifeCycle

LIFE_CYCLES: dict[str, LifeCycle] = {cycle.kind: cycle for cycle in (FINDING, COMPLAINT, ENQUIRY)}
