"""行前一页: what somebody wants to know before they go, and that they set out and arrived (clauses 3.7, 4.6)."""

from datetime import date, time, timedelta

from bot.records.cases.cases import CaseRecord
from bot.records.tasks import TaskRecord
from bot.records.visits import Contact, Going, RunsOut
from bot.records.work_records import WorkRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import EXPIRIES
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.practice import is_practice
from bot.rules.tasks.visits import SOON_DAYS
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.rules.working_days import END_OF_DAY
from bot.services.cases.progress import open_findings
from bot.services.post.writing import MessageCode, post
from bot.services.tasks.visit_answers import NoSuchVisit
from bot.services.work_records.seeing import may_see
from storage import tasks, visits
from storage.database import writing
from storage.ledgers.expiring import find_expiring_of
from storage.ledgers.finding import get_entry
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records import stored

UNDER_WAY = MessageCode("visit_under_way")
SET_OUT, ARRIVED, AGREED = "set_out", "arrived", "agreed"


class NotToday(Exception):
    """The visit is not for today, so nobody sets out to it; ``view`` is the page before going."""

    def __init__(self, view: Going) -> None:
        super().__init__(view.task.id)
        self.view = view


async def going(who: Person, cause: Cause, task_id: int) -> Going:
    """What is to be known before a visit. Raises NoSuchVisit: no such task is for this person."""
    task = await tasks.get_task(task_id)
    if task is None or not task.kind.visits or not may(who, Action.PATROL, Subject(task.client_id)):
        raise NoSuchVisit(task_id)
    today = beijing_day(cause.at)
    goes = task.assignee_id == who.id or task.assignee_id in who.lenders_for(task.client_id)
    return Going(
        task,
        await visits.get_visit_of(task_id),
        await _findings(who, task),
        await _last(who, task, today),
        await _running_out(who, task.client_id, today),
        await _contacts(task.client_id),
        goes,
        goes or Role.LEAD in who.roles_at(task.client_id),
        today,
    )


async def _findings(who: Person, task: TaskRecord) -> tuple[CaseRecord, ...]:
    found = await open_findings(who)
    return tuple(
        case
        for case in found
        if case.client_id == task.client_id and (task.site_id is None or case.site_id in (None, task.site_id))
    )


async def _last(who: Person, task: TaskRecord, today: date) -> WorkRecord | None:
    """The same work there the last time, which was not taken back."""
    kind = next((kind for kind in RECORD_KINDS.values() if kind.form.code == task.kind.form), None)
    if kind is None:
        return None
    of, of_ids = ("site", (task.site_id,)) if task.site_id is not None else ("client", (task.client_id,))
    day = await stored.get_last_day(kind.kind, of, of_ids, today, waits_too=True)
    found = await stored.find_records(kind.kind, of, of_ids, day, day) if day is not None else []
    return next((record for record in found if record.stands and may_see(who, record)), None)


async def _running_out(who: Person, client_id: int, today: date) -> tuple[RunsOut, ...]:
    found = []
    for ledger, expiry in EXPIRIES:
        if ledger.of_client and may(who, ledger.seen_by, Subject(client_id)):
            for entry_id in await find_expiring_of(ledger, expiry, client_id, today + timedelta(days=SOON_DAYS)):
                entry = await get_entry(ledger.code, entry_id, (client_id,))
                if entry is not None:
                    found.append(RunsOut(ledger, expiry, entry, date.fromisoformat(str(entry.values[expiry.column]))))
    return tuple(found)


async def _contacts(client_id: int) -> tuple[Contact, ...]:
    managers = await people.find_people_on_record(client_id, Role.CLIENT_MANAGER)
    return tuple([Contact(person.called, await people.get_phone(person.id)) for person in managers])


@writing
async def note(cause: Cause, who: Person, task_id: int, wanted: str) -> None:
    """出发 or 到达, or that the client agreed by telephone (代录).

    Whoever looks after the service at the client hears once that somebody is on the way.

    Nobody hears it of a visit that is to be a surprise, nor in practice.

    Raises:
        NoSuchVisit: it is not for this person to go, or there is nothing of the kind to note.
        NotToday: the visit is for another day.
    """
    view = await going(who, cause, task_id)
    if wanted == AGREED:
        await _note_agreed(cause, who, view)
        return
    if not view.goes or wanted not in (SET_OUT, ARRIVED):
        raise NoSuchVisit(task_id)
    if not view.task.may_begin(view.today):
        raise NotToday(view)
    visit_id, began = await visits.add_visit(task_id), at(view.today, time())
    if wanted == ARRIVED:
        if await visits.arrive(visit_id, began, cause.at):
            await add_entry(cause, "arrive", "visit", visit_id)
        return
    if not await visits.set_out(visit_id, began, cause.at):
        return
    await add_entry(cause, "set_out", "visit", visit_id)
    if view.task.unannounced or is_practice(view.task.client_id):
        return
    for reader in await people.find_people_with_role(view.task.client_id, Role.CLIENT_MANAGER):
        await post(
            cause,
            UNDER_WAY,
            ("visit", visit_id),
            reader.id,
            occurrence=view.today,
            expires_at=max(at(view.today, END_OF_DAY), cause.at + timedelta(hours=1)),
            # by the end of the quiet hours they are there
            at_any_hour=True,
            parameters={"who": who.id},
        )


async def _note_agreed(cause: Cause, who: Person, view: Going) -> None:
    if not view.decides or view.task.unannounced or view.task.state != "open":
        raise NoSuchVisit(view.task.id)
    visit_id = await visits.add_visit(view.task.id)
    if await visits.note_agreed(visit_id, who.id, cause.at):
        await add_entry(cause, "agreed", "visit", visit_id)
