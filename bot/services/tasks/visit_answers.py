"""What the client answers to a visit that they were told of: 可以, or 换一天, to which we answer (clauses 3.7, 4.6)."""

from datetime import date

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.visits import VisitRecord, VisitsOfDay
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.visits import ANOTHER_DAY, DAY, WHY
from bot.rules.menu.naming import worded
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.tasks.visits import ANSWER_VISITS
from bot.rules.text import Text
from bot.rules.working_days import END_OF_DAY
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import SHOWN_FOR, MessageCode, post, post_to_each
from bot.services.tasks.changing import move_task
from bot.services.tasks.visits import post_wish
from storage import tasks, visits
from storage.database import writing
from storage.people import persons as people
from storage.post import notices
from storage.trail.entries import add_entry

KEPT, SETTLED = MessageCode("visit_kept"), MessageCode("visit_settled")
WISHED = OutcomeKind("visit_wish")


class NoSuchVisit(NotForThisPerson):
    """There is no such visit that the person may see, or answer."""


class WishSettled(Exception):
    """The wish for another day was answered, taken back, or its day has passed; ``visit`` is how it stands."""

    def __init__(self, visit: VisitRecord) -> None:
        super().__init__(visit.id)
        self.visit = visit


async def visits_of(who: Person, client_id: int, day: date) -> VisitsOfDay:
    """What a client was told of a day, as far as it stands. Raises NoSuchVisit."""
    if not may(who, ANSWER_VISITS, Subject(client_id)):
        raise NoSuchVisit(client_id)
    found = [visit for visit in await visits.find_visits_of(client_id, day) if visit.stands]
    if not found:
        raise NoSuchVisit(client_id, day)
    return VisitsOfDay(client_id, found[0].client_short_name, day, tuple(found))


async def visits_with(who: Person, visit_id: int) -> VisitsOfDay:
    """The day of a visit, as the client was told of it. Raises NoSuchVisit."""
    visit = await visits.get_visit(visit_id)
    if visit is None:
        raise NoSuchVisit(visit_id)
    return await visits_of(who, visit.client_id, visit.for_day)


@writing
async def confirm(cause: Cause, who: Person, client_id: int, day: date) -> None:
    """可以: the client agrees to all visits of a day. Raises NoSuchVisit."""
    for visit in (await visits_of(who, client_id, day)).visits:
        if await visits.confirm(visit.id, day, who.id, cause.at):
            await add_entry(cause, "confirm", "visit", visit.id)


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A visit that the client was told of.

    Raises:
        SubjectDone: it is off, or over.
    """
    visit = await visits.get_visit(subject_id) if subject_kind == "visit" else None
    if visit is None:
        return None
    what = worded(visit.site_name or visit.about)
    place = Text(*(f"{visit.client_short_name} · {it}".removesuffix(" · ") for it in (what.zh, what.en)))
    subject = Subject(visit.client_id)
    about = Card(
        visit.client_id,
        title=place,
        promised=visit.for_day,
        allows=lambda who: may(who, ANSWER_VISITS, subject),
    )
    if not visit.stands:
        raise SubjectDone(subject_id, about)
    return about


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Asks who comes, and the client's leads, for another day.

    Raises:
        SubjectDone: the visit is off, or over.
    """
    said, visit_id = given(view.answers), view.draft.subject_id
    visit, day = await visits.get_visit(visit_id), date.fromisoformat(said[DAY])
    if visit is None or not visit.stands or not await visits.ask(visit_id, day, said[WHY], who.id, cause.at):
        raise SubjectDone(visit_id)
    await add_entry(cause, "ask_day", "visit", visit_id, draft=view.draft.id)
    await post_wish(cause, visit, day, f"{day}:{view.draft.id}")
    return Outcome(WISHED, visit_id)


def may_answer(who: Person, visit: VisitRecord) -> bool:
    """Whether a person answers the client's wish: who comes, who stands in for them, and the client's leads."""
    if not may(who, Action.PATROL, Subject(visit.client_id)):
        return False
    comes = visit.assignee_id
    return comes == who.id or comes in who.lenders_for(visit.client_id) or Role.LEAD in who.roles_at(visit.client_id)


async def get_wish(who: Person, visit_id: int) -> VisitRecord:
    """A visit with the client's wish for another day, for who answers it. Raises NoSuchVisit."""
    visit = await visits.get_visit(visit_id)
    if visit is None or not may_answer(who, visit):
        raise NoSuchVisit(visit_id)
    return visit


@writing
async def agree(cause: Cause, who: Person, visit_id: int, day: date) -> None:
    """同意: the task is moved to the day for which the client asked, which they are told.

    Raises:
        NoSuchVisit, WishSettled
    """
    visit = await get_wish(who, visit_id)
    task = await tasks.get_task(visit.task_id or 0)
    if task is None or visit.asked_day != day or not visit.stands or day < beijing_day(cause.at):
        raise WishSettled(visit)
    await _tell_in_place(cause, who, visit)
    await move_task(cause, who, task, day, visit.asked_reason)


@writing
async def keep(cause: Cause, who: Person, visit_id: int, day: date) -> None:
    """维持原定: the visit stays on its day, and whoever asked hears it.

    Raises:
        NoSuchVisit, WishSettled
    """
    visit = await get_wish(who, visit_id)
    if not await visits.keep(visit_id, day):
        raise WishSettled(visit)
    await add_entry(cause, "keep_day", "visit", visit_id)
    await _tell_in_place(cause, who, visit)
    for reader in await people.find_people_with_role(visit.client_id, Role.CLIENT_MANAGER):
        await post(
            cause,
            KEPT,
            ("visit", visit_id),
            reader.id,
            occurrence=f"{visit.for_day}:{day}:{cause.at.timestamp():.0f}",
            expires_at=at(visit.for_day, END_OF_DAY),
            parameters={"day": visit.for_day.isoformat(), "asked": day.isoformat()},
        )


async def _tell_in_place(cause: Cause, who: Person, visit: VisitRecord) -> None:
    """Whoever was asked for the answer too reads where they were asked that it was given."""
    told = await notices.find_told("visit", visit.id, cause.at - SHOWN_FOR)
    others = [await people.get_person(one) for one in told if one != who.id]
    readers = [other.id for other in others if other is not None and may_answer(other, visit)]
    if readers and not cause.repeats:
        day, expires_at = f"{cause.at.timestamp():.0f}", cause.at + SHOWN_FOR
        await post_to_each(
            cause, SETTLED, ("visit", visit.id), readers, occurrence=day, send_at=cause.at, expires_at=expires_at
        )


PURPOSES = {ANOTHER_DAY.code: Purpose(ANSWER_VISITS, card, submit, (WISHED,))}
