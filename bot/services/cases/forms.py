"""The forms of a case's steps: what they are about, who may be picked in them, and the step when they are submitted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.alike import SAME
from bot.rules.cases.complaint import SETTLE
from bot.rules.cases.kinds import KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Promise
from bot.rules.cases.measures import OWNER
from bot.rules.cases.parties import may_do
from bot.rules.cases.reporting import WHICH_DUTY
from bot.rules.cause import Cause
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.case_keys import OTHERS, UNTIL, WHICH
from bot.rules.forms.case_steps import FORMS
from bot.rules.forms.problems import Problem
from bot.rules.forms.unreadable import DayTooEarly
from bot.rules.people import Person
from bot.rules.text import Text
from bot.rules.working_days import END_OF_DAY
from bot.services.cases.alike import picks as same_picks
from bot.services.cases.before_review import warn_of_open
from bot.services.cases.handling import handlers_to_pick, is_about, people_to_settle
from bot.services.cases.history import events_of
from bot.services.cases.limits import ensure_in_time
from bot.services.cases.measures import owners_to_pick, plan
from bot.services.cases.rating import ask_for_answer
from bot.services.cases.reporting import asks as asks_of_reports
from bot.services.cases.reporting import note_reports
from bot.services.cases.same import settle
from bot.services.cases.seeing import NoSuchCase, view_of
from bot.services.cases.steps import AlreadyHandled, advance, allowed, step_of
from bot.services.cases.together import asks, begins_with, chosen_in, follow
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from storage.cases import stored as cases
from storage.cases.holding import hold_cases
from storage.settings.firm import get_settings

STEP_TAKEN = OutcomeKind("case")
TITLE_SHOWN = 40
SOONEST_REDONE = 3
"""Working days that are offered at least to whoever has to redo something."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What a step's form is about: ``subject_kind`` is the step's action, ``subject_id`` the case.

    Raises:
        SubjectDone: the case is no longer where this can be done.
    """
    case = await cases.get_case(subject_id)
    transition = step_of(case, subject_kind)
    if case is None or transition is None:
        return None
    title = f"{case.number} {case.title[:TITLE_SHOWN]}"
    found = Card(
        case.client_id,
        title=Text(title, title),
        allows=lambda who: may_do(who, LIFE_CYCLES[case.kind], transition, case.parties),
        subject_id=case.id,
        quote=await _written_last(case),
        promised=beijing_day(case.promised_at) if case.promised_at is not None and transition.to is None else None,
        suggests=await _suggested(case) if transition.to is not None and transition.promise is Promise.ASKED else None,
    )
    if case.state not in transition.since:
        raise SubjectDone(subject_id, found)
    return found


async def _suggested(case: CaseRecord) -> Callable[[date], date]:
    """By when something is to be redone: what was promised with the days of waiting given back, or some days more."""
    calendar = (await get_settings()).calendar(case.client_id)

    def suggested(today: date) -> date:
        now = at(today, END_OF_DAY)
        soonest = calendar.add_working_days(now, SOONEST_REDONE)
        if case.promised_at is None:
            return beijing_day(soonest)
        waited = calendar.working_days_between(case.paused_at, now) if case.paused_at is not None else 0
        return beijing_day(max(soonest, calendar.add_working_days(case.promised_at, waited)))

    return suggested


async def _written_last(case: CaseRecord) -> str:
    """What was written last; what opened the case stands in the form's title already, unless it is long."""
    opening = case.title if len(case.title) > TITLE_SHOWN else ""
    return next((event.text for event in reversed(await events_of(case)) if event.text), opening)


async def check(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """A date that is put off lies after the one that was promised."""
    asked = view.answers.get(UNTIL)
    if asked is not None and view.form.step(UNTIL).question.kind is not Kind.DATE:
        return None
    soonest = first_day(view, view.form.step(UNTIL)) if asked is not None else None
    if asked is None or soonest is None or date.fromisoformat(str(asked.value)) >= soonest:
        return None
    return DayTooEarly(soonest)


def first_day(view: DraftView, step: Step) -> date | None:
    """From which day on a date can be put off."""
    promised = view.card.promised
    return None if promised is None or step.key != UNTIL else promised + timedelta(days=1)


async def in_time(cause: Cause, subject_kind: str, subject_id: int) -> None:
    """Raises TooLate: the step is not possible any more, so its form is not begun."""
    case = await cases.get_case(subject_id)
    transition = step_of(case, subject_kind)
    if case is not None and transition is not None:
        await ensure_in_time(case, transition, cause.said_at)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Takes the step that the form was filled in for.

    Raises:
        AlreadyHandled: someone else acted meanwhile.
    """
    # what is sent while another does something is done to what they made of it, not sent back to be typed anew
    await hold_cases(_cases_in(view))
    case = await cases.get_case(view.draft.subject_id)
    transition = allowed(who, case, view.draft.subject_kind)
    if case is None or transition is None:
        raise NoSuchCase(view.draft.subject_id)
    if case.state not in transition.since:
        # it moved on between the look at the form and this
        raise AlreadyHandled(await view_of(who, case))
    if is_about(who, case, view):
        # they said that it is about themselves: another takes it up
        transition = SETTLE
    await ensure_in_time(case, transition, cause.said_at)
    if transition.action == SAME:
        return Outcome(STEP_TAKEN, (await settle(cause, who, case, view)).id)
    now = await advance(cause, who, case, transition, view)
    await follow(cause, who, view, now, transition)
    await plan(cause, who, view, now, transition)
    await note_reports(cause, who, view, now, transition)
    await ask_for_answer(cause, view, now, transition)
    return Outcome(STEP_TAKEN, case.id)


def _cases_in(view: DraftView) -> list[int]:
    """The ids of the case that the form is about, and of those that it names."""
    which = given(view.answers).get(WHICH)
    return [view.draft.subject_id, *map(int, chosen_in(view.answers)), *([int(which)] if which else [])]


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:
    """The people who can handle a case or see to a measure, or of whom one can say that it is about them."""
    case = await cases.get_case(card.subject_id)
    if case is None:
        return ()
    if pick == SAME:
        return await same_picks(who, case)
    if pick == OWNER:
        return await owners_to_pick(case)
    if pick == "handler":
        return await handlers_to_pick(case)
    return await people_to_settle(case, who.language) if pick == "about" else ()


_STEP = Purpose(None, card, submit, (STEP_TAKEN,), picks, check, first_day=first_day, in_time=in_time)
_WITH_OTHERS = replace(_STEP, asks=asks, begins_with=begins_with)
_REVIEWS = {
    step.asks
    for kind in KINDS
    for step in kind.transitions
    if kind.measures is not None and step.action == kind.measures.reviewed
}


def _purpose(form: Form) -> Purpose:
    if form.code in _REVIEWS:
        return replace(_STEP, warn=warn_of_open)
    if any(one.key == WHICH_DUTY for one in form.questions):
        return replace(_STEP, asks=asks_of_reports)
    return _WITH_OTHERS if any(one.key == OTHERS for one in form.questions) else _STEP


PURPOSES = {form.code: _purpose(form) for form in FORMS}
