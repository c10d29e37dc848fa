"""记为风险: what comes back, or has the same cause as others, becomes a risk, or has one graded anew (clause 4.3)."""

from bot.records.cases.cases import CaseRecord
from bot.records.risks import RiskProposal
from bot.rules.cases.finding import FINDING, VOIDED
from bot.rules.cases.finding_terms import Severity
from bot.rules.forms.answers import Answer, Answers
from bot.rules.ledgers.risks import CHANGE_RISKS, LIKELIHOOD_KEY, RISKS, SEVERITY_KEY
from bot.rules.nearness import NEAR, nearness
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.risks.matrix import GRADES
from bot.services.cases.mates import mates_of
from storage import risks
from storage.cases import finding_details
from storage.cases import stored as cases

CASE = "case"
MOST_COMPARED = 200
"""So many risks of a client are compared with a finding by their words."""
_ONCE_MORE = 3
"""How likely is what came back once; each further time makes it likelier."""
_SEVERE = {Severity.MINOR: "2", Severity.ORDINARY: "3", Severity.SERIOUS: "4"}
_STAGE = "production"


async def proposal_of(who: Person, case: CaseRecord) -> RiskProposal | None:
    """What the person is offered to make of a finding that came back or shares its cause; None: nothing."""
    if not _can_be(case) or who.practising or not may(who, CHANGE_RISKS, Subject(case.client_id)):
        return None
    if not await _times(case):
        return None
    risk = await risks.get_of_finding(case.id)
    if risk is None:
        found = await risks.find_in_use(case.client_id, MOST_COMPARED)
        near = {one.id: max(nearness(case.title, one.name), nearness(case.title, one.description)) for one in found}
        risk = max((one for one in found if near[one.id] >= NEAR), key=lambda one: near[one.id], default=None)
    return RiskProposal(case.id, risk)


def _can_be(case: CaseRecord) -> bool:
    """What the client has not got yet is in no risk that it could read."""
    return case.kind == FINDING.kind and case.released_at is not None and case.state != VOIDED


async def _times(case: CaseRecord) -> int:
    """How often the same was found before, or has the same cause."""
    repeats = await risks.count_repeats(case.id) if case.repeat_of_id is not None else 0
    of_cause = (await mates_of(case, await finding_details.get_finding_details(case.id))).of_cause
    return repeats + len(of_cause)


async def finding_of(subject_kind: str, subject_id: int) -> CaseRecord | None:
    """The finding of which a risk could be taken over; None: it is none, or the client has not got it."""
    case = await cases.get_case(subject_id) if subject_kind == CASE else None
    return case if case is not None and _can_be(case) else None


async def answers_of(who: Person, case: CaseRecord) -> Answers:
    """A risk as the finding words it, for whoever takes it over to look at."""
    words, n = " ".join(case.title.split()), max(await _times(case), 1)
    longest = {key: RISKS.column(key).longest for key in ("name", "description")}
    said = {
        "client": str(case.client_id),
        "name": words[: longest["name"]],
        "stage": _STAGE,
        "description": words[: longest["description"]],
        LIKELIHOOD_KEY: str(min(_ONCE_MORE + n - 1, GRADES)),
        SEVERITY_KEY: _SEVERE[Severity(str(case.severity))],
        "person": str(who.id),
    }
    return {key: Answer(value) for key, value in said.items()}
