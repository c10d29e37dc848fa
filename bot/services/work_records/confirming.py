"""确认: the client's manager confirms a record that they have, or remarks on it; or the team notes what was said to it.

It is kept with the digest of what it was given for, and holds nothing up. Why nobody did is noted: they may still.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from bot.records.confirming import ToConfirm
from bot.records.drafts import Card, DraftView
from bot.records.links import Link
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord, settled
from bot.rules.cases.finding import VOIDED
from bot.rules.cause import Cause
from bot.rules.confirming import SETTLING, Said, is_of_client
from bot.rules.forms.confirming import FOR_CLIENT_FORM, REMARK, REMARKS_FORM, SAID, WHO, WHY
from bot.rules.people import Person
from bot.rules.record_kind import RecordKind, State
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS, RECORD_KINDS
from bot.services.attachments import hand_over
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import post
from bot.services.work_records.about import record_of
from bot.services.work_records.companions import accompanied
from bot.services.work_records.content import digest_of
from bot.services.work_records.messages import CODE, CODE_STANDS, REMARKED, TO_CONFIRM
from bot.services.work_records.seeing import CONFIRMATION, NoSuchRecord, may_confirm, may_confirm_for, may_see
from storage.cases import findings
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records import amending, confirmation_codes, confirming, stored

CONFIRMED: Mapping[str, OutcomeKind] = {
    kind.kind: OutcomeKind(f"{kind.kind}_confirmed") for kind in KINDS if kind.confirm is not None
}
"""That something was said to a record, by its kind."""


class ConfirmedBefore(SubjectDone):
    """Whether this content is right was said before, or the record does not stand; ``record``: how it stands now."""

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
    if record is None or not (_may(record, may_confirm, who) or await is_asked(who, record)):
        raise NoSuchRecord(kind, record_id)
    await _keep(cause, record, Said.CONFIRMED, by=who)


async def is_asked(who: Person, record: WorkRecord) -> bool:
    """Whether it was put before somebody of the client, who need not be one of those that see its records."""
    return is_of_client(who, record.client_id) and who.id in await _asked(record, await digest_of(record))


async def _asked(record: WorkRecord, digest: str) -> frozenset[int]:
    """Ids of those who were there and asked to confirm what it says: by a code, or since they went along."""
    scanned = await confirmation_codes.find_who_scanned(record.link, digest)
    return frozenset((*scanned, *await accompanied(record)))


async def ask_who_accompanied(cause: Cause, record: WorkRecord) -> None:
    """Puts a record that the client has before those of them who went along; inside a transaction that is open already.

    Who confirms it by what they are has it with its report, whether they went along or not.
    """
    if record.of_kind.confirm is None:
        return
    for person_id in await accompanied(record):
        person = await people.get_person(person_id)
        if person is not None and is_of_client(person, record.client_id) and not may_confirm(person, record):
            await post(cause, TO_CONFIRM, (record.kind, record.id), person.id, occurrence=f"{record.amended}")


async def to_confirm(record: WorkRecord) -> ToConfirm:
    """A record as it is put before somebody of the client, with what was said to it."""
    digest = await digest_of(record)
    found = [one for one in await findings.find_findings_of(record.link) if one.state != VOIDED]
    confirmed = await confirming.find_confirmations(record.link)
    noted = tuple(one for one in confirmed if one.digest == digest and one.said not in SETTLING)
    return ToConfirm(record, tuple(found), settled(confirmed, digest), noted)


async def said_at(kind: RecordKind, record_id: int) -> datetime | None:
    """When the client last said something to a record; None: nobody did."""
    said = await confirming.find_confirmations(Link(kind.kind, record_id))
    return said[-1].at if said else None


async def put_before(who: Person, kind: str, record_id: int) -> ToConfirm:
    """The same for who was asked to confirm it and sees no such records. Raises NoSuchRecord: they were not asked."""
    record = await stored.get_record(kind, record_id)
    if record is None or record.state is not State.ISSUED or not await is_asked(who, record):
        raise NoSuchRecord(kind, record_id)
    return await to_confirm(record)


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
    digest = await digest_of(held)
    if settled(await confirming.find_confirmations(held.link), digest) is not None:
        raise ConfirmedBefore(held)
    confirmation_id = await confirming.add_confirmation(
        held.link,
        said,
        text=text,
        by=by.id if by is not None else None,
        by_name=by_name,
        recorded_by=recorder.id if recorder is not None else None,
        digest=digest,
        at=cause.said_at,
    )
    if confirmation_id is None:
        raise ConfirmedBefore(held)
    await add_entry(cause, "confirm", held.kind, held.id, confirmation=confirmation_id)
    if said not in SETTLING:
        # whoever has a code before them may confirm by it all the same
        return confirmation_id
    for code in await confirmation_codes.answer_codes(held.link, digest, confirmation_id):
        await post(cause, CODE_STANDS, (CODE, code.id), code.made_by_id, occurrence="answered")
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
    digest = await digest_of(record)
    asked = await _asked(record, digest)

    def allows(who: Person) -> bool:
        if form == FOR_CLIENT_FORM:
            return _may(record, may_confirm_for, who)
        return _may(record, may_confirm, who) or (who.id in asked and is_of_client(who, record.client_id))

    about = Card(record.client_id, title=Text(title, title), allows=allows, subject_id=record.id)
    said = settled(await confirming.find_confirmations(record.link), digest)
    if record.state is not State.ISSUED or said is not None:
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
