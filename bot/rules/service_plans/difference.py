"""What a version of a service plan has otherwise than the one before (clause 4.1.3): what the client is asked about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.schedule import Often


class Facet(StrEnum):
    """What can be changed about a line."""

    NAME = "name"
    CLAUSE = "clause"
    WORK = "work"
    ABOUT = "about"
    PLACE = "place"
    FREQUENCY = "frequency"
    PERSON = "person"
    BEGINS = "begins"
    ENDS = "ends"
    MINUTES = "minutes"
    DEPTH = "depth"
    DELIVERABLE = "deliverable"
    UNANNOUNCED = "unannounced"


MEANT: Mapping[Facet, Callable[[PlanLine], Any]] = {
    Facet.NAME: lambda line: line.name,
    Facet.CLAUSE: lambda line: line.clause,
    Facet.WORK: lambda line: line.work,
    Facet.ABOUT: lambda line: line.about,
    Facet.PLACE: lambda line: line.site_id,
    Facet.FREQUENCY: lambda line: (
        line.often,
        line.every,
        line.times if line.often is None else None,
        line.weekdays,
    ),
    Facet.PERSON: lambda line: line.person_id,
    Facet.BEGINS: lambda line: line.begins,
    Facet.ENDS: lambda line: line.ends,
    Facet.MINUTES: lambda line: line.minutes,
    Facet.DEPTH: lambda line: line.depth,
    Facet.DELIVERABLE: lambda line: line.deliverable,
    Facet.UNANNOUNCED: lambda line: line.unannounced,
}
"""What has to differ, so that it was changed: a site or a person that only got another name is the same one."""

OF_ITS_YEAR = frozenset({Facet.BEGINS, Facet.ENDS})
"""What each year has of its own."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A line that both versions have, and in what they differ."""

    before: PlanLine
    after: PlanLine
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that a version has and the one before had not, the other way round, and those that are otherwise now.

    Each in the order of its version. ``reordered``: those that both have are in another order.
    """

    added: tuple[PlanLine, ...]
    removed: tuple[PlanLine, ...]
    changed: tuple[Changed, ...]
    reordered: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.added or self.removed or self.changed or self.reordered)


class ItemTwice(ValueError):
    """A version has two lines of one item of the contract: nobody could say which of them was changed."""


def difference(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> Difference:
    """What is otherwise in ``after``; lines are the same where their item of the contract is. Raises ItemTwice."""
    old, new = _by_item(before), _by_item(after)
    both = [(old[item], line) for item, line in new.items() if item in old]
    return Difference(
        added=tuple(line for item, line in new.items() if item not in old),
        removed=tuple(line for item, line in old.items() if item not in new),
        changed=tuple(Changed(one, other, found) for one, other in both if (found := _facets(one, other))),
        reordered=[item for item in old if item in new] != [item for item in new if item in old],
    )


def renewal_difference(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> Difference:
    """What is otherwise in the plan of the contract that renews another: its items are others, made of those before.

    Lines are the same that are called the same and done at the same place; that they are of another year is no
    difference. Raises ItemTwice.
    """
    new = tuple(after)
    same: dict[tuple[str, str, int | None], list[int]] = {}
    for line in new:
        same.setdefault(_called(line), []).append(line.item_id)
    old = []
    for number, line in enumerate(before, 1):
        alike = same.get(_called(line))
        # no item has a number below one
        old.append(replace(line, item_id=alike.pop(0) if alike else -number))
    found = difference(old, new)
    changed = ((one, tuple(facet for facet in one.facets if facet not in OF_ITS_YEAR)) for one in found.changed)
    return replace(found, changed=tuple(replace(one, facets=facets) for one, facets in changed if facets))


def told(found: Difference) -> Difference:
    """The same without what would say on which day something comes that is, or was, unannounced."""
    changed = (
        replace(one, facets=_facets(_without_days(one.before), _without_days(one.after)))
        if one.before.unannounced or one.after.unannounced
        else one
        for one in found.changed
    )
    return replace(found, changed=tuple(one for one in changed if one.facets))


def _without_days(line: PlanLine) -> PlanLine:
    """How often it comes stays: on how many weekdays, and in which rhythm."""
    often = Often.MONTHLY if line.often is Often.MONTH_BEGINS else line.often
    return replace(line, often=often, weekdays=str(len(line.weekdays.split())), begins=None, ends=None)


def _called(line: PlanLine) -> tuple[str, str, int | None]:
    return line.name, line.about, line.site_id


def _by_item(lines: Iterable[PlanLine]) -> dict[int, PlanLine]:
    found: dict[int, PlanLine] = {}
    for line in lines:
        if line.item_id in found:
            raise ItemTwice(line.item_id)
        found[line.item_id] = line
    return found


def _facets(before: PlanLine, after: PlanLine) -> tuple[Facet, ...]:
    return tuple(facet for facet, meant in MEANT.items() if meant(before) != meant(after))
