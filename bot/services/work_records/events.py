"""Events of entries: a record that belongs to an entry of a ledger may change what the entry says (clause 6.2).

Several kinds may say the same column, and one may be entered long after it was: what holds is what the latest says that
stands, and that a second person confirmed where its kind asks for one.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from bot.records.attachments import of_entry, of_record
from bot.records.ledgers.entries import LedgerEntry
from bot.records.links import Link
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import ColumnKind
from bot.rules.record_kind import RecordKind, State
from bot.services.work_records.rhythms import count_anew
from storage import attachments
from storage.jobs import queue as jobs
from storage.ledgers.finding import get_entry
from storage.ledgers.writing import add_entry as add_ledger_entry
from storage.ledgers.writing import change_entry, end_entry, free_code, resume_entry
from storage.seconding import find_unconfirmed
from storage.trail.entries import add_entry
from storage.work_records.stored import find_events, get_record


async def kept_until(kind: RecordKind, entry: Link, today: date) -> date | None:
    """The day until which there is no such event of an entry; None: it has come."""
    found = await get_entry(entry.kind, entry.id, None) if kind.not_before else None
    said = str(found.values[kind.not_before]) if found is not None else ""
    return date.fromisoformat(said) if said > today.isoformat() else None


async def carry_over(
    cause: Cause, kind: RecordKind, entry: Link, said: Mapping[str, str], day: date, record_id: int, draft_id: int
) -> None:
    """Has the entry say what its event of this day says, as far as no later one does; in a transaction that is open.

    What an event is the end of ends with it. Nothing becomes of what a second person has still to confirm.
    """
    if kind.second is not None and await find_unconfirmed([Link(kind.kind, record_id)]):
        return
    later = _said_by(_behind(await _events(entry), record_id))
    says = kind.says(said, day)
    await _write(cause, entry, {column: value for column, value in says.items() if column not in later}, draft_id)
    await count_anew(cause, entry)
    if kind.ends and await end_entry(entry.kind, entry.id, cause.at):
        await add_entry(cause, "end", LEDGERS[entry.kind].subject, entry.id, draft=draft_id)


async def _write(cause: Cause, entry: Link, values: Mapping[str, str], draft_id: int) -> None:
    if not values:
        return
    ledger = LEDGERS[entry.kind]
    refers = {column.key for column in ledger.columns if column.kind is ColumnKind.REFERENCE}
    typed = {column: int(value or 0) if column in refers else value for column, value in values.items()}
    await change_entry(entry.kind, entry.id, typed, cause.at)
    await add_entry(cause, "change", ledger.subject, entry.id, draft=draft_id, columns=" ".join(sorted(values)))


def _behind(events: list[WorkRecord], record_id: int) -> list[WorkRecord]:
    """Those that came behind one."""
    return events[: next((n for n, event in enumerate(events) if event.id == record_id), 0)]


def _says(event: WorkRecord) -> dict[str, str]:
    return event.of_kind.says(event.said, event.day) if not event.of_kind.enters else {}


def _said_by(events: Iterable[WorkRecord]) -> set[str]:
    return {column for event in events if event.stands for column in _says(event)}


async def _events(entry: Link, record_id: int | None = None) -> list[WorkRecord]:
    """Those of an entry, the latest first, but for what waits to be confirmed, unless it is this one."""
    events = await find_events(entry.kind, entry.id)
    seconded = [event.link for event in events if event.of_kind.second is not None]
    waiting = set(await find_unconfirmed(seconded) if seconded else ())
    waiting |= {event.link for event in events if event.of_kind.confirmed and event.state is State.SUBMITTED}
    return [event for event in events if event.link not in waiting or event.id == record_id]


async def take_effect(cause: Cause, link: Link) -> None:
    """What follows from a record of an entry that counts from now on; inside a transaction that is open already."""
    record = await get_record(link.kind, link.id)
    if record is None or record.entry is None:
        return
    if record.of_kind.enters:
        await _enter(cause, record)
    else:
        await carry_over(cause, record.of_kind, record.entry, record.said, record.day, record.id, record.draft_id)


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


def _as_said(entry: LedgerEntry, column: str) -> str:
    """What a column says, as an event would: a reference by its id."""
    reference = entry.references.get(column)
    return str(reference.id) if reference is not None else str(entry.values[column])


async def said_before(kind: RecordKind, entry: Link) -> dict[str, str]:
    """What the entry says in the columns that its event changes, to be kept with the event."""
    found = await get_entry(entry.kind, entry.id, None) if kind.changes and not kind.enters else None
    return {_former(column): _as_said(found, column) for column in sorted(kind.changes)} if found is not None else {}


async def take_back(cause: Cause, kind: RecordKind, entry: Link, record_id: int, draft_id: int) -> None:
    """Has the entry say what it said before an event that turned out void: what the one before it said, if one stands.

    What was changed by hand since stays, and so does what a later event says. What ended by it is in use again.
    """
    events = await _events(entry, record_id)
    place = next(n for n, event in enumerate(events) if event.id == record_id)
    found = await get_entry(entry.kind, entry.id, None)
    if found is None:
        return
    if kind.ends and await resume_entry(entry.kind, entry.id, cause.at):
        await add_entry(cause, "resume", LEDGERS[entry.kind].subject, entry.id, draft=draft_id)
    later = _said_by(events[:place])
    values = {}
    for column, value in _says(events[place]).items():
        if column in later or _as_said(found, column) != value:
            continue
        before = _before(events[place:], column)
        if before is not None:
            values[column] = before
    await _write(cause, entry, values, draft_id)
    await count_anew(cause, entry)


def _before(events: list[WorkRecord], column: str) -> str | None:
    """What a column said before the first of these events: as an earlier one says that stands, or before them all."""
    saying = [event for event in events if column in _says(event)]
    for event in saying:
        if event.stands:
            return _says(event)[column]
    return saying[-1].said.get(_former(column))


async def said_on(entry: Link, column: str, day: date) -> str:
    """What an entry said in a column on a day, as far as events changed that since; "" where there is no such entry."""
    saying = [event for event in await _events(entry) if event.stands and column in _says(event)]
    since = [event for event in saying if event.day > day]
    if since:
        before = next((event for event in saying if event.day <= day), None)
        if before is not None:
            return _says(before)[column]
        return since[-1].said.get(_former(column), "")
    found = await get_entry(entry.kind, entry.id, None)
    return _as_said(found, column) if found is not None else ""
