"""An inspection of the demo company's past: its checklist filled in as people do, and released by the lead."""

from datetime import timedelta

from bot.app.demo_filling import Album, Given, NotAnAnswer, Photo, Skip, Tap, give, go_through
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.walking import missing
from bot.rules.people import Person
from bot.rules.plain_words import CONFORM, NO, YES
from bot.rules.work_records.inspections import INSPECTION
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.walking import Shown
from bot.services.work_records.filing import report_job
from bot.services.work_records.releasing import approve
from storage.jobs import queue as jobs

A_DOZEN = 12
LOOKED_AT = timedelta(hours=2)
"""After which the lead has read it."""


async def inspect(cause: Cause, who: Person, lead: Person, subject: tuple[str, int], album: Album) -> int:
    """Records it and has the lead release it; returns its id. Raises NotAnAnswer, as ``fill_in``."""
    view = await forms.open_form(cause, who, INSPECTION.form.code, *subject)
    shown = await forms.type_text(cause, who, "全部符合")
    while open_steps := missing(view.form, shown.view.answers):
        asked = open_steps[0]
        draft = shown.view.draft
        shown = await forms.go_to(cause, who, draft.token, draft.turn, asked.index)
        shown = await _answered(cause, who, shown, asked, album)
        if shown.problem is not None or asked in missing(view.form, shown.view.answers):
            raise NotAnAnswer(view.form.code, asked.key) from shown.problem
    record = await go_through(cause, who, shown.view, (), album)
    if lead.id != who.id:
        await approve(Cause(at=cause.at + LOOKED_AT, person_id=lead.id), lead, INSPECTION.kind, record.record_id)
    await jobs.cancel_job(report_job(INSPECTION), record.record_id, cause.at)
    return record.record_id


async def _answered(cause: Cause, who: Person, shown: Shown, asked: Step, album: Album) -> Shown:
    for one in _given(asked, cause):
        shown = await give(cause, who, shown, one, album)
    if asked.question.kind is Kind.CHOICES:
        draft = shown.view.draft
        moved = await forms.move(cause, who, draft.token, draft.turn, Move.NEXT)
        return moved if isinstance(moved, Shown) else shown
    return shown


def _given(asked: Step, cause: Cause) -> tuple[Given, ...]:
    """An answer with which nothing is wrong."""
    question = asked.question
    fine = [option.key for option in question.options if option.key not in question.fails]
    match question.kind:
        case Kind.CONFORMITY:
            return (Tap(CONFORM),)
        case Kind.CHOICE:
            return (Tap(fine[0]),)
        case Kind.CHOICES:
            return (Tap(f"{fine[0]}+"),)
        case Kind.YES_NO:
            return (Tap(NO if YES in question.fails else YES),)
        case Kind.NUMBER:
            # as near to a dozen as its limits allow
            return (str(min(A_DOZEN, A_DOZEN if question.high is None else question.high)),)
        case Kind.DATE:
            return (beijing_day(cause.at).isoformat(),)
        case Kind.FILES:
            return (Photo(f"inspection-{asked.index}"),)
        case Kind.TEXT:
            return ("见现场记录，资料齐全",)
        case _:
            return (Skip(),)
