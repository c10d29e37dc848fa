"""Contracts: how one stands is on its card; what follows from ending it or moving its end (clause 3.7)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from bot.records.ledgers.entries import EntryView, LedgerEntry
from bot.rules.cause import Cause
from bot.rules.ledgers.contracts import CONTRACT_ITEMS, CONTRACTS
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.tasks.schedule import Often
from bot.services.contracts import standing
from bot.services.duty.uncovered import look_at_lists
from bot.services.ledgers.hooks import Hooks
from bot.services.service_plans import seeing
from bot.services.service_plans.answering import agree_again
from bot.services.tasks.planning import plan_now
from storage import contract_schedules
from storage.ledgers.finding import Scope
from storage.ledgers.writing import Values


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    return replace(view, contract=await seeing.standing_of(who, view.entry.id))


async def _after_changing(cause: Cause, contract_id: int, values: Values) -> None:
    """Its work goes on until its last day, whichever that is by now."""
    if "ends" in values:
        for schedule_id in await contract_schedules.last_until(contract_id, date.fromisoformat(str(values["ends"]))):
            await plan_now(cause, schedule_id)


async def _after_ending(cause: Cause, _: Person, entry: LedgerEntry) -> None:
    await standing.after_end(cause, entry.id)


async def _after_resuming(cause: Cause, contract_id: int, _: datetime) -> None:
    await agree_again(cause, contract_id)


async def _without_days(who: Person, view: EntryView, _: Scope) -> EntryView:
    """Nobody of the client reads when an unannounced visit comes, only how often."""
    entry = view.entry
    if not entry.values["unannounced"] or entry.client_id is None or not who.roles_at(entry.client_id) <= CLIENT_SIDE:
        return view
    often = Often.MONTHLY if entry.values["often"] == Often.MONTH_BEGINS else entry.values["often"]
    return replace(view, entry=replace(entry, values={**entry.values, "often": often, "weekdays": "", "begins": ""}))


HOOKS: Mapping[str, Hooks] = {
    CONTRACTS.code: Hooks(
        complete=_complete,
        after_changing=_after_changing,
        after_ending=_after_ending,
        after_resuming=_after_resuming,
        after_importing=look_at_lists,
    ),
    CONTRACT_ITEMS.code: Hooks(complete=_without_days),
}
