"""Lets the demo company live through its last half year: every step through its use case, in the order of time."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from bot.app import (
    demo_contracts,
    demo_equipment,
    demo_half_year,
    demo_plans,
    demo_risks,
    demo_self_checks,
    demo_set_up,
    demo_staff,
)
from bot.app.demo_behalf import record
from bot.app.demo_complaints import COMPLAINTS, ENQUIRIES
from bot.app.demo_filling import Album, Given, Tap, fill_in
from bot.app.demo_patrols import PATROLS
from bot.app.demo_releasing import patrol
from bot.app.demo_services import SERVICES
from bot.app.demo_stories import Chosen, Place, Step, Story, WorkingDaysOn
from bot.records.links import Link
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.cases import steps as case_service
from bot.services.cases.nagging import NAG_ON, begin_nagging
from storage.cases import finding_details
from storage.cases import stored as cases
from storage.database import writing
from storage.jobs import queue as jobs
from storage.post import outbox

EVENTS = (*demo_set_up.EVENTS, *demo_plans.EVENTS, *demo_staff.EVENTS, *demo_risks.EVENTS)
STORIES = (*PATROLS, *COMPLAINTS, *ENQUIRIES, *SERVICES)


@writing
async def live_through(cause: Cause, place: Place, album: Album) -> None:
    """Tells all stories until today, in one transaction: a commit for each of some hundred steps would take seconds.

    What they would have said by now counts as heard; later reminders stay.
    """
    opened: dict[int, int] = {}

    async def take(story: Story, step: Step, then: datetime) -> None:
        who = place.people[step.who]
        done = Cause(at=then, person_id=who.id)
        if step is not story.steps[0]:
            await _act(done, who, opened[id(story)], step, place, album)
        else:
            opened[id(story)] = await _open(done, who, story, step, place, album)

    happened: list[tuple[datetime, Callable[[datetime], Awaitable[None]]]] = [
        (place.moment(step.days_ago, step.clock), partial(take, story, step))
        for story in STORIES
        for step in story.steps
    ]
    happened += [(place.moment(event.days_ago, event.clock), partial(event.happen, place)) for event in EVENTS]
    happened += [*demo_contracts.events(place), *demo_half_year.events(place, album)]
    happened += demo_self_checks.events(place, album)
    happened += demo_equipment.events(place)
    for then, happen in sorted(happened, key=lambda one: one[0]):
        await happen(then)
    await outbox.cancel_messages_until(cause.at)
    for case in await cases.find_open_cases(tuple(LIFE_CYCLES), tuple(place.clients.values())):
        await jobs.cancel_job(NAG_ON, case.id, cause.at)
        await begin_nagging(cause, case)


async def _open(cause: Cause, who: Person, story: Story, step: Step, place: Place, album: Album) -> int:
    if story.kind == "patrol":
        return await _patrol(cause, who, story, step, place, album)
    client_id, given = place.clients[story.about], _given(step, place)
    if step.action == "record":
        return await record(cause, who, story.kind, client_id, given)
    return (await fill_in(cause, who, story.kind, ("client", client_id), given, album)).record_id


def _given(step: Step, place: Place) -> tuple[Given, ...]:
    """The answers with the ids and dates of this company in them."""
    return tuple(_one(given, place) for given in step.given)


def _one(given: Given | Chosen | WorkingDaysOn, place: Place) -> Given:
    match given:
        case Chosen(telegram_id, question):
            return Tap(str(place.people[telegram_id].id), question)
        case WorkingDaysOn(n):
            return place.working_day(n).isoformat()
        case _:
            return given


async def _act(cause: Cause, who: Person, case_id: int, step: Step, place: Place, album: Album) -> None:
    case = await cases.get_case(case_id)
    if case is None:
        raise LookupError(case_id)
    transition = LIFE_CYCLES[case.kind].transition(step.action)
    if transition.asks is None:
        await case_service.act(cause, who, case_id, step.action, case.state, case.turn)
    else:
        await fill_in(cause, who, transition.asks, (step.action, case_id), _given(step, place), album)


async def _patrol(cause: Cause, who: Person, story: Story, step: Step, place: Place, album: Album) -> int:
    """A patrol that is issued when its recall window is over; the id of its first finding, 0 without one."""
    subject = ("site", place.sites[story.about])
    record_id = await patrol(cause, who, subject, _given(step, place), album)
    found = await finding_details.find_findings_at(Link("patrol", record_id))
    return found[0].id if found else 0
