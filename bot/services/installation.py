"""The firm of this database is entered, adopted from an older version, or given another bot."""

from uuid import uuid4

from bot.rules.cause import Cause
from bot.rules.installation import Beginning
from storage import installation
from storage.database import dialect, writing
from storage.trail.entries import add_entry


class FirmVanished(Exception):
    """The firm that was just entered is not there: a fault of the database."""


@writing
async def settle(cause: Cause, how: Beginning, bot_id: int) -> str:
    """Does what ``beginning`` found right, in a migrated database; returns the firm's name among firms.

    Of several processes that begin at once the first enters the firm.
    """
    if how in (Beginning.FOUND, Beginning.ADOPT):
        if await installation.add_firm(str(uuid4()), bot_id, cause.at):
            await add_entry(cause, how.value, "installation", 1, bot=bot_id)
    elif how is Beginning.CHANGE_BOT:
        await installation.change_bot(bot_id)
        await add_entry(cause, how.value, "installation", 1, bot=bot_id)
    firm = await installation.get_firm()
    if firm is None:
        raise FirmVanished
    return firm.firm


def may_have_several_processes() -> bool:
    """Whether one person's updates may be handled by several processes: with SQLite there is one."""
    return dialect() == "postgres"
