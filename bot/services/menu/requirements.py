"""服务要求: read and confirmed by the team, one item at a time, and anew when the words change (clause 5.1.2)."""

from bot.records.menu import RequirementsView, ToConfirm
from bot.rules.cause import Cause
from bot.rules.ledgers.menu import MENU
from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS, SEE_CONFIRMED, edition
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.refusing import NotForThisPerson
from storage import menu
from storage.database import writing
from storage.trail.entries import add_entry


class NoSuchRequirements(NotForThisPerson):
    """There is no such item that is offered, or nothing is required of it that the person could confirm."""


class RequirementsChanged(Exception):
    """The words are not those that the person had before them; ``item_id`` says of what."""

    def __init__(self, item_id: int) -> None:
        super().__init__(item_id)
        self.item_id = item_id


async def to_confirm(who: Person) -> tuple[ToConfirm, ...]:
    """The items whose requirements wait for the person, by clause: of what the clients have ordered whom they serve."""
    return tuple(await menu.find_to_confirm(who.id)) if everywhere(who, CONFIRM_REQUIREMENTS) else ()


async def view_of(who: Person, item_id: int) -> RequirementsView | None:
    """How an item's requirements stand; None when nothing is required of it, or it is offered no more."""
    words = await menu.get_requirements(item_id)
    if not words:
        return None
    confirms, sees = everywhere(who, CONFIRM_REQUIREMENTS), everywhere(who, SEE_CONFIRMED)
    read_at = await menu.get_read_at(item_id, who.id, words)
    return RequirementsView(
        edition(words),
        asked=confirms and read_at is None,
        read_at=read_at,
        left=tuple(one for one in await to_confirm(who) if one.id != item_id),
        confirmed=tuple(await menu.find_confirmed(item_id)) if sees else (),
        unconfirmed=tuple(await menu.find_unconfirmed(item_id)) if sees else (),
        seen=sees,
    )


@writing
async def confirm(cause: Cause, who: Person, item_id: int, shown: str) -> None:
    """已读服务要求, of the words of this edition; once is enough.

    Raises:
        NoSuchRequirements
        RequirementsChanged: they are other words by now.
    """
    words = await menu.get_requirements(item_id)
    if not words or not everywhere(who, CONFIRM_REQUIREMENTS):
        raise NoSuchRequirements(item_id)
    if edition(words) != shown:
        raise RequirementsChanged(item_id)
    reading_id = await menu.add_reading(item_id, who.id, words, cause.at)
    if reading_id is not None:
        await add_entry(cause, "confirm_reading", MENU.subject, item_id, reading=reading_id)
