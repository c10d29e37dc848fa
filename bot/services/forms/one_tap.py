"""A self-check at one tap: 今日无问题 or 停产, submitted as if it had been answered item by item (4.6)."""

from bot.records.drafts import DraftView
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.form import Kind
from bot.rules.forms.answers import Answer
from bot.rules.forms.walking import missing, rest_conform
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import CLIENT
from bot.rules.self_checks.words import CLEAR, DAY, SHUT_DOWN, SHUTDOWN
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.checklists import choosing
from bot.services.drafts.beginning import begin_draft
from bot.services.drafts.loading import load
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.walking import answered, complete, submit, take_up
from bot.services.self_checks.filing import AlreadyRecorded, card
from storage import self_checks
from storage.database import writing
from storage.drafts import stored as drafts
from storage.people.persons import change_active_draft

FORMS = {CLEAR: SELF_CHECK.form.code, SHUTDOWN: f"{SELF_CHECK.form.code}/{SHUT_DOWN}"}
"""What is filled in by saying so."""


@writing
async def record_day(cause: Cause, who: Person, client_id: int, said: str) -> Outcome | DraftView:
    """Records today as without problem, or without production.

    Where something was begun already, or the firm's own checklist asks more than whether it conforms, the form is what
    comes back.

    Raises:
        NotAllowed: it is not this person's to record, or nothing is recorded by saying this.
        AlreadyRecorded: the day has a record; it stays the only one of its kind.
    """
    about = await card(CLIENT, client_id)
    if said not in FORMS or about is None or not may(who, SELF_CHECK.file, Subject(client_id)):
        raise NotAllowed(SELF_CHECK.kind, CLIENT, client_id)
    await _refuse_second(cause, client_id)
    form = await choosing.form_to_fill(FORMS[said], CLIENT, client_id)
    begun = await drafts.find_open_draft(who.id, form, CLIENT, client_id)
    if begun is not None and await drafts.is_touched(begun.id):
        return await take_up(who, begun)
    view = await load(begun) if begun is not None else await begin_draft(cause, who, form, (CLIENT, client_id))
    view = await complete(who, view)
    given = rest_conform(view.form, view.answers) | {
        step.key: Answer("confirmed") for step in view.form.steps() if step.question.kind is Kind.CONFIRM
    }
    shown = await answered(cause, who, view, given, None)
    if missing(view.form, shown.view.answers):
        return shown.view
    outcome = await submit(cause, who, shown.view)
    # what else the person was filling in is where their words go, as before
    await change_active_draft(who.id, who.active_draft_id if who.active_draft_id != view.draft.id else None)
    kept = await self_checks.get(client_id, DAY, beijing_day(cause.at))
    if kept is not None and kept.record_id != outcome.record_id:
        raise AlreadyRecorded(kept)
    return outcome


async def _refuse_second(cause: Cause, client_id: int) -> None:
    kept = await self_checks.get(client_id, DAY, beijing_day(cause.at))
    if kept is not None:
        raise AlreadyRecorded(kept)
