"""After a restore, before anybody uses the firm: numbers leap ahead, what was due is held, people are told (6.3)."""

from datetime import timedelta

from bot.records.backups import BackupFacts
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.numbering import SKIPPED, series_given
from bot.services.backups import held
from bot.services.post.writing import MessageCode
from storage.backups import restorations
from storage.database import writing
from storage.post import held as held_messages
from storage.trail.entries import LONGEST_DETAIL, add_entry
from storage.trail.serials import skip_serials

RESTORED = MessageCode("restored")
ACTIVE_WITHIN = timedelta(days=30)
"""Who did something so long before the backup may have done something since, of which there is no trace left."""


@writing
async def after_restoring(cause: Cause, backup: BackupFacts) -> None:
    """Called once inside the restored database, at its newest schema: the moment of ``cause`` is that of the restore.

    Drafts, buttons and future reminders go on as they were when the backup was taken. Jobs that were due are done,
    since reports and documents harm nobody twice; what they would say is held as the messages are that were due.
    """
    restoration_id = await restorations.add_restoration(backup, cause.at)
    told = {"backup": backup.name[:LONGEST_DETAIL], "taken_at": backup.taken_at.isoformat()}
    await add_entry(cause, "restore", "restoration", restoration_id, position=backup.position, **told)
    await _leap_ahead(cause, restoration_id, backup)
    await held_messages.cancel_practice_due(cause.at)
    await held_messages.hold_messages_due(cause.at)
    await held.ask(cause)
    await restorations.add_messages(RESTORED, restoration_id, backup.taken_at - ACTIVE_WITHIN, cause.at)


async def _leap_ahead(cause: Cause, restoration_id: int, backup: BackupFacts) -> None:
    for series in series_given(beijing_day(backup.taken_at), beijing_day(cause.at)):
        last = await skip_serials(series, SKIPPED)
        first = last - SKIPPED + 1
        await add_entry(cause, "skip_numbers", "restoration", restoration_id, series=series, first=first, last=last)
