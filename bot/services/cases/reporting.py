"""须按时告知: who has to be told of an incident is reminded of until somebody noted that they were (clause 5.4 b)."""

from dataclasses import replace
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.cases.reports import CaseReport
from bot.records.drafts import DraftView
from bot.rules.cases.incident import AUTHORITY, WHEN_TOLD, WHOM
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.reporting import INFORM, MUST_REPORT, NO_REPORT, WHICH_DUTY, Duty, next_asking
from bot.rules.cause import Cause
from bot.rules.deadlines import due
from bot.rules.form import Form, Option
from bot.rules.people import Person
from bot.rules.practice import is_practice
from bot.services.cases.overseeing import lead_of, overseers_of
from bot.services.drafts.given import given
from bot.services.post.writing import MessageCode, post
from storage.cases import reports
from storage.cases import stored as cases
from storage.database import writing
from storage.jobs import queue as jobs
from storage.settings.firm import get_settings

REPORT_DUE = MessageCode("case_report_due")
REMIND = "remind_report"
"""The job that reminds of what was not reported yet."""


async def reports_of(case: CaseRecord) -> tuple[CaseReport, ...]:
    """What of a case has to be told to whom by when."""
    has = any(step.action == MUST_REPORT for step in CASE_KINDS[case.kind].transitions)
    return tuple(await reports.find_reports(case.id)) if has else ()


async def asks(who: Person, view: DraftView) -> Form:  # noqa: ARG001 -- the shape of ``Purpose.asks``
    """The form with the list of the firm; who notes that something is due is offered that alone.

    Whoever notes that an authority was told is offered the whole list; of anybody else what is noted as due and not
    done yet, and is not asked where nothing is.
    """
    duties = [(one.key, one.name) for one in (await get_settings()).duties]
    due_now = view.draft.subject_kind == MUST_REPORT
    left = [] if due_now else [(one.duty, one.what) for one in await left_of(view.draft.subject_id)]
    told = view.answers.get(WHOM)
    if not due_now and (told is None or told.value != AUTHORITY):
        duties = []
    options = tuple(Option(key, name) for key, name in dict([*duties, *left]).items())
    questions = []
    for question in view.form.questions:
        if question.key == WHICH_DUTY and options:
            none = () if due_now else question.options
            asked = replace(question, options=(*options, *none), visible_when=() if left else question.visible_when)
            questions.append(asked)
        else:
            questions.append(question)
    return replace(view.form, questions=tuple(questions))


def can_be_noted(case: CaseRecord) -> bool:
    """Whether somebody can still note whom they told, so that it makes sense to remind of it."""
    return case.state in LIFE_CYCLES[case.kind].transition(INFORM).since


async def left_of(case_id: int) -> list[CaseReport]:
    """What of a case nobody noted as told yet."""
    return [one for one in await reports.find_reports(case_id) if one.told_at is None]


async def note_reports(cause: Cause, who: Person, view: DraftView, case: CaseRecord, step: Transition) -> None:
    """What a step says of who has to be told; inside a transaction that is open already.

    Who was informed may be told what nobody said to be due: it is noted as both.
    """
    said = given(view.answers)
    key, told = said.get(WHICH_DUTY, NO_REPORT), WHOM in said
    duty = next((one for one in (await get_settings()).duties if one.key == key), None)
    if duty is not None and (told or step.action == MUST_REPORT):
        await _add(cause, who, case, duty)
    if told and key != NO_REPORT:
        at = datetime.fromisoformat(said[WHEN_TOLD]) if WHEN_TOLD in said else cause.said_at
        await reports.note_told(case.id, key, at)


async def _add(cause: Cause, who: Person, case: CaseRecord, duty: Duty) -> None:
    calendar = (await get_settings()).calendar(case.client_id)
    until = due(case.opened_at, duty.within, calendar)
    added = await reports.add_report(case.id, duty, until, by_id=who.id, at=cause.said_at)
    if added and not is_practice(case.client_id):
        await _plan(cause, case.id)


async def _plan(cause: Cause, case_id: int) -> None:
    """Has it be looked again when the first of what is not reported is to be said."""
    left = await left_of(case_id)
    if left:
        await jobs.repeat_job(REMIND, case_id, min(next_asking(one.made_at, one.due_at, cause.at) for one in left))


@writing
async def remind_of_reports(cause: Cause, case_id: int) -> None:
    """Tells who leads, and who is above them, what is still to be reported, until it is, or can be noted no more."""
    case = await cases.get_case(case_id)
    if case is None or not can_be_noted(case):
        return
    left = await left_of(case_id)
    if any(next_asking(one.made_at, one.due_at, one.made_at) <= cause.at for one in left):
        for person in [*await lead_of(case), *await overseers_of(case)]:
            await post(cause, REPORT_DUE, ("case", case_id), person.id, occurrence=cause.at.isoformat())
    await _plan(cause, case_id)
