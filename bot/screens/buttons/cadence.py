"""Promised against done."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("Kf", Action.SEE_CADENCE)
class ShowCadence(Data):
    """Of a client (0: of which is asked) in the stretch of this number (0: this month; rules/stretches)."""

    client_id: int
    stretch: int
    page: int
