"""A line of a service plan, and the text that keeps the lines of a version as they were (clauses 3.7, 4.1.3)."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

from bot.rules.tasks.schedule import Often


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An item of the contract as a version of the plan has it, with the names that its site and person had then.

    ``clause`` and ``work`` are the standard's clause and the code of what does it (``rules.tasks.works``). ``often``
    None: when it is needed, ``times`` in the period (None: no number was promised). ``every``: of how many days, months
    or times ``often`` speaks. ``begins`` is its first day, ``ends`` its last; None: those of the contract. ``minutes``
    are promised per time; ``weekdays``: on which, Monday is 1, parted by blanks. ``unannounced``: it is promised how
    often it comes, and nobody of the client may know when. Without ``site_id`` it is for the client as a whole, without
    ``person_id`` for whoever is named later.
    """

    item_id: int
    name: str
    clause: str
    work: str
    about: str = ""
    site_id: int | None = None
    site_name: str = ""
    often: Often | None = None
    every: int = 1
    person_id: int | None = None
    person_name: str = ""
    begins: date | None = None
    ends: date | None = None
    times: int | None = None
    minutes: int | None = None
    depth: str = ""
    deliverable: str = ""
    weekdays: str = ""
    unannounced: bool = False


class NotLines(ValueError):
    """A text that this program did not write as lines of a plan, or a later one did: what is wrong with it."""


_READ: Mapping[str, Callable[[Any], Any]] = {"often": Often, "begins": date.fromisoformat, "ends": date.fromisoformat}
"""The fields that JSON has no value for."""
_FIELDS = {one.name: one.default is not MISSING for one in fields(PlanLine)}
"""Each field, and whether it may be left out: one that came later is, in what was written before."""


def lines_to_json(lines: Iterable[PlanLine]) -> str:
    """The lines in their order; ``lines_from_json`` gives equal ones back."""
    return json.dumps([_said(line) for line in lines], ensure_ascii=False)


def lines_from_json(text: str) -> tuple[PlanLine, ...]:
    """The lines that were kept.

    Raises NotLines: one of their fields is unknown here, missing, or of a value that it cannot have.
    """
    try:
        found = json.loads(text)
    except ValueError as broken:
        raise NotLines(str(broken)) from broken
    if not isinstance(found, list):
        raise NotLines(type(found).__name__)
    return tuple(map(_line, found))


def _said(line: PlanLine) -> dict[str, Any]:
    values = {name: getattr(line, name) for name in _FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _line(said: Any) -> PlanLine:
    if not isinstance(said, dict):
        raise NotLines(type(said).__name__)
    wrong = said.keys() - _FIELDS.keys() or {name for name, optional in _FIELDS.items() if not optional} - said.keys()
    if wrong:
        raise NotLines(*sorted(wrong))
    try:
        return PlanLine(**{name: _value(name, value) for name, value in said.items()})
    except ValueError as wrong_value:
        raise NotLines(str(wrong_value)) from wrong_value


def _value(name: str, value: Any) -> Any:
    return value if value is None or name not in _READ else _READ[name](value)
