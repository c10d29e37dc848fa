"""The half year of the demo company's contracts: each time that was planned is done, late, moved, waived or missed.

Day by day whoever is responsible looks at what is due, as people do. What ``demo_otherwise`` does not name is done on
its day, and what is handed over is accepted on the day after.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.app.demo_contracts import SIGNED, Happening, Signed, contract_of
from bot.app.demo_filling import Album, Given, Photo, Skip, Tap, fill_in
from bot.app.demo_inspections import inspect
from bot.app.demo_otherwise import DONE, OTHERWISE, RETURNED, TOLD, Key, Late, Missed, Moved, Waived
from bot.app.demo_releasing import patrol
from bot.app.demo_stories import CALENDAR, LI, SUN, WANG, Place
from bot.records.contracts import ContractItemRecord, ContractRecord
from bot.records.tasks import TaskRecord
from bot.rules.behalf import Channel
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.acceptance import RETURN_FORM
from bot.rules.people import Person
from bot.rules.tasks import works
from bot.rules.tasks.schedule import HORIZON
from bot.rules.trainings import Attendance, Course
from bot.services.tasks import changing, planning
from bot.services.trainings import attendance, seats
from bot.services.trainings.announcing import ANNOUNCE
from bot.services.work_records import accepting
from storage import contract_schedules, contracts, tasks
from storage.jobs import queue as jobs

BETWEEN = timedelta(minutes=6)
"""From one thing that is done on an afternoon to the next."""
TO_TRAINING = 5
"""Working days from planning a training to its session."""
SEATS = "20"
A_MONTH = timedelta(days=30, hours=10)


@dataclass
class Diary:
    """What is done of one contract, day by day, and what is to be done later because of it."""

    one: Signed
    place: Place
    album: Album
    last: date
    services: dict[int, ContractItemRecord] = field(default_factory=dict)
    """The service of the contract of which each plan is."""
    later: dict[date, list[Happening]] = field(default_factory=lambda: defaultdict(list))

    async def live(self, day: date, then: datetime) -> None:
        """Does what is to be done on a day."""
        for moment, happen in self.later.pop(day, []):
            await happen(moment)
        contract = await contract_of(self.one, self.place)
        if not self.services:
            items = {item.id: item for item in await contracts.find_items(contract.id)}
            plans = await contract_schedules.find_of_contract(contract.id)
            self.services = {schedule_id: items[item_id] for schedule_id, item_id in plans.items()}
        found = await tasks.find_tasks_at((contract.client_id,), day - HORIZON, day + timedelta(weeks=2))
        for number, task in enumerate(one for one in found if one.schedule_id in self.services):
            await self._meet(contract, task, day, then + number * BETWEEN)

    async def _meet(self, contract: ContractRecord, task: TaskRecord, day: date, then: datetime) -> None:
        key, who, subject = self._key(contract, task), self._person(task), ("task", task.id)
        cause, before = Cause(at=then, person_id=who.id), CALENDAR.previous_working_day(task.due_on)
        match OTHERWISE.get(key, DONE), task.state:
            case Missed(reason), "missed" if not task.reason:
                await fill_in(cause, who, changing.EXPLAIN, subject, (reason,))
            case Waived(reason), "open" if day >= before:
                lead = self.place.people[SUN]
                await fill_in(Cause(at=then, person_id=lead.id), lead, changing.WAIVE, subject, (reason,))
            case Moved(days, reason), "open" if day >= before and task.moved_from is None:
                to = CALENDAR.next_working_day(task.due_on, days)
                await fill_in(cause, who, changing.MOVE, subject, (to.isoformat(), reason))
            case Moved(), "open" if day >= task.due_on:
                await self._do(cause, who, task, key)
            case Late(days), "open" if day >= _behind(task.due_on, days):
                await self._do(cause, who, task, key)

    def _key(self, contract: ContractRecord, task: TaskRecord) -> Key:
        months = round(((task.moved_from or task.due_on) - contract.begins) / A_MONTH)
        return self.one.client, self.services[task.schedule_id or 0].name, months, task.site_name

    def _person(self, task: TaskRecord) -> Person:
        return next(one for one in self.place.people.values() if one.id == task.assignee_id)

    async def _do(self, cause: Cause, who: Person, task: TaskRecord, key: Key) -> None:
        subject = ("task", task.id)
        match task.kind:
            case works.PATROL:
                await patrol(cause, who, subject, ("全部符合", Skip()), self.album)
            case works.INSPECTION:
                lead = self.place.people[SUN]
                await inspect(cause, who, lead, subject, self.album)
            case works.DELIVERY:
                photo = Photo(f"delivery-{task.id}", key[1])
                record = await fill_in(cause, who, task.kind.form, subject, (photo,), self.album)
                await self._have_it_answered(cause, record.record_id, key, again=task.moved_from is not None)
            case works.TRAINING:
                await self._train(cause, who, task)
            case kind:
                await fill_in(cause, who, kind.form, subject, tuple(self._given(task)), self.album)

    def _given(self, task: TaskRecord) -> Iterator[Given]:
        manager = self.place.people[self.one.manager]
        match task.kind:
            case works.CONFIRMATION:
                yield from (Tap("confirmed"), f"{manager.called}，总经理", Tap(Channel.PAPER.value), Skip())
            case works.SURVEY_PLAN:
                yield "质量管理文件、检验报告、生产环境、台账"
                yield CALENDAR.next_working_day(task.due_on, 3).isoformat()
                yield from ("2", "周明、孙丽", f"{manager.called}，总经理")
            case _:
                service = self.services[task.schedule_id or 0]
                kind, words = TOLD[service.name]
                yield from (Tap(kind), words, service.minutes)

    async def _have_it_answered(self, cause: Cause, record_id: int, key: Key, *, again: bool) -> None:
        """The client's manager accepts it on the next working day, or returns it."""
        returned = None if again else RETURNED.get(key)
        day = self.last
        if returned is None or not returned.just_now:
            day = min(CALENDAR.next_working_day(beijing_day(cause.at)), self.last)
        who, then = self.place.people[self.one.manager], at(day, time(10, 30))
        said = Cause(at=then, person_id=who.id)

        async def answer(_: datetime) -> None:
            if returned is None:
                await accepting.accept(said, who, works.DELIVERY.code, record_id)
            else:
                await fill_in(said, who, RETURN_FORM, (works.DELIVERY.code, record_id), (returned.reason,))

        self.later[day].append((then, answer))

    async def _train(self, cause: Cause, who: Person, task: TaskRecord) -> None:
        day = CALENDAR.next_working_day(task.due_on, TO_TRAINING)
        begins = f"{day} 14:00"
        given = (Tap(Course.REGULATIONS.value), begins, "120", "二楼会议室", SEATS)
        session = (await fill_in(cause, who, works.TRAINING.form, ("task", task.id), given)).record_id
        await jobs.cancel_job(ANNOUNCE, session, cause.at)
        for reader in (LI, WANG):
            person = self.place.people[reader]
            await seats.sign_up(Cause(at=cause.at + timedelta(hours=1), person_id=person.id), person, session)

        async def call_the_roll(then: datetime) -> None:
            await attendance.note_rest(Cause(at=then, person_id=who.id), who, session, Attendance.PRESENT)

        self.later[day].append((at(day, time(14, 10)), call_the_roll))


def _behind(day: date, days: int) -> date:
    """So many working days behind a day; 0: the day itself."""
    return CALENDAR.next_working_day(day, days) if days else day


async def _plan(day: date, then: datetime) -> None:
    """What the beat does each day, here once a week: what can be made up no more is missed, what comes is planned."""
    cause = Cause(at=then)
    await planning.plan_day(cause, day)
    await planning.plan_page(cause, 0)
    await jobs.cancel_job(planning.PLAN, 0, then)


def events(place: Place, album: Album) -> list[Happening]:
    """The half year's days, each at its moment."""
    last = CALENDAR.previous_working_day(place.today)
    diaries = [Diary(one, place, album, last) for one in SIGNED]
    day = min(one.begins(place.today) for one in SIGNED)
    happened: list[Happening] = []
    week = None
    while day <= last:
        if CALENDAR.is_working(day):
            if day.isocalendar()[:2] != week:
                week = day.isocalendar()[:2]
                happened.append((at(day, time(7)), partial(_plan, day)))
            happened += [
                (at(day, time(15)), partial(diary.live, day))
                for diary in diaries
                if diary.one.begins(place.today) <= day
            ]
        day += timedelta(days=1)
    return happened
