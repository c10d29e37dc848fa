"""One time of a plan on another day, or not at all, however far ahead it lies (clauses 3.7, 4.6)."""

from datetime import date, timedelta
from functools import partial

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.ledgers.schedules import PLAN
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.tasks.making import Due, dues
from bot.rules.tasks.schedule import HORIZON, SINCE_DONE
from bot.rules.text import Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.tasks.changing import move_task, waive_task
from bot.services.tasks.planning import rhythm_of
from storage import clients, schedules, tasks
from storage.schedules import ScheduleRow
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

EXCEPTED = OutcomeKind("plan_exception")
FORM = "plan_exception"
AHEAD = timedelta(days=366)
MOST_OFFERED = 20


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A plan in use. Raises SubjectDone: it was ended, or what it plans has no days of its own."""
    of = await schedules.get_to_plan(subject_id) if subject_kind == "schedule" else None
    client = await clients.get_client(of.client_id) if of is not None else None
    if of is None or client is None:
        return None
    name = Text(client.short_name, client.short_name)
    about = Card(of.client_id, title=name, allows=partial(_plans, of.client_id), subject_id=of.id)
    if not of.as_now or of.often in SINCE_DONE:
        raise SubjectDone(subject_id, about)
    return about


def _plans(client_id: int, who: Person) -> bool:
    return may(who, PLAN, Subject(client_id))


async def _times(of: ScheduleRow) -> list[Due]:
    """Those from the day on which it was planned last."""
    calendar = (await get_settings()).calendar(of.client_id)
    first = max((of.planned_until or of.begins + HORIZON) - HORIZON, of.begins)
    return dues(rhythm_of(of), first, first + AHEAD, of.ends, calendar)


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """The next days of the plan."""
    of = await schedules.get_to_plan(card.subject_id) if pick == "time" else None
    if of is None:
        return ()
    days = list(dict.fromkeys(due.day for due in await _times(of)))[:MOST_OFFERED]
    name = card.title.zh if card.title is not None else ""
    return tuple(Pick(day.toordinal(), name, day) for day in days)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps the exception for everybody and every site of that time; tasks that are made already follow at once.

    Raises:
        SubjectDone: the plan has no such day any more.
    """
    said = given(view.answers)
    of = await schedules.get_to_plan(view.draft.subject_id)
    day = date.fromordinal(int(said["time"]))
    times = [due for due in await _times(of) if due.day == day] if of is not None else []
    if of is None or not times:
        raise SubjectDone(view.draft.subject_id)
    to = date.fromisoformat(said["day"]) if "day" in said else None
    sites = (await schedules.find_sites([of.client_id]))[of.client_id] if of.at_all_sites else [of.site_id]
    for due in times:
        for site_id in sites:
            for slot in range(len(of.people)):
                await tasks.add_exception((of.id, due.period, site_id, slot), to, said["reason"], who.id, cause.at)
    for task in await tasks.find_open_named(of.id, [due.period for due in times]):
        if to is None:
            await waive_task(cause, who, task, said["reason"])
        else:
            await move_task(cause, who, task, to, said["reason"])
    days = {"was": day.isoformat(), "now": to.isoformat() if to is not None else ""}
    await add_entry(cause, "except", "schedule", of.id, draft=view.draft.id, client=of.client_id, **days)
    return Outcome(EXCEPTED, of.id)


PURPOSES = {FORM: Purpose(PLAN, card, submit, (EXCEPTED,), picks)}
