"""A complaint or an enquiry from its filing to its end (clauses 5.5.1 to 5.5.4).

Both walk the same path; they differ in who handles them, what is promised, and that a complaint is hidden from the
person it is about and never handled by them.
"""

from dataclasses import replace

from bot.rules.cases.complaint_states import AWAITING, RESOLVED, states
from bot.rules.cases.complaint_steps import steps
from bot.rules.cases.life_cycle import LifeCycle, Party, Standing, Transition
from bot.rules.deadlines import Term
from bot.rules.numbering import NumberKind
from bot.rules.people import Role
from bot.rules.text import Text

_QUALITY: frozenset[Standing] = frozenset({Role.QUALITY_MANAGER})
_TEAM: frozenset[Standing] = frozenset({Role.CONSULTANT, Role.LEAD})
_PARTIES: frozenset[Standing] = frozenset({Party.OPENER, Party.HANDLER, Party.RECORDER})
_OVERSIGHT: frozenset[Standing] = frozenset(
    {Role.CLIENT_MANAGER, Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR}
)

COMPLAINT = LifeCycle(
    kind="complaint",
    name=Text("投诉", "Complaint"),
    number=NumberKind.COMPLAINT,
    first=AWAITING,
    promised=Term.COMPLAINT_RESOLVE,
    states=states(_QUALITY, frozenset({Role.ADMINISTRATOR}), Term.COMPLAINT_ACCEPT),
    transitions=steps(_QUALITY),
    seen_by=_PARTIES | _OVERSIGHT,
    hidden_from=frozenset({Party.ABOUT}),
)


def _answered(transition: Transition) -> Transition:
    """Whoever answers a question first handles it; with an answer it is done, and it can be asked or answered again."""
    if transition.action not in ("reply", "resolve", "ask"):
        return transition
    first = replace(transition, since=transition.since | {AWAITING}, who=_TEAM | {Party.HANDLER}, takes=True)
    return replace(first, since=first.since | {RESOLVED}, to=RESOLVED) if first.action == "reply" else first


ENQUIRY = LifeCycle(
    kind="enquiry",
    name=Text("咨询", "Enquiry"),
    number=NumberKind.ENQUIRY,
    first=AWAITING,
    promised=Term.ENQUIRY_ANSWER,
    states=states(_TEAM, _QUALITY, Term.ENQUIRY_ANSWER),
    transitions=tuple(_answered(transition) for transition in steps(_TEAM)),
    seen_by=_PARTIES | _TEAM | _OVERSIGHT,
)
