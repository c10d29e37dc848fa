"""The case engine: one step of any case is one transaction (DESIGN.md section 3).

A step is a conditional update from exactly what the person saw; whoever comes second is told who acted and what holds
now. With it go the trail's entry, what those concerned are told, and the reminders of the new state.
"""

from datetime import date, datetime, timedelta
from functools import partial

from bot.records.cases import CaseRecord, CaseView, DateExplained
from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.deadlines import advanced, lapses_at, reckoned
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Promise, State, Transition, can_do, may_do, may_see, waits_for
from bot.rules.cause import Cause
from bot.rules.forms.case_steps import STARS, UNTIL, WHO
from bot.rules.forms.problems import Problem
from bot.rules.forms.unreadable import DayTooEarly
from bot.rules.people import Person, Role
from bot.rules.text import Language, Text
from bot.rules.working_days import END_OF_DAY, Calendar
from bot.services.case_history import events_of, files_of
from bot.services.case_messages import tell_former_handler, tell_of_step
from bot.services.drafts import SubjectDone
from bot.services.reminders import remind_again, remind_of_case
from storage import cases, jobs, outbox, people
from storage.database import writing
from storage.trail import add_entry

TITLE_SHOWN = 40


class NoSuchCase(LookupError):
    """There is no such case that the person may see, or may do this to."""


class DoneToday(Exception):
    """What may be done once a day was done today already; ``view`` is how it stands."""

    def __init__(self, view: CaseView) -> None:
        super().__init__(view.case.id)
        self.view = view


class AlreadyHandled(Exception):
    """Someone acted first; ``view`` is how it stands now."""

    def __init__(self, view: CaseView) -> None:
        super().__init__(view.case.id)
        self.view = view


async def get_case(who: Person, case_id: int) -> CaseView:
    """A case that the person may see.

    Raises:
        NoSuchCase: there is none, or not for this person.
    """
    return await _seen(who, await cases.get_case(case_id))


async def get_case_by_number(who: Person, number: str) -> CaseView:
    """A case by its number.

    Raises:
        NoSuchCase: as ``get_case``.
    """
    return await _seen(who, await cases.get_case_by_number(number))


async def get_case_of_draft(who: Person, draft_id: int) -> CaseView:
    """The case that a draft opened.

    Raises:
        NoSuchCase: as ``get_case``.
    """
    return await _seen(who, await cases.get_case_of_draft(draft_id))


async def _seen(who: Person, case: CaseRecord | None) -> CaseView:
    if case is None or not may_see(who, LIFE_CYCLES[case.kind], case.parties):
        raise NoSuchCase
    return await view_of(who, case)


async def view_of(who: Person, case: CaseRecord) -> CaseView:
    """The case with its history and what this person can do now."""
    life_cycle = LIFE_CYCLES[case.kind]
    return CaseView(
        case=case,
        can=can_do(who, life_cycle, case.state, case.parties),
        events=await events_of(case),
        finding=await cases.get_finding_details(case.id) if case.kind == "finding" else None,
        files=await files_of(case),
        waits_for_me=waits_for(who, life_cycle, case.state, case.parties),
        lapses_at=_lapses_at(life_cycle.state(case.state), case),
    )


@writing
async def act(cause: Cause, who: Person, case_id: int, action: str, state: str, turn: int) -> CaseView:
    """Does what one tap does, to a case that was shown in ``state``.

    A step that leaves the state as it is (a nudge) is also held to the ``turn``, or a second tap would repeat it.

    Raises:
        NoSuchCase: there is none, or the person may not do this to it.
        AlreadyHandled: it is no longer in the state that the button was shown in.
        DoneToday: this may be done once a day.
    """
    case = await cases.get_case(case_id)
    transition = _allowed(who, case, action)
    if case is None or transition is None or transition.asks is not None:
        raise NoSuchCase(case_id)
    stays = transition.to in (None, case.state)
    if case.state != state or state not in transition.since or (stays and case.turn != turn):
        raise AlreadyHandled(await view_of(who, case))
    if transition.daily:
        view = await view_of(who, case)
        if any(event.action == action and beijing_day(event.at) == beijing_day(cause.at) for event in view.events):
            raise DoneToday(view)
    return await view_of(who, await advance(cause, who, case, transition))


def _allowed(who: Person, case: CaseRecord | None, action: str) -> Transition | None:
    if case is None:
        return None
    life_cycle = LIFE_CYCLES[case.kind]
    if action not in {transition.action for transition in life_cycle.transitions}:
        return None
    transition = life_cycle.transition(action)
    return transition if may_do(who, life_cycle, transition, case.parties) else None


async def advance(
    cause: Cause, who: Person | None, case: CaseRecord, transition: Transition, view: DraftView | None = None
) -> CaseRecord:
    """One step, inside a transaction that is open already; ``view`` is the form that was filled in for it.

    ``who`` is None where nobody acts and time passed.

    Raises:
        AlreadyHandled: someone else acted since the case was read.
    """
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(transition.to or case.state)
    clock = advanced(life_cycle, transition, state, case.clock, cause.at, Calendar(), _asked(transition, view))
    handler_id, taken_at = case.handler_id, case.taken_at
    if view is not None and WHO in view.answers:
        handler_id, taken_at = int(str(view.answers[WHO].value)), cause.at
    elif transition.takes and who is not None:
        handler_id, taken_at = who.id, cause.at
    moved = await cases.claim_step(
        case,
        state.key,
        clock,
        closed_at=cause.at if state.ends else None,
        handler_id=handler_id,
        taken_at=taken_at,
        rectified_by_id=who.id if transition.rectifies and who is not None else case.rectified_by_id,
        rating=_rating(case, transition, view),
    )
    now = await cases.get_case(case.id)
    if now is None:
        raise NoSuchCase(case.id)
    if not moved:
        raise AlreadyHandled(await view_of(who, now)) if who is not None else NoSuchCase(case.id)
    details: dict[str, int | str] = {"from": case.state, "to": now.state}
    if view is not None:
        details["draft"] = view.draft.id
        for attachment in view.attachments:
            await jobs.add_job("archive_file", attachment.id, cause.at)
    await add_entry(cause, transition.action, "case", case.id, **details)
    await tell_of_step(cause, now, transition, who, view)
    if case.handler_id is not None and case.handler_id != now.handler_id:
        await tell_former_handler(cause, now, transition, case.handler_id, who)
    # who handles it now is reminded, and who did is not any more
    if (now.state, now.due_at, now.handler_id) != (case.state, case.due_at, case.handler_id):
        await outbox.cancel_messages("case", case.id, cause.at, kind="case_reminder")
        await remind_of_case(cause, now)
    silent_until = _lapses_at(state, now)
    if silent_until is not None and (now.state, now.due_at) != (case.state, case.due_at):
        await jobs.repeat_job("lapse_case", now.id, silent_until)
    return now


def _lapses_at(state: State, case: CaseRecord) -> datetime | None:
    if state.lapse is None or case.due_at is None:
        return None
    return lapses_at(case.due_at, state.lapse, Calendar())


def _rating(case: CaseRecord, transition: Transition, view: DraftView | None) -> int | None:
    """The stars given; a case that is worked on again is rated anew."""
    if view is not None and STARS in view.answers:
        return int(str(view.answers[STARS].value))
    return None if transition.promise is Promise.RENEW else case.rating


def _asked(transition: Transition, view: DraftView | None) -> datetime | None:
    if transition.promise is not Promise.ASKED or view is None or UNTIL not in view.answers:
        return None
    return at(date.fromisoformat(str(view.answers[UNTIL].value)), END_OF_DAY)


def said_of(view: CaseView, action: str, language: Language) -> str:
    """What is said to the person who took this step."""
    return LIFE_CYCLES[view.case.kind].transition(action).done.to(language)


def explained(view: CaseView) -> DateExplained | None:
    """How the deadline of the present state was counted; None when there is none."""
    case, calendar = view.case, Calendar()
    if case.due_at is None:
        return None
    life_cycle = LIFE_CYCLES[case.kind]
    steps = [(event.at, event.action) for event in view.events]
    reckoning = reckoned(life_cycle, life_cycle.state(case.state), case.opened_at, steps, calendar)
    told = view.events[reckoning.told] if reckoning.told is not None else None
    return DateExplained(calendar.explain(reckoning.start, case.due_at), reckoning.waited, told)


@writing
async def snooze(cause: Cause, who: Person, case_id: int) -> CaseView:
    """明天再提醒: reminds this person once more on the next working day; the series stays.

    Raises:
        NoSuchCase: there is none that the person has anything to do about.
        AlreadyHandled: it is closed, so there is nothing to be reminded of.
    """
    view = await get_case(who, case_id)
    if view.case.closed_at is not None:
        raise AlreadyHandled(view)
    if not view.can:
        raise NoSuchCase(case_id)
    if await remind_again(cause, who, view.case):
        await add_entry(cause, "snooze", "case", case_id)
    return view


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What a step's form is about: ``subject_kind`` is the step's action, ``subject_id`` the case.

    Raises:
        SubjectDone: the case is no longer where this can be done.
    """
    case = await cases.get_case(subject_id)
    if case is None:
        return None
    life_cycle = LIFE_CYCLES[case.kind]
    if subject_kind not in {transition.action for transition in life_cycle.transitions}:
        return None
    transition = life_cycle.transition(subject_kind)
    title = f"{case.number} {case.title[:TITLE_SHOWN]}"
    found = Card(
        case.client_id,
        title=Text(title, title),
        allows=partial(_may, case, transition),
        subject_id=case.id,
        quote=await _written_last(case),
        promised=beijing_day(case.promised_at) if case.promised_at is not None else None,
    )
    if case.state not in transition.since:
        raise SubjectDone(subject_id, found)
    return found


async def _written_last(case: CaseRecord) -> str:
    """What was written last; what opened the case stands in the form's title already, unless it is long."""
    opening = case.title if len(case.title) > TITLE_SHOWN else ""
    return next((event.text for event in reversed(await events_of(case)) if event.text), opening)


def check(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """A date that is put off lies after the one that was promised."""
    promised, asked = view.card.promised, view.answers.get(UNTIL)
    if promised is None or asked is None or date.fromisoformat(str(asked.value)) > promised:
        return None
    return DayTooEarly(promised + timedelta(days=1))


def _may(case: CaseRecord, transition: Transition, who: Person) -> bool:
    return may_do(who, LIFE_CYCLES[case.kind], transition, case.parties)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Takes the step that the form was filled in for.

    Raises:
        NoSuchCase: it is no longer theirs to do.
        AlreadyHandled: someone else acted meanwhile.
    """
    case = await cases.get_case(view.draft.subject_id)
    transition = _allowed(who, case, view.draft.subject_kind)
    if case is None or transition is None:
        raise NoSuchCase(view.draft.subject_id)
    if case.state not in transition.since:
        # it moved on between the look at the form and this
        raise AlreadyHandled(await view_of(who, case))
    await advance(cause, who, case, transition, view)
    return Outcome("case", case.id)


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """The people who can be asked to handle a case: never its opener, nor the person it is about."""
    case = await cases.get_case(card.subject_id)
    if pick != "handler" or case is None:
        return ()
    able = await people.find_people_with_role(case.client_id, Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER)
    left_out = {case.about_id, case.opened_by_id, case.handler_id}
    return tuple(Pick(person.id, person.name) for person in able if person.id not in left_out)
