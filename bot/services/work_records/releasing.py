"""The client gets a work record, after its window or once it was approved: what was found begins to be due."""

from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.lasting import said_in
from bot.rules.people import Person
from bot.services import sold
from bot.services.cases.findings import plan_findings, release_findings
from bot.services.cases.lasting import settle
from bot.services.post.writing import post
from bot.services.work_records.accepting import ask_to_accept
from bot.services.work_records.confirming import ask_who_accompanied
from bot.services.work_records.events import take_effect
from bot.services.work_records.files import languages_job
from bot.services.work_records.messages import CONFIRMED, RELEASED, TO_APPROVE
from bot.services.work_records.readers import readers_of
from bot.services.work_records.seeing import NoSuchRecord, may_see, rights_of
from storage.database import writing
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.post import outbox
from storage.trail.entries import add_entry
from storage.work_records import releasing, stored


class NotWaiting(Exception):
    """The record was released or taken back before."""

    def __init__(self, record: WorkRecord) -> None:
        super().__init__(record.kind, record.id)
        self.record = record


@writing
async def plan_release(cause: Cause, kind: str, record_id: int) -> None:
    """Counts the dates of what was found anew where the release comes on a later day than was planned.

    The program was down, or a file could not be had: nobody loses days of which they knew nothing.
    """
    record = await stored.get_record(kind, record_id)
    if record is None or record.recall_until is None or beijing_day(cause.at) == beijing_day(record.recall_until):
        return
    if await releasing.change_recall_until(record.link, cause.at):
        await plan_findings(record.link, cause.at)


@writing
async def release(cause: Cause, kind: str, record_id: int) -> bool:
    """Gives a record to the client after its window: whoever gets its report has it, the clocks of findings start.

    False when it was taken back or released before.
    """
    record = await stored.get_record(kind, record_id)
    return record is not None and await _release(cause, record)


async def _release(cause: Cause, record: WorkRecord) -> bool:
    if record.client_id is None or not await releasing.claim_release(record.link, cause.at):
        return False
    await add_entry(cause, "issue", record.kind, record.id)
    await ask_who_accompanied(cause, record)
    if record.of_kind.document and record.of_kind.approve is not None:
        # after a window the reports are there already
        await jobs.add_job(languages_job(record.of_kind), record.id, cause.at)
    for reader in await readers_of(record):
        await post(cause, RELEASED[record.kind], (record.kind, record.id), reader.id)
    await ask_to_accept(cause, record.kind, record.id)
    if record.task_id is not None:
        await sold.warn(cause, record.task_id)
    await release_findings(cause, record.link, record.recall_until or cause.at)
    if record.of_kind.checklists:
        await settle(cause, record.link, said_in(await drafts.get_answers(record.draft_id)))
    return True


async def _confirm(cause: Cause, record: WorkRecord) -> bool:
    """核对: it counts from now on, and whoever sent it hears so."""
    if not await releasing.claim_release(record.link, cause.at):
        return False
    await add_entry(cause, "confirm", record.kind, record.id)
    await take_effect(cause, record.link)
    await post(cause, CONFIRMED, (record.kind, record.id), record.person_id)
    return True


@writing
async def approve(cause: Cause, who: Person, kind: str, record_id: int) -> None:
    """批准, 核对: gives a record that waited for it to the client, or has it count.

    Raises:
        NoSuchRecord: it is not this person's to approve.
        NotWaiting: somebody was faster.
    """
    record = await stored.get_record(kind, record_id)
    if record is None or not may_see(who, record):
        raise NoSuchRecord(kind, record_id)
    if not rights_of(who, record, cause.at).approve:
        if record.of_kind.approve is None or record.person_id == who.id:
            raise NoSuchRecord(kind, record_id)
        raise NotWaiting(record)
    if not await (_confirm(cause, record) if record.of_kind.confirmed else _release(cause, record)):
        raise NotWaiting(record)
    await outbox.cancel_messages(kind, record_id, cause.at, kind=TO_APPROVE)
