"""Sessions for tests of trainings: planned through the use cases, or from the phone."""

from datetime import timedelta

from bot.app.demo_trainings import plan_training
from bot.records.trainings import SignUpRecord
from bot.rules.cause import Cause
from bot.rules.trainings import Course
from bot.services.trainings import seats as trainings
from storage import database as db
from storage import trainings as stored
from tests.world import CONSULTANT, World


async def a_session(
    world: World,
    title: str = "新版标准解读",
    *,
    capacity: int = 2,
    client: str | None = "HX",
    trainer: int = CONSULTANT,
    hours: float = 4 * 24 + 4.5,
) -> int:
    """A session in so many hours from now: Friday 27 November, 14:00, unless said otherwise."""
    return await plan_training(
        world.company.people[trainer],
        world.clock.now(),
        title=title,
        course=Course.REGULATIONS,
        starts_at=world.clock.now() + timedelta(hours=hours),
        minutes=120,
        place="二楼会议室",
        capacity=capacity,
        client_id=None if client is None else world.company.clients[client],
    )


async def sign_up(world: World, session_id: int, *telegram_ids: int) -> None:
    """These people sign up, one after the other."""
    for telegram_id in telegram_ids:
        who = world.company.people[telegram_id]
        await trainings.sign_up(Cause(at=world.clock.now(), person_id=who.id), who, session_id)


async def sign_up_of(world: World, session_id: int, telegram_id: int) -> SignUpRecord:
    """A person's open sign-up."""
    found = await stored.get_open_sign_up(session_id, world.company.people[telegram_id].id)
    assert found is not None
    return found


async def trail() -> list[tuple[str, str]]:
    """What was noted about trainings."""
    rows = await db.values(
        "SELECT action, subject_kind FROM trail WHERE subject_kind IN ('training', 'sign_up') ORDER BY id"
    )
    return [(row["action"], row["subject_kind"]) for row in rows]
