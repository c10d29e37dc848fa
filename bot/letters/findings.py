"""What is said unasked about findings beyond their steps: that something was found again (clause 4.7.1)."""

from bot.letters.kind import SENT_ON_TO_LEADS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.records.links import Link
from bot.rules.cases.finding import VOIDED
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import may_see
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS as RECORD_KINDS
from bot.screens.cases.repeats import Repeat, repeats
from bot.screens.screen import Screen
from bot.services.cases.repeats import REPEATED
from storage.cases import stored


async def _repeated(opening: Opening) -> Screen:
    """What was found again at a record, unless it turned out void."""
    found = [await _repeat(case) for case in await _of_record(opening) if _is_seen(opening, case)]
    repeated = [one for one in found if one is not None]
    if not repeated:
        raise Moot(REPEATED)
    return repeats(repeated, opening.reader)


async def _repeat(case: CaseRecord) -> Repeat | None:
    former = await stored.get_case(case.repeat_of_id) if case.repeat_of_id is not None else None
    return None if former is None else Repeat(case, former)


def _is_seen(opening: Opening, case: CaseRecord) -> bool:
    only = opening.message.parameters.get("case")
    if case.state == VOIDED or only not in (None, case.id):
        return False
    return may_see(opening.reader, LIFE_CYCLES[case.kind], case.parties)


async def _of_record(opening: Opening) -> list[CaseRecord]:
    return await stored.find_findings_at(Link(opening.message.subject_kind, opening.message.subject_id))


async def _client(opening: Opening) -> tuple[int, ...]:
    return tuple({case.client_id for case in await _of_record(opening)})


KINDS = (
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
