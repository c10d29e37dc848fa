"""A patrol of the demo company's past, which the client has had since its recall window was over."""

from collections.abc import Sequence

from bot.app.demo_filling import Album, Given, fill_in
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.record_kind import RECALL_WINDOW
from bot.rules.work_records.patrols import PATROL
from bot.services.work_records.filing import release_job, report_job
from bot.services.work_records.releasing import release
from storage.jobs import queue as jobs


async def patrol(cause: Cause, who: Person, subject: tuple[str, int], given: Sequence[Given], album: Album) -> int:
    """Records it and has the client get it; returns its id. Raises NotAnAnswer, NoAlbum, as ``fill_in``."""
    record_id = (await fill_in(cause, who, PATROL.form.code, subject, given, album)).record_id
    issued = cause.at + RECALL_WINDOW
    await release(Cause(at=issued), PATROL.kind, record_id)
    for kind in (report_job(PATROL), release_job(PATROL)):
        await jobs.cancel_job(kind, record_id, issued)
    return record_id
