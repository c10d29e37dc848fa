"""Planning a training session by a form, and cancelling one with a reason (clause 4.5)."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from bot.records.clients import ClientRecord
from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.forms.problems import MomentPassed, NotWhole, Problem
from bot.rules.menu.naming import worded
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.record_kind import TASK
from bot.rules.tasks.works import TRAINING
from bot.rules.text import Text
from bot.rules.trainings import is_open, typed_moment
from bot.services import sold
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.tasks.done import fulfil, reopen
from bot.services.tasks.planned_words import planned_words
from bot.services.tasks.seeing import is_theirs
from bot.services.trainings import announcing, messages
from bot.services.trainings.seats import NoSuchTraining
from bot.services.trainings.taking import take_open
from storage import clients, tasks, trainings
from storage.people import persons as people
from storage.trail.entries import add_entry

PLANNED, CANCELLED = OutcomeKind("training"), OutcomeKind("training_cancellation")
TRAINERS = frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR})


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A new session is about its trainer, who is the one that plans it; or about the task of arranging one.

    Raises:
        SubjectDone: it was arranged before.
    """
    if subject_kind == TASK:
        return await _of_task(subject_id)
    trainer = await people.get_person(subject_id) if subject_kind == "person" else None
    if trainer is None or not trainer.roles & TRAINERS:
        return None
    return Card(allows=lambda who: may(who, Action.PLAN_TRAINING, Subject(owner_id=trainer.id)))


async def _of_task(task_id: int) -> Card | None:
    task = await tasks.get_task(task_id)
    if task is None or task.work != TRAINING.code:
        return None
    what = worded(task.about)
    about = Card(
        task.client_id,
        title=Text(f"{task.client_short_name} · {what.zh}", f"{task.client_short_name} · {what.en}"),
        allows=lambda who: may(who, Action.PLAN_TRAINING, Subject(owner_id=who.id)) and is_theirs(who, task),
    )
    if task.state != "open":
        raise SubjectDone(task_id, about)
    return about


async def cancellation_card(subject_kind: str, subject_id: int) -> Card | None:
    """A session to cancel.

    Raises:
        SubjectDone: it was cancelled already.
    """
    session = await trainings.get_session(subject_id) if subject_kind == "training" else None
    if session is None:
        return None
    if session.state != "planned":
        raise SubjectDone(subject_id)
    title, subject = Text(session.title, session.title), Subject(session.client_id, session.trainer_id)
    return Card(session.client_id, title=title, allows=lambda who: may(who, Action.PLAN_TRAINING, subject))


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """The clients that the person may train."""
    if pick != "client":
        return ()
    return tuple(Pick(client.id, client.short_name) for client in await _served(who))


async def _served(who: Person) -> list[ClientRecord]:
    everywhere = Role.ADMINISTRATOR in who.roles
    return await clients.find_clients(None if everywhere else who.clients(Role.CONSULTANT, Role.LEAD))


async def check(cause: Cause, view: DraftView) -> Problem | None:
    """A session that would have begun cannot be announced, and seats are counted."""
    if not is_open(typed_moment(str(view.answers["starts_at"].value)), cause.at):
        return MomentPassed(view.form.step("starts_at"))
    if Decimal(str(view.answers["capacity"].value)) % 1:
        return NotWhole(view.form.step("capacity"))
    return None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Plans the session and announces it to the people of the clients that it is for.

    Raises:
        NoSuchTraining: it is for a client that the person does not serve (any more).
    """
    said = given(view.answers)
    client_id = int(said["client"]) if "client" in said else view.card.client_id
    if client_id is not None and client_id not in {client.id for client in await _served(who)}:
        raise NoSuchTraining(client_id)
    starts_at = typed_moment(said["starts_at"])
    task_id = view.draft.subject_id if view.draft.subject_kind == TASK else None
    session_id = await trainings.add_session(
        title=said["title"],
        course=said["course"],
        place=said["place"],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=float(said["minutes"])),
        capacity=int(Decimal(said["capacity"])),
        trainer_id=view.draft.subject_id if task_id is None else who.id,
        client_id=client_id,
        draft_id=view.draft.id,
        announced_at=cause.at,
        task_id=task_id,
    )
    if task_id is not None:
        await fulfil(cause, task_id, cause.at)
    await add_entry(cause, "plan", "training", session_id, draft=view.draft.id)
    session = await trainings.get_session(session_id)
    if session is None:
        raise NoSuchTraining(session_id)
    told = await announcing.begin(cause, session)
    await messages.remind_trainer(cause, session)
    if task_id is not None:
        await sold.warn(cause, task_id)
    return Outcome(PLANNED, session_id, {"told": str(told)})


async def cancel(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Cancels the session; everyone who signed up is told why.

    Raises:
        SubjectDone: it was cancelled already, or has begun.
    """
    session_id = view.draft.subject_id
    session = await take_open(cause, session_id)
    if session is None:
        raise SubjectDone(session_id)
    line = await trainings.find_line(session_id)
    await trainings.cancel_session(session_id, cause.at)
    if session.task_id is not None:
        await reopen(cause, session.task_id)
    await add_entry(cause, "cancel", "training", session_id, draft=view.draft.id)
    await messages.tell_of_cancellation(cause, session, line)
    return Outcome(CANCELLED, session_id, {"told": str(len(line))})


PURPOSES = {
    "training": Purpose(None, card, submit, (PLANNED,), picks, check, begins_with=partial(planned_words, "title")),
    "training_cancellation": Purpose(None, cancellation_card, cancel, (CANCELLED,)),
}
