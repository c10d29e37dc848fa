"""What is said unasked about findings beyond their steps: that something was found again (clause 4.7.1)."""

from bot.letters.behalf import seen_case
from bot.letters.kind import SENT_ON, SENT_ON_TO_LEADS, MessageKind, Occasion, Opening, of_case
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.records.links import Link
from bot.rules.cases.finding import VOIDED
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS as RECORD_KINDS
from bot.screens.cases.letters import case_news
from bot.screens.cases.repeats import Repeat, repeats
from bot.screens.screen import Screen
from bot.screens.work_records.raising import NEWS
from bot.services.cases.repeats import REPEATED
from bot.services.cases.seeing import view_of
from bot.services.risks.proposing import proposal_of
from bot.services.work_records.raising import RAISED_NEWS
from storage.cases import finding_details, stored
from storage.people import persons as people


async def _repeated(opening: Opening) -> Screen:
    """What was found again at a record, unless it turned out void."""
    found = [await _repeat(case) for case in await _of_record(opening) if _is_seen(opening, case)]
    repeated = [one for one in found if one is not None]
    if not repeated:
        raise Moot(REPEATED)
    proposals = [await proposal_of(opening.reader, one.case) for one in repeated]
    return repeats(repeated, opening.reader, [one for one in proposals if one is not None])


async def _repeat(case: CaseRecord) -> Repeat | None:
    former = await stored.get_case(case.repeat_of_id) if case.repeat_of_id is not None else None
    return None if former is None else Repeat(case, former)


def _is_seen(opening: Opening, case: CaseRecord) -> bool:
    only = opening.message.parameters.get("case")
    if case.state == VOIDED or only not in (None, case.id):
        return False
    return may_see(opening.reader, LIFE_CYCLES[case.kind], case.parties)


async def _of_record(opening: Opening) -> list[CaseRecord]:
    return await finding_details.find_findings_at(Link(opening.message.subject_kind, opening.message.subject_id))


async def _client(opening: Opening) -> tuple[int, ...]:
    return tuple({case.client_id for case in await _of_record(opening)})


async def _raised(opening: Opening) -> Screen:
    """What our team made a finding of, as long as it is one that is open."""
    case, by = seen_case(opening), await people.get_person(int(opening.message.parameters["who"]))
    if case.closed_at is not None:
        raise Moot(RAISED_NEWS)
    view = await view_of(opening.reader, case)
    return case_news(view, NEWS, by.called if by else "", "", opening.at, opening.language)


KINDS = (
    MessageKind(
        RAISED_NEWS,
        Text("记为问题的告知", "that a record became a finding"),
        ("case",),
        SENT_ON,
        _raised,
        clients=of_case,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        REPEATED,
        Text("重复问题告知", "that something was found again"),
        tuple(kind.kind for kind in RECORD_KINDS),
        SENT_ON_TO_LEADS,
        _repeated,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
)
