"""An incident stays open at the end of a contract, and while it is suspended, with its measures (clauses 3.7, 5.4)."""

import pytest

from tests.flows.cases.filing import say, state_of
from tests.flows.cases.test_incident import NUMBER, taken
from tests.flows.cases.test_incident_measures import WHAT, review, set_measure
from tests.flows.contracts.contracts import NUMBER as CONTRACT
from tests.flows.contracts.contracts import confirmed
from tests.flows.steps import heard, one
from tests.flows.test_work_plans import do
from tests.world import World


@pytest.mark.parametrize(
    "ending",
    [
        ("🏁 提前结束", ">企业搬迁", "结束并通知双方"),
        ("⏸ 暂停", ">停产检修", "暂停并通知双方"),
    ],
    ids=["ended", "suspended"],
)
async def test_it_is_led_asked_about_and_reviewed_as_if_nothing_had_been(
    sqlite_world: World, ending: tuple[str, ...]
) -> None:
    world = sqlite_world
    lead = await confirmed(world)
    _, consultant = await taken(world)
    await set_measure(lead)
    await do(lead, ">合同和方案", CONTRACT, *ending)
    assert await state_of(NUMBER) == "in_hand"
    assert await one("SELECT paused_at FROM service_case WHERE kind = 'incident'") is None
    # the report that was promised is asked for all the same
    await world.pass_by(minutes=31)
    assert NUMBER in (await heard(consultant, "到约定通报的时间了")).text
    assert await one("SELECT count(*) FROM task WHERE work = 'measure' AND state = 'open'") == 1
    await consultant.text(NUMBER)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await review(lead)
    await lead.press("完成复盘")
    assert await state_of(NUMBER) == "reviewed"
    await world.pass_by(days=3)
    await consultant.text("今天")
    assert WHAT in str(await consultant.buttons())
