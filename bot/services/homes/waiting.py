"""What is waiting for a person, area by area; a further area is one more function in ``AREAS``."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import time

from bot.records.drafts import DraftView
from bot.rules.beijing import at
from bot.rules.cause import Cause
from bot.rules.people import LENT, Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import Text
from bot.screens.behalf import PASS_ON, pass_on_button
from bot.screens.buttons import ShowPolicies, ShowProgress, ShowSetUp, ShowToday
from bot.screens.cases.card import state_word
from bot.screens.cases.lists import case_button
from bot.screens.forms.question import continue_row
from bot.screens.joining.requests import waiting_row
from bot.screens.patrols.card import task_row
from bot.screens.people.stand_ins import away_line, back_button
from bot.screens.policies import policy_button, waiting_said
from bot.screens.screen import Button
from bot.screens.settings.set_up import named
from bot.screens.waiting import Area, Line, Waiting, counted, numbered
from bot.screens.ways.patrols import TODAY
from bot.screens.ways.policies import POLICIES
from bot.services import policies
from bot.services.behalf import recording
from bot.services.cases import progress
from bot.services.drafts.loading import SubjectDone, load
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.walking import complete
from bot.services.joining import requests as joining_requests
from bot.services.patrols import patrols
from bot.services.settings import set_up
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.people import stand_ins

MOST_BEGUN = 3
"""Forms to continue that a home shows: the latest ones; older ones are taken up where they were begun."""
DAY_ENDS = time(23, 59)


class NoSuchPerson(LookupError):
    """There is no person of this id, or they have left."""


async def begun_forms(who: Person) -> tuple[DraftView, ...]:
    """The person's open drafts; those about what they may no longer see are left out."""
    views = []
    for draft in await drafts.find_open_drafts(who.id):
        try:
            views.append(await complete(who, await load(draft)))
        except (NotAllowed, SubjectDone):
            continue
    return tuple(views)


async def _begun(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    views = await begun_forms(who)
    return Area(lines=tuple(Line(continue_row(view, who.language)[0], begun=True) for view in views[:MOST_BEGUN]))


async def _tasks(who: Person, cause: Cause) -> Area:
    if not may_anywhere(who, Action.PATROL):
        return Area()
    today = await patrols.day_of(who, cause)
    tasks = today.tasks
    if not tasks:
        return Area()
    return Area(
        (Text("今日待办 {n} 项", "{n} tasks today", "{n} task today").to(who.language, n=len(tasks)),),
        tuple(Line(task_row(task, today.who_id, who.language)[0], at(task.due_on, DAY_ENDS)) for task in tasks),
        Button(numbered(TODAY.name.to(who.language), len(tasks), who.language), ShowToday()),
    )


async def _cases(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    waiting = await progress.waiting_cases(who)
    states = Counter(state_word(case, who.language, for_me=True) for case in waiting)
    return Area(
        tuple(counted(word, n, who.language) for word, n in states.items()),
        tuple(Line(case_button(case, who.language), case.due_at or case.promised_at) for case in waiting),
        Button(Text("查看全部", "See all").to(who.language), ShowProgress(progress.FIRM, 0)),
    )


async def _joining(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    if not may_anywhere(who, Action.APPROVE_JOINING):
        return Area()
    firms = await joining_requests.firms_with_waiting(who)
    n = sum(waiting for _, _, waiting in firms)
    if not n:
        return Area()
    said = Text("{n} 人待批准加入", "{n} people ask to join", "{n} person asks to join").to(who.language, n=n)
    return Area((said,), tuple(Line(waiting_row(firm, who.language)) for firm in firms))


async def _to_pass_on(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    if not may_anywhere(who, Action.RECORD_STATEMENT):
        return Area()
    waiting = await recording.cases_to_pass_on(who)
    if not waiting:
        return Area()
    return Area(
        (counted(PASS_ON.to(who.language), len(waiting), who.language),),
        tuple(Line(pass_on_button(case, who.language), case.due_at) for case in waiting),
    )


async def _set_up(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    how_far = await set_up.progress(who)
    if how_far is None or how_far.ready:
        return Area()
    said = named(how_far, who.language)
    return Area((said,), (Line(Button(f"🚀 {said}", ShowSetUp()), begun=True),))


async def _policies(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    versions = await policies.to_read(who)
    if not versions:
        return Area()
    return Area(
        (waiting_said(len(versions), who.language),),
        tuple(Line(policy_button(version)) for version in versions),
        Button(POLICIES.name.to(who.language), ShowPolicies(0)),
    )


async def _away(who: Person, cause: Cause) -> Area:  # noqa: ARG001 -- the shape of an area
    """That somebody is on leave, and who stands in: they may look in all the same."""
    if who.practising or not who.own_roles & LENT:
        return Area()
    found = await stand_ins.find_active_stand_ins(who.id, None)
    return Area(
        tuple(away_line(one, who.language) for one in found),
        tuple(Line(back_button(one, who.language), begun=True) for one in found),
    )


AREAS: tuple[Callable[[Person, Cause], Awaitable[Area]], ...] = (
    _away,
    _set_up,
    _begun,
    _tasks,
    _cases,
    _joining,
    _to_pass_on,
    _policies,
)


async def waiting_for(who: Person, cause: Cause) -> Waiting:
    """What is waiting for this person now."""
    areas = [await area(who, cause) for area in AREAS]
    findings = await progress.open_findings(who) if may_anywhere(who, Action.SEE_FINDING) else ()
    return Waiting(tuple(areas), len(findings))


async def person_now(person_id: int) -> Person:
    """The person as they are after a change in this turn.

    Raises:
        NoSuchPerson
    """
    person = await people.get_person(person_id)
    if person is None:
        raise NoSuchPerson(person_id)
    return person
