"""What can be recorded for somebody: what waits for them, and is for whoever records it to see."""

from bot.rules.cause import Cause
from bot.services.behalf.recording import cases_to_answer
from storage import database as db
from tests.services.cases.stepping import NOBODY, Step, begin
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_what_waits_for_who_filed_it_is_offered_to_whoever_may_record_it(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    client = sqlite_world.company.clients["HX"]

    async def in_state(state: str) -> int:
        return await begin(Cause(now), "complaint", Step("none", state, "", NOBODY, NOBODY), people, client)

    proposed, _ = await in_state("proposed"), await in_state("accepted")
    # whoever has no account here is spoken for in everything, which is not what is asked about
    await db.change("person", people["staff"].id, telegram_id=None)
    listed = {name: await cases_to_answer(people[name], client) for name in ("quality 2", "consultant", "other lead")}
    # a complaint that was filed in private is for quality managers alone
    assert {name: [case.id for case in found] for name, found in listed.items()} == {
        "quality 2": [proposed],
        "consultant": [],
        "other lead": [],
    }
