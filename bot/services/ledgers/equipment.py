"""Instruments: what of the records made with one is in doubt, and that one taken back is not used unseen (5.2.3)."""

from dataclasses import replace
from datetime import date, datetime

from bot.records.ledgers.entries import EntryView, LedgerEntry
from bot.records.links import Link
from bot.rules.cause import Cause
from bot.rules.ledgers.equipment import EQUIPMENT, STATE, State, on_label
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.ledgers.hooks import Hooks
from bot.services.work_records.impacts import review_of
from bot.services.work_records.rhythms import count_anew, count_imported
from storage.ledgers.finding import Scope, get_entry
from storage.ledgers.writing import Values, change_entry


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    return replace(view, review=await review_of(who, view.entry))


async def _after_adding(cause: Cause, entry_id: int) -> dict[str, str]:
    await count_anew(cause, Link(EQUIPMENT.code, entry_id))
    return {}


async def _after_changing(cause: Cause, entry_id: int, values: Values) -> None:
    await count_anew(cause, Link(EQUIPMENT.code, entry_id), values.keys())


async def _after_resuming(cause: Cause, entry_id: int, _: datetime) -> None:
    """What was scrapped is out of use until an event says otherwise."""
    entry = await get_entry(EQUIPMENT.code, entry_id, None)
    if entry is not None and entry.values[STATE] == State.SCRAPPED:
        await change_entry(EQUIPMENT.code, entry_id, {STATE: State.STOPPED.value}, cause.at)


def _on_label(entry: LedgerEntry, day: date) -> Text | None:
    return on_label(entry.values, day)


HOOKS = {
    EQUIPMENT.code: Hooks(
        complete=_complete,
        after_adding=_after_adding,
        after_changing=_after_changing,
        after_resuming=_after_resuming,
        after_importing=lambda cause: count_imported(cause, EQUIPMENT),
        on_label=_on_label,
    )
}
