"""修改培训: a planned session at another hour or place, by another trainer, for more or fewer people (clause 4.5).

The line stays as it is: who has a seat keeps it, who waits keeps their place, and more seats go to the first of them.
How it was arranged before is kept.
"""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.trainings import SessionRecord
from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.form import Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.moments import as_answer
from bot.rules.forms.numerals import read_decimal
from bot.rules.forms.problems import Problem, SeatsTaken
from bot.rules.forms.training import BASED_ON, CAPACITY, MINUTES, PLACE, STARTS_AT, TRAINER, WHY
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.rules.trainings import Arrangement, Fact, typed_moment
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.trainings import announcing, messages, plans
from bot.services.trainings.seats import NoSuchTraining, clients_of, give_free_seats
from bot.services.trainings.taking import take_open
from bot.services.trainings.trainers import able_to_train
from storage import clients, trainings
from storage.people import persons as people
from storage.trail.entries import add_entry

CHANGED, UNCHANGED = OutcomeKind("training_changed"), OutcomeKind("training_unchanged")
OVERTAKEN = OutcomeKind("training_overtaken")
"""Somebody else changed the same meanwhile, so that this change was not made."""

_KEYS = {
    Fact.TIME: (STARTS_AT, MINUTES),
    Fact.PLACE: (PLACE,),
    Fact.TRAINER: (TRAINER,),
    Fact.SEATS: (CAPACITY,),
}


class SeatsRefused(Exception):
    """There would be fewer seats than people who have one; ``view`` is the form as it stands."""

    def __init__(self, view: DraftView, problem: SeatsTaken) -> None:
        super().__init__(problem.seated)
        self.view = view
        self.problem = problem


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A session to change.

    Raises:
        SubjectDone: it was cancelled.
    """
    session = await trainings.get_session(subject_id) if subject_kind == "training" else None
    if session is None:
        return None
    subject = Subject(session.client_id, session.trainer_id)
    about = Card(
        session.client_id,
        title=Text(session.title, session.title),
        allows=lambda who: may(who, Action.PLAN_TRAINING, subject),
        subject_id=session.id,
    )
    if session.state != "planned":
        raise SubjectDone(subject_id, about)
    return about


async def begins_with(who: Person, subject_kind: str, subject_id: int) -> Mapping[str, Answer]:  # noqa: ARG001 -- as ``Purpose.begins_with``
    """What holds now."""
    session = await trainings.get_session(subject_id)
    if session is None:
        raise NoSuchTraining(subject_id)
    return {**_said(session.arranged), BASED_ON: Answer(str(session.version))}


def _said(arranged: Arrangement) -> dict[str, Answer]:
    minutes = Decimal((arranged.ends_at - arranged.starts_at).total_seconds()) / 60
    return {
        STARTS_AT: Answer(as_answer(in_beijing(arranged.starts_at).replace(tzinfo=None))),
        MINUTES: Answer(f"{minutes.normalize():f}"),
        PLACE: Answer(arranged.place),
        CAPACITY: Answer(str(arranged.capacity)),
        TRAINER: Answer(str(arranged.trainer_id)),
    }


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """Who could lead it; who leads it now first."""
    session = await trainings.get_session(card.subject_id)
    if pick != TRAINER or session is None:
        return ()
    present = Pick(session.trainer_id, session.trainer_name)
    able = await able_to_train(session.id, session.client_id)
    return (present, *(Pick(one.id, one.called) for one in able if one.id != session.trainer_id))


async def examine(view: DraftView, step: Step, text: str) -> Problem | None:
    """Seats that are taken already are not taken away again."""
    session = await trainings.get_session(view.draft.subject_id) if step.key == CAPACITY else None
    if session is None or read_decimal(text, step.question.unit) >= session.seated:
        return None
    return SeatsTaken(session.seated)


async def warn(view: DraftView) -> Text | None:
    """That somebody changed it since the form was begun."""
    versions = [one for one in await trainings.find_versions(view.draft.subject_id) if one.number > _begun_with(view)]
    others = [one.changed_by for one in versions if one.changed_by_id != view.draft.person_id]
    if not others:
        return None

    def said(language: Language) -> str:
        text = Text("您填写时，{who} 也改了这场培训。", "While you filled this in, {who} changed this training too.")
        return text.to(language, who=others[-1])

    return Text(said(CHINESE), said(ENGLISH))


def _begun_with(view: DraftView) -> int:
    return int(str(view.answers[BASED_ON].value))


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Arranges the session as it was said; what was left as it was stays as it is by now.

    Raises:
        SubjectDone: it was cancelled meanwhile, or has begun.
        SeatsRefused: more people have a seat by now than there would be.
        NoSuchTraining: it is for a trainer who could not lead it.
    """
    session_id = view.draft.subject_id
    session = await take_open(cause, session_id)
    if session is None:
        raise SubjectDone(session_id)
    since = [one for one in await trainings.find_versions(session_id) if one.number > _begun_with(view)]
    begun = since[0].arranged if since else session.arranged
    said, present = given(view.answers), given(_said(begun))
    mine = frozenset(fact for fact, keys in _KEYS.items() if any(said[key] != present[key] for key in keys))
    to = session.arranged.with_facts(mine, _wanted(said))
    if to == session.arranged:
        return Outcome(UNCHANGED, session_id)
    if mine & session.arranged.changed_from(begun):
        return Outcome(OVERTAKEN, session_id)
    if to.capacity < session.seated:
        raise SeatsRefused(view, SeatsTaken(session.seated))
    if Fact.TRAINER in mine and to.trainer_id not in {pick.id for pick in await picks(who, TRAINER, view.card)}:
        raise NoSuchTraining(session_id)
    told = await _change(cause, session, to, view.draft.id, said.get(WHY, ""))
    return Outcome(CHANGED, session_id, {"told": str(told)})


def _wanted(said: Mapping[str, str]) -> Arrangement:
    starts_at = typed_moment(said[STARTS_AT])
    ends_at = starts_at + timedelta(minutes=float(said[MINUTES]))
    return Arrangement(starts_at, ends_at, said[PLACE], int(said[TRAINER]), int(Decimal(said[CAPACITY])))


async def _change(cause: Cause, session: SessionRecord, to: Arrangement, draft_id: int, reason: str) -> int:
    """Changes a session that is taken, and tells whom it concerns; returns how many those are."""
    after = await _arrange(cause, session, to, draft_id, reason)
    line = await trainings.find_line(session.id)
    facts = to.changed_from(session.arranged)
    # of a seat that comes with another hour or place they hear together
    await give_free_seats(cause, after, knows=() if facts == {Fact.SEATS} else {each.id for each in line})
    trainers = {session.trainer_id, after.trainer_id}
    fewer = facts == {Fact.SEATS} and to.capacity < session.capacity
    readers = trainers if fewer else trainers | await _managers(after)
    line = await trainings.find_line(session.id)
    return await messages.tell_of_change(cause, session, after, line, sorted(readers))


async def _managers(session: SessionRecord) -> set[int]:
    """The managers of its clients, but those whom the announcement has still to reach: it says what holds then."""
    served = await clients.find_clients(await clients_of(session))
    managers = await people.find_ids_with_role(tuple(one.id for one in served), Role.CLIENT_MANAGER)
    return set(managers).difference(await announcing.find_unreached(session.id, managers))


async def change_trainer(cause: Cause, session_id: int, former_id: int, trainer_id: int) -> bool:
    """Gives a planned session to another trainer; False when it is not that person's (any more).

    Both are told by whoever hands it over.
    """
    session = await trainings.take_session(session_id)
    if session is None or session.trainer_id != former_id:
        return False
    wanted = Arrangement(session.starts_at, session.ends_at, session.place, trainer_id, session.capacity)
    await _arrange(cause, session, wanted, None, "")
    return True


async def _arrange(
    cause: Cause, session: SessionRecord, to: Arrangement, draft_id: int | None, reason: str
) -> SessionRecord:
    """Has a session be otherwise from now on, with everything that waits to be said about it."""
    who = cause.person_id
    if who is None:
        raise LookupError(session.id)
    await trainings.change_session(session, to, person_id=who, draft_id=draft_id, reason=reason, at=cause.at)
    after = await trainings.get_session(session.id)
    if after is None:
        raise NoSuchTraining(session.id)
    details: dict[str, int | str] = {"version": after.version}
    if draft_id is not None:
        details["draft"] = draft_id
    facts = to.changed_from(session.arranged)
    for fact, column in (
        (Fact.TIME, "starts_at"),
        (Fact.TIME, "ends_at"),
        (Fact.TRAINER, "trainer_id"),
        (Fact.SEATS, "capacity"),
    ):
        if fact in facts:
            details |= {f"{column}_was": _detail(session, column), column: _detail(after, column)}
    await add_entry(cause, "change", "training", session.id, **details)
    await messages.move_reminders(cause, after, await trainings.find_line(session.id))
    return after


def _detail(session: SessionRecord, column: str) -> int | str:
    value = getattr(session, column)
    return value if isinstance(value, int) else value.isoformat()


PURPOSES = {
    "training_change": Purpose(
        None,
        card,
        submit,
        (CHANGED, UNCHANGED, OVERTAKEN),
        picks,
        plans.check,
        examine,
        warn=warn,
        begins_with=begins_with,
    )
}
