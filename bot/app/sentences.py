"""What went wrong, in one sentence for whoever sits at the terminal: where, and what to do."""

import errno
import re
from pathlib import Path

from pydantic import ValidationError

from bot.settings import Settings, TelegramUnreachable, TokenRefused, WebhookRefused


class Refusal(Exception):
    """A command is not carried out; its text is the sentence that says why and what to do."""


_PORT = re.compile(r"\('[^']*', (\d+)")


def sentence_for(failure: Exception, settings: Settings | None) -> str | None:
    """The sentence for a failure; None for one that nobody foresaw. ``settings`` None: it was these that failed."""
    match failure:
        case Refusal():
            return str(failure)
        case ValidationError():
            return _about_settings(failure)
        case UnicodeDecodeError() if settings is None:
            return f"{Path('.env').absolute()} is no text in UTF-8: save it as plain text (deploy/example.env)."
        case TokenRefused():
            return "Telegram refuses BOT_TOKEN: copy it again from @BotFather into .env."
        case WebhookRefused():
            return f"Telegram refuses WEBHOOK_URL ({failure}): it takes public HTTPS addresses only."
        case TelegramUnreachable():
            return f"Telegram cannot be reached ({failure.reason}): check the network and start again."
        case OSError():
            return _about_system(failure)
    if settings is None:
        return None
    return _about_database(failure, settings) or _about_firm(failure, settings)


def _about_settings(failure: ValidationError) -> str:
    first = failure.errors()[0]
    name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
    return f"{name} cannot be used: {first['msg'].lower()}; mend it in .env (deploy/example.env explains each)."


def _about_system(failure: OSError) -> str | None:
    port = _PORT.search(str(failure))
    where = str(Path(failure.filename).absolute()) if isinstance(failure.filename, str | Path) else ""
    match failure.errno:
        case _ if failure.errno == errno.EADDRNOTAVAIL or "could not bind" in str(failure):
            return "WEBHOOK_HOST is no address of this machine: leave it out where the proxy runs here, too."
        case errno.EADDRINUSE if port:
            return (
                f"Port {port[1]} is in use by another program: stop that one, or choose another port"
                " (WEBHOOK_PORT in .env, `try --port`)."
            )
        case errno.EACCES | errno.EPERM if port:
            return f"Port {port[1]} may not be used by this user: choose one above 1023 (WEBHOOK_PORT in .env)."
        case errno.EACCES | errno.EPERM | errno.EROFS if where:
            return f"{where}: this user has no right to it; give it to the user that runs the program."
        case errno.ENOENT | errno.ENOTDIR | errno.EEXIST if where:
            return f"{where} cannot be made or opened: check the path, and what is there already."
        case errno.EISDIR if where:
            return f"{where} is a folder, where a file is expected: check the path."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"The disk is full ({where or 'nothing more can be written'}): make room and start again."
    return None


def _about_database(failure: Exception, settings: Settings) -> str | None:
    from bot.app.worker import WorkerOnSqlite
    from storage import trouble
    from storage.addresses import shown
    from storage.database import DatabaseInUse, UnknownDatabase

    if isinstance(failure, UnknownDatabase):
        return (
            "DATABASE_URL names neither SQLite nor PostgreSQL: it begins with sqlite:// or postgres://"
            " (deploy/example.env)."
        )
    where = shown(settings.database_url)
    match failure:
        case WorkerOnSqlite():
            return f"`worker` needs PostgreSQL: with SQLite ({where}) `run` does everything; start that alone."
        case DatabaseInUse():
            return f"{where} is in use by another process: SQLite serves one; use PostgreSQL for several."
        case trouble.Unreachable():
            return f"{where} does not answer ({failure}): is the server running, and are host and port right?"
        case trouble.PasswordRefused():
            return f"{where} refuses the user or the password: check DATABASE_URL in .env."
        case trouble.NoSuchDatabase():
            return f"{where} is not there: make the database (`createdb`), or check its name in DATABASE_URL."
        case trouble.NoRights():
            return f"{where} cannot be written: give this user the right to it and to its folder."
        case trouble.DiskFull():
            return f"The disk of {where} is full or fails: make room and start again."
        case trouble.NotADatabase():
            return f"{where} is damaged or no database: restore the newest backup, or check DATABASE_URL."
        case trouble.Busy():
            return f"{where} is being written by another process for too long: try again in a moment."
    return None


def _about_firm(failure: Exception, settings: Settings) -> str | None:
    from bot.rules import installation as found
    from storage.addresses import shown
    from storage.marker import MarkerDamaged

    where, files = shown(settings.database_url), settings.files_folder.absolute()
    match failure:
        case found.SchemaTooNew():
            return (
                f"{where} was made by a newer version ({failure.migration}): install that version or a later one;"
                " to go back to this one, restore the backup from before the upgrade."
            )
        case found.SchemaTooOld():
            return f"{where} has to be migrated first: start `run`, or run `migrate`."
        case found.FirmMoved():
            return f"The firm of {where} was moved to {failure.to}: set DATABASE_URL to that; nothing is served here."
        case found.FirmOfAnotherBot():
            return (
                f"The firm in {where} was served by the bot {failure.served_by}, and BOT_TOKEN is that of the bot"
                f" {failure.bot_id}: check DATABASE_URL and BOT_TOKEN; if the firm is to change its bot for good,"
                " start once with `run --new-bot`."
            )
        case found.FilesOfAnotherFirm():
            return f"{files} keeps the files of another firm than {where}: check FILES_FOLDER and DATABASE_URL."
        case found.FilesWithoutFirm():
            return (
                f"There is no firm in {where}, but {files} keeps the files of one: check DATABASE_URL, FILES_FOLDER and"
                " the folder you started from; if the database is lost, restore a backup into empty places."
            )
        case found.FirmWithoutFiles():
            return (
                f"The files of the firm in {where} are not at {files}: check FILES_FOLDER and the folder you started"
                " from; if they are lost, restore a backup into empty places."
            )
        case found.FirmThereAlready():
            return f"There is a firm in {where} already: start without --new-firm."
        case found.NoFirmYet():
            return f"There is no firm in {where} yet: start `run` first."
        case found.BotServesAFirm():
            return (
                f"This bot serves a firm already, and there is none in {where}: check DATABASE_URL and the folder you"
                " started from; to begin a new firm with this bot, start once with `run --new-firm`."
            )
        case MarkerDamaged():
            return f"{failure} cannot be read: restore it from a backup, or delete it if these are this firm's files."
    return None
