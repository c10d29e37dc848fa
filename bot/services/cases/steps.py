"""The case engine: one step of any case is one transaction (DESIGN.md section 3).

A step is a conditional update from exactly what the person saw; whoever comes second is told who acted and what holds
now. With it go the trail's entry, what those concerned are told, and the reminders of the new state.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.records.cases.cases import CaseRecord, CaseView, DateExplained
from bot.records.drafts import DraftView
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.alike import JOIN, LET_GO, SPLIT
from bot.rules.cases.deadlines import SET_BY_HAND, advanced, reckoned
from bot.rules.cases.finding_terms import FIX, Severity
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Counted, Promise, State, Transition
from bot.rules.cases.parties import may_do
from bot.rules.cause import Cause
from bot.rules.deadlines import Unit
from bot.rules.forms.case_keys import ABOUT, PREVENTION, STARS, TEXT, UNTIL, WHO
from bot.rules.people import Person
from bot.rules.settings.firm import FirmSettings
from bot.rules.text import Language
from bot.rules.working_days import END_OF_DAY
from bot.services.attachments import hand_over
from bot.services.cases.calling import call_next, refresh_count
from bot.services.cases.classifying import classify, promise_anew, times_for
from bot.services.cases.ending import tell_of_end
from bot.services.cases.ends import clock_of, decider_after, end_after, goes_on_again, leads_to, reviewer_of
from bot.services.cases.handing_on import hand_on
from bot.services.cases.handling import is_left, named_handler, named_since, settled
from bot.services.cases.hearing import LAPSE, heed
from bot.services.cases.messages import tell_former_handler, tell_in_place, tell_of_nobody_left, tell_of_step
from bot.services.cases.nagging import acknowledge
from bot.services.cases.promises import note_promises
from bot.services.cases.reminders import remind_again, remind_of_case
from bot.services.cases.seeing import NoSuchCase, get_case, view_of
from bot.services.cases.silence import silent_until
from bot.services.cases.update_asking import plan_asking
from bot.services.drafts.given import given
from storage.cases import complaints, findings, listed, ties
from storage.cases import stored as cases
from storage.cases.holding import hold_case
from storage.database import writing
from storage.jobs import queue as jobs
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry, timeline


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


@writing
async def act(cause: Cause, who: Person, case_id: int, action: str, state: str, turn: int) -> CaseView:
    """Does what one tap does, to a case that was shown in ``state``.

    A step that leaves the state as it is (a nudge) is also held to the ``turn``, or a second tap would repeat it.

    Raises:
        AlreadyHandled: it is no longer in the state that the button was shown in.
        DoneToday: this may be done once a day.
    """
    # of two who do something at the very same moment the second does it to what the first made of it
    case = await hold_case(case_id)
    transition = allowed(who, case, action)
    if case is not None and transition is not None and transition.afterwards and case.state not in transition.since:
        transition = allowed(who, case, transition.afterwards)
        if transition is None:
            raise AlreadyHandled(await view_of(who, case))
        state = case.state
    if case is None or transition is None or transition.asks is not None:
        raise NoSuchCase(case_id)
    if transition.acknowledges and state in transition.since:
        await acknowledge(cause, who, case)
        return await view_of(who, case)
    # who comes to help, or cannot, counts whoever else does
    stays = transition.to in (None, case.state) and not (transition.comes or transition.passes)
    if case.state != state or state not in transition.since or (stays and case.turn != turn):
        raise AlreadyHandled(await view_of(who, case))
    if transition.daily:
        view = await view_of(who, case)
        if any(event.action == action and beijing_day(event.at) == beijing_day(cause.at) for event in view.events):
            raise DoneToday(view)
    return await view_of(who, await advance(cause, who, case, transition))


def allowed(who: Person, case: CaseRecord | None, action: str) -> Transition | None:
    """The step of this name, if the person may take it with such a case at all; None otherwise."""
    step = step_of(case, action)
    if case is None or step is None or not may_do(who, LIFE_CYCLES[case.kind], step, case.parties):
        return None
    return step


async def asked_by(who: Person, case_id: int, action: str) -> str | None:
    """The form that a step asks for, where the person may take it with the case; None: it asks for nothing."""
    step = allowed(who, await cases.get_case(case_id), action)
    return step.asks if step is not None else None


def step_of(case: CaseRecord | None, action: str) -> Transition | None:
    """The step of this name that such a case has, whoever may take it and when."""
    steps = LIFE_CYCLES[case.kind].transitions if case is not None else ()
    return next((step for step in steps if step.action == action), None)


async def advance(
    cause: Cause,
    who: Person | None,
    case: CaseRecord,
    transition: Transition,
    view: DraftView | None = None,
    *,
    given_to: int | None = None,
    beside: bool = False,
) -> CaseRecord:
    """One step, inside a transaction that is open already; ``view`` is the form that was filled in for it.

    ``who`` is None where nobody acts and time passed. ``given_to``: who handles it from now on, where no form says so;
    they and who did hear of it from whoever gives it, with all else that goes to them. ``beside``: it is done with a
    step of another case, of which everybody hears who would of this.

    Raises:
        AlreadyHandled: someone else acted since the case was read.
    """
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(leads_to(case, transition))
    cause = await _in_order(cause, case)
    firm = await get_settings()
    calendar, wished = firm.calendar(case.client_id), _date_in(view, cause.said_at)
    asked = case.asked_until if transition.promise is Promise.AGREED else wished
    times = times_for(case, view, firm.allowances)
    if transition.promise is Promise.RECKONED:
        asked = await promise_anew(case, cause.said_at, calendar, times)
    clock = advanced(life_cycle, transition, state, clock_of(case, transition), cause.said_at, calendar, times, asked)
    handler_id, taken_at = case.handler_id, case.taken_at
    if view is not None and WHO in view.answers:
        handler_id, taken_at = int(str(view.answers[WHO].value)), cause.said_at
    elif given_to is not None:
        handler_id, taken_at = given_to, cause.said_at
    elif transition.takes and who is not None:
        handler_id, taken_at = who.id, cause.said_at
    elif transition.goes_to:
        handler_id, taken_at = await reviewer_of(case, transition), None
    about_id, likely = case.about_id, await named_since(case, who, _words_in(view))
    says_whom = view is not None and ABOUT in view.answers and not view.answers[ABOUT].skipped
    if says_whom and view is not None:
        about_id, likely = settled(case, int(str(view.answers[ABOUT].value)))
        parties = replace(case.parties, about=about_id, likely_about=likely, handler=handler_id)
        handler_id = await named_handler(life_cycle, state.key, parties)
    closed_at, ended_at, ended_as = end_after(case, transition, state, cause.said_at)
    coming, unable = _helping(case, transition, who)
    moved = await cases.claim_step(
        case,
        state.key,
        clock,
        closed_at=closed_at,
        handler_id=handler_id,
        taken_at=taken_at,
        about_id=about_id,
        likely_about=likely,
        rectified_by_id=who.id if transition.rectifies and who is not None else case.rectified_by_id,
        fix_recorded_by_id=_fix_recorder(cause) if transition.rectifies else case.fix_recorded_by_id,
        rating=_rating(case, transition, view),
        asked_until=_waits_for_date(case, transition, wished),
        asked_by_id=who.id if transition.promise is Promise.WISHED and who is not None else case.asked_by_id,
        coming=coming,
        unable=unable,
        decided_by_id=decider_after(case, transition, who),
        appealed_at=cause.said_at if transition.goes_to else case.appealed_at,
        reopened=case.reopened + goes_on_again(case, transition),
        ended_at=ended_at,
        ended_as=ended_as,
    )
    if moved and transition.promise is Promise.RECKONED:
        await classify(case, view)
    if moved and view is not None and transition.contains:
        await findings.note_immediate(case.id, _words_in(view))
    if moved and view is not None and transition.explains:
        await findings.note_cause(case.id, _words_in(view), given(view.answers)[PREVENTION])
    now = await cases.get_case(case.id)
    if now is None:
        raise NoSuchCase(case.id)
    if not moved:
        raise AlreadyHandled(await view_of(who, now)) if who is not None else NoSuchCase(case.id)
    details: dict[str, int | str] = {"from": case.state, "to": now.state}
    if view is not None:
        details["draft"] = view.draft.id
        await hand_over(cause, view, "case", case.id)
    await add_entry(cause, transition.action, "case", case.id, **details)
    await note_promises(cause, now, transition.action, view.draft.id if view is not None else None)
    if transition.rectifies and view is not None:
        await findings.note_fix(case.id, view.draft.id)
    if transition.hands_on and who is not None:
        await hand_on(cause, who, now)
    # before what is said of the step itself: that stays as it is said
    await tell_in_place(cause, case, now, who)
    if given_to is None and not beside:
        await tell_of_step(cause, now, transition, who, view)
    if given_to is None and case.handler_id is not None and case.handler_id != now.handler_id:
        await tell_former_handler(cause, now, transition, case.handler_id, who)
    if says_whom and now.handler_id not in (None, case.handler_id, who.id if who is not None else None):
        await complaints.entrust(now.id, now.handler_id or 0)
        now = await cases.get_case(case.id) or now
    if (says_whom or transition.goes_to) and not await is_left(now):
        await tell_of_nobody_left(cause, now)
    # who handles it now is reminded, and who did is not any more
    if _reminded_of(now) != _reminded_of(case):
        await outbox.cancel_messages("case", case.id, cause.at, kind="case_reminder")
        await remind_of_case(cause, now)
    until = await silent_until(now)
    if until is not None and (now.state, now.due_at) != (case.state, case.due_at):
        await jobs.repeat_job(LAPSE, now.id, until)
    await _call(cause, case, now, transition)
    await plan_asking(cause, case, now)
    if transition.action in (SPLIT, LET_GO):
        await ties.end_joining(case.id, cause.at)
    if state.ends and transition.action != JOIN and not transition.back:
        await _end(cause, who, now, transition)
    return await heed(cause, now)


async def _call(cause: Cause, before: CaseRecord, case: CaseRecord, transition: Transition) -> None:
    """Calls the next one where somebody is to be called after a step, and has the calls say who comes."""
    call = CASE_KINDS[case.kind].call
    if call is None:
        return
    if case.state == call.state and (transition.passes or before.state != call.state):
        await call_next(cause, case)
    if transition.comes or transition.passes or case.state != before.state:
        await refresh_count(cause, case)


async def _end(cause: Cause, who: Person | None, case: CaseRecord, transition: Transition) -> None:
    """What the end of a case means to those who reported it, and to what was joined to it."""
    alike = CASE_KINDS[case.kind].alike
    if alike is not None and case.state in alike.not_settled:
        await let_go(cause, who, case.id)
    # of what was handed on the end is still to come
    if not transition.hands_on:
        await tell_of_end(cause, case, transition, who)


async def let_go(cause: Cause, who: Person | None, case_id: int) -> None:
    """What was joined to a case about which nothing is done any more goes on by itself."""
    for joined in await listed.get_cases(await ties.find_joined_to(case_id)):
        step = LIFE_CYCLES[joined.kind].transition(LET_GO)
        if joined.state in step.since:
            await advance(cause, who, joined, step)


async def _in_order(cause: Cause, case: CaseRecord) -> Cause:
    """What was sent long ago does not come before what was done to the case meanwhile."""
    if cause.said_at == cause.at:
        return cause
    last = max((entry.said_at for entry in await timeline("case", case.id)), default=case.opened_at)
    return replace(cause, sent_at=max(cause.said_at, last))


def _helping(case: CaseRecord, transition: Transition, who: Person | None) -> tuple[list[int], list[int]]:
    """Who comes to help after a step, and who cannot."""
    if who is None or not (transition.comes or transition.passes):
        return case.coming, case.unable
    coming, unable = ([one for one in those if one != who.id] for those in (case.coming, case.unable))
    if transition.comes:
        return (case.coming if who.id in case.coming else [*coming, who.id]), unable
    return coming, [*unable, who.id]


def _reminded_of(case: CaseRecord) -> tuple[object, ...]:
    """What decides who is reminded of a case, and when."""
    return case.state, case.due_at, case.handler_id, case.about_id, case.likely_about


def _fix_recorder(cause: Cause) -> int | None:
    """Who hands a fix in on behalf of who rectified: they do not check it either."""
    return cause.person_id if cause.behalf is not None else None


def _rating(case: CaseRecord, transition: Transition, view: DraftView | None) -> int | None:
    """The stars given; a case that is worked on again is rated anew."""
    if view is not None and STARS in view.answers:
        return int(str(view.answers[STARS].value))
    return None if transition.promise is Promise.RENEW else case.rating


def _words_in(view: DraftView | None) -> str:
    return given(view.answers).get(TEXT, "") if view is not None else ""


def _date_in(view: DraftView | None, now: datetime) -> datetime | None:
    """Until when somebody said: the end of a day, or so many minutes from now."""
    if view is None or UNTIL not in view.answers:
        return None
    said = str(view.answers[UNTIL].value)
    return now + timedelta(minutes=int(said)) if said.isdecimal() else at(date.fromisoformat(said), END_OF_DAY)


def _waits_for_date(case: CaseRecord, transition: Transition, wished: datetime | None) -> datetime | None:
    """The date that somebody waits to have agreed to after a step: a new date, an answer and a move end that."""
    if transition.promise is Promise.WISHED:
        return wished
    answered = transition.answers or transition.promise in SET_BY_HAND or transition.to is not None
    return None if answered else case.asked_until


def said_of(who: Person, view: CaseView, action: str, language: Language) -> str:
    """What is said to the person who took this step, or what it means once somebody else had done it."""
    life_cycle = LIFE_CYCLES[view.case.kind]
    meant = (action, life_cycle.transition(action).afterwards)
    taken = (event.action for event in reversed(view.events) if event.by_id == who.id and event.action in meant)
    return life_cycle.transition(next(taken, action)).done.to(language)


async def explained(view: CaseView) -> DateExplained | None:
    """How the deadline of the present state was counted, with the days off known then; None where no days are."""
    case = view.case
    if case.due_at is None or LIFE_CYCLES[case.kind].state(case.state).urgent:
        return None
    firm = await get_settings()
    life_cycle = LIFE_CYCLES[case.kind]
    steps = [(event.at, event.action) for event in view.events]
    state = life_cycle.state(case.state)
    now = firm.calendar(case.client_id)
    calendar = firm.calendar(case.client_id, reckoned(life_cycle, state, case.runs_since, steps, now).start)
    reckoning = reckoned(life_cycle, state, case.runs_since, steps, calendar)
    told = view.events[reckoning.told] if reckoning.told is not None else None
    days = calendar.explain(reckoning.start, case.due_at)
    overtaken = days != now.explain(reckoning.start, case.due_at)
    return DateExplained(days, reckoning.waited, told, overtaken, _counts_all_days(view, state, firm))


def _counts_all_days(view: CaseView, state: State, firm: FirmSettings) -> bool:
    """Whether the deadline of this state was counted in natural days, as the settings are now."""
    term = state.within if state.due is not Counted.PROMISE else LIFE_CYCLES[view.case.kind].promised
    if term is not None:
        allowance = times_for(view.case, None, firm.allowances).of(term)
    elif view.finding is not None:
        allowance = firm.allowances.of(FIX[Severity(view.finding.severity)])
    else:
        return False
    return allowance.unit is Unit.NATURAL_DAYS


async def reminding_hour() -> time:
    """At which hour reminders come."""
    return (await get_settings()).ladder.hour


@writing
async def snooze(cause: Cause, who: Person, case_id: int) -> CaseView:
    """明天再提醒: reminds this person once more on the next working day; the series stays.

    Raises:
        AlreadyHandled: it is closed, so there is nothing to be reminded of.
    """
    view = await get_case(who, case_id)
    if view.case.closed_at is not None:
        raise AlreadyHandled(view)
    if not view.can:
        raise NoSuchCase(case_id)
    if not view.waits_for_me:
        # it was given to somebody else, or moved on
        raise AlreadyHandled(view)
    if await remind_again(cause, who, view.case):
        await add_entry(cause, "snooze", "case", case_id)
    return view
