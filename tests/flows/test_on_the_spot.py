"""On the spot: a location sent on a patrol is kept, far from the site it asks why and holds nothing up (clause 3.6)."""

import json

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import answers, count, english, open_patrol, press_sparingly, report_finding
from tests.schedules.test_lost_files import report_of
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, World

HERE = (31.29834, 120.58319)
NEAR = (31.29924, 120.58319)
FAR = (31.31034, 120.58319)


async def placed(place: str = "31.29834, 120.58319") -> None:
    """Everybody knows where the site is."""
    await db.values("UPDATE site SET place = :place WHERE name = '总装车间' RETURNING id", place=place)


async def test_a_location_near_the_site_is_kept_and_the_question_stays(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await placed()
    asked = (await consultant.last()).text
    await consultant.location(*NEAR, accuracy_m=15)
    said = (await consultant.last()).text
    assert said.startswith("📍 位置已记录，离场所定位约 100 米。")
    assert asked.splitlines()[-1] in said
    assert "厂区大，在另一处" not in await consultant.buttons()
    assert json.loads((await answers())["place"])["metres"] == 100


async def test_far_from_it_a_reason_is_one_tap_and_stands_in_the_report(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await open_patrol(world)
    await placed()
    await consultant.location(*FAR)
    said = (await consultant.last()).text
    assert "离场所定位约 1.3 公里" in said
    assert "超出 300 米。请点一个原因，然后接着填：" in said
    card = await press_sparingly(consultant, "厂区大，在另一处")
    assert "请点一个原因" not in card.text
    assert json.loads((await answers())["place"])["why"] == "large"
    await report_finding(consultant)
    await world.pass_by(minutes=1)
    assert "距场所定位约 1.3 公里：厂区大，在另一处" in await report_of(consultant)


async def test_without_a_reason_it_goes_on_all_the_same(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await english(consultant)
    await placed()
    await consultant.text("/today")
    await consultant.press("总装车间")
    await consultant.location(*FAR)
    assert "1.3 km from the site" in (await consultant.last()).text
    assert "Large grounds, another corner" in await consultant.buttons()
    await consultant.text("all ok")
    await consultant.press("Skip")
    assert "Confirm and submit" in str(await consultant.buttons())


async def test_where_nobody_said_yet_whoever_stands_there_sets_it_once(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.location(*HERE)
    assert "还没有定位" in (await consultant.last()).text
    shown = await consultant.last()
    await press_sparingly(consultant, "📌 场所就在这里")
    assert await db.column(str, "SELECT place FROM site WHERE place <> ''") == ["31.29834, 120.58319"]
    key = shown.button("📌 场所就在这里")
    assert key is not None
    assert key.data is not None
    await consultant.location(*FAR)
    await consultant.press_data(shown, key.data, force=True)
    assert await db.column(str, "SELECT place FROM site WHERE place <> ''") == ["31.29834, 120.58319"]
    trail = await db.column(str, "SELECT action FROM trail WHERE subject_kind = 'site' AND action = 'change'")
    assert trail == ["change"]


async def test_the_tolerance_is_a_setting(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("公司设置")
    await administrator.press("现场")
    await administrator.press("定位容差")
    await administrator.press("100")
    assert "定位容差：100 米（默认：300 米）" in (await administrator.last()).text


async def test_whoever_sends_where_they_are_gets_the_sites_by_distance_and_begins_with_it(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await placed()
    await db.values("UPDATE site SET place = '31.31034, 120.58319' WHERE name = '成品库' RETURNING id")
    await consultant.text("临时巡查")
    assert "发送位置（📎 → 位置），近的排前面。" in (await consultant.last()).text
    await consultant.location(*NEAR)
    keys = await consultant.buttons()
    sites = [key for key in keys if " · " in key]
    assert sites[0] == "100 米 · 恒信阀门 · 总装车间"
    assert "做检查" in keys
    await press_sparingly(consultant, sites[0])
    assert (await consultant.last()).text.startswith("📍 位置已记录，离场所定位约 100 米。")
    assert json.loads((await answers())["place"])["metres"] == 100


async def test_while_inspecting_a_location_is_kept_as_on_a_patrol_and_stands_in_the_report(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await placed()
    await do(consultant, ">做检查", "总装车间", "全面排查总表")
    await consultant.location(*FAR)
    assert "超出 300 米。请点一个原因，然后接着填：" in (await consultant.last()).text
    await press_sparingly(consultant, "手机定位不准")
    kept = json.loads((await answers())["place"])
    assert (kept["metres"] > 1000, kept["why"]) == (True, "inexact")
    await do(consultant, ">全部符合", "跳过", "确认无误，提交")
    await world.pass_by(minutes=1)
    assert "距场所定位约 1.3 公里：手机定位不准" in await report_of(consultant)


async def test_where_somebody_is_goes_along_to_the_checklist_that_they_choose(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await english(consultant)
    await placed()
    await consultant.location(*NEAR)
    await do(consultant, "Inspect", "100 m · 恒信阀门 · 总装车间", "Full inspection, overview")
    assert "Location kept, 100 m from the site" in (await consultant.last()).text
    assert json.loads((await answers())["place"])["metres"] == 100


async def test_the_place_is_for_something_else_with_a_tap(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await placed()
    await consultant.location(*NEAR)
    await consultant.press("📎 位置用在别处")
    assert "31.29924, 120.58319" in str(await db.column(str, "SELECT caption FROM attachment"))


async def test_who_patrols_nowhere_is_asked_what_it_is_for_as_before(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await placed()
    await manager.location(*NEAR)
    assert "总装车间" not in str(await manager.buttons())
    assert await count("attachment") == 1
