"""A record that was begun for a task that went to somebody else: nothing is lost, and it is not submitted twice."""

from tests.flows.handing_over.handing import LEAVER, TAKER, colleague, do
from tests.flows.steps import count, english, heard, one, open_patrol, report_finding
from tests.sandbox.pictures import picture
from tests.world import LEAD, World

SURE = "✅ 确认交接"


async def test_what_was_begun_is_kept_and_waits_until_the_task_is_back(world: World) -> None:
    taker = await colleague(world)
    consultant = await open_patrol(world)
    await consultant.text("全部符合，除4 封样缺失")
    lead = await world.phone(LEAD)
    assert "另有 1 份记录还没填完" in await do(lead, ">交接", f"{LEAVER}（1）")
    await do(lead, "🔍", TAKER, SURE)
    await world.beat()
    assert "不能再由您提交" in (await heard(consultant, "把您的这些工作交给")).text
    given = await count("draft_answer")
    await do(consultant, ">首页", "▶️")
    await consultant.photo(picture())
    await do(consultant, "一般", "否")
    review = await consultant.last()
    assert "⚠️ 这项任务已交给韩冰" in review.text
    said = await do(consultant, "确认无误，提交")
    assert "孙丽交给韩冰" in said
    assert "都还在" in said
    assert await count("work_record") == 0
    assert await count("draft_answer") > given
    assert await one("SELECT state FROM draft WHERE form = 'patrol'") == "open"

    # it is handed back, and all that was filled in counts
    await do(lead, ">交接", f"{TAKER}（1）", "🔍", LEAVER, SURE)
    await do(consultant, "继续填写", "确认无误，提交")
    assert await count("work_record") == 1
    assert await one("SELECT state FROM task") == "done"
    assert "今天没有安排" in await do(taker, ">今天")


async def test_whoever_has_the_task_does_it_and_the_draft_stays_history(sqlite_world: World) -> None:
    world = sqlite_world
    taker = await colleague(world)
    consultant = await open_patrol(world)
    await english(consultant)
    lead = await world.phone(LEAD)
    await do(lead, ">交接", f"{LEAVER}（1）", "🔍", TAKER, SURE)
    await do(taker, ">今天", "总装车间")
    await report_finding(taker)
    assert await one("SELECT state FROM task") == "done"
    assert await one("SELECT person_id FROM work_record") == await one("SELECT id FROM person WHERE name = '韩冰'")
    assert await one("SELECT count(*) AS n FROM draft WHERE state = 'open' AND form = 'patrol'") == 1
    await consultant.text("menu")
    assert "Continue" not in str(await consultant.buttons())
