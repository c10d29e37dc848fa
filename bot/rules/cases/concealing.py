"""Who complained is not for an auditor to know, unless the firm has set otherwise (clauses 5.3.3, 5.5.3).

Auditors look at how complaints are handled; whoever complains is not to fear being known. Whoever of ours has another
part in a case, or another role, knows who opened it by that.
"""

from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.cases.parties import Parties, standings
from bot.rules.people import Person, Role
from bot.rules.text import Language, Text

COMPLAINANT = Text("投诉人（姓名不显示）", "the complainant (name hidden)")
SOMEBODY = Text("×××", "×××")
"""In the place of the complainant's name in what was written."""


def is_concealed(person: Person, life_cycle: LifeCycle, parties: Parties) -> bool:
    """Whether the person sees the case as an auditor alone, so that its complainant's name is kept from them."""
    if not life_cycle.conceals_opener:
        return False
    return standings(person, parties) & life_cycle.seen_by == {Role.AUDITOR}


def without_name(text: str, name: str, language: Language) -> str:
    """What was written, without the name, where it was signed with it."""
    return text.replace(name, SOMEBODY.to(language)) if name else text
