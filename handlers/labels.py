"""A scanned label: it answers the question of the open form that asks for such an entry, else it opens its card.

Whoever patrols at a site has its checklist at once, and whoever works there reports a hazard.
"""

from aiogram import Router
from aiogram.filters import CommandStart
from aiogram.filters.command import CommandObject
from aiogram.types import Message

from bot.rules.form import Kind
from bot.rules.ledgers.labels import LabelLink, read_label
from bot.screens.ledgers.labels import NOT_OPENED, OLD_LABEL, report_here, with_ways_on
from bot.screens.practice import NOT_WHILE_PRACTISING
from bot.screens.screen import Screen, escape
from bot.services.forms import filling as forms
from bot.services.forms.at_site import open_checklist_at
from bot.services.forms.people import WANTED
from bot.services.forms.walking import Shown
from bot.services.ledgers.entries import NoSuchEntry
from bot.services.ledgers.labels import is_replaced, patrolled_at, worked_at
from bot.services.ledgers.sites import REPORTED_BY
from handlers.forms import shown
from handlers.keyboard import leave_question, parked
from handlers.ledgers.entries import entry_screen
from handlers.presenting import present_screen
from handlers.turn import Reply, Turn

router = Router(name="labels")


async def _of_label(_: Message, command: CommandObject) -> dict[str, LabelLink] | None:
    label = read_label((command.args or "").strip())
    return {"label": label} if label is not None else None


@router.message(CommandStart(), _of_label)
async def scan_label(_: Message, turn: Turn, label: LabelLink) -> Reply:
    """An answer where the entry can be picked just now; else a checklist or its card, while what is begun waits.

    To who may not see it, it is never there.
    """
    joined = turn.person is not None and turn.person.consented_at is not None
    replaced = joined and await is_replaced(label)
    view = await forms.asking_for(turn.who, label.ledger, label.entry_id) if joined and not replaced else None
    if view is not None:
        several = view.step is not None and view.step.question.kind is Kind.PEOPLE
        chosen = (view.draft.token, view.draft.turn, f"{label.entry_id}{WANTED if several else ''}")
        return await shown(await forms.give_answer(turn.cause, turn.who, *chosen), turn)
    site = await patrolled_at(turn.who, label) if joined and not replaced else None
    if site is not None:
        await leave_question(turn)
        checklist = await shown(Shown(await open_checklist_at(turn.cause, turn.who, site)), turn)
        return with_ways_on(checklist, site, turn.language) if isinstance(checklist, Screen) else checklist
    card = await _card_behind(turn, label) if joined else None
    if card is None:
        said = NOT_WHILE_PRACTISING if turn.person is not None and turn.person.practising else NOT_OPENED
        return (Screen(escape(said.to(turn.language))), await present_screen(turn))
    if replaced:
        return (Screen(escape(OLD_LABEL.to(turn.language))), await present_screen(turn))
    await parked(turn)
    return card


async def _card_behind(turn: Turn, label: LabelLink) -> Screen | None:
    try:
        return await entry_screen(turn, label.ledger, label.entry_id)
    except NoSuchEntry:
        site = await worked_at(turn.who, label)
        return None if site is None else report_here(site, REPORTED_BY, turn.language)
