"""验收: the client's manager accepts a deliverable, or returns it and it is owed again; or others record it (clause 7).

A deliverable is the record that fulfilled a task of a work whose outcome is ``accepted``, once the client has it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.behalf import Behalf, Channel
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import due
from bot.rules.deliverables.acceptance import TO_ANSWER, TO_REDO, Answer
from bot.rules.forms.acceptance import CHANNEL, FOR_CLIENT_FORM, RETURN_FORM, SAID, TOLD_ON, WHO, WHY, WHY_RETURNED
from bot.rules.people import Person, Role
from bot.rules.text import Text
from bot.rules.work_records.kinds import DELIVERABLES
from bot.services.attachments import hand_over
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.people.acting import NobodyThere, uses_the_bot
from bot.services.post.writing import post
from bot.services.tasks.done import owe_again
from bot.services.work_records.about import record_of
from bot.services.work_records.messages import ANSWERED_FOR, HANDED_OVER, RETURNED, UNANSWERED
from bot.services.work_records.seeing import (
    ACCEPTANCE,
    NoSuchRecord,
    is_deliverable,
    may_answer,
    may_answer_for,
    may_see,
)
from storage import tasks
from storage.database import writing
from storage.people import persons as people
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry
from storage.work_records import accepting, amending, stored

ANSWERED: Mapping[str, OutcomeKind] = {kind: OutcomeKind(f"{kind}_answered") for kind in DELIVERABLES}
"""That one was answered, by its kind."""
TITLE_SHOWN = 40


class AlreadyAnswered(SubjectDone):
    """Somebody answered it before, or it does not stand any more; ``record``: how it stands now."""

    def __init__(self, record: WorkRecord, card: Card | None = None) -> None:
        super().__init__(record.id, card)
        self.record = record


async def ask_to_accept(cause: Cause, kind: str, record_id: int) -> None:
    """Has the client's managers hear of a deliverable that they have now, and once more while they say nothing."""
    record = await stored.get_record(kind, record_id)
    if record is None or record.client_id is None or not await is_deliverable(record):
        return
    remind_at = await _remind_at(cause.at, record.client_id)
    for manager in await people.find_people_with_role(record.client_id, Role.CLIENT_MANAGER):
        if not record.of_kind.waits:
            # of what waited for its release they hear as of every such record
            await post(cause, HANDED_OVER, (kind, record_id), manager.id)
        await post(cause, UNANSWERED, (kind, record_id), manager.id, send_at=remind_at)


async def _remind_at(handed_over: datetime, client_id: int) -> datetime:
    """In the morning of the working day on which their time is over."""
    firm = await get_settings()
    calendar = firm.calendar(client_id)
    last = beijing_day(due(handed_over, firm.allowances.of(TO_ANSWER), calendar))
    day = calendar.working_day_from(max(last, calendar.next_working_day(beijing_day(handed_over))))
    return at(day, firm.ladder.hour)


@writing
async def accept(cause: Cause, who: Person, kind: str, record_id: int) -> None:
    """Accepts a deliverable.

    Raises:
        NoSuchRecord: it is not this person's to accept.
        AlreadyAnswered
    """
    record = await stored.get_record(kind, record_id)
    if record is None or not may_see(who, record) or not may_answer(who, record) or not await is_deliverable(record):
        raise NoSuchRecord(kind, record_id)
    await _answer(cause, who, record, Answer.ACCEPTED)


async def _answer(cause: Cause, who: Person, record: WorkRecord, answer: Answer, reason: str = "") -> int:
    """What the manager says to it, inside an open transaction; the answer's id. Raises AlreadyAnswered."""
    await amending.hold(record.link)
    held = await stored.get_record(record.kind, record.id)
    if held is None or held.task_id is None or held.client_id is None or not await is_deliverable(held):
        raise AlreadyAnswered(record)
    behalf = cause.behalf
    answer_id = await accepting.add_answer(
        held.link,
        held.task_id,
        answer,
        reason=reason,
        by=who.id,
        at=cause.said_at,
        recorded_by=cause.person_id if behalf is not None else None,
        behalf=behalf,
    )
    if answer_id is None:
        raise AlreadyAnswered(record)
    action = {Answer.ACCEPTED: "accept", Answer.RETURNED: "return"}[answer]
    await add_entry(cause, action, held.kind, held.id, client=held.client_id)
    for waiting in (HANDED_OVER, UNANSWERED):
        await outbox.cancel_messages(held.kind, held.id, cause.at, kind=waiting)
    if answer is Answer.RETURNED:
        await _return(cause, who, held, held.task_id, held.client_id, reason)
    if behalf is not None and uses_the_bot(who):
        await post(cause, ANSWERED_FOR, (held.kind, held.id), who.id)
    return answer_id


async def _return(cause: Cause, who: Person, record: WorkRecord, task_id: int, client_id: int, reason: str) -> None:
    """It is owed again; whoever handed it over, whose task it is and the leads hear why."""
    firm = await get_settings()
    again = beijing_day(due(cause.at, firm.allowances.of(TO_REDO), firm.calendar(client_id)))
    await owe_again(cause, who, task_id, again, reason)
    task = await tasks.get_task(task_id)
    leads = await people.find_people_with_role(client_id, Role.LEAD)
    readers = {record.person_id, *(lead.id for lead in leads), *((task.assignee_id,) if task is not None else ())}
    for reader in sorted(readers - {who.id, cause.person_id}):
        if await people.get_person(reader) is not None:
            await post(cause, RETURNED, (record.kind, record.id), reader)


async def card(form: str, subject_kind: str, subject_id: int) -> Card | None:
    """The deliverable that is answered. Raises AlreadyAnswered."""
    record = await stored.get_record(subject_kind, subject_id) if subject_kind in DELIVERABLES else None
    if record is None or record.task_id is None or record.client_id is None:
        return None
    title = f"{record.number} {record.said.get(record.of_kind.words, '')[:TITLE_SHOWN]}".strip()
    allows = partial(_may, record, may_answer if form == RETURN_FORM else may_answer_for)
    about = Card(record.client_id, title=Text(title, title), allows=allows, subject_id=record.id)
    if not await is_deliverable(record) or await accepting.get_answer(record.link) is not None:
        raise AlreadyAnswered(record, about)
    return about


def _may(record: WorkRecord, allowed: Callable[[Person, WorkRecord], bool], who: Person) -> bool:
    return may_see(who, record) and allowed(who, record)


async def managers(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """The client's managers, with or without the app."""
    if pick != "manager" or card.client_id is None:
        return ()
    found = await people.find_people_on_record(card.client_id, Role.CLIENT_MANAGER)
    return tuple(Pick(person.id, person.called) for person in found)


async def submit_return(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """退回修改. Raises AlreadyAnswered."""
    record = await record_of(view.draft)
    await _answer(cause, who, record, Answer.RETURNED, given(view.answers)[WHY])
    return Outcome(ANSWERED[record.kind], record.id)


async def submit_for_client(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- it is the manager's
    """代录: keeps what a manager said elsewhere, with the signed page where it was on paper.

    Raises:
        NobodyThere: whoever was picked is no manager of this client (any more).
        AlreadyAnswered
    """
    record, said = await record_of(view.draft), given(view.answers)
    manager = await people.get_person_on_record(int(said[WHO]))
    if manager is None or record.client_id not in manager.clients(Role.CLIENT_MANAGER):
        raise NobodyThere(view.draft.id)
    told_on = date.fromisoformat(said[TOLD_ON]) if TOLD_ON in said else beijing_day(cause.at)
    on_behalf = replace(cause, behalf=Behalf(manager.id, Channel(said[CHANNEL]), told_on))
    answer = Answer(said[SAID])
    why = said[WHY_RETURNED] if answer is Answer.RETURNED else ""
    answer_id = await _answer(on_behalf, manager, record, answer, why)
    await hand_over(cause, view, ACCEPTANCE, answer_id)
    return Outcome(ANSWERED[record.kind], record.id)


PURPOSES = {
    RETURN_FORM: Purpose(None, partial(card, RETURN_FORM), submit_return, tuple(ANSWERED.values())),
    FOR_CLIENT_FORM: Purpose(
        None, partial(card, FOR_CLIENT_FORM), submit_for_client, tuple(ANSWERED.values()), managers
    ),
}
