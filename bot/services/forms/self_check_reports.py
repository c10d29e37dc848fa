"""Opening the week's or the month's report of self-checks, drafted from what was recorded (clause 4.6)."""

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.record_kind import CLIENT
from bot.rules.self_checks.words import REPORTS
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.checklists import choosing
from bot.services.drafts.beginning import begin_draft
from bot.services.drafts.in_use import form_to_begin
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.walking import take_up
from bot.services.self_checks.filing import AlreadyRecorded
from bot.services.self_checks.posts import confirms_as
from bot.services.self_checks.reports import report_begins
from storage import self_checks
from storage.database import writing
from storage.drafts import stored as drafts


@writing
async def open_report(cause: Cause, who: Person, client_id: int, period: str) -> DraftView:
    """Begins the latest report that is due, or takes up the one that was begun.

    Raises:
        NotAllowed: it is not this person's to confirm.
        AlreadyRecorded: it is there.
    """
    if period not in REPORTS or confirms_as(who, client_id, period) is None:
        raise NotAllowed(SELF_CHECK.kind, CLIENT, client_id)
    form = await choosing.form_to_fill(f"{SELF_CHECK.form.code}/{REPORTS[period]}", CLIENT, client_id)
    begun = await drafts.find_open_draft(who.id, form, CLIENT, client_id)
    if begun is not None:
        return await take_up(who, begun)
    first, answers = await report_begins(cause, client_id, period)
    kept = await self_checks.get(client_id, period, first)
    if kept is not None:
        raise AlreadyRecorded(kept)
    known = {step.key for step in (await form_to_begin(form)).steps()}
    drafted = {key: answer for key, answer in answers.items() if key in known}
    view = await begin_draft(cause, who, form, (CLIENT, client_id), answers=drafted)
    return await take_up(who, view.draft)
