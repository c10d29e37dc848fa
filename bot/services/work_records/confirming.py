"""确认: the client's manager confirms a record that they have, or remarks on it; or the team notes what was said to it.

It is kept with the digest of what it was given for, and holds nothing up.
"""

from collections.abc import Callable, Mapping
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.confirming import Said
from bot.rules.forms.confirming import FOR_CLIENT_FORM, REMARK, REMARKS_FORM, SAID, WHO, WHY
from bot.rules.people import Person
from bot.rules.record_kind import State
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS, RECORD_KINDS
from bot.services.attachments import hand_over
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import post
from bot.services.work_records.about import record_of
from bot.services.work_records.content import digest_of
from bot.services.work_records.messages import REMARKED
from bot.services.work_records.seeing import CONFIRMATION, NoSuchRecord, may_confirm, may_confirm_for, may_see
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records import amending, confirming, stored

CONFIRMED: Mapping[str, OutcomeKind] = {
    kind.kind: OutcomeKind(f"{kind.kind}_confirmed") for kind in KINDS if kind.confirm is not None
}
"""That something was said to a record, by its kind."""


class ConfirmedBefore(SubjectDone):
    """Something was said to this content before, or the record does not stand; ``record``: how it stands now."""

    def __init__(self, record: WorkRecord, card: Card | None = None) -> None:
        super().__init__(record.id, card)
        self.record = record


@writing
async def confirm(cause: Cause, who: Person, kind: str, record_id: int) -> None:
    """Confirms what the record says now.

    Raises:
        NoSuchRecord: it is not this person's to confirm.
        ConfirmedBefore
    """
    record = await stored.get_record(kind, record_id)
    if record is None or not _may(record, may_confirm, who):
        raise NoSuchRecord(kind, record_id)
    await _keep(cause, record, Said.CONFIRMED, by=who)


async def _keep(
    cause: Cause,
    record: WorkRecord,
    said: Said,
    text: str = "",
    *,
    by: Person | None = None,
    by_name: str = "",
    recorder: Person | None = None,
) -> int:
    """Keeps what was said to what the record says now, inside an open transaction. Raises ConfirmedBefore."""
    await amending.hold(record.link)
    held = await stored.get_record(record.kind, record.id) or record
    if held.state is not State.ISSUED:
        raise ConfirmedBefore(held)
    confirmation_id = await confirming.add_confirmation(
        held.link,
        said,
        text=text,
        by=by.id if by is not None else None,
        by_name=by_name,
        recorded_by=recorder.id if recorder is not None else None,
        digest=await digest_of(held),
        at=cause.said_at,
    )
    if confirmation_id is None:
        raise ConfirmedBefore(held)
    await add_entry(cause, "confirm", held.kind, held.id, confirmation=confirmation_id)
    return confirmation_id


async def card(form: str, subject_kind: str, subject_id: int) -> Card | None:
    """The record that something is said to. Raises ConfirmedBefore."""
    kind = RECORD_KINDS.get(subject_kind)
    record = (
        await stored.get_record(subject_kind, subject_id) if kind is not None and kind.confirm is not None else None
    )
    if record is None:
        return None
    title = f"{record.number} {record.site_name}".strip()
    allows = partial(_may, record, may_confirm if form == REMARKS_FORM else may_confirm_for)
    about = Card(record.client_id, title=Text(title, title), allows=allows, subject_id=record.id)
    digest = await digest_of(record)
    given_for = {one.digest for one in await confirming.find_confirmations(record.link)}
    if record.state is not State.ISSUED or digest in given_for:
        raise ConfirmedBefore(record, about)
    return about


def _may(record: WorkRecord, allowed: Callable[[Person, WorkRecord], bool], who: Person) -> bool:
    return may_see(who, record) and allowed(who, record)


async def submit_remarks(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """有意见: whoever filed the record hears it."""
    record = await record_of(view.draft)
    await _keep(cause, record, Said.REMARKS, given(view.answers)[REMARK], by=who)
    if await people.get_person(record.person_id) is not None:
        await post(cause, REMARKED, (record.kind, record.id), record.person_id, occurrence=f"{view.draft.id}")
    return Outcome(CONFIRMED[record.kind], record.id)


async def submit_for_client(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps what was said elsewhere, with the signed page, or why nobody confirmed."""
    record, said = await record_of(view.draft), given(view.answers)
    confirmation_id = await _keep(cause, record, Said(said[SAID]), said.get(WHY, ""), by_name=said[WHO], recorder=who)
    await hand_over(cause, view, CONFIRMATION, confirmation_id)
    return Outcome(CONFIRMED[record.kind], record.id)


PURPOSES = {
    REMARKS_FORM: Purpose(None, partial(card, REMARKS_FORM), submit_remarks, tuple(CONFIRMED.values())),
    FOR_CLIENT_FORM: Purpose(None, partial(card, FOR_CLIENT_FORM), submit_for_client, tuple(CONFIRMED.values())),
}
