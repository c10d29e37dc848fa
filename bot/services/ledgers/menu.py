"""The service menu: who has read what is required of an item stands on its card (clause 5.1.2)."""

from dataclasses import replace

from bot.records.ledgers.entries import EntryView
from bot.rules.ledgers.menu import MENU
from bot.rules.people import Person
from bot.services.ledgers.hooks import Hooks
from bot.services.menu.requirements import view_of
from storage.ledgers.finding import Scope


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    return replace(view, requirements=await view_of(who, view.entry.id))


HOOKS = {MENU.code: Hooks(complete=_complete)}
