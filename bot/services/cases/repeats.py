"""重复问题: the same item found again at the same place, of which the lead hears once (clauses 4.2, 4.7.1)."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.links import Link
from bot.rules.cases.finding_terms import repeats_since
from bot.rules.cause import Cause
from bot.rules.ledgers.risks import RISKS, SEE_RISKS
from bot.rules.people import Role
from bot.rules.permissions import Subject, may
from bot.services.cases.people import people_of
from bot.services.post.writing import MessageCode, post
from storage import risks
from storage.cases import repeats
from storage.people import persons as people
from storage.settings.firm import get_settings

REPEATED = MessageCode("finding_repeats")
RISK_REPEATED = MessageCode("risk_repeats")
"""What came back is of a risk that is known: its owner looks at its grade."""


async def find_repeated(
    client_id: int, site_id: int | None, record: Link, item: tuple[str, str], found_at: datetime, *, but: int = 0
) -> int | None:
    """The finding that one found at a record repeats; ``item``: its question and clause. None: it is the first.

    Items that are the same share their codes and clauses, in every checklist of the same kind of record. ``found_at``:
    what the client got later was not there to be repeated. ``but``: the id of the one that repeats, once it has one.
    """
    question, clause = item
    if not question:
        return None
    firm = await get_settings()
    since = repeats_since(found_at, firm.calendar(client_id), firm.allowances)
    return await repeats.find_former(client_id, site_id, record.kind, question, clause, since, found_at, but)


async def tell_of_repeats(cause: Cause, record: Link, found: Sequence[CaseRecord]) -> None:
    """Tells the leads, once the client has what was found at a record, what of it is a repeat: in one message.

    Inside a transaction that is open already.
    """
    repeated = [case for case in found if case.repeat_of_id is not None]
    if repeated:
        for lead in await people_of(repeated[0], frozenset({Role.LEAD})):
            await post(cause, REPEATED, (record.kind, record.id), lead.id)
    for case in repeated:
        await _tell_owner(cause, case)


async def tell_of_repeat(cause: Cause, record: Link, case: CaseRecord) -> None:
    """The same of one that was found at a record which the client has already."""
    if case.repeat_of_id is not None:
        for lead in await people_of(case, frozenset({Role.LEAD})):
            said = {"case": case.id}
            await post(cause, REPEATED, (record.kind, record.id), lead.id, occurrence=case.id, parameters=said)
        await _tell_owner(cause, case)


async def _tell_owner(cause: Cause, case: CaseRecord) -> None:
    """Tells whoever sees to the risk that was taken over of what a finding repeats, or else the lead (clause 4.3 c)."""
    risk = await risks.get_of_finding(case.id)
    if risk is None:
        return
    owner = await people.get_person(risk.person_id) if risk.person_id is not None else None
    hears = owner is not None and owner.telegram_id is not None and may(owner, SEE_RISKS, Subject(risk.client_id))
    readers = [owner] if owner is not None and hears else await people_of(case, frozenset({Role.LEAD}))
    for reader in readers:
        said = {"case": case.id}
        await post(cause, RISK_REPEATED, (RISKS.subject, risk.id), reader.id, occurrence=case.id, parameters=said)
