"""Who hears of what becomes of people: leaving and removing, stand-ins that begin, end and are called off."""

from datetime import datetime, timedelta

from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.services.joining import members
from bot.services.people import stand_ins
from bot.services.trainings import seats
from storage import database as db
from storage import trainings
from storage.cases import stored as cases
from storage.drafts import stored as drafts
from storage.people import persons
from storage.people import stand_ins as stored
from tests.flows.trainings.trainings import a_session
from tests.services.cases.stepping import OF, STEPS, begin, waiting
from tests.services.two_of_each import named, two_of_each
from tests.world import World

DAY = timedelta(days=1)
SEAT_FREED = {"seat_freed": {"staff 2"}, "training_reminder": {"staff 2"}}
"""Who waited for the seat has it, and is reminded of the training from then on."""


class Heard:
    """What was written into the outbox since the last look: who hears, by kind of message."""

    def __init__(self, people: dict[str, Person]) -> None:
        self._people, self._last = people, 0

    async def since(self) -> dict[str, set[str]]:
        rows = await db.values("SELECT id, kind, person_id FROM outbox WHERE id > :last ORDER BY id", last=self._last)
        self._last = max((row["id"] for row in rows), default=self._last)
        kinds = {str(row["kind"]) for row in rows}
        return {kind: named(self._people, {row["person_id"] for row in rows if row["kind"] == kind}) for kind in kinds}


async def again(person: Person) -> Person:
    """Somebody as they are now."""
    found = await persons.get_person(person.id)
    assert found is not None
    return found


async def of_two_firms(world: World) -> tuple[dict[str, Person], dict[str, int], dict[str, int]]:
    """Staff of both firms, with a finding taken on and a full training at each, of which others wait for the seat."""
    people, clients, now = await two_of_each(world), world.company.clients, world.clock.now()
    await persons.add_grant(people["staff"].id, Role.CLIENT_STAFF, clients["CG"], now)
    people["staff"] = await again(people["staff"])
    found, sessions = {}, {}
    step = next(one for one in STEPS["finding"] if one.action == "extend")
    for code, second in (("HX", "staff 2"), ("CG", "other staff")):
        case_id = await begin(Cause(now), "finding", step, people, clients[code])
        assert OF["finding"]["handler"] == "staff"
        found[code] = case_id
        sessions[code] = await a_session(world, f"培训{code}", capacity=1, client=code)
        for name in ("staff", second):
            await seats.sign_up(Cause(now, people[name].id), people[name], sessions[code])
    return people, found, sessions


async def taken_on(case_id: int) -> int | None:
    """Who handles a case."""
    case = await cases.get_case(case_id)
    assert case is not None
    return case.handler_id


async def reminders_of(person: Person) -> dict[int, str]:
    """The state of every reminder of a training to somebody."""
    sql = "SELECT id, state FROM outbox WHERE kind = 'training_reminder' AND person_id = :id"
    return {int(row["id"]): str(row["state"]) for row in await db.values(sql, id=person.id)}


async def line(session: int) -> list[tuple[int, str]]:
    """Who has a seat, and who waits."""
    return [(one.person_id, one.state) for one in await trainings.find_line(session)]


async def test_who_leaves_one_of_two_firms_leaves_what_was_theirs_there_and_its_managers_hear(world: World) -> None:
    people, found, sessions = await of_two_firms(world)
    heard, now, staff = Heard(people), world.clock.now(), people["staff"]
    await heard.since()
    reminded, trains = await waiting(found["CG"]), await reminders_of(staff)
    await members.leave(Cause(now, staff.id), staff, world.company.clients["HX"])
    assert await heard.since() == {"member_left": {"manager", "manager 2"}, **SEAT_FREED}
    assert {one for one, state in (await reminders_of(staff)).items() if state == "waiting"} < set(trains)
    assert sorted((await reminders_of(staff)).values()) == ["cancelled"] * (len(trains) // 2) + ["waiting"] * (
        len(trains) // 2
    )
    assert await taken_on(found["HX"]) is None
    assert await taken_on(found["CG"]) == staff.id
    assert await waiting(found["CG"]) == reminded
    assert await line(sessions["HX"]) == [(people["staff 2"].id, "seated")]
    assert await line(sessions["CG"]) == [(staff.id, "seated"), (people["other staff"].id, "waiting")]
    assert [grant.client_id for grant in (await again(staff)).grants] == [world.company.clients["CG"]]


async def test_who_is_removed_hears_it_and_nobody_else(world: World) -> None:
    people, found, _ = await of_two_firms(world)
    heard, now, manager = Heard(people), world.clock.now(), people["manager"]
    await heard.since()
    await members.remove(Cause(now, manager.id), manager, world.company.clients["HX"], people["staff"].id)
    assert await heard.since() == {"member_removed": {"staff"}, **SEAT_FREED}
    assert await taken_on(found["CG"]) == people["staff"].id


async def test_both_hear_of_each_step_of_a_stand_in_but_who_takes_it(world: World) -> None:
    people, clients, now = await two_of_each(world), world.company.clients, world.clock.now()
    heard = Heard(people)
    await heard.since()

    async def arranged(client: int | None, since: int) -> int:
        day = now.date() + since * DAY
        return await stored.add_stand_in(
            person_id=people["consultant 2"].id,
            stands_in_for_id=people["consultant"].id,
            client_id=client,
            since=day,
            until=day + DAY,
            state="planned",
            made_by_id=people["lead"].id,
            draft_id=await a_draft(people["lead"], now, since),
            at=now,
        )

    one, beside, last = await arranged(clients["HX"], 1), await arranged(clients["HX"], 10), await arranged(None, 20)
    both = {"consultant", "consultant 2"}
    assert await stand_ins.begin(Cause(now), one)
    assert await heard.since() == {"stand_in_begins": both}
    assert not await stand_ins.begin(Cause(now), one)
    assert await stand_ins.finish(Cause(now), one)
    assert await heard.since() == {"stand_in_over": both}
    assert not await stand_ins.finish(Cause(now), one)
    assert await heard.since() == {}

    absent = people["consultant"]
    await stand_ins.withdraw(Cause(now, absent.id), absent, beside)
    assert await heard.since() == {"stand_in_over": {"consultant 2"}}
    await stand_ins.withdraw(Cause(now, people["administrator"].id), people["administrator"], last)
    assert await heard.since() == {"stand_in_over": both}
    states = await db.values("SELECT state FROM stand_in ORDER BY id")
    assert [row["state"] for row in states] == ["over", "withdrawn", "withdrawn"]


async def a_draft(who: Person, at: datetime, number: int) -> int:
    """A form by which a leave was arranged."""
    draft = await drafts.add_draft(
        token=f"leave{number}",
        person_id=who.id,
        form="stand_in",
        version=1,
        subject_kind="",
        subject_id=number,
        step="",
        at=at,
    )
    return draft.id
