"""What a service plan's documents are made of."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.records.service_plans import PlanVersion
from bot.rules.service_plans.days import PlanDay, days_of
from bot.rules.service_plans.difference import Difference
from bot.rules.text import Language, Text
from bot.rules.working_days import Calendar


@dataclass(frozen=True)
class PlanSheet:
    """A version of a plan, and the one ``before`` it, if any, by the client's calendar; dated ``made_at``."""

    plan: PlanVersion
    before: PlanVersion | None
    calendar: Calendar
    provider: str
    made_at: datetime
    language: Language

    @cached_property
    def days(self) -> tuple[tuple[PlanDay, ...], ...]:
        """The days of each line, in the order of lines."""
        plan = self.plan
        return tuple(days_of(line, plan.begins, plan.ends, self.calendar) for line in plan.lines)

    @cached_property
    def told_days(self) -> tuple[tuple[PlanDay, ...], ...]:
        """The same, without those on which something comes unannounced."""
        lines = zip(self.plan.lines, self.days, strict=True)
        return tuple(() if line.unannounced else days for line, days in lines)

    @cached_property
    def difference(self) -> Difference | None:
        """What is otherwise than before; None of a first version."""
        return self.plan.difference_from(self.before) if self.before is not None else None

    @property
    def is_provisional(self) -> bool:
        """Whether a day of it may still move, since the holidays of its year are not announced."""
        return any(self.calendar.provisional(day.day) for days in self.told_days for day in days)

    def say(self, text: Text, **values: object) -> str:
        """A text in the document's language."""
        return text.to(self.language, **values)
