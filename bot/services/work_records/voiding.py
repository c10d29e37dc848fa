"""作废: nothing takes the place of a record. Its author or whoever is above ends so what was taken back.

What the client has is ended in one step by whoever may recall it, and what was found at it goes on or ends with it.
The number is given to nothing else; whoever has seen the record is told.
"""

from dataclasses import replace
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.records.work_records import WorkRecord
from bot.rules.cases.finding import VOIDED
from bot.rules.cause import Cause
from bot.rules.form import Form
from bot.rules.forms.work_records import FINDINGS, KEPT
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import RecordKind, State
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.work_records.about import record_of
from bot.services.work_records.recalling import TAKEN_BACK, take_back, tell_who_saw, title_of
from bot.services.work_records.seeing import is_taken_back_since
from storage.cases import findings
from storage.drafts import copies
from storage.trail.entries import add_entry
from storage.work_records import releasing, stored


async def card(kind: RecordKind, subject_kind: str, subject_id: int) -> Card | None:
    """A record that was taken back, or that the client has. Raises SubjectDone: what became of it is settled."""
    record = await stored.get_record(kind.kind, subject_id) if subject_kind == kind.kind else None
    if record is None or record.state is State.SUBMITTED:
        return None
    if record.state is State.ISSUED and not is_taken_back_since(record):
        return None

    def allows(who: Person) -> bool:
        above = kind.recall_issued is not None and may(who, kind.recall_issued, Subject(record.client_id))
        own = kind.recall is not None and may(who, kind.recall, Subject(record.client_id, record.person_id))
        return above or (own and not record.stands)

    about = Card(record.client_id, title=title_of(record), allows=allows)
    if record.state is State.VOIDED or record.replaced_by is not None:
        raise SubjectDone(subject_id, about)
    return about


async def asks(who: Person, view: DraftView) -> Form:  # noqa: ARG001 -- the shape of ``Purpose.asks``
    """What becomes of what was found is asked where something is left of it."""
    record = await record_of(view.draft)
    if record.state is State.ISSUED and await _found(record):
        return view.form
    return replace(view.form, questions=tuple(one for one in view.form.questions if one.key != FINDINGS))


async def _found(record: WorkRecord) -> bool:
    return any(one.state != VOIDED for one in await findings.find_findings_of(record.link))


async def warn(view: DraftView) -> Text | None:
    """What ending a record does that the client has, before it is done."""
    record = await record_of(view.draft)
    if record.state is not State.ISSUED:
        return None
    again = Text("任务要重新做。", " Its task is to be done again.") if record.task_id is not None else Text("", "")
    return Text(
        f"报告随之作废，看过的人会收到通知；编号不再使用。{again.zh}",
        f"Its report becomes void, and whoever has seen it is told. Its number is not used again.{again.en}",
    )


async def submit(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Ends it; a task that it was for stays to be done."""
    record, why = await record_of(view.draft), {"draft": view.draft.id}
    if await releasing.claim_void(record.link):
        await add_entry(cause, "void", kind.kind, record.id, **why)
    elif await releasing.claim_void_of_issued(record.link, cause.at):
        saw = await releasing.find_who_saw(record.link)
        kept = given(view.answers).get(FINDINGS) == KEPT
        await take_back(cause, record, "void", why, keep_findings=kept)
        await tell_who_saw(cause, who, record, saw, {**why, "ended": True})
    else:
        raise SubjectDone(record.id)
    await copies.cancel_copies(record.draft_id, cause.at)
    return Outcome(TAKEN_BACK[kind.kind], record.id)


PURPOSES = {
    kind.voiding: Purpose(
        None, partial(card, kind), partial(submit, kind), (TAKEN_BACK[kind.kind],), warn=warn, asks=asks
    )
    for kind in KINDS
    if kind.recall_issued is not None
}
