"""The register of incidents: who answered how soon, how late, who was told, measures, the review (clauses 5.4, 6.3)."""

from datetime import datetime

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.cases.filing import say
from tests.flows.cases.test_incident import NUMBER, WHAT, report, taken
from tests.flows.cases.test_incident_measures import review, set_measure
from tests.flows.cases.test_incident_reports import RECALL, informed, must_report
from tests.flows.steps import english, heard
from tests.flows.test_register import ask, complain, rows, workbook
from tests.world import ADMINISTRATOR, LEAD, MANAGER, OTHER_MANAGER, STAFF, World


async def test_an_incident_is_a_row_with_how_long_it_took_and_what_was_learned(sqlite_world: World) -> None:
    world = sqlite_world
    manager, lead = await world.phone(MANAGER), await world.phone(LEAD)
    _, consultant = await taken(world)
    await must_report(consultant)
    await set_measure(lead)
    await consultant.text(NUMBER)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    # the notice was due on Wednesday, the review within five working days
    await world.pass_by(days=9)
    await informed(consultant, RECALL)
    await review(lead)
    await lead.press("完成复盘")
    # a drill is marked
    await report(world, drill=True, what="疏散演练")
    await ask(manager, "突发事件", "今年", "生成表格")
    book = await workbook(manager, world)
    assert book.sheetnames == ["封面", "突发事件", "承诺记录"]
    event, drill = rows(book, "突发事件")
    told = {name: event[name] for name in ("编号", "演练", "状态", "响应用时（分钟）", "逾期天数", "用时（天）")}
    assert told == {
        "编号": NUMBER,
        "演练": "否",
        "状态": "已复盘",
        "响应用时（分钟）": 0,
        "逾期天数": 2,
        "用时（天）": 9,
    }
    assert event["险情解除"] == datetime(2026, 11, 23, 9, 30)
    assert (event["告知次数"], event["未按时告知"], event["措施"], event["未完成措施"]) == (1, 1, 1, 1)
    assert (event["原因"], event["预案修订"]) == ("密封圈老化", "无，预案适用")
    assert (drill["演练"], drill["状态"], drill["响应时间"], drill["用时（天）"]) == ("是", "待响应", None, None)
    assert "复盘" in {row["承诺事项"] for row in rows(book, "承诺记录")}


async def test_of_all_clients_there_is_one_register_of_what_each_reader_may_see(sqlite_world: World) -> None:
    world = sqlite_world
    lead, manager = await world.phone(LEAD), await world.phone(MANAGER)
    await taken(world)
    await report(world, OTHER_MANAGER, what="仓库冒烟")
    await complain(world, STAFF, "请保密的事", open_to_manager=False)
    await do(lead, ">台账", "🏢 全部企业", "全部", "本月", "生成表格")
    book = await workbook(lead, world)
    assert book["封面"]["B3"].value == "全部企业"
    assert {(row["服务对象"], row["事件"]) for row in rows(book, "突发事件")} == {
        ("恒信阀门有限公司", WHAT),
        ("晨光电器有限公司", "仓库冒烟"),
    }
    # a complaint about our service is none of the lead's
    assert rows(book, "投诉和咨询") == []
    assert "🏢" not in str(await manager.buttons())
    await english(lead)
    await do(lead, ">registers", "🏢 All clients", "Incidents", "This month", "Make the spreadsheet")
    await world.beat()
    assert "All clients: service registers" in (await heard(lead, "📊")).text
    await manager.text("台账")
    assert "全部企业" not in str(await manager.buttons())


async def test_whoever_has_but_one_client_left_gets_nothing_of_all(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    await taken(world)
    await do(lead, ">台账", "🏢 全部企业", "突发事件", "本月", "生成表格")
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id AND client_id = :client RETURNING id",
        at=world.clock.now(),
        id=world.company.people[LEAD].id,
        client=world.company.clients["CG"],
    )
    await world.beat()
    assert "document" not in (await lead.last()).raw


async def test_another_client_has_none_of_it_and_complaints_have_a_register_of_their_own(sqlite_world: World) -> None:
    world = sqlite_world
    await taken(world)
    stranger, administrator = await world.phone(OTHER_MANAGER), await world.phone(ADMINISTRATOR)
    await ask(stranger, "突发事件", "本月", "生成表格")
    assert rows(await workbook(stranger, world), "突发事件") == []
    await ask(administrator, "投诉和咨询", "本月", "生成表格", client="恒信阀门")
    assert rows(await workbook(administrator, world), "投诉和咨询") == []
