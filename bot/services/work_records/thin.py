"""A record that looks thin is shown to the lead, and to nobody else: never to its author, never to the client."""

from collections.abc import Iterable
from datetime import datetime

from bot.records.drafts import DraftView
from bot.records.links import Link
from bot.records.work_records import ThinRecord, WorkRecord
from bot.rules.cause import Cause
from bot.rules.form import Kind, Media
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.spent import said_times, spent
from bot.rules.forms.walking import visible
from bot.rules.people import Person, Role
from bot.rules.practice import is_practice
from bot.rules.thin import Done, Thin, thin
from storage.settings.firm import get_settings
from storage.work_records import thin as marks
from storage.work_records.stored import get_record


async def note_thin(cause: Cause, record: Link, view: DraftView) -> None:
    """Notes of a record that was filed just now whether it looks thin, inside a transaction that is open already."""
    filed = await get_record(record.kind, record.id)
    if filed is None or filed.client_id is None or filed.site_id is None or is_practice(filed.client_id):
        return
    before = [
        spent(one.said, one.began_at, one.filed_at)
        for one in await marks.find_last_times(filed.kind, filed.site_id, filed.id)
    ]
    lasted = [ended - began for began, ended in before]
    reasons = thin(_done(filed, view), lasted, (await get_settings()).thin_share)
    if reasons:
        await marks.add_mark(record, filed.client_id, reasons, cause.at)


def _done(filed: WorkRecord, view: DraftView) -> Done:
    began, ended = spent(filed.said, filed.began_at, filed.filed_at)
    results = [judged(step.question, view.answers.get(step.key)) for step in numbered(view.form)]
    asked = [
        step
        for step in visible(view.form, view.answers)
        if step.question.kind is Kind.FILES and step.question.walked and Media.PHOTO in step.question.media
    ]
    return Done(
        took=ended - began,
        opened=filed.filed_at - filed.began_at,
        judged=[result for result in results if result is not None],
        asked_photos=bool(asked),
        photos=sum(file.media == "photo" for file in view.attachments),
        written_up=bool(said_times(view.answers)),
    )


def sees_thin(who: Person, record: WorkRecord) -> bool:
    """Whether a mark of this record is for the person: the client's lead, unless it is their own record."""
    return record.client_id is not None and Role.LEAD in who.roles_at(record.client_id) and record.person_id != who.id


async def thin_among(who: Person, kind: str, records: Iterable[WorkRecord]) -> dict[int, tuple[Thin, ...]]:
    """Why those of these records look thin that do, as far as the person is to know."""
    return await marks.find_marks(kind, [record.id for record in records if sees_thin(who, record)])


async def thin_since(who: Person, since: datetime) -> tuple[ThinRecord, ...]:
    """What was filed since a moment at the clients that the person leads and looks thin."""
    return tuple(await marks.find_marked(who.clients(Role.LEAD), since, who.id))
