"""The records of an internal audit's round belong together: programme, audits, report, review (clause 4.4.1)."""

from datetime import timedelta
from functools import partial

from bot.records.work_records import WorkRecord
from bot.rules.checklists.audits import STEPS, round_with
from bot.rules.forms.score import CHECKLIST
from bot.rules.record_kind import CLIENT
from bot.rules.work_records.inspections import INSPECTION
from storage import checklists
from storage.work_records import stored

APART = timedelta(days=400)
"""A round is of one year, and a little more: the review comes after it."""


async def step_of(record: WorkRecord) -> str:
    """Which step of a round a record is; empty: none."""
    if record.kind != INSPECTION.kind or record.client_id is None:
        return ""
    return _step(await _copies(), record)


async def round_of(record: WorkRecord) -> tuple[WorkRecord, ...]:
    """The records that stand of the round to which a record belongs, the oldest first; none: it is no step of one."""
    if record.client_id is None or not record.stands or not await step_of(record):
        return ()
    found = await stored.find_records(
        INSPECTION.kind, CLIENT, (record.client_id,), record.day - APART, record.day + APART
    )
    step = partial(_step, await _copies())
    theirs = [one for one in reversed(found) if one.stands and step(one)]
    mine = next((one for one in theirs if one.id == record.id), None)
    return round_with(theirs, mine, step) if mine is not None else ()


def _step(copies: dict[str, str], record: WorkRecord) -> str:
    code = record.said.get(CHECKLIST, "")
    code = copies.get(code, code)
    return code if code in STEPS else ""


async def _copies() -> dict[str, str]:
    """The firm's own checklists -> what they were copied from."""
    return {row.code: row.copied_from for row in await checklists.find_checklists() if row.copied_from}
