"""What complaints are about, how grave they are, and how long each may take (clauses 5.5.1, 5.5.2)."""

from collections.abc import Mapping

from bot.rules.cases.finding_terms import Severity
from bot.rules.cases.statement_states import ANSWER
from bot.rules.deadlines import Allowance, Allowances, Term
from bot.rules.text import Text

CATEGORIES: Mapping[str, Text] = {
    "attitude": Text("服务态度", "Attitude"),
    "timeliness": Text("服务时效", "Timeliness"),
    "competence": Text("专业能力", "Competence"),
    "integrity": Text("廉洁自律", "Integrity"),
    "other": Text("其他", "Something else"),
}
"""Each category by the key that answers keep."""

SEVERITIES: Mapping[Severity, Text] = {
    Severity.ORDINARY: Text("一般", "Ordinary"),
    Severity.SERIOUS: Text("🔴 严重", "🔴 Serious"),
}
"""How grave a complaint can be."""

RESOLVE = Term("complaint_resolve", Text("投诉办结", "Resolve complaint within"), Allowance(7), (5, 7, 10, 15, 20))

_NOTE = Text(
    "只用于这一类投诉；没有另设的，用投诉的一般期限。",
    "For complaints of this category alone; unset, the general one holds.",
)


def _own(term: Term, key: str, what: Text) -> Mapping[str, Term]:
    """The same time for each category by itself."""
    return {
        category: Term(
            f"{key}_{category}",
            Text(f"{name.zh} · {what.zh}", f"{name.en} · {what.en}"),
            term.usual,
            term.choices,
            _NOTE,
            general=term,
        )
        for category, name in CATEGORIES.items()
    }


_BY_CATEGORY: Mapping[Term, Mapping[str, Term]] = {
    ANSWER: _own(ANSWER, "answer", Text("首次答复", "first reply")),
    RESOLVE: _own(RESOLVE, "resolve", Text("办结", "resolve")),
}
OWN_TERMS: tuple[Term, ...] = tuple(one for terms in _BY_CATEGORY.values() for one in terms.values())
"""The times that a category can have of its own."""


def of_category(allowances: Allowances, category: str) -> Allowances:
    """The promised times as they are for a category; as they are in general for what has none."""
    if category not in CATEGORIES:
        return allowances
    own = {general.key: allowances.of(terms[category]) for general, terms in _BY_CATEGORY.items()}
    return Allowances({**allowances.chosen, **own})
