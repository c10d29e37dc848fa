"""Recording for somebody else (代录)."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("B", Action.RECORD_ON_BEHALF)
class ShowBehalf(Data):
    """代录: what can be recorded for people of this client; 0: the clients, page by page."""

    client_id: int
    page: int


@button("Bc", Action.RECORD_ON_BEHALF)
class ChooseRecord(Data):
    """代录: the records of a client of which one is chosen: ``findings``, ``sessions`` or ``answers``."""

    client_id: int
    what: str
    page: int
