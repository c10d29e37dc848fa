"""Documents of records."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("d", Action.ASK_DOCUMENT)
class AskDocument(Data):
    """Wants a document of a record sent (again); ``version`` 0 is the newest."""

    kind: str
    subject_id: int
    version: int
