"""Backups by themselves: planned every night or asked for, made by a child process, and what is told of how it went."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.records.made_backups import BackupReport, MadeBackup, failed_with
from bot.rules.backing_up import HANGS_AFTER, again_at, is_late
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.backups.looking import must_look
from bot.services.backups.readers import readers
from bot.services.post.writing import MessageCode, post
from storage.backups import made
from storage.database import writing
from storage.jobs import queue as jobs
from storage.trail.entries import add_entry, timeline

MAKE_BACKUP = "make_backup"
"""The job of a backup; its subject is the backup's row."""

FAILED, LATE = MessageCode("backup_failed"), MessageCode("backup_late")
KEY_CHANGED, FLAWED = MessageCode("backup_key"), MessageCode("backup_flawed")
ASKED_FOR = MessageCode("backup_asked")
"""How the backup went that the reader asked for."""
OF_THE_WEEK = MessageCode("backup_week")
ALL_OF_THEM = ("backups", 0)
"""What a message is about that says how the firm's backups stand when it is read."""
DAY = timedelta(days=1)
HUNG = failed_with("TookTooLong", "The backup began and never came to an end.")


async def plan_night(cause: Cause, night: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """Plans the night's backup; one that is still to be made, or being made, is that one."""
    if await _under_way(cause) is None:
        await _plan(cause.at)


async def _under_way(cause: Cause) -> MadeBackup | None:
    """The one that is still to be made, or being made; one that hangs is noted as failed and is none."""
    latest = await made.get_latest()
    if latest is None or not latest.open:
        return None
    if cause.at - latest.began_at < HANGS_AFTER:
        return latest
    await made.change_to_ended(latest.id, HUNG, cause.at)
    return None


async def _plan(due_at: datetime, attempt: int = 1) -> int:
    backup_id = await made.add_backup(due_at, attempt)
    await jobs.add_job(MAKE_BACKUP, backup_id, due_at)
    return backup_id


@writing
async def ask_for(cause: Cause, who: Person, seen: int) -> bool:
    """立即备份: has a backup made now; who asks hears how it went. False when something was planned since.

    ``seen``: the newest one that the person was shown, 0 for none, so that a second tap makes no second backup. One
    that waits for later is made now, one that is being made is that one.
    """
    await must_look(who)
    latest = await made.get_latest()
    if latest is not None and latest.id != seen:
        return False
    under_way = await _under_way(cause)
    backup_id = under_way.id if under_way is not None else await _plan(cause.at)
    if under_way is not None and under_way.due_at > cause.at:
        await jobs.repeat_job(MAKE_BACKUP, backup_id, cause.at)
    if who.id in await _who_asked(backup_id):
        return False
    await add_entry(cause, "ask", "backup", backup_id)
    return True


async def _who_asked(backup_id: int) -> list[int]:
    asked = [entry.person_id for entry in await timeline("backup", backup_id) if entry.action == "ask"]
    return [person_id for person_id in dict.fromkeys(asked) if person_id is not None]


@writing
async def begin(cause: Cause, backup_id: int) -> bool:
    """A backup begins; False when it has ended already."""
    return await made.change_to_running(backup_id, cause.at)


@writing
async def broken_off(cause: Cause, backup_id: int) -> None:  # noqa: ARG001 -- every use case has one
    """The program stops: the backup is made after the next start."""
    await made.change_to_waiting(backup_id)


@writing
async def end(cause: Cause, backup_id: int, report: BackupReport) -> None:
    """Notes how a backup went, and tells of it what must be told at once."""
    before = await made.get_last_whole(before_id=backup_id)
    if not await made.change_to_ended(backup_id, report, cause.at):
        return
    backup = await made.get_backup(backup_id)
    if backup is None:
        return
    asked = await _who_asked(backup_id)
    for person_id in asked:
        await post(cause, ASKED_FOR, ("backup", backup_id), person_id)
    if report.whole:
        kept = {"rows": report.row_count, "files": report.file_count}
        await add_entry(cause, "back_up", "backup", backup_id, **kept)
        await _tell_what_it_found(cause, backup, before)
        return
    await add_entry(cause, "fail", "backup", backup_id, error=report.error)
    # at most one a day, whichever of its tries fails
    await _tell(cause, FAILED, ALL_OF_THEM, beijing_day(cause.at), left_out=asked)
    again = again_at(cause.at, backup.attempt)
    if again is not None and not asked:
        await _plan(again, backup.attempt + 1)


async def _tell_what_it_found(cause: Cause, backup: MadeBackup, before: MadeBackup | None) -> None:
    """What the one before did not find already."""
    if before is not None and before.recipient and backup.recipient != before.recipient:
        await _tell(cause, KEY_CHANGED, ("backup", backup.id))
    known = (before.missing, before.broken_at) if before is not None else (0, None)
    if backup.flawed and (backup.missing, backup.broken_at) != known:
        await _tell(cause, FLAWED, ("backup", backup.id))


async def look_for_late(cause: Cause, day: date) -> None:
    """Tells that there is no whole backup of the last 36 hours, unless the day's failure said so."""
    last = await last_backed_up()
    if last is None or not is_late(last, cause.at) or await made.is_failed_since(cause.at - DAY):
        return
    # after a stop of days it is late, and made at this moment
    if await _under_way(cause) is None:
        await _tell(cause, LATE, ALL_OF_THEM, day)


async def last_backed_up() -> datetime | None:
    """When the last whole backup began; before there was any, when the first was due. None: nothing was planned yet."""
    last = await made.get_last_whole()
    return last.began_at if last is not None else await made.get_first_due()


async def tell_of_week(cause: Cause, day: date) -> None:
    """Once a week, on the first day of it that the program runs, one line about the backups of the last seven days."""
    if await made.get_latest() is not None:
        year, week, _ = day.isocalendar()
        await _tell(cause, OF_THE_WEEK, ALL_OF_THEM, f"{year}-W{week:02}")


async def _tell(
    cause: Cause, kind: MessageCode, subject: tuple[str, int], occurrence: object = "", *, left_out: Iterable[int] = ()
) -> None:
    for reader in await readers():
        if reader.id not in left_out:
            await post(cause, kind, subject, reader.id, occurrence=occurrence, parameters={"at": cause.at.isoformat()})
