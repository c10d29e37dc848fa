"""风险: entered, graded anew with its reasons, reviewed, and seen by who may see it (clauses 4.3 c-d, 5.4 a)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.risks.stories import NAME, entered
from tests.flows.steps import english, heard, press_sparingly
from tests.schedules.post_room import lines
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    QUALITY_MANAGER,
    STAFF,
    World,
)


async def test_a_risk_gets_its_level_and_review_by_its_grades_and_keeps_why_it_was_graded_anew(world: World) -> None:
    phone = await entered(world)
    said = (await phone.last()).text
    for line in (
        "风险编号：R1",
        "可能性：4 容易发生",
        "严重性：3 中等",
        "风险等级：🟠 较大风险",
        "下次复评：2027-02-23",
    ):
        assert line in said
    said = (await do(phone, "⚖️ 调级", "2", "3", ">新增了全检工位")).text
    assert "🟠 较大风险 → 🟡 一般风险" in said
    said = (await do(phone, "✅ 调级", f"‹ {NAME}")).text
    assert "可能性：2 不太会" in said
    assert "风险等级：🟡 一般风险" in said
    assert "下次复评：2027-11-23" in said
    assert "⚖️ 11月23日 · 调级 · 🟡 一般风险 · 原为较大风险" in said
    assert "新增了全检工位" in said
    await english(phone)
    said = (await do(phone, ">risks", "Moderate")).text
    for line in ("Likelihood: 2 Unlikely", "Level: 🟡 Moderate", "was Major", "Owner: 周明", "Next review: 2027-11-23"):
        assert line in said


async def test_grades_are_changed_by_grading_alone_and_the_level_by_nobody(sqlite_world: World) -> None:
    phone = await entered(sqlite_world)
    await do(phone, "✏️ 修改")
    keys = await phone.buttons()
    assert not {"可能性", "严重性", "风险等级", "客户"} & set(keys)
    assert {"风险名称", "管控措施", "下次复评"} <= set(keys)


async def test_a_client_sees_its_own_risks_and_none_of_another_or_of_ours(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world)
    await entered(world, ADMINISTRATOR, client="本公司")
    codes = {}
    everybody = (CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR, MANAGER, OTHER_MANAGER, STAFF)
    for who in everybody:
        phone = await world.phone(who)
        await do(phone, ">风险")
        found = " ".join(await phone.buttons())
        codes[who] = (f"{NAME} · 🟠 较大风险 · 恒信" in found, found.count(NAME))
    assert codes == {
        CONSULTANT: (True, 2),
        LEAD: (True, 2),
        QUALITY_MANAGER: (True, 2),
        ADMINISTRATOR: (True, 2),
        AUDITOR: (True, 2),
        MANAGER: (True, 1),
        OTHER_MANAGER: (False, 0),
        STAFF: (False, 0),
    }
    for who, n in ((OTHER_MANAGER, 0), (STAFF, 0), (CONSULTANT, 2)):
        phone = await world.phone(who)
        await do(phone, f">{NAME}")
        said = f"{(await phone.last()).text} {await phone.buttons()}"
        assert said.count(f"{NAME} ·") == n, who
    manager = await world.phone(MANAGER)
    assert f"{NAME}  风险" in (await do(manager, f">{NAME}")).text, "the only one that is theirs"
    assert not {"⚖️ 调级", "🔎 复评", "➕ 措施", "✏️ 修改", "🚫 停用"} & set(await manager.buttons())


async def test_what_is_ours_is_read_by_all_of_ours_and_kept_by_who_answers_for_it(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world, QUALITY_MANAGER, client="本公司")
    lead = await world.phone(LEAD)
    await do(lead, ">风险")
    await press_sparingly(lead, NAME)
    said = (await lead.last()).text
    assert "客户：本公司" in said
    assert not {"⚖️ 调级", "✏️ 修改"} & set(await lead.buttons())
    await do(lead, ">风险", "➕ 新增风险")
    assert "本公司" not in await lead.buttons()


async def test_its_owner_is_asked_to_review_it_then_the_lead_too_until_it_was_looked_at(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world, LEAD)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await world.pass_by(days=85)
    said = (await heard(consultant, NAME)).text
    assert "⏳ 复评 砂眼漏检 · R1 还有 12 天到期" in said
    assert "复评日期：2027年2月23日" in said
    assert "看一看有没有变化" in said
    assert not [line for line in await lines("entry_expiring") if line.person_id == world.company.people[LEAD].id]
    await world.pass_by(days=9)
    assert "已过期" in (await heard(lead, NAME)).text
    await do(consultant, "🔎 复评", ">看了三个月的试验记录，未再发现砂眼")
    said = (await do(consultant, f"‹ {NAME}")).text
    assert "复评 · 🟠 较大风险 · 看了三个月的试验记录" in said
    assert "下次复评：2027-05-25" in said
    before = len(await lines("entry_expiring"))
    await world.pass_by(days=60)
    assert len(await lines("entry_expiring")) == before


async def test_who_left_is_followed_by_the_lead_and_what_is_ours_by_the_administrators(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world, LEAD)
    await entered(world, ADMINISTRATOR, client="本公司")
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE role = 'consultant'", at=world.clock.now())
    await world.pass_by(days=85)
    told = {(line.person_id, line.key.split(":")[1]) for line in await lines("entry_expiring")}
    assert told == {(world.company.people[LEAD].id, "1"), (world.company.people[ADMINISTRATOR].id, "2")}


async def test_a_matrix_of_another_kind_changes_all_levels_and_a_wrong_one_none(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "风险", "风险矩阵")
    said = (await administrator.last()).text
    assert "5 🟡🟠🟠🔴🔴" in said
    await do(administrator, "✏️ 改写", ">11111/11111/11111/11111/11110")
    assert "等级不能变低" in str([message.text for message in await administrator.messages()][-3:])
    await do(administrator, ">11111 11111 11111 11444 11444")
    phone = await world.phone(CONSULTANT)
    said = (await do(phone, ">风险", NAME)).text
    assert "风险等级：🔴 重大风险" in said


async def test_the_sheet_goes_out_and_in_and_says_what_is_changed_by_grading(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world)
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    row = [cell.value for cell in book["风险"][2]]
    assert row[:9] == [
        "R1",
        "HX",
        NAME,
        None,
        "检验",
        "气密试验抽样，砂眼可能漏到出厂。",
        "4 容易发生",
        "3 中等",
        "🟠 较大风险",
    ]
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")
    rows = [
        [
            "",
            "晨光电器",
            "绝缘老化",
            "物料",
            "原材料",
            "绝缘材料批次不稳",
            "2",
            "5",
            "",
            "",
            "",
            "",
            "质量安全员",
            "",
            "",
        ],
        [
            "",
            "",
            "报告超期",
            "人员",
            "服务过程",
            "人手不足时报告迟交",
            "3 可能",
            "2 较轻",
            "重大风险",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ]
    await upload(world, administrator, add(book, {"风险": rows}))
    await imported(world, administrator)
    found = await db.values(
        "SELECT name, client_id, level, CAST(review_on AS VARCHAR(10)) AS day FROM risk ORDER BY id"
    )
    assert [(row["name"], row["level"], row["day"]) for row in found][1:] == [
        ("绝缘老化", "major", "2027-02-23"),
        ("报告超期", "moderate", "2027-11-23"),
    ]
    assert found[2]["client_id"] is None
    book = await exported(world, administrator)
    book["风险"]["G2"].value = "1 几乎不会"
    assert "风险 第 2 行 可能性：这一项定下后不能在表格里改" in (await upload(world, administrator, saved(book))).text


async def test_while_its_client_is_served_no_more_it_stands_still(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world)
    administrator = await world.phone(ADMINISTRATOR)
    await db.changed("UPDATE client SET ended_at = :at WHERE code = 'HX'", at=world.clock.now())
    await do(administrator, ">风险")
    await press_sparingly(administrator, NAME)
    assert not {"⚖️ 调级", "🔎 复评", "➕ 措施", "✏️ 修改", "🚫 停用"} & set(await administrator.buttons())
    await world.pass_by(days=120)
    assert not await lines("entry_expiring")
    await db.changed("UPDATE client SET ended_at = NULL WHERE code = 'HX'")
    await world.pass_by(days=1)
    assert await lines("entry_expiring")
