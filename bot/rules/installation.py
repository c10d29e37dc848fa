"""Never a second firm by accident: what a start finds in the database and beside it decides whether it may begin."""

from dataclasses import dataclass
from enum import Enum


class Beginning(Enum):
    """How a start goes on once it may."""

    FOUND = "found"
    """There is nothing yet: a firm begins."""
    ADOPT = "adopt"
    """The firm of a version that gave firms no name: it gets one."""
    GO_ON = "go_on"
    """The firm and its bot as ever."""
    CHANGE_BOT = "change_bot"
    """The firm goes on with another bot, on purpose."""


class MayNotBegin(Exception):
    """A start that would serve the wrong firm, or begin a second one; nothing was changed."""


class SchemaTooNew(MayNotBegin):
    """A newer version of the program made this database; ``migration`` is the first that this one does not know."""

    def __init__(self, migration: str) -> None:
        super().__init__(migration)
        self.migration = migration


class SchemaTooOld(MayNotBegin):
    """The database has to be migrated first, which this process does not do; ``migration`` is the newest it has."""

    def __init__(self, migration: str) -> None:
        super().__init__(migration)
        self.migration = migration


class FirmMoved(MayNotBegin):
    """The firm goes on in another database, ``to``."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class FirmOfAnotherBot(MayNotBegin):
    """The firm was served by the bot ``served_by`` alone, and the token is that of ``bot_id``."""

    def __init__(self, served_by: int, bot_id: int) -> None:
        super().__init__(served_by, bot_id)
        self.served_by = served_by
        self.bot_id = bot_id


class FilesOfAnotherFirm(MayNotBegin):
    """The folder keeps the files of one firm, the database the records of another."""


class FilesWithoutFirm(MayNotBegin):
    """There is no firm in the database, but files of one in the folder."""


class FirmWithoutFiles(MayNotBegin):
    """There are records of files in the database, and no files where they should be."""


class FirmThereAlready(MayNotBegin):
    """A new firm is asked for where one is."""


class NoFirmYet(MayNotBegin):
    """There is no firm, and this process is not the one to begin it."""


class BotServesAFirm(MayNotBegin):
    """There is nothing here, but the bot has served a firm before."""


@dataclass(frozen=True, slots=True)
class Firm:
    """The firm of a database: its own name among firms, its bot, and where it went (None: it is here)."""

    firm: str
    bot_id: int
    moved_to: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """What a start finds.

    ``unknown_migration`` is the first that was applied and is not known; ``in_use`` says that something is on record;
    ``names_files`` that records name files; ``marked`` is the firm whose files the folder keeps by its marker,
    ``has_files`` whether there are any besides.
    """

    unknown_migration: str | None = None
    firm: Firm | None = None
    in_use: bool = False
    names_files: bool = False
    marked: str | None = None
    has_files: bool = False


def beginning(place: Place, bot_id: int | None, *, new_firm: bool = False, new_bot: bool = False) -> Beginning:
    """How to go on; ``bot_id`` None: no bot is to be served. ``new_firm``, ``new_bot``: it was asked for on purpose.

    Raises:
        SchemaTooNew, FirmMoved, FilesOfAnotherFirm, FilesWithoutFirm, FirmWithoutFiles, FirmThereAlready,
        FirmOfAnotherBot
    """
    if place.unknown_migration is not None:
        raise SchemaTooNew(place.unknown_migration)
    if place.firm is not None and place.firm.moved_to is not None:
        raise FirmMoved(place.firm.moved_to)
    if place.firm is None and not place.in_use:
        if place.marked is not None or place.has_files:
            raise FilesWithoutFirm
        return Beginning.FOUND
    if new_firm:
        raise FirmThereAlready
    if place.marked is not None and (place.firm is None or place.marked != place.firm.firm):
        raise FilesOfAnotherFirm
    if place.names_files and place.marked is None and not place.has_files:
        raise FirmWithoutFiles
    if place.firm is None:
        return Beginning.ADOPT
    if bot_id is None or place.firm.bot_id == bot_id:
        return Beginning.GO_ON
    if not new_bot:
        raise FirmOfAnotherBot(place.firm.bot_id, bot_id)
    return Beginning.CHANGE_BOT
