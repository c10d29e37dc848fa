"""涉及谁: those who may be meant stand first, everybody of ours once, and nobody in particular last (clause 5.5.1)."""

from bot.rules.cause import Cause
from bot.services.cases.handling import people_to_settle
from storage import database as db
from storage.cases import stored as cases
from tests.services.cases.stepping import NOBODY, Step, begin
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_whom_a_complaint_may_be_about_is_offered_once_and_first(sqlite_world: World) -> None:
    people, client = await two_of_each(sqlite_world), sqlite_world.company.clients["HX"]
    begun = Step("none", "awaiting", "", NOBODY, NOBODY, has="nobody")
    case_id = await begin(Cause(sqlite_world.clock.now()), "complaint", begun, people, client)

    async def offered(*likely: str) -> list[str]:
        await db.change("service_case", case_id, likely_about=str([people[name].id for name in likely]))
        case = await cases.get_case(case_id)
        assert case is not None
        return [pick.label for pick in await people_to_settle(case, "zh")]

    nobody = await offered()
    ours = nobody[:-1]
    assert len(ours) == len(set(ours)) > 3
    one, other = people["consultant 2"].called, people["lead"].called
    assert await offered("consultant 2") == [one, *(name for name in ours if name != one), nobody[-1]]
    both = await offered("consultant 2", "lead")
    assert one in both[0]
    assert other in both[0]
    assert sorted(both[1:]) == sorted(nobody)
    assert set(both[1:3]) == {one, other}
