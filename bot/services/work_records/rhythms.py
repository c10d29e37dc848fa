"""Rhythms of entries: what is to be seen to every so many months, counted from when it last was (clause 5.2.3)."""

from collections.abc import Collection

from bot.records.links import Link
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, Ledger
from bot.rules.tasks.making import months_later
from storage.ledgers import rhythms
from storage.ledgers.finding import get_entry
from storage.ledgers.writing import change_entry
from storage.trail.entries import add_entry
from storage.work_records.stored import find_events


async def count_anew(cause: Cause, entry: Link, changed: Collection[str] = ()) -> None:
    """Has the next day of each rhythm of an entry follow from the latest event that stands; in an open transaction.

    Where there was no such event it is counted from today, once, and again when its months are among ``changed``.
    """
    ledger = LEDGERS[entry.kind]
    rhythmic = [column for column in ledger.columns if column.every]
    found = await get_entry(entry.kind, entry.id, None) if rhythmic else None
    if found is None:
        return
    events = [event for event in await find_events(entry.kind, entry.id) if event.stands]
    values = {}
    for column in rhythmic:
        months, until = str(found.values[column.every]), ""
        if months:
            kinds = _seen_to_by(ledger, column)
            seen_to = next((event.day for event in events if event.kind in kinds), None)
            if seen_to is None and found.values[column.key] and column.every not in changed:
                continue
            until = months_later(seen_to or beijing_day(cause.at), int(months)).isoformat()
        if until != found.values[column.key]:
            values[column.key] = until
    if values:
        await change_entry(entry.kind, entry.id, values, cause.at)
        await add_entry(cause, "change", ledger.subject, entry.id, columns=" ".join(sorted(values)))


async def count_imported(cause: Cause, ledger: Ledger) -> None:
    """Begins the rhythms that a workbook brought without a day, and ends those of which it took the months away.

    All that were never seen to at once, since a workbook may bring very many; the others one by one.
    """
    today = beijing_day(cause.at)
    for column in ledger.columns:
        if not column.every:
            continue
        await rhythms.stop(ledger, column)
        for months in await rhythms.find_months(ledger, column):
            await rhythms.begin(ledger, column, months, months_later(today, int(months)), _seen_to_by(ledger, column))
        for entry_id in await rhythms.find_uncounted(ledger, column):
            await count_anew(cause, Link(ledger.code, entry_id))


def _seen_to_by(ledger: Ledger, column: Column) -> tuple[str, ...]:
    """The kinds of events by which a rhythm is seen to."""
    return next(one.events for one in ledger.expiries if one.column == column.key)
