"""An item's condition is changed with taps, and what is unsound is refused (clause 4.6)."""

from bot.rules.cause import Cause
from bot.rules.checklists.conditions import ConditionUnsound, asked_at, not_asked_at
from bot.rules.checklists.soundness import Broken
from bot.rules.people import Person
from bot.services.checklists.items import changed_item
from storage.database import writing


class NotAskedSo(Exception):
    """An item cannot be asked so: which rule that breaks; of which draft and item."""

    def __init__(self, version_id: int, item: str, broken: Broken) -> None:
        super().__init__(version_id, item, broken)
        self.version_id = version_id
        self.item = item
        self.broken = broken


@writing
async def ask_at(cause: Cause, who: Person, version_id: int, item: str, of: str, answer: str) -> None:
    """An item is asked at this answer to another one, too.

    Raises:
        DraftGone
        NotAskedSo
    """
    try:
        await changed_item(cause, who, version_id, lambda one: asked_at(one, item, of, answer), item)
    except ConditionUnsound as refused:
        raise NotAskedSo(version_id, item, refused.broken) from refused


@writing
async def ask_not_at(cause: Cause, who: Person, version_id: int, item: str, answer: str) -> None:
    """An item is not asked at this answer any more; empty: it is always asked.

    Raises:
        DraftGone
    """
    await changed_item(cause, who, version_id, lambda one: not_asked_at(one, item, answer), item)
