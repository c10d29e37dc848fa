"""Events of entries: a record that belongs to an entry of a ledger may change what the entry says (clause 6.2)."""

from collections.abc import Mapping

from bot.records.links import Link
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.record_kind import RecordKind
from storage.ledgers.writing import change_entry
from storage.trail.entries import add_entry
from storage.work_records.stored import find_events


async def carry_over(cause: Cause, kind: RecordKind, entry: Link, said: Mapping[str, str], draft_id: int) -> None:
    """Has the entry say what its event says; inside a transaction that is open already."""
    values = {column: said[key] for column, key in kind.sets.items() if key in said}
    if values:
        await change_entry(entry.kind, entry.id, values, cause.at)
        columns = " ".join(sorted(values))
        await add_entry(cause, "change", LEDGERS[entry.kind].subject, entry.id, draft=draft_id, columns=columns)


async def is_latest(kind: RecordKind, entry: Link, record_id: int) -> bool:
    """Whether no event of this kind came behind it that stands."""
    standing = (
        event.id for event in await find_events(entry.kind, entry.id) if event.kind == kind.kind and event.stands
    )
    return next(standing, None) == record_id
