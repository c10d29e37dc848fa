"""Events of entries: a record that belongs to an entry of a ledger may change what the entry says (clause 6.2)."""

from collections.abc import Mapping

from bot.records.attachments import of_entry, of_record
from bot.records.links import Link
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.record_kind import RecordKind
from storage import attachments
from storage.jobs import queue as jobs
from storage.ledgers.finding import get_entry
from storage.ledgers.writing import add_entry as add_ledger_entry
from storage.ledgers.writing import change_entry, free_code
from storage.trail.entries import add_entry
from storage.work_records.stored import find_events, get_record


async def carry_over(cause: Cause, kind: RecordKind, entry: Link, said: Mapping[str, str], draft_id: int) -> None:
    """Has the entry say what its event says; inside a transaction that is open already."""
    values = {column: said[key] for column, key in kind.sets.items() if key in said}
    if values:
        await change_entry(entry.kind, entry.id, values, cause.at)
        columns = " ".join(sorted(values))
        await add_entry(cause, "change", LEDGERS[entry.kind].subject, entry.id, draft=draft_id, columns=columns)


async def take_effect(cause: Cause, link: Link) -> None:
    """What follows from a record of an entry that counts from now on; inside a transaction that is open already."""
    record = await get_record(link.kind, link.id)
    if record is None or record.entry is None:
        return
    if record.of_kind.enters:
        await _enter(cause, record)
    else:
        await carry_over(cause, record.of_kind, record.entry, record.said, record.draft_id)


async def _enter(cause: Cause, record: WorkRecord) -> None:
    """Adds the entry that a record brings, with its files; it is of whose file the record belongs to."""
    kind, ledger = record.of_kind, LEDGERS[record.of_kind.enters]
    said: dict[str, str | bool | int] = {
        column: record.said[key] for column, key in kind.sets.items() if key in record.said
    }
    said |= {"code": await free_code(ledger.code), ledger.owner: record.owner_id}
    entry_id = await add_ledger_entry(ledger.code, said, cause.at)
    if entry_id is None:
        raise LookupError(record.number)
    await add_entry(cause, "add", ledger.subject, entry_id, draft=record.draft_id)
    files = await attachments.copy_to_owner(of_record(record.kind, record.id), of_entry(ledger.code, entry_id), FILES)
    for attachment_id in files:
        await jobs.add_job("archive_file", attachment_id, cause.at)


FILES = "files"
"""What the files of an entry answer (``filing`` of rules/forms/ledgers)."""


def _former(column: str) -> str:
    """Under which key an event keeps what a column of its entry said before it."""
    return f"former {column}"


async def said_before(kind: RecordKind, entry: Link) -> dict[str, str]:
    """What the entry says in the columns that its event sets, to be kept with the event."""
    found = await get_entry(entry.kind, entry.id, None) if kind.sets and not kind.enters else None
    return {_former(column): str(found.values[column]) for column in kind.sets} if found is not None else {}


async def take_back(cause: Cause, kind: RecordKind, entry: Link, record_id: int, draft_id: int) -> None:
    """Has the entry say what it said before an event that turned out void: what the one before it said, if one stands.

    What was changed by hand since stays, and so does what a later event says.
    """
    events = await _events(kind, entry)
    behind = next(n for n, event in enumerate(events) if event.id == record_id)
    found = await get_entry(entry.kind, entry.id, None)
    if found is None or any(event.stands for event in events[:behind]):
        return
    void = events[behind].said
    if any(key in void and str(found.values[column]) != void[key] for column, key in kind.sets.items()):
        return
    before = next((event.said for event in events[behind:] if event.stands), None)
    if before is None:
        first = events[-1].said
        before = {key: first[_former(column)] for column, key in kind.sets.items() if _former(column) in first}
    await carry_over(cause, kind, entry, before, draft_id)


async def is_latest(kind: RecordKind, entry: Link, record_id: int) -> bool:
    """Whether no event of this kind came behind it that stands."""
    return next((event.id for event in await _events(kind, entry) if event.stands), None) == record_id


async def _events(kind: RecordKind, entry: Link) -> list[WorkRecord]:
    """The events of this kind, the latest first."""
    return [event for event in await find_events(entry.kind, entry.id) if event.kind == kind.kind]
