"""What a submitted form became, shown as its subject says."""

from dataclasses import replace

from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.declaring import merged, must_agree
from bot.screens.screen import Screen
from bot.screens.settings.set_up import way_on
from bot.services.forms.purposes import PURPOSES
from bot.services.settings import set_up
from handlers import (
    behalf,
    cases,
    checklists,
    confirming,
    contracts,
    impacts,
    joining,
    policies,
    registers,
    seconding,
    self_checks,
    tasks,
    trainings,
    visits,
    work_records,
)
from handlers.declaring import Became
from handlers.following import with_next
from handlers.ledgers import entries as ledgers
from handlers.ledgers import merging
from handlers.people import roles, stand_ins
from handlers.settings import changing as settings
from handlers.turn import Reply, Turn

OUTCOMES: dict[OutcomeKind, Became] = merged(
    work_records.OUTCOMES,
    self_checks.OUTCOMES,
    cases.OUTCOMES,
    checklists.OUTCOMES,
    confirming.OUTCOMES,
    contracts.OUTCOMES,
    impacts.OUTCOMES,
    trainings.OUTCOMES,
    visits.OUTCOMES,
    behalf.OUTCOMES,
    policies.OUTCOMES,
    settings.OUTCOMES,
    roles.OUTCOMES,
    stand_ins.OUTCOMES,
    tasks.OUTCOMES,
    registers.OUTCOMES,
    seconding.OUTCOMES,
    ledgers.OUTCOMES,
    merging.OUTCOMES,
    joining.OUTCOMES,
)
must_agree(OUTCOMES, {kind for purpose in PURPOSES.values() for kind in purpose.becomes})


async def outcome_screens(outcome: Outcome, turn: Turn) -> Reply:
    """What a form became once it was submitted; while the firm is being set up, with the way on."""
    became = OUTCOMES[outcome.kind]
    shown = await became.first(turn, outcome)
    if became.of_set_up and isinstance(shown, Screen):
        progress = await set_up.progress(turn.who)
        if progress is not None and progress.next is not None:
            return replace(shown, rows=(*((button,) for button in way_on(progress, turn.language)), *shown.rows))
    return await with_next(shown, turn) if became.of_day and isinstance(shown, Screen) else shown


async def shown_again(outcome: Outcome, turn: Turn) -> Screen | None:
    """The record that a form became, for a button that came too late; None where there is none to come back to.

    Nor is there for a kind that an older version of the program kept and this one does not know.
    """
    became = OUTCOMES.get(outcome.kind)
    return await became.again(turn, outcome.record_id) if became is not None and became.again is not None else None
