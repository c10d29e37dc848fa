"""Long work as rows: files are copied off Telegram, reports are made, patrols are issued."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.records.patrols.patrols import PatrolRecord
from bot.rules.text import Language
from bot.screens.homes.commands import commands_for, commands_for_everybody
from bot.sending import Refused, Undeliverable
from bot.services.cases import lapsing
from bot.services.homes import practice
from bot.services.patrols import patrols as patrol_service
from bot.services.patrols import reports
from bot.services.people import command_lists, stand_ins
from bot.services.post import delivery as notices
from schedules.joining import make_joining_card
from schedules.ledgers import LEDGER_WORK
from schedules.office import Office
from schedules.policies import read_policy
from schedules.registers import make_register
from storage.documents import get_document
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord
from storage.patrols import patrols
from storage.people import persons as people
from storage.practice import find_discarded_files, is_in_use

AT_ONCE = 5
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 8
FILES_AT_ONCE = 50
LOST_AFTER = 5
"""Refusals until a file counts as lost: Telegram calls it "temporarily unavailable" too, so half a minute is given."""
LONGEST_WAIT = timedelta(minutes=10)

log = logging.getLogger(__name__)


async def run_due_jobs(office: Office) -> int:
    """Runs one round of due jobs; returns how many were claimed. A job that fails is tried again later."""
    now = office.clock.now()
    claimed = await jobs.claim_jobs(now, now + LEASE, AT_ONCE)
    for job in claimed:
        try:
            await WORK[job.kind](office, job.subject_id)
        except Exception as failure:
            log.exception("job %s (%s %s), attempt %s", job.id, job.kind, job.subject_id, job.attempts)
            await _try_later(office, job, type(failure).__name__)
        else:
            await jobs.finish_job(job, "done", office.clock.now())
    return len(claimed)


async def _try_later(office: Office, job: JobRecord, error: str) -> None:
    now = office.clock.now()
    if job.attempts >= MOST_ATTEMPTS:
        await notices.work_given_up(office.cause(), job, error)
        return
    await jobs.postpone_job(job, now + min(timedelta(seconds=2**job.attempts), LONGEST_WAIT), error)


async def archive_file(office: Office, attachment_id: int) -> None:
    """Copies a file off Telegram: a file id is not an archive (clause 6.3). One that Telegram no longer has is lost."""
    attachment = await drafts.get_attachment(attachment_id)
    if attachment is None or attachment.sha256 is not None:
        return
    try:
        content = await office.sender.fetch(attachment.telegram_file_id)
    except Refused:
        if await reports.lose(office.cause(), attachment.id, LOST_AFTER):
            return
        raise
    sha256 = await office.files.put(content, _MEDIA_TYPES.get(attachment.media, "application/octet-stream"))
    await reports.archived(office.cause(), attachment.id, sha256)


_MEDIA_TYPES = {"photo": "image/jpeg", "voice": "audio/ogg", "video": "video/mp4"}


async def make_report(office: Office, patrol_id: int) -> None:
    """The consultant's report, at once."""
    patrol = await _with_photos(office, patrol_id)
    consultant = await people.get_person(patrol.consultant_id) if patrol else None
    if patrol is None or consultant is None or patrol.state == "recalled":
        return
    await _make(office, patrol, consultant.language)
    await reports.hand_to_consultant(office.cause(), patrol)


async def issue_patrol(office: Office, patrol_id: int) -> None:
    """After the recall window: reports in the managers' languages, then the patrol is issued."""
    patrol = await _with_photos(office, patrol_id)
    if patrol is None or patrol.state == "recalled":
        return
    for language in await reports.languages_for(patrol):
        await _make(office, patrol, language)
    await patrol_service.issue(office.cause(), patrol_id)


async def _with_photos(office: Office, patrol_id: int) -> PatrolRecord | None:
    for attachment in await reports.missing_files(patrol_id):
        await archive_file(office, attachment.id)
    return await patrols.get_patrol(patrol_id)


async def _make(office: Office, patrol: PatrolRecord, language: Language) -> None:
    if await get_document("patrol_report", "patrol", patrol.id, language) is not None:
        return
    report = await reports.report_of(patrol, language, office.provider_name, office.files)
    sha256 = await office.files.put(await office.press.render(report), "application/pdf")
    await reports.keep_report(office.cause(), patrol, language, sha256)


async def tell_commands(office: Office, person_id: int) -> None:
    """The commands beside the input, by role and language."""
    found = await command_lists.whose_list(person_id)
    if found is None:
        return
    telegram_id, reader = found
    try:
        await office.sender.tell_commands(telegram_id, commands_for(reader) or commands_for_everybody(reader.language))
    except Undeliverable:
        # there is no chat to show them in; opening it shows the list of everybody
        return


async def discard_files(office: Office, _: int) -> None:
    """Deletes the files of wiped practice records that nothing else has."""
    while found := await find_discarded_files(FILES_AT_ONCE):
        for sha256 in found:
            if not await is_in_use(sha256):
                await office.files.remove(sha256)
            await practice.discarded(office.cause(), sha256)


async def begin_stand_in(office: Office, stand_in_id: int) -> None:
    """The first day of a leave has come."""
    await stand_ins.begin(office.cause(), stand_in_id)


async def end_stand_in(office: Office, stand_in_id: int) -> None:
    """The last day of a leave is over."""
    await stand_ins.finish(office.cause(), stand_in_id)


async def lapse_case(office: Office, case_id: int) -> None:
    """Closes a case that nobody answered."""
    await lapsing.lapse(office.cause(), case_id)


WORK: dict[str, Callable[[Office, int], Awaitable[None]]] = {
    "archive_file": archive_file,
    "make_report": make_report,
    "issue_patrol": issue_patrol,
    "tell_commands": tell_commands,
    "make_register": make_register,
    "make_joining_card": make_joining_card,
    "read_policy": read_policy,
    "discard_files": discard_files,
    "begin_stand_in": begin_stand_in,
    "end_stand_in": end_stand_in,
    "lapse_case": lapse_case,
    **LEDGER_WORK,
}
