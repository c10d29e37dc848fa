"""What is said of visits when it is sent: what still holds of what was planned, asked and noted."""

from datetime import date

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, Hours, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.visits import VisitRecord
from bot.rules.people import Role
from bot.rules.permissions import Subject, may
from bot.rules.post import thing_of
from bot.rules.tasks.visits import ANSWER_VISITS
from bot.rules.text import Text
from bot.screens.screen import Screen
from bot.screens.visits import going as asked_of_us
from bot.screens.visits import told
from bot.screens.visits.calling import please_call
from bot.services.tasks.visit_answers import KEPT, SETTLED, NoSuchVisit, may_answer, visits_of
from bot.services.tasks.visits import ASKED, MOVED, OFF, TO_CALL, TOLD
from bot.services.visits.going import UNDER_WAY
from storage import tasks, visits
from storage.people import persons as people

VISIT = "visit"


async def _told(opening: Opening) -> Naming:
    """The day as it stands, while one of the visits that this message is about does."""
    message = opening.message
    day, ids = _day(opening, "day"), {int(one) for one in message.parameters["visits"]}
    try:
        of = await visits_of(opening.reader, message.subject_id, day)
    except NoSuchVisit:
        raise Moot(TOLD) from None
    things = frozenset(thing_of(VISIT, visit.id) for visit in of.visits)
    if not ids & {visit.id for visit in of.visits} or things <= opening.told:
        raise Moot(TOLD)
    return Naming(told.visits_of_day(of, opening.language), things)


def _day(opening: Opening, key: str) -> date:
    return date.fromisoformat(str(opening.message.parameters[key]))


async def _visit(opening: Opening) -> VisitRecord:
    """The visit, for the client's manager that it is said to."""
    visit = await visits.get_visit(opening.message.subject_id)
    if visit is None or not may(opening.reader, ANSWER_VISITS, Subject(visit.client_id)):
        raise Moot(opening.message.kind)
    return visit


async def _moved(opening: Opening) -> Screen:
    visit, said = await _visit(opening), opening.message.parameters
    if not visit.stands or visit.for_day != _day(opening, "day") or visit.person_id != said["who"]:
        raise Moot(MOVED)
    before = await people.get_person_on_record(int(said["before"]))
    return told.moved(visit, _day(opening, "was"), before.called if before is not None else None, opening.language)


async def _off(opening: Opening) -> Screen:
    visit = await _visit(opening)
    if visit.told_at is not None:
        # it was taken up again, of which they were told
        raise Moot(OFF)
    return told.off(visit, _day(opening, "day"), opening.language)


async def _kept(opening: Opening) -> Screen:
    visit = await _visit(opening)
    if not visit.stands or visit.for_day != _day(opening, "day") or visit.asked_day is not None:
        raise Moot(KEPT)
    return told.kept(visit, _day(opening, "asked"), opening.language)


async def _under_way(opening: Opening) -> Screen:
    visit = await _visit(opening)
    goes = await people.get_person_on_record(int(opening.message.parameters["who"]))
    if goes is None or visit.arrived_at is not None or visit.state != "open":
        raise Moot(UNDER_WAY)
    return told.under_way(visit, goes.called, opening.language)


async def _asked(opening: Opening) -> Naming:
    """The client's wish, until it is answered; once a day for the same day."""
    thing = thing_of("wish", opening.message.subject_id, opening.message.parameters["asked"])
    if thing in opening.told:
        raise Moot(ASKED)
    visit = await visits.get_visit(opening.message.subject_id)
    if visit is None or visit.asked_day != _day(opening, "asked") or not visit.stands:
        raise Moot(ASKED)
    if not may_answer(opening.reader, visit):
        raise Moot(ASKED)
    return Naming(asked_of_us.wish(visit, opening.language), frozenset((thing,)))


async def _settled(opening: Opening) -> Screen:
    """In the place of the wish; nothing where there is another one by now."""
    visit = await visits.get_visit(opening.message.subject_id)
    if visit is None or visit.asked_day is not None or not may_answer(opening.reader, visit):
        raise Moot(SETTLED)
    return asked_of_us.wish_settled(visit, opening.language)


async def _to_call(opening: Opening) -> Naming:
    """That nobody of the client hears of a day's visits, for who comes, until one does or it was agreed."""
    message, day = opening.message, _day(opening, "day")
    if await people.find_people_with_role(message.subject_id, Role.CLIENT_MANAGER):
        raise Moot(TO_CALL)
    found = [await tasks.get_task(int(task_id)) for task_id in message.parameters["tasks"]]
    stands = [task for task in found if task is not None and task.state == "open" and task.due_on == day]
    agreed = {visit.task_id for visit in await visits.find_visits_of(message.subject_id, day) if visit.confirmed_at}
    left = [task for task in stands if task.id not in agreed and thing_of("task", task.id) not in opening.told]
    if not left:
        raise Moot(TO_CALL)
    return Naming(please_call(left, day, opening.reader), frozenset(thing_of("task", task.id) for task in left))


async def _client(opening: Opening) -> tuple[int, ...]:
    visit = await visits.get_visit(opening.message.subject_id)
    return () if visit is None else (visit.client_id,)


KINDS = (
    MessageKind(
        TOLD, Text("来访通知", "news of a visit"), ("client",), STAYS, _told, names=True, occasion=Occasion.REMINDS
    ),
    MessageKind(
        MOVED, Text("来访改期通知", "news of a moved visit"), (VISIT,), STAYS, _moved, occasion=Occasion.HAPPENED
    ),
    MessageKind(
        OFF, Text("来访取消通知", "news of a visit that is off"), (VISIT,), STAYS, _off, occasion=Occasion.HAPPENED
    ),
    MessageKind(
        KEPT,
        Text("来访日期答复", "the answer about the day of a visit"),
        (VISIT,),
        STAYS,
        _kept,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        UNDER_WAY,
        Text("出发通知", "news that somebody is on the way"),
        (VISIT,),
        STAYS,
        _under_way,
        silent=True,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        TO_CALL,
        Text("请打电话约来访的通知", "the request to call a client about a visit"),
        ("client",),
        STAYS,
        _to_call,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        SETTLED,
        Text("已有答复的标注", "the mark that a wish was answered"),
        (VISIT,),
        STAYS,
        _settled,
        hours=Hours.ANY,
        silent=True,
        replaces=(ASKED,),
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        ASKED,
        Text("换一天的请求", "the wish for another day"),
        (VISIT,),
        SENT_ON_WITH_WORK,
        _asked,
        clients=_client,
        names=True,
        occasion=Occasion.REMINDS,
    ),
)
