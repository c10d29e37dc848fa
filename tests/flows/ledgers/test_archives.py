"""纸质档案: kept long enough, checked each year, repaired, lent, destroyed by two people at the end (6.2)."""

from bot.screens.buttons import OpenForm, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.steps import english, heard, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, World

BOX = "2026 年巡查记录"


async def boxed(world: World, until: str = "2032-12-31", who: int = LEAD, keeper: str = "孙丽") -> Phone:
    """Somebody's phone after they entered a box of the client's records of this year; today is 2026-11-23."""
    phone = await world.phone(who)
    await do(
        phone,
        *(">纸质档案", "➕ 新增档案", "恒信阀门", f">{BOX}", ">第 3 盒", ">档案室 3 柜 2 层", keeper),
        *(">2026-12-31", f">{until}", "✅ 保存"),
    )
    return phone


async def aged(entry: str = "kept_until = '2026-11-01'") -> None:
    """The box as if it had been entered years ago."""
    await db.values(f"UPDATE paper_file SET {entry} RETURNING id")


async def test_a_box_is_checked_after_a_year_found_damp_repaired_and_checked_again(world: World) -> None:
    lead = await boxed(world)
    said = (await lead.last()).text
    for line in (f"{BOX}  档案", "盒号、卷号：第 3 盒", "保管人：孙丽", "保存至：2032-12-31", "下次检查：2027-11-23"):
        assert line in said
    await aged("check_by = '2026-12-01'")
    await world.pass_by(days=1)
    warning = await heard(lead, f"检查 {BOX}")
    assert warning.button("🔎 检查") is not None
    await do(lead, "🔎 检查", "受潮", "有欠缺", "确认无误")
    said = (await do(lead, f"‹ {BOX}")).text
    assert "完好情况：受潮" in said
    assert "修补期限：2026-12-24" in said
    await world.pass_by(days=23)
    assert (await heard(lead, f"修补 {BOX}")).button("🩹 修补") is not None
    await do(lead, "🩹 修补", "晾干除湿", "确认无误")
    said = (await do(lead, f"‹ {BOX}")).text
    assert "修补期限" not in said
    assert f"下次检查：{await one('SELECT CAST(check_by AS VARCHAR(10)) FROM paper_file')}" in said
    await do(lead, "🔎 检查", "完好", "都做到", "确认无误")
    assert "完好情况：完好" in (await do(lead, f"‹ {BOX}")).text


async def test_who_keeps_it_says_so_and_is_asked_each_week_until_then(sqlite_world: World) -> None:
    world = sqlite_world
    lead, consultant = await boxed(world, keeper="周明"), await world.phone(CONSULTANT)
    assert "等周明确认" in (await lead.last()).text
    await world.pass_by(days=15)
    assert len([m for m in await consultant.messages() if "还在等您确认" in m.text]) == 2
    assert "周明已收到保管" in (await do(consultant, "📥 已收到保管")).text
    before = len(await lines("second_asked_again"))
    await world.pass_by(days=15)
    assert len(await lines("second_asked_again")) == before


async def test_less_than_six_years_are_refused_with_the_rule_also_by_spreadsheet(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await boxed(world, until="2031-12-31")
    said = (await lead.last()).text
    assert "最早只能到 2032-12-31" in said
    assert "至少保存 6 年（6.2）" in said
    assert await one("SELECT count(*) FROM paper_file") == 0
    client = world.company.clients["HX"]
    await db.values(
        "INSERT INTO contract (code, client_id, number, standing, reason, begins, ends, rhythm, created_at) VALUES"
        f" ('K1', {client}, 'HT-1', 'active', '', '2026-01-01', '2028-06-30', 'monthly', '2026-01-01') RETURNING id"
    )
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    row = ["", "HX", BOX, "第 3 盒", "档案室", "孙丽", "", "", "2026-12-31", "2033-12-31", "", "2027-11-23"]
    await upload(world, administrator, add(book, {"纸质档案": [row]}))
    copy = await one("SELECT summary FROM ledger_file ORDER BY id DESC LIMIT 1")
    assert "kept_too_short" in copy


async def test_of_a_whole_archive_the_keeper_is_asked_about_ten_boxes_at_a_time(sqlite_world: World) -> None:
    world = sqlite_world
    lead, consultant = await boxed(world), await world.phone(CONSULTANT)
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    (first,) = [[str(cell.value or "") for cell in row] for row in book["纸质档案"].iter_rows(min_row=2)]
    keeper = [cell.value for cell in book["纸质档案"][1]].index("保管人工号 *")
    boxes = [[*first] for _ in range(12)]
    for n, box in enumerate(boxes):
        box[0], box[2], box[keeper] = f"QB-{n}", f"巡查记录 {n}", "P1"
    await upload(world, administrator, add(book, {"纸质档案": boxes}))
    await imported(world, administrator)
    await world.beat()
    assert len(await lines("second_asked")) == 10
    await do(consultant, "📥 已收到保管")
    await world.beat()
    assert len(await lines("second_asked")) == 11
    assert "等周明确认" not in (await lead.last()).text


async def test_nothing_is_destroyed_before_its_day_nor_by_one_person(sqlite_world: World) -> None:
    world = sqlite_world
    lead, consultant = await boxed(world), await world.phone(CONSULTANT)
    quality = await world.phone(QUALITY_MANAGER)
    assert "🧨 销毁" not in await lead.buttons()
    (box,) = await db.column(int, "SELECT id FROM paper_file")
    await lead.press_data(await lead.last(), pack(OpenForm("archive_disposal", "archives", box)), force=True)
    await do(lead, ">保存期满，无利用价值", ">清册 1 页", "吴刚", "请他确认")
    assert "要保存到 2032-12-31" in (await lead.last()).text
    assert await one("SELECT count(*) FROM work_record WHERE kind = 'archive_disposal'") == 0
    await aged()
    await do(lead, "请他确认")
    await world.beat()
    assert "保存期满，无利用价值" in (await heard(quality, "两人监销")).text
    assert await one("SELECT state FROM paper_file") == "", "one person destroys nothing"
    for other in (consultant, lead):
        (question,) = await db.column(int, "SELECT MAX(id) FROM second_person")
        await other.press_data(await other.last(), f"wy:{question}", force=True)
    assert await one("SELECT state FROM paper_file") == ""
    await do(quality, "✅ 已监销")
    assert await one("SELECT state FROM paper_file") == "destroyed"
    assert "吴刚确认已监销" in (await quality.last()).text


async def test_what_is_kept_longer_meanwhile_is_not_destroyed(sqlite_world: World) -> None:
    world = sqlite_world
    lead, quality = await boxed(world), await world.phone(QUALITY_MANAGER)
    await aged()
    await do(lead, f">{BOX}", "🧨 销毁", ">保存期满", ">清册 1 页", "吴刚", "请他确认")
    await world.beat()
    await aged("kept_until = '2040-01-01'")
    await do(quality, "✅ 已监销")
    assert await one("SELECT state FROM paper_file") == ""


async def test_it_is_lent_and_comes_back_and_stands_where_its_number_says(sqlite_world: World) -> None:
    lead = await boxed(sqlite_world)
    await do(lead, "📖 借阅、归还", "借出", ">周明", "确认无误")
    assert "借出给：周明" in (await do(lead, f"‹ {BOX}")).text
    await do(lead, "📖 借阅、归还", "归还", ">周明", "确认无误")
    assert "借出给" not in (await do(lead, f"‹ {BOX}")).text
    assert "🏷 打印二维码" in await lead.buttons()
    assert f"{BOX}  档案" in (await do(lead, ">第 3 盒")).text


async def test_a_client_never_sees_it_and_what_is_ours_is_for_those_who_see_all(sqlite_world: World) -> None:
    world = sqlite_world
    await boxed(world)
    for nobody in (MANAGER, OTHER_MANAGER):
        phone = await world.phone(nobody)
        await do(phone, ">纸质档案", f">{BOX}")
        assert BOX not in str([m.text for m in await phone.messages() if m.from_bot]) + str(await phone.buttons())
    consultant, administrator = await world.phone(CONSULTANT), await world.phone(ADMINISTRATOR)
    told = (">合同正本", ">第 1 盒", ">档案室", "郑敏", ">2026-12-31", ">2032-12-31", "✅ 保存")
    await do(consultant, ">纸质档案", "➕ 新增档案")
    assert "本公司的" not in await consultant.buttons(), "what is nobody's but ours is entered by who sees all"
    await do(consultant, ">取消")
    await do(administrator, ">纸质档案", "➕ 新增档案", "本公司的", *told)
    assert await one("SELECT count(*) FROM paper_file") == 2
    await do(consultant, ">纸质档案")
    assert "合同正本" not in str(await consultant.buttons())
    book = await exported(world, administrator)
    assert [row[2].value for row in book["纸质档案"].iter_rows(min_row=2)] == [BOX, "合同正本"]
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")


async def test_in_english(sqlite_world: World) -> None:
    lead = await boxed(sqlite_world)
    await english(lead)
    said = (await do(lead, ">paper archive", BOX)).text
    for line in ("Box or folder: 第 3 盒", "Condition: Not checked yet", "Kept until: 2032-12-31"):
        assert line in said
    await do(lead, "🔎 Check", "Eaten by insects", "Not wholly", "Confirm and submit")
    assert "Condition: Eaten by insects" in (await do(lead, f"‹ {BOX}")).text
