"""What is said unasked about risks: that what one is about was found again (clause 4.3 c)."""

from bot.letters.kind import SENT_ON_WITH_WORK, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.records.risks import LikeRisk
from bot.rules.cases.finding import VOIDED
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.ledgers.risks import CHANGE_RISKS, RISKS, SEE_RISKS
from bot.rules.permissions import Subject, may
from bot.rules.text import Text
from bot.screens.cases.risks import found_again
from bot.screens.screen import Screen
from bot.services.cases.repeats import RISK_REPEATED
from storage import risks
from storage.cases import stored


async def _found(opening: Opening) -> tuple[LikeRisk, CaseRecord]:
    """The risk in use, and what was found, as long as the reader may see both."""
    case = await stored.get_case(int(opening.message.parameters["case"]))
    risk = await risks.get_of_finding(case.id) if case is not None else None
    if case is None or risk is None or case.state == VOIDED:
        raise Moot(RISK_REPEATED)
    seen = may_see(opening.reader, LIFE_CYCLES[case.kind], case.parties)
    if not seen or not may(opening.reader, SEE_RISKS, Subject(risk.client_id)):
        raise Moot(RISK_REPEATED)
    return risk, case


async def _repeated(opening: Opening) -> Screen:
    risk, case = await _found(opening)
    may_grade = may(opening.reader, CHANGE_RISKS, Subject(risk.client_id))
    return found_again(risk, case, opening.language, may_grade=may_grade)


async def _client(opening: Opening) -> tuple[int, ...]:
    case = await stored.get_case(int(opening.message.parameters["case"]))
    return () if case is None else (case.client_id,)


KINDS = (
    MessageKind(
        RISK_REPEATED,
        Text("风险重现告知", "that what a risk is about was found again"),
        (RISKS.subject,),
        SENT_ON_WITH_WORK,
        _repeated,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
)
