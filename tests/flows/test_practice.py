"""练习模式: everything works with a firm of one's own, nothing of it counts, and leaving wipes it."""

from pathlib import Path

import pytest
from tortoise import Tortoise
from tortoise.fields.relational import RelationalField

from bot.rules.people import Role
from bot.rules.practice import practice_client, practice_self
from bot.services.checklists import reports
from storage import database as db
from storage.files import FileStore
from storage.practice import WIPED
from storage.search.keeping import index_all_noted
from storage.work_records.stored import get_record
from tests.flows.contracts.contracts import NUMBER, plans, signed
from tests.flows.ledgers.ledgers import exported
from tests.flows.steps import count, one, press_sparingly, report_finding, submit_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

MARK = "🟡 练习模式（不计入档案）"
PRACTISED = ("work_record", "service_case", "draft", "draft_answer", "attachment", "task", "client", "person", "outbox")


async def begun(world: World, telegram_id: int = CONSULTANT, side: str = "质量管家") -> Phone:
    """Somebody has begun to practise."""
    phone = await world.phone(telegram_id)
    await phone.text("练习")
    await phone.press(side)
    return phone


async def patrolled(phone: Phone) -> None:
    """A practice patrol with one finding."""
    await phone.text("首页")
    await phone.press("练习车间")
    await report_finding(phone)


async def rows() -> dict[str, int]:
    """How many rows there are of what practice makes."""
    return {table: await count(table) for table in PRACTISED}


async def test_the_way_in_says_what_it_is_and_brings_its_own_keys(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(CONSULTANT)
    await phone.text("/practice")
    told = (await phone.last()).text
    assert "只有您自己看得到" in told
    assert MARK not in told
    begun_by = await press_sparingly(phone, "质量管家")
    assert begun_by.text.startswith(MARK)
    assert await phone.keys() == ["首页", "查进度", "换角色", "退出练习"]


async def test_every_screen_of_practice_says_so(sqlite_world: World) -> None:
    phone = await begun(sqlite_world)
    for word in (
        "首页",
        "今天",
        "巡查",
        "问题",
        "查进度",
        "培训",
        "台账",
        "设置",
        "帮助",
        "你好",
        "换角色",
        "退出练习",
    ):
        await phone.text(word)
        assert (await phone.last()).text.startswith(MARK), word
    await phone.text("English")
    assert (await phone.last()).text.startswith("🟡 Practice (kept out of the records)")


async def test_the_sites_of_a_practice_firm_are_in_no_ledger_and_no_export(sqlite_world: World) -> None:
    world = sqlite_world
    practising = await begun(world)
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("场所")
    assert "练习" not in str(await administrator.buttons())
    book = await exported(world, administrator)
    assert "练习" not in str([cell.value for row in book["场所"] for cell in row])
    site = await one("SELECT id FROM site WHERE name = '练习车间'")
    await administrator.start(f"e-sites-{site}")
    assert "练习车间" not in str([message.text for message in await administrator.messages()])
    await practising.text("场所")
    assert "练习车间 · 练习企业" in await practising.buttons()


async def test_a_patrol_is_played_from_all_sides_and_leaving_wipes_it(world: World) -> None:
    before = await rows()
    trail = await count("trail")
    phone = await begun(world)
    await patrolled(phone)
    assert "LX-XC20261123-01" in (await phone.last()).text
    await world.pass_by(minutes=11)
    told = [message.text for message in await phone.messages()]
    assert any("发给：企业负责人" in text and text.startswith(MARK) for text in told), told

    await phone.text("首页")
    await press_sparingly(phone, "换成：企业员工")
    await phone.press("封样缺失")
    await phone.press("提交整改")
    await phone.photo(picture())
    await phone.text("首页")
    await phone.press("换成：质量管家")
    await phone.press("封样缺失")
    assert "✅ 复查通过" in await phone.buttons()
    await phone.press("复查通过")
    assert "已闭环" in (await phone.last()).text
    assert await one("SELECT COUNT(*) FROM service_case WHERE state = 'closed'") == 1

    await phone.text("退出练习")
    await press_sparingly(phone, "清除并退出")
    last = await phone.last()
    assert "练习记录已清除" in last.text
    assert MARK not in last.text
    assert await phone.keys() == ["今日待办", "临时巡查", "查进度", "首页"]
    assert await rows() == before
    assert await count("trail") > trail
    assert await one("SELECT COUNT(*) FROM person WHERE practising_as_id IS NOT NULL") == 0
    await world.beat()
    assert await count("discarded_file") == 0


async def do(phone: Phone, *doings: str) -> None:
    """Presses buttons, and types (``>text``)."""
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))


async def everything() -> dict[str, int]:
    """How many rows each table has, but for those that note what was done and when."""
    notes = {"trail", "seal", "serial", "job", "processed_update", "waiting_update", "done_until", "lease"}
    tables = {model._meta.db_table for model in Tortoise.apps["storage"].values()} - notes
    return {table: await count(table) for table in sorted(tables)}


async def test_whatever_was_practised_is_wiped(world: World) -> None:
    await index_all_noted()
    before = await everything()
    phone = await begun(world)
    await patrolled(phone)
    planned = (">标准解读", "质量管理", ">11月27日 14:00", ">90", ">二楼会议室", ">20", "跳过", "发布并通知")
    await do(phone, ">培训", "新建培训", *planned)
    await do(phone, ">台账", "全部", "本月", "生成表格")
    await do(
        phone,
        ">首页",
        "换成：企业员工",
        ">培训",
        "✍️ 报名",
        ">我要投诉",
        ">约好没来",
        "服务时效",
        "跳过",
        "确认无误，提交",
    )
    await do(
        phone, ">问管家", ">新标准什么时候执行？", ">首页", "换成：质量管家", "约好没来", "👌 受理", "没有涉及具体的人"
    )
    await world.pass_by(days=1)
    assert await count("sign_up") == 1
    assert await count("document") > 0
    await do(phone, ">退出练习", "清除并退出")
    await world.beat()
    told = {(row["kind"], row["state"]) for row in await db.values("SELECT kind, state FROM outbox")}
    # the day's own: the digests of the real leads had nothing to say
    assert told <= {("digest", "moot"), ("trail_head", "dead")}
    assert {**await everything(), "outbox": 0} == before
    assert await one("SELECT COUNT(*) FROM job WHERE state = 'waiting'") == 0


async def test_who_is_deactivated_while_practising_leaves_no_practice_behind(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await begun(world, CONSULTANT, "质量管家")
    await phone.text("首页")
    await phone.press("练习车间")
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("人员")
    for label in ("周明", "🚫 停用", "确定停用"):
        await administrator.press(label)
    assert await one("SELECT count(*) FROM person WHERE id < 0") == 0
    assert await one("SELECT count(*) FROM draft WHERE person_id < 0") == 0


async def test_real_numbers_have_no_gap_after_practice(sqlite_world: World) -> None:
    phone = await begun(sqlite_world)
    await patrolled(phone)
    await phone.text("退出练习")
    await phone.press("清除并退出")
    await submit_patrol(sqlite_world)
    assert await one("SELECT number FROM work_record") == "XC20261123-01"
    assert await one("SELECT number FROM service_case") == "WT20261123-01"


async def test_nobody_else_hears_or_sees_anything_of_it(sqlite_world: World) -> None:
    others = [await sqlite_world.phone(who) for who in (MANAGER, STAFF, QUALITY_MANAGER, ADMINISTRATOR)]
    heard = [len(await other.messages()) for other in others]
    phone = await begun(sqlite_world)
    await patrolled(phone)
    await phone.text("首页")
    await phone.press("换成：企业员工")
    for doing in (">我要投诉", ">约好没来", "服务时效", "跳过", "确认无误，提交"):
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    assert "LX-TS20261123-01" in (await phone.last()).text
    await sqlite_world.pass_by(days=15)
    assert [len(await other.messages()) for other in others] == [
        n + len([m for m in (await other.messages())[n:] if "练习" not in m.text and "LX-" not in m.text])
        for n, other in zip(heard, others, strict=True)
    ]
    for other in others:
        for word in ("首页", "问题", "查进度", "台账", "LX-TS20261123-01", "LX-XC20261123-01"):
            await other.text(word)
            last = await other.last()
            assert "练习" not in str((last.text, last.buttons)).replace("练习模式", ""), word
    case_id = await one("SELECT id FROM service_case WHERE kind = 'complaint'")
    administrator = others[-1]
    answer = await administrator.press_data(await administrator.last(), f"C|{case_id}", force=True)
    assert "您无权查看" in answer.text


async def test_a_complaint_is_taken_up_by_ones_own_part(sqlite_world: World) -> None:
    phone = await begun(sqlite_world, STAFF, "企业员工")
    for doing in (">我要投诉", ">约好没来", "服务时效"):
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    # whoever it were about could not handle it, and nobody else is there to: it is not asked
    assert "您希望怎么处理" in (await phone.last()).text
    await phone.press("跳过")
    await phone.press("确认无误，提交")
    await phone.text("首页")
    await phone.press("换成：质量管家")
    await phone.press("约好没来")
    await phone.press("👌 受理")
    await phone.press("没有涉及具体的人")
    assert "处理中" in (await phone.last()).text or "已受理" in (await phone.last()).text


async def test_real_work_is_out_of_reach_while_practising_and_nobody_joins(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    phone = await begun(sqlite_world, MANAGER, "企业负责人")
    await phone.text("WT20261123-01")
    assert "请先退出练习" in (await phone.last()).text
    await phone.start("some-link")
    assert "链接没有用掉" in (await phone.last()).text


async def test_real_contracts_are_out_of_reach_while_practising_and_none_is_signed(sqlite_world: World) -> None:
    lead = await signed(sqlite_world)
    await lead.press("📋 生成方案")
    plan = await lead.last()
    await begun(sqlite_world, LEAD, "质量管家")
    approve = plan.button("✅ 批准并发给企业")
    assert approve is not None
    assert "请先退出练习" in (await lead.press_data(plan, str(approve.data), force=True)).text
    await lead.text("合同和方案")
    assert NUMBER not in str(await lead.buttons())
    for said in (NUMBER, "签合同"):
        await lead.text(said)
        assert "恒信" not in (await lead.last()).text
    assert await plans() == [(1, "submitted")]
    assert await count("contract") == 1
    await lead.text("退出练习")
    await lead.press("清除并退出")
    await lead.text("合同和方案")
    assert NUMBER in str(await lead.buttons())


async def test_practice_outlives_a_restart_and_keeps_ones_real_draft(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(STAFF)
    await phone.text("我要投诉")
    await phone.text("真的投诉")
    await phone.text("练习")
    await phone.press("企业员工")
    # nothing of it is in memory: another process would find the same
    person = await one("SELECT practising_as_id FROM person WHERE telegram_id = :id", id=STAFF)
    assert person == practice_self(sqlite_world.company.people[STAFF].id, Role.CLIENT_STAFF)
    await phone.text("首页")
    assert "继续填写" not in str(await phone.buttons())
    await phone.text("退出练习")
    await phone.press("清除并退出")
    await phone.text("首页")
    assert "继续填写：我要投诉" in str(await phone.buttons())


async def test_commands_follow_the_part_that_is_played(sqlite_world: World) -> None:
    phone = await begun(sqlite_world, MANAGER, "质量管家")
    await sqlite_world.beat()
    assert "patrol" in await phone.commands()
    assert "complain" not in await phone.commands()
    await phone.text("退出练习")
    await phone.press("清除并退出")
    await sqlite_world.beat()
    assert "complain" in await phone.commands()


async def test_frozen_answers_can_be_deleted_of_practice_only(world: World) -> None:
    await submit_patrol(world)
    with pytest.raises(Exception, match="frozen"):
        await db.values("DELETE FROM draft_answer RETURNING id")
    with pytest.raises(Exception, match="keeps its person"):
        await db.values("UPDATE draft SET person_id = :id RETURNING id", id=world.company.people[STAFF].id)
    phone = await begun(world)
    await patrolled(phone)
    client = practice_client(world.company.people[CONSULTANT].id)
    with pytest.raises(Exception, match="frozen"):
        await db.values(
            "UPDATE draft_answer SET value = '1' WHERE draft_id = (SELECT draft_id FROM work_record"
            " WHERE client_id = :client) RETURNING id",
            client=client,
        )
    assert await db.values(
        "DELETE FROM draft_answer WHERE draft_id = (SELECT draft_id FROM work_record"
        " WHERE kind = 'patrol' AND client_id = :client)"
        " RETURNING id",
        client=client,
    )


async def test_every_table_that_refers_to_what_is_wiped_is_wiped_too(sqlite_world: World) -> None:
    models = Tortoise.apps["storage"].values()
    wiped = {table for table, _ in WIPED}
    refers = {
        model._meta.db_table
        for model in models
        for field in model._meta.fields_map.values()
        if isinstance(field, RelationalField) and field.source_field and field.related_model._meta.db_table in wiped
    }
    assert refers <= wiped


async def test_reports_of_practice_say_that_they_are(sqlite_world: World, tmp_path: Path) -> None:
    phone = await begun(sqlite_world)
    await patrolled(phone)
    patrol = await get_record("patrol", await one("SELECT id FROM work_record"))
    assert patrol is not None
    report = await reports.report_of(patrol, "zh", "恒信质量服务", FileStore(tmp_path))
    assert report.practice


async def test_files_of_practice_go_but_for_those_that_real_records_have_too(
    sqlite_world: World, tmp_path: Path
) -> None:
    def kept() -> set[str]:
        return {file.name for file in (tmp_path / "files").rglob("*") if file.is_file()}

    await submit_patrol(sqlite_world)
    await sqlite_world.pass_by(minutes=11)
    real = kept()
    phone = await begun(sqlite_world)
    await patrolled(phone)
    await sqlite_world.pass_by(minutes=11)
    assert kept() > real
    await phone.text("退出练习")
    await phone.press("清除并退出")
    await sqlite_world.beat()
    assert kept() == real


async def test_documents_of_practice_that_were_asked_for_again_go_with_it(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await begun(world)
    await patrolled(phone)
    await world.beat()
    await phone.text("English")
    await phone.text(str(await one("SELECT number FROM work_record")))
    await phone.press("Send me the patrol report")
    await world.beat()
    assert len([message for message in await phone.messages() if "document" in message.raw]) == 2
    await phone.press("Send me the patrol report")
    await phone.text("退出练习")
    await phone.press("Wipe and leave")
    await world.beat()
    assert await count("document") == 0
    assert await one("SELECT count(*) FROM job WHERE kind = 'make_document'") == 0


async def test_copies_of_photos_of_practice_go_with_it(world: World) -> None:
    phone = await begun(world)
    await do(phone, ">首页", "换成：企业员工", ">我要投诉", ">约好没来")
    await phone.photo(picture())
    await do(phone, "服务时效", "跳过", "确认无误，提交")
    await phone.text(str(await one("SELECT number FROM service_case")))
    await phone.press("🖼 照片（1）")
    await world.beat()
    assert await count("document WHERE kind = 'photo_copy' AND sha256 IS NOT NULL") == 1
    await do(phone, ">退出练习", "清除并退出")
    await world.beat()
    assert await count("document") == 0
    assert await count("job WHERE kind = 'mark_photo'") == 0


async def test_a_practised_recall_is_wiped_with_its_copies(world: World) -> None:
    phone = await begun(world)
    await patrolled(phone)
    for _ in range(2):
        await phone.press("↩️ 撤回")
        await phone.press("✏️ 修改")
        await phone.press("确认无误，提交")
    assert await one("SELECT count(*) FROM draft WHERE copied_from_id IS NOT NULL") == 2
    await phone.text("退出练习")
    await phone.press("清除并退出")
    assert await one("SELECT count(*) FROM draft WHERE person_id < 0") == 0
