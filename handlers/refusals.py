"""From a broken rule to what the person sees: the sentence that says what to do, or the screen as it stands now."""

from contextlib import suppress

from bot.rules.declaring import merged
from bot.rules.refusing import NotForThisPerson
from bot.screens.practice import refusal_of
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from handlers import (
    cases,
    checklists,
    confirming,
    contracts,
    custody,
    forms,
    handing_over,
    joining,
    menu,
    practice,
    seconding,
    self_checks,
    tasks,
    trainings,
    tray,
    visits,
    work_records,
)
from handlers.boards import clients as boards
from handlers.declaring import Redelivered, Refusals
from handlers.ledgers import entries as ledgers
from handlers.ledgers import files as ledger_files
from handlers.ledgers import merging
from handlers.people import roles, stand_ins
from handlers.presenting import present_screen, welcome_screen
from handlers.settings import changing as settings
from handlers.turn import Reply, Stranger, Turn
from storage.database import AlreadyProcessed


async def _unseen(_: NotForThisPerson, turn: Turn, __: object) -> Screen:
    text = refusal_of(turn.person)
    return remark(text, turn.language).with_toast(text.to(turn.language))


async def _unknown(_: Stranger, turn: Turn, __: object) -> Screen:
    return await welcome_screen(turn.language)


async def _already(_: AlreadyProcessed, turn: Turn, pressed: object) -> Reply:
    """A redelivered update changes nothing; what it changed may never have been shown, and may be theirs no longer."""
    show = REDELIVERED.get(type(pressed))
    if show is not None:
        with suppress(NotForThisPerson):
            return await show(turn, pressed)
    return await present_screen(turn)


REDELIVERED: Redelivered = merged(
    checklists.REDELIVERED,
    confirming.REDELIVERED,
    contracts.REDELIVERED,
    custody.REDELIVERED,
    forms.REDELIVERED,
    handing_over.REDELIVERED,
    ledger_files.REDELIVERED,
    ledgers.REDELIVERED,
    menu.REDELIVERED,
    seconding.REDELIVERED,
    self_checks.REDELIVERED,
    tasks.REDELIVERED,
    trainings.REDELIVERED,
    visits.REDELIVERED,
    work_records.REDELIVERED,
)

ANYWHERE: Refusals = {NotForThisPerson: _unseen, Stranger: _unknown, AlreadyProcessed: _already}

REFUSALS: Refusals = merged(
    ANYWHERE,
    boards.REFUSALS,
    forms.REFUSALS,
    menu.REFUSALS,
    handing_over.REFUSALS,
    joining.REFUSALS,
    cases.REFUSALS,
    checklists.REFUSALS,
    confirming.REFUSALS,
    contracts.REFUSALS,
    work_records.REFUSALS,
    seconding.REFUSALS,
    trainings.REFUSALS,
    visits.REFUSALS,
    ledgers.REFUSALS,
    ledger_files.REFUSALS,
    merging.REFUSALS,
    settings.REFUSALS,
    roles.REFUSALS,
    stand_ins.REFUSALS,
    practice.REFUSALS,
    self_checks.REFUSALS,
    tray.REFUSALS,
)


async def refused(refusal: Exception, turn: Turn, pressed: object = None) -> Reply:
    """The reply to a refusal; None when it is no refusal but a fault. ``pressed`` is what the button said."""
    for kind in type(refusal).__mro__:
        if kind in REFUSALS:
            return await REFUSALS[kind](refusal, turn, pressed)
    return None
