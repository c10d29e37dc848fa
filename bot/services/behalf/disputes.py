"""如有不符: somebody says that what was recorded for them is wrong; the quality manager looks into it (clause 3.6)."""

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.text import Text
from bot.rules.work_records.kinds import DELIVERABLES
from bot.services.behalf.messages import CASE, DISPUTED, SIGN_UP
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import post
from storage import trainings as stored_trainings
from storage.cases import stored as cases
from storage.people import persons as people
from storage.trail.entries import add_entry, timeline
from storage.work_records import stored as records

SAID_WRONG = OutcomeKind("behalf_wrong")


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A record with something in it that was recorded for others: they alone may say that it is wrong."""
    if subject_kind not in (CASE, SIGN_UP, *DELIVERABLES):
        return None
    found = {int(entry.details.get("on_behalf_of", 0)) for entry in await timeline(subject_kind, subject_id)} - {0}
    if subject_kind == SIGN_UP:
        sign_up = await stored_trainings.get_sign_up(subject_id)
        client_id = sign_up.client_id if sign_up is not None else None
        title = sign_up.person_name if sign_up is not None else ""
    elif subject_kind in DELIVERABLES:
        record = await records.get_record(subject_kind, subject_id)
        client_id, title = (record.client_id, record.number) if record is not None else (None, "")
    else:
        case = await cases.get_case(subject_id)
        client_id, title = (case.client_id, case.number) if case is not None else (None, "")
    if not found or client_id is None:
        return None
    return Card(client_id, title=Text(title, title), allows=lambda who: who.id in found)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Adds the remark to the record's history, and tells the quality managers, or the leads where there is none."""
    kind, subject_id = view.draft.subject_kind, view.draft.subject_id
    await add_entry(cause, "dispute", kind, subject_id, draft=view.draft.id)
    for reader in await _readers(view, kind, subject_id):
        if reader.id != who.id:
            said = {"who": who.id, "draft": view.draft.id}
            await post(cause, DISPUTED, (kind, subject_id), reader.id, occurrence=view.draft.id, parameters=said)
    return Outcome(SAID_WRONG, subject_id)


async def _readers(view: DraftView, kind: str, subject_id: int) -> list[Person]:
    case = await cases.get_case(subject_id) if kind == CASE else None
    for role in (Role.QUALITY_MANAGER, Role.LEAD, Role.ADMINISTRATOR):
        found = await people.find_people_with_role(view.card.client_id, role)
        if case is not None:
            found = [one for one in found if may_see(one, LIFE_CYCLES[case.kind], case.parties)]
        if found:
            return found
    return []


PURPOSES = {"behalf_wrong": Purpose(None, card, submit, (SAID_WRONG,))}
