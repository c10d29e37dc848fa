"""Deliverables."""

from bot.rules.deliverables.acceptance import ACCEPT, SEE_OWED
from bot.screens.buttons.packing import Data, button


@button("dl", SEE_OWED)
class ShowDeliverables(Data):
    """Of a client (0: of which is asked) in the stretch of this number (0: this year; rules/stretches)."""

    client_id: int
    stretch: int
    page: int


@button("db", SEE_OWED)
class ShowOnTime(Data):
    """The figures of a client (0: of all that the reader oversees) by ``person`` or ``item``, in a stretch."""

    by: str
    client_id: int
    stretch: int


@button("da", ACCEPT)
class ShowToAccept(Data):
    """What waits for the reader to be accepted, of a client (0: of all)."""

    client_id: int
    page: int
