"""What keeps a backup, a restore or a move from being done; ``bot.app.backups.sentences`` says what to do about each."""

from collections.abc import Sequence

from bot.records.backups import Damage


class NotDone(Exception):
    """A backup, a restore or a move was not done, for the reason that the class names."""


class UnknownTarget(NotDone):
    """Backups go to a folder or to ``s3://bucket/prefix``, nowhere else."""


class TargetUnreachable(NotDone):
    """The store does not answer, or refuses the credentials; the reason is what it said."""


class NoRights(NotDone):
    """A file or folder may not be read or written by the user that the program runs as."""


class DiskFull(NotDone):
    """A file could not be written to its end."""


class KeyNeeded(NotDone):
    """What leaves the machine is encrypted."""


class NotAKey(NotDone):
    """The key is no age secret key (X25519)."""


class KeyMissing(NotDone):
    """The backup is encrypted, and there is no key to open it with."""


class WrongKey(NotDone):
    """The key is another one than the backup was encrypted for; the argument is the backup's recipient."""


class NoBackups(NotDone):
    """The target holds no backup; the argument is the target."""


class UnknownBackup(NotDone):
    """The target holds no backup of this name."""


class NameTaken(NotDone):
    """A backup is named after its second, and there is one of this second."""


class Damaged(NotDone):
    """Parts of a backup are not as they were written, or not there."""

    def __init__(self, found: Sequence[Damage]) -> None:
        super().__init__("; ".join(f"{damage.what} ({damage.where})" for damage in found))
        self.found = found


class NotTheSame(NotDone):
    """What was written does not read back as what was read; the argument names it."""


class NoDatabase(NotDone):
    """There is no database at this place."""


class DatabaseUnreachable(NotDone):
    """The database does not answer, or refuses the user; the reason is what it said."""


class UnknownColumn(NotDone):
    """A column is of a kind that backups have no way to write."""


class NewerSchema(NotDone):
    """Migrations were applied that this version of the program does not know."""


class OlderSchema(NotDone):
    """Migrations are still to be applied."""


class SchemaDiffers(NotDone):
    """A table is not as the applied migrations make it."""


class DoesNotFit(NotDone):
    """A value that one database keeps and the other refuses; the argument says which table and why."""


class PlaceTaken(NotDone):
    """A restore goes into an empty place only."""


class ProgramRunning(NotDone):
    """Other connections use the database that is to be moved."""


class SamePlace(NotDone):
    """A database is moved to another one, not to itself."""
