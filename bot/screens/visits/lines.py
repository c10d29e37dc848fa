"""One visit in one line: what is done where, and who comes for it."""

from collections.abc import Iterable

from bot.records.visits import VisitRecord
from bot.rules.menu.naming import as_worded
from bot.rules.tasks.schedule import Shared
from bot.rules.text import Language, Text, joined
from bot.screens.screen import escape

_OR = Text("或", " or ")


def work_of(visit: VisitRecord, language: Language) -> str:
    """``🔍 巡查 · 总装车间``, with what it is about where its plan says so."""
    parts = [f"{visit.kind.mark} {visit.kind.name.to(language)}", visit.site_name, as_worded(visit.about, language)]
    return " · ".join(part for part in parts if part)


def lines(visits: Iterable[VisitRecord], language: Language) -> list[str]:
    """What is done, by whom: what several people do together, or one of them for all, is one line."""
    people: dict[tuple[object, ...], list[VisitRecord]] = {}
    for visit in visits:
        plan = visit.schedule_id if visit.schedule_id is not None else (visit.id,)
        people.setdefault((plan, visit.site_id, visit.work), []).append(visit)
    return [escape(f"{work_of(of[0], language)} — {_names(of, language)}") for of in people.values()]


def _names(of: list[VisitRecord], language: Language) -> str:
    names = list(dict.fromkeys(visit.person_name for visit in of))
    return _OR.to(language).join(names) if of[0].shared == Shared.ANY else joined(names, language)
