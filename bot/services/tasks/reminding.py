"""Who hears of planned work, and what: the day before, in the afternoon, the morning after, each week (3.7, 4.6).

Whoever does the work hears of it: also that of somebody on leave for whom they stand in, in their own message and with
the name, and nobody hears of what another does for them meanwhile. So these messages stay with their readers, and each
person has one of a kind on a day, also where different people stand in at different clients.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.records.task_reminders import MorningAfter, ToArrange, WeekOfClient
from bot.records.tasks import TaskRecord
from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.settings.own import digest_hour
from bot.rules.tasks.cadence_kept import Fate, Promise, kept, total_of
from bot.rules.tasks.reminding import ARRANGED_WITHIN, begins_week, eve_of, weeks_before
from bot.services.post.digest import READERS, reads_digest
from bot.services.post.writing import MessageCode, post
from bot.services.tasks.day import tasks_until
from storage import cadence, clients, tasks
from storage import task_reminders as told
from storage.people import persons as people
from storage.people import stand_ins
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings

EVE, UNBEGUN = MessageCode("work_eve"), MessageCode("work_unbegun")
MORNING, WEEK = MessageCode("work_morning"), MessageCode("work_week")
_ONE, WEEK_LONG = timedelta(days=1), timedelta(days=7)


async def tell_on_eve(cause: Cause, day: date) -> None:
    """The day's work: who has something to do up to the next working day hears of it."""
    first, last = eve_of(day, (await get_settings()).calendar())
    await _tell(cause, EVE, day, await told.find_who_has_open(first, last))


async def tell_of_unbegun(cause: Cause, day: date) -> None:
    """The day's work: who has not begun what is due today hears of it."""
    await _tell(cause, UNBEGUN, day, await told.find_who_has_open(day, day))


async def tell_in_the_morning(cause: Cause, day: date) -> None:
    """The day's work: who did not do something hears of it, unless their digest says so."""
    calendar = (await get_settings()).calendar()
    since, weekly = calendar.previous_working_day(day), begins_week(day, calendar)
    found = {*await told.find_who_missed(since, day)}
    found.update(await told.find_who_has_open(date.min if weekly else since, day - _ONE))
    if weekly:
        found.update(await told.find_who_has_open(day, day + ARRANGED_WITHIN, unarranged=True))
    await _tell(cause, MORNING, day, found)


async def tell_of_week(cause: Cause, day: date) -> None:
    """The day's work, on the first of a week: who leads hears how the last one went, with their digest."""
    firm = await get_settings()
    if not begins_week(day, firm.calendar()):
        return
    leads = [lead.id for lead in await people.find_everyone_with_role(Role.LEAD)]
    for person_id in await _with_stand_ins(leads):
        who = await people.get_person(person_id)
        if who is not None and (await week_of(who, cause.at))[-1]:
            hour = digest_hour(firm.digest_at, await get_own_settings(person_id))
            await _post(cause, WEEK, day, person_id, send_at=at_beijing(day, hour))


async def _tell(cause: Cause, kind: MessageCode, day: date, having: Iterable[int]) -> None:
    """Says it to those who have some work, and to who stands in for them; what it is, is found when it is said."""
    for person_id in await _with_stand_ins(having):
        who = await people.get_person(person_id)
        # who does not use the bot is told by who leads them, whose digest names what was not done
        if who is None or who.telegram_id is None or (kind == MORNING and await has_digest(who)):
            continue
        await _post(cause, kind, day, person_id)


async def _with_stand_ins(having: Iterable[int]) -> list[int]:
    found = sorted(having)
    return sorted({*found, *await told.find_who_stands_in(found)}) if found else []


async def _post(cause: Cause, kind: MessageCode, day: date, person_id: int, send_at: datetime | None = None) -> None:
    """Says it on that day, or never: tomorrow it would be wrong."""
    over = at_beijing(day + _ONE, time())
    if cause.at < over:
        moment = max(cause.at, send_at or cause.at)
        await post(cause, kind, ("person", person_id), person_id, occurrence=day, send_at=moment, expires_at=over)


async def on_eve(who: Person, at: datetime) -> tuple[TaskRecord, ...]:
    """What is due up to the next working day, the earliest first."""
    today = beijing_day(at)
    first, last = eve_of(today, (await get_settings()).calendar())
    found = await tasks_until(who, last, today)
    return await _theirs(who, (task for task in found if task.due_on >= first), today)


async def unbegun(who: Person, at: datetime) -> tuple[TaskRecord, ...]:
    """What is due today and nobody has begun."""
    today = beijing_day(at)
    found = await _theirs(who, (one for one in await tasks_until(who, today, today) if one.due_on == today), today)
    begun = await told.find_begun([task.id for task in found]) if found else []
    return tuple(task for task in found if task.id not in begun)


async def morning_after(who: Person, at: datetime) -> MorningAfter:
    """What was not done since the working day before; on the first of a week all of it, and what is to be arranged."""
    today, calendar = beijing_day(at), (await get_settings()).calendar()
    since, weekly = calendar.previous_working_day(today), begins_week(today, calendar)
    open_tasks = await tasks_until(who, today + ARRANGED_WITHIN if weekly else today - _ONE, today)
    missed = await _missed(who, since, today)
    known = await _theirs(who, (*open_tasks, *missed), today)
    late = [task for task in known if task.due_on < today]
    older = [task for task in late if task.due_on < since and (weekly or task.state != "open")]
    unknown = [task for task in known if not task.arranged and task.due_on >= today and task.may_begin(today)]
    fresh = tuple(task for task in late if task.due_on >= since)
    return MorningAfter(since, fresh, tuple(older), _by_work(unknown))


async def _missed(who: Person, since: date, today: date) -> list[TaskRecord]:
    """What can be made up no more since then, at the clients that they still serve, and nobody has said why."""
    ids = (who.id, *(lender.person_id for lender in who.lenders))
    return [
        task
        for task in await tasks.find_unexplained(ids, since, today)
        if task.assignee_id in (who.id, *who.lenders_for(task.client_id))
        and may(who, Action.PATROL, Subject(task.client_id))
    ]


def _by_work(unknown: Iterable[TaskRecord]) -> tuple[ToArrange, ...]:
    """Together what one plan asks for within one period."""
    found: dict[object, list[TaskRecord]] = {}
    for task in unknown:
        found.setdefault((task.schedule_id, task.client_id, task.site_id, task.assignee_id, task.due_on), []).append(
            task
        )
    return tuple(ToArrange(one[0], len(one)) for one in found.values())


async def told_in_the_morning(who: Person, at: datetime) -> MorningAfter:
    """The same without what a digest says to them: their own, or that of a lead for whom they stand in."""
    found = await morning_after(who, at)
    if await has_digest(who):
        return replace(found, fresh=(), older=(), to_arrange=())
    said = await _clients_of_lent_digests(who)
    fresh, older = (tuple(one for one in heap if one.client_id not in said) for heap in (found.fresh, found.older))
    return replace(found, fresh=fresh, older=older)


async def has_digest(who: Person) -> bool:
    """Whether the person has a digest of their own."""
    return await reads_digest(replace(who, grants=who.own_grants))


async def _clients_of_lent_digests(who: Person) -> frozenset[int]:
    """The clients of whose missed work the digests say that come to a stand-in."""
    lent = {
        (grant.lent.person_id, grant.client_id)
        for grant in who.grants
        if grant.lent is not None and grant.role in READERS and grant.client_id is not None
    }
    reading = [lender for lender in {person for person, _ in lent} if (await get_own_settings(lender)).digest]
    return frozenset(client for lender, client in lent if lender in reading)


async def week_of(who: Person, at: datetime) -> tuple[date, date, tuple[WeekOfClient, ...]]:
    """The first and last day of the past week, and how it went at the clients that the person leads."""
    today = beijing_day(at)
    first, last = weeks_before(today, (await get_settings()).calendar())
    away = await _lent_out(who)
    led = tuple(client for client in who.clients(Role.LEAD) if not _is_lent(away, client, today))
    older = Counter(task.client_id for task in await tasks.find_missed_tasks(led, today, today) if task.due_on < first)
    weeks = []
    for client in await clients.find_clients(led):
        promises = await cadence.find_promises((client.id,), first, today + ARRANGED_WITHIN)
        weeks.append(_week(client.short_name, promises, last, today, older[client.id]))
    return first, last, tuple(filter(None, weeks))


def _week(name: str, promises: Iterable[Promise], last: date, today: date, older: int) -> WeekOfClient:
    """How the past week went and what is ahead: who leads knows of unannounced visits too."""
    known = [replace(one, unannounced=False) for one in promises]
    past = kept((one for one in known if one.due_on <= last), today)
    ahead = kept((one for one in known if one.arranged and last < one.due_on <= last + WEEK_LONG), today)
    # a task without a day is named by the first days of its period
    unknown = [one for one in known if not one.arranged and one.period is not None and one.due_on >= today]
    begun = kept((one for one in unknown if one.period is not None and one.period.replace(day=1) <= today), today)
    unexplained = sum(not mark.reason for plan in past for mark in plan.marks if mark.fate is Fate.MISSED)
    to_arrange = sum(plan.to_arrange for plan in begun)
    return WeekOfClient(name, total_of(past), unexplained, older, to_arrange, total_of(ahead).promised)


Away = list[tuple[int | None, date]]
"""Clients (None: all) at which somebody does a person's work, and until which day."""


async def _lent_out(who: Person) -> Away:
    """What somebody does for the person who can hear of it."""
    found = await stand_ins.find_active_stand_ins(who.id, None)
    return [(one.client_id, one.until) for one in found if one.hears]


def _is_lent(away: Away, client_id: int, day: date) -> bool:
    return any(client in (None, client_id) and day <= until for client, until in away)


async def _theirs(who: Person, found: Iterable[TaskRecord], today: date) -> tuple[TaskRecord, ...]:
    """What the person does themself on its day, in order: without what a stand-in does, and that while they do."""
    away = await _lent_out(who)

    def is_theirs(task: TaskRecord) -> bool:
        day = max(task.due_on, today)
        if task.assignee_id == who.id:
            return not _is_lent(away, task.client_id, day)
        lenders = (grant.lent for grant in who.grants_at(task.client_id) if grant.lent is not None)
        return any(lender.person_id == task.assignee_id and day <= lender.until for lender in lenders)

    return tuple(sorted(filter(is_theirs, found), key=lambda task: (task.due_on, task.client_id, task.id)))
