"""Looks before it begins: a start serves the firm that is meant, or does nothing (bot/rules/installation.py)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.rules.cause import Cause
from bot.rules.installation import Beginning, BotServesAFirm, NoFirmYet, Place, SchemaTooOld, beginning
from bot.services.installation import settle
from bot.settings import Settings, TokenRefused
from storage import installation, marker
from storage.addresses import is_there
from storage.database import opened
from storage.versions import MIGRATIONS, NEWEST


@dataclass(frozen=True, slots=True)
class OnPurpose:
    """What was asked for in so many words, because it would be a mishap otherwise."""

    new_firm: bool = False
    new_bot: bool = False


AS_EVER = OnPurpose()


def bot_of(token: str) -> int:
    """The id of the bot whose token this is.

    Raises TokenRefused: it is none.
    """
    number, colon, _ = token.partition(":")
    if not (colon and number.isascii() and number.isdecimal()):
        raise TokenRefused
    return int(number)


async def look(folder: Path) -> Place:
    """What is in the open database and in the folder of files."""
    unknown = [name for name in await installation.find_applied_migrations() if name not in MIGRATIONS]
    if unknown:
        # of a schema that is not known nothing else can be asked
        return Place(unknown_migration=unknown[0])
    names_files = await installation.names_files()
    return Place(
        firm=await installation.get_firm(),
        in_use=names_files or await installation.is_in_use(),
        names_files=names_files,
        marked=marker.read_marker(folder),
        has_files=marker.has_files(folder),
    )


def look_at_files(folder: Path) -> Place:
    """The same where there is no database yet."""
    return Place(marked=marker.read_marker(folder), has_files=marker.has_files(folder))


@asynccontextmanager
async def opened_to_serve(
    settings: Settings, bot_id: int, wanted: OnPurpose, has_served: Callable[[], Awaitable[bool]]
) -> AsyncIterator[Beginning]:
    """Opens the database once everything says that it is the right one; a first run makes it.

    ``has_served`` asks Telegram whether the bot serves a firm already; it is asked only where none is found.

    Raises:
        MayNotBegin: nothing was made or changed.
    """

    async def how(place: Place) -> Beginning:
        found = beginning(place, bot_id, new_firm=wanted.new_firm, new_bot=wanted.new_bot)
        if found is Beginning.FOUND and not wanted.new_firm and await has_served():
            raise BotServesAFirm
        return found

    first = None if is_there(settings.database_url) else await how(look_at_files(settings.files_folder))
    async with opened(settings.database_url):
        yield first or await how(await look(settings.files_folder))


async def settled(clock: Clock, how: Beginning, bot_id: int, folder: Path) -> None:
    """Enters the firm into the migrated database and marks its folder of files."""
    firm = await settle(Cause(at=clock.now()), how, bot_id)
    if marker.read_marker(folder) is None:
        marker.write_marker(folder, firm)


async def check_to_work(settings: Settings, bot_id: int) -> None:
    """Whether a process that begins no firm and migrates nothing may work on the open database.

    Raises:
        MayNotBegin
    """
    how = beginning(await look(settings.files_folder), bot_id)
    if how is Beginning.FOUND:
        raise NoFirmYet
    applied = await installation.find_applied_migrations()
    if NEWEST not in applied:
        raise SchemaTooOld(applied[-1] if applied else "")


@asynccontextmanager
async def opened_to_migrate(settings: Settings, *, beside: bool = False) -> AsyncIterator[None]:
    """Opens a database that may be migrated, whichever bot it serves; one that is not there is made.

    ``beside`` as of ``storage.database.opened``, whose errors come through.

    Raises:
        MayNotBegin: nothing was made or changed.
    """
    if not is_there(settings.database_url):
        beginning(look_at_files(settings.files_folder), None)
    async with opened(settings.database_url, beside=beside):
        beginning(await look(settings.files_folder), None)
        yield
