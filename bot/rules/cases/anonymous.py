"""对团队匿名: who of our people knows whose complaint it is (clauses 5.3.3, 5.5.1).

It is towards our team that somebody stays unnamed: those on the client's own side see the name where they see the case.
"""

from bot.rules.cases.life_cycle import Party
from bot.rules.cases.parties import Parties, sees_inside, standings
from bot.rules.people import Person, Role
from bot.rules.text import Text

ANONYMOUS = Text("匿名", "Anonymous")
"""What stands in the place of the name."""
TO_TEAM = "anonymous"
"""The question, in the form by which a complaint is filed."""

_KNOWING = frozenset({Party.OPENER, Party.RECORDER, Role.QUALITY_MANAGER})


def knows_opener(person: Person, parties: Parties) -> bool:
    """Whether the person, who may see the case, is told who opened it.

    Of our people that is the quality managers, and whom the rule gave it in their place; not whom it was given since.
    """
    if not parties.anonymous or not sees_inside(person, parties):
        return True
    if standings(person, parties) & _KNOWING:
        return True
    return parties.entrusted is not None and parties.entrusted in {person.id, *person.lenders_for(parties.client_id)}
