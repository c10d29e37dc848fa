"""The kinds of cases that there are, merged from their declarations and checked when the program starts."""

from collections.abc import Mapping, Sequence

from bot.rules import declaring
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.finding import FINDING
from bot.rules.cases.hazard import HAZARD
from bot.rules.cases.incident import INCIDENT
from bot.rules.cases.kind import CaseKind, Filing
from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.deadlines import Term
from bot.rules.registers import Register

KINDS = (COMPLAINT, HAZARD, ENQUIRY, INCIDENT, FINDING)


class TermNotDeclared(LookupError):
    """A life cycle promises a time that no kind of case lists among its terms."""


def merged(kinds: Sequence[CaseKind]) -> dict[str, CaseKind]:
    """The kinds by their code. Raises DeclaredTwice."""
    return declaring.merged(*({kind.kind: kind} for kind in kinds))


def terms_of(kinds: Sequence[CaseKind]) -> dict[str, Term]:
    """Every promised time by its key; what several kinds share stands behind what the last of them brings along.

    Raises TermNotDeclared.
    """
    last_first = (term for kind in reversed(kinds) for term in reversed(kind.terms))
    found = {term.key: term for term in reversed(dict.fromkeys(last_first))}
    for kind in kinds:
        lapses = [state.lapse.after for state in kind.states if state.lapse is not None]
        for term in (kind.promised, *(state.within for state in kind.states), *lapses):
            if term is not None and found.get(term.key) is not term:
                raise TermNotDeclared(kind.kind, term.key)
    return found


CASE_KINDS: Mapping[str, CaseKind] = merged(KINDS)
LIFE_CYCLES: Mapping[str, LifeCycle] = CASE_KINDS
"""The same, for whoever asks only what may happen to a case."""
TERMS: Mapping[str, Term] = terms_of(KINDS)
FILINGS: Mapping[str, Filing] = {kind.kind: kind.filing for kind in KINDS if kind.filing is not None}
"""What people file themselves."""


def filed_in(register: Register) -> tuple[str, ...]:
    """The kinds of cases whose records are lines of this register."""
    return tuple(kind.kind for kind in KINDS if kind.register is register)
