"""What was signed of the built-in menu, in the reader's language; a contract keeps it as it was then (clause 3.5).

Items are kept in one language, the firm's. What the program itself worded it can say in both.
"""

from collections.abc import Mapping

from bot.rules.menu.built_in import BUILT_IN
from bot.rules.tasks.cadence_kept import PlanKept
from bot.rules.tasks.cadence_words import work_name
from bot.rules.text import Language, Text

_WORDED: Mapping[str, Text] = {
    said: text for item in BUILT_IN.values() for text in (item.name, item.deliverable) for said in (text.zh, text.en)
}


def worded(said: str) -> Text:
    """A name or a deliverable in both languages, as far as it is one of ours; else as the firm said it in either."""
    return _WORDED.get(said, Text(said, said))


def as_worded(said: str, language: Language) -> str:
    """The same in one language."""
    return worded(said).to(language)


def plan_name(plan: PlanKept, language: Language) -> str:
    """``巡查 · 总装车间`` / ``Patrol · 总装车间``: what is done where, each word once."""
    said = (work_name(plan.work, language), as_worded(plan.about, language), plan.site_name)
    return " · ".join(dict.fromkeys(filter(None, said)))
