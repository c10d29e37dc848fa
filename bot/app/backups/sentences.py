"""Why a backup, a restore or a move was not done, in one sentence that says what to do."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from storage.backups import failures as f
from storage.backups.places import place_of
from storage.backups.targets import explained
from storage.database import DatabaseInUse, UnknownDatabase

SENTENCES: dict[type[Exception], Callable[[str], str]] = {
    f.UnknownTarget: lambda what: f"Backups go to a folder or to s3://bucket/prefix, not to {what}: change BACKUP_TO.",
    f.TargetUnreachable: lambda what: (
        f"The store of the backups does not answer as it should ({what}): check its address, the AWS_… credentials and"
        " the network."
    ),
    f.NoRights: lambda what: f"{what} may not be used by this user: give it the right to read and write there.",
    f.DiskFull: lambda what: f"{what} could not be written, the disk is full: make room and run it again.",
    f.KeyNeeded: lambda what: (
        f"{what} is another machine's, and what goes there is encrypted: make a key with"
        " `python -m bot backup --new-key` and set BACKUP_KEY."
    ),
    f.NotAKey: lambda _: "BACKUP_KEY is no key: it begins with AGE-SECRET-KEY-1; copy the whole line again.",
    f.KeyMissing: lambda what: f"This backup is encrypted for {what}: set BACKUP_KEY to the key it was made with.",
    f.WrongKey: lambda what: (
        f"BACKUP_KEY is not the key of this backup, which was encrypted for {what}: set BACKUP_KEY to that one."
    ),
    f.NoBackups: lambda what: f"There is no backup in {what}: check the place; `python -m bot backup` makes one.",
    f.UnknownBackup: lambda what: f"There is no backup {what}: `python -m bot backup --list` shows those there are.",
    f.NameTaken: lambda what: f"There is a backup of this second already ({what}): run it again.",
    f.Damaged: lambda what: f"The backup is damaged: {what}; use another one (`python -m bot backup --list`).",
    f.NotTheSame: lambda what: (
        f"What was written does not read back as it was ({what}), so it does not count: run it again, and check disk"
        " and memory if it stays so."
    ),
    f.NoDatabase: lambda what: f"There is no firm's database at {what}: check DATABASE_URL and the working folder.",
    f.DatabaseUnreachable: lambda what: f"The database does not answer ({what}): check that it runs, and DATABASE_URL.",
    f.UnknownColumn: lambda what: f"The database has a column that backups cannot write, {what}: update the program.",
    f.NewerSchema: lambda what: f"The database is of a newer version of the program ({what}): update the program.",
    f.OlderSchema: lambda _: "The database is of an older version: run `python -m bot migrate` first.",
    f.SchemaDiffers: lambda what: (
        f"The table {what} is not as this program makes it: move what is not the program's into another schema."
    ),
    f.DoesNotFit: lambda what: f"The new database refuses what the old one keeps ({what}): correct it there first.",
    f.PlaceTaken: lambda what: (
        f"{what} is not empty, and nothing is written over a firm: name an empty place by DATABASE_URL and"
        " FILES_FOLDER."
    ),
    f.ProgramRunning: lambda what: f"{what} is in use: stop every `run` and `worker`, and whatever else is connected.",
    f.SamePlace: lambda what: f"The firm is at {what} already: name another database.",
    DatabaseInUse: lambda what: f"{what} is in use by another process: stop the program first.",
    UnknownDatabase: lambda what: (
        f"A database is sqlite://path or postgres://user:password@host/name, not {what}://: check DATABASE_URL."
    ),
}
"""What is said, given what the exception names."""

NOT_ALLOWED = {"SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_READONLY_DIRECTORY", "SQLITE_AUTH"}


def sentence(failure: Exception) -> str:
    """The sentence for what went wrong."""
    return SENTENCES[type(failure)](str(failure))


def known(failure: Exception, database_url: str) -> Exception | None:
    """The failure as there is a sentence for it, None when there is none; the URL names what SQLite speaks of."""
    if type(failure) in SENTENCES:
        return failure
    if isinstance(failure, OSError):
        try:
            with explained(Path(place_of(database_url).shown)):
                raise failure
        except f.NotDone as told:
            return told
        except OSError:
            return None
    # what tortoise makes of SQLite's errors says less than they do
    said = failure if isinstance(failure, sqlite3.Error) else failure.__cause__ or failure.__context__
    if isinstance(said, sqlite3.Error):
        name, database = said.sqlite_errorname, place_of(database_url).shown
        if name in NOT_ALLOWED:
            return f.NoRights(database)
        if name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR"):
            return f.DiskFull(database)
        if name == "SQLITE_NOTADB":
            return f.NoDatabase(database)
    return None
