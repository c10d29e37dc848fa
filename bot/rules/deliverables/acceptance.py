"""验收: the client's manager accepts what was handed over, or returns it with a reason (clause 7)."""

from collections.abc import Mapping
from enum import StrEnum

from bot.rules.deadlines import Allowance, Term
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.tasks.works import WORKS
from bot.rules.text import Text


class Answer(StrEnum):
    """What the client said to a deliverable; silence is none."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


ACCEPT = Right(Text("验收、退回成果", "Accept and return deliverables"), {Role.CLIENT_MANAGER: Scope.CLIENT})

SEE_OWED = Right(
    Text("看应交成果", "See deliverables"), roles_with(Action.SEE_CADENCE), in_practice=False, looks_back=True
)
SEE_BY_PERSON = Right(
    Text("看每个人的按时率", "See who was on time"),
    {Role.LEAD: Scope.CLIENT, Role.QUALITY_MANAGER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)

TO_ANSWER = Term(
    "acceptance",
    Text("成果交付→提醒验收", "Deliverable: reminder to accept"),
    Allowance(5),
    (3, 5, 7, 10),
    Text(
        "企业没验收，到这一天提醒一次；不回复不算验收。",
        "The client is reminded once on that day; silence never counts as accepted.",
    ),
)
TO_REDO = Term(
    "redelivery",
    Text("成果退回→重新交付", "Deliverable: returned → delivered again"),
    Allowance(5),
    (1, 2, 3, 5, 7, 10),
)
TERMS: Mapping[str, Term] = {term.key: term for term in (TO_ANSWER, TO_REDO)}

ACCEPTED_WORKS = tuple(work.code for work in WORKS.values() if work.accepted)
FORMS = frozenset(WORKS[code].form for code in ACCEPTED_WORKS)
"""The forms whose records may be deliverables: those that fulfil a task of work that hands something over."""
