"""并入 on the phone: two entries that are the same become one, from which what was recorded is found."""

import json

from bot.rules.people import Role
from bot.screens.buttons import OpenForm, ShowEntry, pack
from bot.screens.not_found import NO_SUCH
from storage import database as db
from storage.clients import add_client, add_site
from storage.ledgers.writing import add_entry
from tests.flows.behalf.recording import do, record
from tests.flows.joining.members import on_the_list
from tests.flows.ledgers.ledgers import uploaded
from tests.flows.steps import count, english, one, press_sparingly, released_patrol
from tests.flows.two_firms import someone
from tests.sandbox.phone import Message, Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, World

MERGE, SURE = "🔗 并入另一条", "✅ 确定并入"
NOT_THEIRS = NO_SUCH.zh


async def entered_twice(world: World) -> int:
    """恒信阀门 is there once more, as another client, which is the one that stays; its id."""
    return await add_client("HX2", "恒信阀门（无锡）有限公司", "恒信 阀门", world.clock.now())


async def merge(phone: Phone, *way: str, into: str) -> Message:
    """The administrator merges the entry to which the way leads into another."""
    await do(phone, *way, MERGE, into)
    return await press_sparingly(phone, SURE)


async def merged_client(world: World) -> tuple[Phone, int]:
    """恒信阀门 (HX) was merged into the other one; the administrator's phone, and the id of the one that stays."""
    other = await entered_twice(world)
    administrator = await world.phone(ADMINISTRATOR)
    await merge(administrator, ">客户", "恒信阀门 · HX", into="恒信 阀门")
    return administrator, other


async def now_of(table: str, entry_id: int) -> object:
    """Into which entry one was merged."""
    return await one(f"SELECT now_id FROM {table} WHERE id = :id", id=entry_id)


async def test_a_client_is_merged_into_its_look_alike_after_a_preview(world: World) -> None:
    await released_patrol(world)
    other, client = await entered_twice(world), world.company.clients["HX"]
    administrator = await world.phone(ADMINISTRATOR)
    asked = await do(administrator, ">客户", "恒信阀门 · HX", MERGE)
    assert "并入另一条 · 恒信阀门 · HX" in asked.text
    assert "和哪一条是同一个" in asked.text
    # what looks like it comes first, and itself is not among them
    labels = [button.text for button in asked.buttons]
    assert labels[0] == "恒信 阀门 · HX2"
    assert "恒信阀门 · HX" not in labels
    preview = (await do(administrator, "恒信 阀门")).text
    assert "「恒信阀门 · HX」将停用，以后看「恒信 阀门 · HX2」" in preview
    assert "本企业人员不能再使用" in preview
    assert "从「恒信 阀门 · HX2」都能找到：事项 1 件、工作记录 1 份、台账条目 2 条、人员 2 名。" in preview
    assert "还没完成：未办结事项 1 件，仍要办完。" in preview
    assert "新的工作请记到「恒信 阀门 · HX2」" in preview
    assert await now_of("client", client) is None
    card = await press_sparingly(administrator, SURE)
    assert "起已停用" in card.text
    assert "🔗 现在看「恒信 阀门 · HX2」" in card.text
    assert await now_of("client", client) == other
    trail = await db.values("SELECT subject_kind, subject_id, details FROM trail WHERE action = 'merge'")
    assert [(row["subject_kind"], row["subject_id"]) for row in trail] == [("client", client)]
    assert json.loads(trail[0]["details"])["into"] == other
    assert await count("trail WHERE action = 'end' AND subject_kind = 'client'") == 1
    # the other leads back to it, and from there to what was recorded
    assert "🔗 已并入这里：恒信阀门 · HX" in (await do(administrator, "🔗 现在看")).text
    finding = await one("SELECT number FROM service_case")
    assert finding in str((await do(administrator, "🔗 恒信阀门 · HX")).buttons)
    assert MERGE not in str(await administrator.buttons())


async def test_a_second_tap_and_an_old_button_change_nothing_and_show_how_it_stands(world: World) -> None:
    await entered_twice(world)
    administrator = await world.phone(ADMINISTRATOR)
    card = await do(administrator, ">客户", "恒信阀门 · HX")
    preview = await do(administrator, MERGE, "恒信 阀门")
    sure = preview.button(SURE)
    begun = card.button(MERGE)
    assert sure is not None
    assert begun is not None
    for _twice in range(2):
        await administrator.press_data(preview, sure.data or "", force=True)
    trail = await count("trail WHERE action IN ('merge', 'end')")
    assert trail == 2
    await administrator.press_data(card, begun.data or "", force=True)
    assert "🔗 现在看「恒信 阀门 · HX2」" in (await administrator.last()).text
    assert await count("trail WHERE action IN ('merge', 'end')") == trail


async def test_only_an_administrator_merges(sqlite_world: World) -> None:
    world = sqlite_world
    await entered_twice(world)
    consultant, manager = await world.phone(CONSULTANT), await world.phone(MANAGER)
    await do(consultant, ">证照", "➕ 新增证照", "恒信阀门", "其他", ">R-1", ">2027-06-30", "✅ 保存")
    assert "🚫 停用" in await consultant.buttons()
    licence = await one("SELECT id FROM licence")
    for phone in (consultant, manager):
        await do(phone, ">证照", "R-1")
        assert MERGE not in await phone.buttons()
        for ledger, entry_id in (("licences", licence), ("clients", world.company.clients["HX"])):
            forged = pack(OpenForm(f"merge_{ledger}", ledger, entry_id))
            answer = await phone.press_data(await phone.last(), forged, force=True)
            assert "您无权查看" in answer.text
    assert await count("draft WHERE form LIKE 'merge%'") == 0


async def test_whoever_looks_for_the_former_one_finds_the_one_that_stays(world: World) -> None:
    administrator, _ = await merged_client(world)
    await db.changed("UPDATE client SET name = '老厂一部', short_name = '老厂' WHERE code = 'HX'")
    found = await do(administrator, ">老厂一部")
    assert "恒信 阀门  客户\n🔗 已并入这里：老厂 · HX" in found.text
    await add_client("HX3", "老厂二部", "老厂二部", world.clock.now())
    found = await do(administrator, ">laochang")
    assert "🔗 「老厂 · HX」已并入「恒信 阀门」" in found.text
    assert {"恒信 阀门 · HX2", "老厂二部 · HX3"} <= {*await administrator.buttons()}
    assert "老厂" in str((await do(administrator, ">客户", "查看已停用的")).buttons)
    # a site is picked by what its client was called, too
    await do(administrator, ">场所", "➕ 新增场所", ">老厂一部")
    assert "恒信 阀门 · HX2" in await administrator.buttons()


async def test_taken_back_it_stands_alone_again(sqlite_world: World) -> None:
    world = sqlite_world
    administrator, other = await merged_client(world)
    client, manager = world.company.clients["HX"], await world.phone(MANAGER)
    card = await do(administrator, "↩️ 恢复使用")
    assert "现在看" not in card.text
    assert await now_of("client", client) is None
    assert "恒信阀门" in str((await do(manager, ">加入")).text)
    details = json.loads(await one("SELECT details FROM trail WHERE action = 'resume'"))
    assert details == {"apart_from": other}
    assert "已并入这里" not in (await do(administrator, ">客户", "恒信 阀门")).text


async def test_there_are_no_chains(world: World) -> None:
    administrator, other = await merged_client(world)
    third = await add_client("HX3", "恒信阀门集团", "恒信集团", world.clock.now())
    first = world.company.clients["HX"]
    # what was merged is offered no more, not even by a forged press
    asked = await do(administrator, ">客户", "恒信集团", MERGE, ">恒信")
    labels = [button.text for button in asked.buttons]
    assert "恒信 阀门 · HX2" in labels
    assert "恒信阀门 · HX" not in labels
    offered = asked.button("恒信 阀门 · HX2")
    assert offered is not None
    for wrong in (first, third):
        forged = (offered.data or "").rsplit("|", 1)[0] + f"|{wrong}"
        assert "此按钮已失效" in (await administrator.press_data(asked, forged, force=True)).text
    await merge(administrator, ">客户", "恒信 阀门", into="恒信集团")
    assert [await now_of("client", one_of_them) for one_of_them in (first, other)] == [third, third]
    assert "已并入这里：恒信阀门 · HX、恒信 阀门 · HX2" in (await do(administrator, "🔗 现在看")).text


async def test_who_was_ended_meanwhile_is_refused_and_nothing_is_merged(sqlite_world: World) -> None:
    world = sqlite_world
    other = await entered_twice(world)
    administrator = await world.phone(ADMINISTRATOR)
    preview = await do(administrator, ">客户", "恒信阀门 · HX", MERGE, "恒信 阀门")
    sure = preview.button(SURE)
    assert sure is not None
    await db.changed("UPDATE client SET ended_at = :at WHERE id = :id", at=world.clock.now(), id=other)
    said = await do(administrator, SURE)
    assert "没有找到，或已停用，请重新选。" in said.text
    assert await count("client WHERE ended_at IS NOT NULL") == 1
    assert await count("trail WHERE action = 'merge'") == 0


async def test_the_people_of_the_client_that_stays_look_up_what_was_recorded_and_nobody_else(world: World) -> None:
    await released_patrol(world)
    other = await entered_twice(world)
    finding, patrol = await one("SELECT number FROM service_case"), await one("SELECT number FROM work_record")
    manager = await someone(world, "新厂经理", Role.CLIENT_MANAGER, other)
    outsider = await world.phone(OTHER_MANAGER)
    for number in (finding, patrol):
        assert NOT_THEIRS in (await do(manager, f">{number}")).text
    await merge(await world.phone(ADMINISTRATOR), ">客户", "恒信阀门 · HX", into="恒信 阀门")
    assert finding in (await do(manager, f">{finding}")).text
    assert patrol in (await do(manager, f">{patrol}")).text
    assert finding in (await do(manager, ">进度", "本单位")).text
    for number in (finding, patrol):
        assert NOT_THEIRS in (await do(outsider, f">{number}")).text
    # its own people have lost their way in, and come back with it alone
    former = await world.phone(MANAGER)
    assert "您无权查看" in (await do(former, f">{finding}")).text
    # nothing new begins at the one that was ended
    await do(manager, ">投诉")
    assert "恒信阀门 · HX" not in str(await manager.buttons())
    await do(await world.phone(ADMINISTRATOR), ">客户", "查看已停用的", "恒信阀门", "↩️ 恢复使用")
    assert NOT_THEIRS in (await do(manager, f">{finding}")).text


async def test_sites_of_a_merged_client_are_merged_into_those_of_the_other(sqlite_world: World) -> None:
    world = sqlite_world
    administrator, other = await merged_client(world)
    site = await add_site(other, "总装车间", "新区")
    await add_site(world.company.clients["CG"], "总装车间", "晨光路")
    asked = await do(administrator, ">场所", "总装车间 · 恒信阀门", MERGE)
    picks = [button.text for button in asked.buttons if "车间" in button.text or "仓库" in button.text]
    assert picks == [f"总装车间 · S{site}", "原料仓库 · S2"]
    preview = await do(administrator, f"总装车间 · S{site}")
    assert "名下没有记录" in preview.text
    card = await press_sparingly(administrator, SURE)
    assert "🔗 现在看「总装车间" in card.text
    assert await now_of("site", world.company.sites["总装车间"]) == site
    # the list of the client that stays has what is under the former one
    await do(administrator, ">客户", "恒信 阀门", "其他…", "场所")
    assert any("原料仓库" in label for label in await administrator.buttons())


async def test_somebody_who_never_joined_is_merged_into_who_did_and_what_they_told_is_found(world: World) -> None:
    listed = await on_the_list(world, "王芳", "HX-77")
    consultant = await record(world, "📮 投诉", "HX-77", "电话", ">昨天的巡查没有来人。", "服务时效", "不清楚", "跳过")
    await press_sparingly(consultant, "✅")
    number = await one("SELECT number FROM service_case")
    administrator = await world.phone(ADMINISTRATOR)
    asked = await do(administrator, ">HX-77", MERGE)
    joined = await one("SELECT id FROM person WHERE telegram_id = 101")
    assert asked.buttons[0].text == f"王芳 · P{joined}"
    assert "赵伟" not in str([button.text for button in asked.buttons])
    preview = await do(administrator, f"王芳 · P{joined}")
    assert "事项 1 件" in preview.text
    await press_sparingly(administrator, SURE)
    assert await now_of("person", listed) == joined
    assert "🔗 已并入这里：王芳 · HX-77" in (await do(administrator, "🔗 现在看")).text
    assert number in str((await do(administrator, "🔗 王芳 · HX-77")).buttons)


async def test_who_has_joined_is_not_merged_and_it_is_said_why(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    said = await do(administrator, ">人员", "王芳", MERGE)
    assert "这个人已加入，不能并入别人。请打开没加入过的那一条，把它并入这一条。" in said.text
    assert "王芳  人员" in said.text
    # nor who joins between the preview and the yes
    listed = await on_the_list(world, "王芳", "HX-77")
    await do(administrator, ">HX-77", MERGE, "王芳 · P")
    await db.changed(
        "UPDATE person SET telegram_id = 5, consented_at = :at WHERE id = :id", at=world.clock.now(), id=listed
    )
    assert "这个人已加入" in (await do(administrator, SURE)).text
    assert await now_of("person", listed) is None


async def test_a_workbook_that_names_a_merged_entry_is_told_the_code_that_stays(sqlite_world: World) -> None:
    world = sqlite_world
    await merged_client(world)
    await world.beat()
    rows = {
        "客户": [["HX", "恒信阀门有限公司", "恒信阀门", "是"]],
        "场所": [["X-1", "HX", "三号库", ""]],
    }
    said = await (await uploaded(world, rows)).last()
    assert "这一条已并入 HX2。请改用 HX2，或删掉这行。" in said.text
    assert await count("site WHERE code = 'X-1'") == 0


async def test_a_lead_of_the_one_that_stays_finishes_what_is_open(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    other, now = await entered_twice(world), world.clock.now()
    lead = world.company.people[LEAD].id
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE person_id = :id", at=now, id=lead)
    await add_entry("assignments", {"client": other, "person": lead, "role": "lead"}, now)
    finding, phone = await one("SELECT number FROM service_case"), await world.phone(LEAD)
    assert NOT_THEIRS in (await do(phone, f">{finding}")).text
    await merge(await world.phone(ADMINISTRATOR), ">客户", "恒信阀门 · HX", into="恒信 阀门")
    assert finding in (await do(phone, f">{finding}")).text
    entry = pack(ShowEntry("sites", world.company.sites["总装车间"]))
    await phone.press_data(await phone.last(), entry, force=True)
    assert "总装车间  场所" in (await phone.last()).text
    await phone.text("巡查")
    assert "总装车间" not in str(await phone.buttons())


async def test_it_is_said_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    await entered_twice(world)
    administrator = await world.phone(ADMINISTRATOR)
    await english(administrator)
    said = await do(administrator, ">clients", "恒信阀门 · HX", "🔗 Merge into another", "恒信 阀门")
    assert "“恒信阀门 · HX” ends, and “恒信 阀门 · HX2” is seen in its place." in said.text
    assert "Found from “恒信 阀门 · HX2”: 2 ledger entries, 2 people." in said.text
    assert "🔗 Now see “恒信 阀门 · HX2”" in (await do(administrator, "✅ Merge")).text
