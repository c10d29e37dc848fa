"""Trainings of the demo company: one with free seats, and one that is full, with somebody in its waitlist."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot.app.demo_filling import Skip, Tap, fill_in
from bot.app.demo_stories import CHEN, LI, SUN, WANG, ZHAO, ZHOU
from bot.rules.beijing import at, in_beijing
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.trainings import Course
from bot.rules.working_days import Calendar
from bot.services.trainings import seats as trainings
from bot.services.trainings.announcing import ANNOUNCE
from storage.jobs import queue as jobs


async def add_trainings(people: Mapping[int, Person], today: date) -> None:
    """Plans the two sessions as if that had been done on the working day before, and signs people up."""
    calendar = Calendar()
    planned_at = at(calendar.previous_working_day(today), time(10, 0))
    workday = calendar.working_day_from(today)
    open_session = await plan_training(
        people[ZHOU],
        planned_at,
        title="产品质量法规更新解读",
        course=Course.REGULATIONS,
        starts_at=at(calendar.next_working_day(workday, 4), time(14, 0)),
        minutes=120,
        place="恒信阀门二楼会议室",
        capacity=20,
        client_id=None,
    )
    full_session = await plan_training(
        people[SUN],
        planned_at,
        title="检验检测设备实操",
        course=Course.TESTING,
        starts_at=at(calendar.next_working_day(workday, 6), time(9, 30)),
        minutes=90,
        place="恒信阀门检验室",
        capacity=2,
        client_id=None,
    )
    lines = {open_session: (LI, CHEN), full_session: (WANG, CHEN, ZHAO)}
    for minutes, (session_id, line) in enumerate(lines.items(), 1):
        for telegram_id in line:
            cause = Cause(at=planned_at + timedelta(minutes=30 * minutes), person_id=people[telegram_id].id)
            await trainings.sign_up(cause, people[telegram_id], session_id)
        # everyone read the announcement when it was made
        await jobs.cancel_job(ANNOUNCE, session_id, planned_at)


async def plan_training(
    who: Person,
    planned_at: datetime,
    *,
    title: str,
    course: Course,
    starts_at: datetime,
    minutes: int,
    place: str,
    capacity: int,
    client_id: int | None,
) -> int:
    """Fills the form in as the trainer would (``client_id`` None: skipped); returns the session's id."""
    typed = (f"{in_beijing(starts_at):%Y-%m-%d %H:%M}", str(minutes), place, str(capacity))
    given = (title, Tap(course.value), *typed, Skip() if client_id is None else Tap(str(client_id)))
    cause = Cause(at=planned_at, person_id=who.id)
    return (await fill_in(cause, who, "training", ("person", who.id), given)).record_id
