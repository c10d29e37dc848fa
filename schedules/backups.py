"""Makes backups: a child process does the work, and this one keeps how it went."""

import logging
from dataclasses import replace

from bot.records.made_backups import failed_with
from bot.rules.text import Text
from bot.services.backups import making
from schedules.kinds import JobKind
from schedules.office import Office, Stopped

log = logging.getLogger(__name__)

NOWHERE = failed_with("NoBackupsHere", "This installation is for trying things out and makes no backups.")


async def make_backup(office: Office, backup_id: int) -> None:
    """One backup that is due; a backup that failed is no failed job, since it has words and tries of its own."""
    # how it went is news, also when a backup of before a restore is made up for
    office = replace(office, repeats=False)
    if office.back_up is None:
        await making.end(office.cause(), backup_id, NOWHERE)
        return
    if not await making.begin(office.cause(), backup_id):
        return
    try:
        report = await office.back_up()
    except Stopped:
        await making.broken_off(office.cause(), backup_id)
        raise
    if not report.whole:
        log.error("backup %s failed: %s: %s", backup_id, report.error, report.sentence)
    await making.end(office.cause(), backup_id, report)


NOT_MADE = Text("一次备份没能做完。", "A backup could not be made.")

BACKUP_JOBS = (JobKind(making.MAKE_BACKUP, make_backup, NOT_MADE, beside=True),)
