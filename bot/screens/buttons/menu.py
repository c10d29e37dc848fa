"""The service menu: what is required of its items, read and confirmed."""

from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS
from bot.screens.buttons.packing import Data, button


@button("nl", CONFIRM_REQUIREMENTS)
class ShowRequirements(Data):
    """服务要求: the items whose requirements wait for the reader."""

    page: int


@button("nr", CONFIRM_REQUIREMENTS)
class ConfirmRequirements(Data):
    """已读服务要求, of the words of this edition."""

    item_id: int
    edition: str
