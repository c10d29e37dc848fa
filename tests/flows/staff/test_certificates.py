"""人员证书: kept of our own people, warned of in time, marked where somebody is picked once one ran out (5.1.1)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.steps import english, heard, press_sparingly
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

AUDITING = "内审员"


async def certified(world: World, until: str = "2027-01-20", name: str = AUDITING, whose: str = "周明") -> Phone:
    """The administrator's phone after they entered a certificate of the consultant; today is 2026-11-23."""
    phone = await world.phone(ADMINISTRATOR)
    await do(phone, ">人员证书", "➕ 新增证书", whose, f">{name}", f">{until}" if until else "长期有效", "✅ 保存")
    return phone


async def test_a_certificate_is_entered_in_three_answers_and_a_title_never_runs_out(world: World) -> None:
    administrator = await certified(world)
    said = (await administrator.last()).text
    for line in ("周明  证书", "证书登记号：Z1", "持证人：周明", "证书名称：内审员", "有效期至：2027-01-20"):
        assert line in said, line
    said = (await do(administrator, "✏️ 修改", "证书编号", ">NS-2024-018")).text
    assert "证书编号：NS-2024-018" in said
    await certified(world, "", "工程师职称")
    assert "有效期至：长期有效" in (await administrator.last()).text
    assert f"证书名称：{AUDITING}" in (await do(administrator, ">NS-2024")).text


async def test_all_of_ours_who_look_after_people_see_it_others_their_own_and_a_client_none(world: World) -> None:
    await certified(world)
    await certified(world, "2027-05-31", "注册计量师", "孙丽")
    for who in (LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR):
        phone = await world.phone(who)
        await do(phone, ">人员证书")
        keys = await phone.buttons()
        assert {f"周明 · {AUDITING}", "孙丽 · 注册计量师"} <= set(keys), who
        assert ("➕ 新增证书" in keys) is (who == ADMINISTRATOR), who
        await press_sparingly(phone, f"周明 · {AUDITING}")
        assert ("✏️ 修改" in await phone.buttons()) is (who == ADMINISTRATOR), who
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">人员证书")
    assert f"周明 · {AUDITING}" in await consultant.buttons()
    assert "孙丽 · 注册计量师" not in await consultant.buttons()
    assert "共 1 条" in (await consultant.last()).text
    await do(consultant, ">注册计量师")
    assert "孙丽" not in str(await consultant.buttons())
    for nobody in (STAFF, MANAGER):
        phone = await world.phone(nobody)
        await do(phone, ">人员证书", f">{AUDITING}")
        assert AUDITING not in str(await phone.buttons()), nobody


async def test_who_holds_it_and_the_administrators_are_warned_until_it_is_renewed(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await certified(world)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await world.pass_by(days=1)
    for phone in (consultant, administrator):
        said = await heard(phone, AUDITING)
        assert "⏳ 证书 周明 · 内审员 还有 57 天到期" in said.text
    assert AUDITING not in str([one.text for one in await lead.messages()])
    await world.pass_by(days=64)
    assert "证书 周明 · 内审员 已过期" in (await heard(administrator, "已过期")).text
    await do(administrator, "🔄 证书更新", "📷", ">2030-01-19", "提交")
    before = len(await lines("entry_expiring"))
    await world.pass_by(days=60)
    assert len(await lines("entry_expiring")) == before


async def test_of_who_has_left_and_of_what_was_ended_nothing_is_said(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await certified(world)
    await certified(world, "2027-01-21", "注册计量师", "孙丽")
    await do(administrator, ">人员证书", "孙丽 · 注册计量师", "🚫 停用", "确定停用")
    await do(administrator, ">人员", ">周明", "周明", "🚫 停用", "确定停用")
    await world.pass_by(days=70)
    assert await lines("entry_expiring") == []


async def test_who_has_one_that_ran_out_is_marked_where_they_are_picked(world: World) -> None:
    administrator, holder = await certified(world, "2026-11-22"), world.company.people[CONSULTANT].id
    await do(administrator, ">服务分工", "➕ 新增分工", "恒信阀门")
    marked, plain = f"周明 · P{holder} ⚠️ 证书过期", f"孙丽 · P{world.company.people[LEAD].id}"
    assert {marked, plain} <= set(await administrator.buttons())
    await english(administrator)
    await do(administrator, ">assignments", "➕ New assignment")
    assert f"周明 · P{holder} ⚠️ certificate expired" in await administrator.buttons()


async def test_the_sheet_goes_out_and_in(world: World) -> None:
    administrator = await certified(world)
    book = await exported(world, administrator)
    assert [cell.value for cell in book["人员证书"][2]] == [
        *("Z1", f"P{world.company.people[CONSULTANT].id}", AUDITING, None, None, None, None, None, "2027-01-20"),
    ]
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")
    rows = [
        ["", "孙丽", "高级工程师", "职称证书", "G-7", "省人社厅", "机械", "2019/5/1", ""],
        ["Z1", "周明", AUDITING, "培训证书", "NS-8", "", "", "", "2029-02-28"],
    ]
    book["人员证书"].delete_rows(2)
    await upload(world, administrator, add(book, {"人员证书": rows}))
    await imported(world, administrator)
    found = await db.values(
        "SELECT name, kind, number, CAST(valid_until AS VARCHAR(10)) AS until FROM certificate ORDER BY id"
    )
    assert [tuple(row.values()) for row in found] == [
        (AUDITING, "training", "NS-8", "2029-02-28"),
        ("高级工程师", "title", "G-7", None),
    ]
    book = await exported(world, administrator)
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")


async def test_in_english(sqlite_world: World) -> None:
    await certified(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    said = (await do(consultant, ">staff certificates", f"周明 · {AUDITING}")).text
    for line in ("周明  Certificate", "Holder: 周明", "Certificate: 内审员", "Valid until: 2027-01-20"):
        assert line in said, line
