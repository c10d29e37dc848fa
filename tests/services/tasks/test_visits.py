"""Who hears of a visit that is told, moved, called off or wished on another day, beside those of another firm."""

import json
from datetime import timedelta

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.services.tasks import visits
from bot.services.tasks.visit_answers import visits_of
from storage import database as db
from storage import tasks
from storage import visits as stored
from storage.database import writing
from tests.services.two_of_each import named, two_of_each
from tests.world import World


@writing
async def told_of_change(cause: Cause, task_id: int) -> None:
    """In a transaction, as whoever changes the task says it."""
    await visits.tell_of_changed_visit(cause, task_id)


@writing
async def wished(cause: Cause, visit_id: int) -> None:
    """The client asks for the day behind."""
    visit = await stored.get_visit(visit_id)
    assert visit is not None
    await visits.post_wish(cause, visit, visit.for_day + timedelta(days=1), "wish")


async def test_who_hears_of_a_visit(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    ours, theirs = (sqlite_world.company.clients[code] for code in ("HX", "CG"))
    consultant, second = people["consultant"].id, people["consultant 2"].id
    tomorrow = beijing_day(now) + timedelta(days=1)
    made = [
        await tasks.add_task(client, None, who, "service", tomorrow)
        for client, who in ((ours, consultant), (ours, second), (theirs, people["other consultant"].id))
    ]
    cause = Cause(now)

    async def heard() -> dict[str, set[str]]:
        """Who is told what since it was last asked."""
        rows = await db.values("SELECT kind, person_id FROM outbox WHERE kind LIKE 'visit%' AND state = 'waiting'")
        await db.changed("UPDATE outbox SET state = 'sent' WHERE kind LIKE 'visit%'")
        kinds = sorted({str(row["kind"]) for row in rows})
        return {kind: named(people, {row["person_id"] for row in rows if row["kind"] == kind}) for kind in kinds}

    await visits.tell_page(cause, 0)
    assert await heard() == {"visits_told": {"manager", "manager 2", "other manager"}}
    await visits.tell_page(cause, 0)
    assert await heard() == {}, "once"

    first = await stored.get_visit_of(made[0])
    assert first is not None
    manager = people["manager"]
    assert [one.id for one in (await visits_of(manager, ours, tomorrow)).visits][:1] == [first.id]
    second_visit = await stored.get_visit_of(made[1])
    assert second_visit is not None
    await db.change("task", made[1], state="waived")
    assert [one.id for one in (await visits_of(manager, ours, tomorrow)).visits] == [first.id]
    await db.change("task", made[1], state="open")
    await wished(cause, first.id)
    assert await heard() == {"visit_asked": {"consultant", "lead", "lead 2"}}

    await told_of_change(cause, made[0])
    assert await heard() == {}, "nothing is another"
    await db.change("task", made[0], due_on=tomorrow + timedelta(days=2))
    await told_of_change(cause, made[0])
    assert await heard() == {"visit_moved": {"manager", "manager 2"}}
    (said,) = await db.values("SELECT DISTINCT parameters FROM outbox WHERE kind = 'visit_moved'")
    assert json.loads(said["parameters"]) == {
        "day": str(tomorrow + timedelta(days=2)),
        "was": str(tomorrow),
        "who": consultant,
        "before": consultant,
    }
    await told_of_change(cause, made[0])
    assert await heard() == {}
    cause = Cause(now + timedelta(minutes=1))
    await db.change("task", made[0], assignee_id=second)
    await told_of_change(cause, made[0])
    assert await heard() == {"visit_moved": {"manager", "manager 2"}}
    await db.change("task", made[0], state="done")
    await db.change("task", made[2], state="waived")
    for task_id in made:
        await told_of_change(cause, task_id)
    assert await heard() == {"visit_off": {"other manager"}}
