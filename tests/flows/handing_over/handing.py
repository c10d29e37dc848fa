"""Somebody who holds things, and a colleague who can take them."""

from dataclasses import dataclass

from bot.rules.people import Role
from storage import database as db
from storage.people import persons as people
from tests.flows.cases.filing import ENQUIRY_NUMBER, file_enquiry, opened_by
from tests.flows.steps import one, press_sparingly
from tests.flows.test_work_plans import planned
from tests.flows.trainings.trainings import a_session
from tests.flows.two_firms import end_roles, someone
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, World

TAKER, LEAVER = "韩冰", "周明"


async def do(phone: Phone, *doings: str) -> str:
    """Presses buttons and types (``>text``); the text that is shown then."""
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else press_sparingly(phone, doing))
    return (await phone.last()).text


async def colleague(world: World, *clients: str, name: str = TAKER) -> Phone:
    """A further consultant of these clients."""
    first, *others = clients or ("HX",)
    phone = await someone(world, name, Role.CONSULTANT, world.company.clients[first])
    person_id = await person_named(name)
    for client in others:
        await people.add_grant(person_id, Role.CONSULTANT, world.company.clients[client], world.clock.now())
    return phone


async def person_named(name: str) -> int:
    """The id of somebody."""
    return int(await one("SELECT id FROM person WHERE name = :name AND id > 0", name=name))


async def enquiry_in_hand(world: World) -> Phone:
    """An enquiry that 周明 has taken up; their phone."""
    await file_enquiry(world)
    phone = await opened_by(world, CONSULTANT, ENQUIRY_NUMBER)
    await phone.press("👌 受理")
    return phone


@dataclass(frozen=True)
class Held:
    """How many things of each kind somebody has in the database."""

    tasks: int
    plans: int
    cases: int
    trainings: int


async def held_by(name: str) -> Held:
    """What somebody holds, wherever."""
    person_id = await person_named(name)

    async def count(sql: str) -> int:
        return await db.number(f"SELECT count(*) AS n FROM {sql}", id=person_id)

    return Held(
        await count("task WHERE assignee_id = :id AND state = 'open'"),
        await count("schedule WHERE person_id = :id AND ended_at IS NULL"),
        await count("service_case WHERE handler_id = :id AND closed_at IS NULL"),
        await count("training_session WHERE trainer_id = :id AND state = 'planned'"),
    )


async def one_of_each(world: World) -> None:
    """周明 holds a weekly plan of 恒信 with its five tasks, a task of today, an enquiry, a training."""
    await planned(world)
    await world.plan_patrol()
    await enquiry_in_hand(world)
    await a_session(world, "封样实操", client="HX")


async def leaves_the_client(world: World, client: str = "HX", who: int = CONSULTANT) -> None:
    """Their role for a client ends."""
    await end_roles(who, world.company.clients[client], world)


async def assignment_ended(world: World, which: str = "恒信阀门 · 质量管家 周明") -> Phone:
    """An administrator ends an assignment; their phone at its card."""
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">分工", which, "🚫 停用", "确定停用")
    return administrator
