"""证照: entered by the client or by who serves it, warned of by its kind, renewed or ended at once (clause 6.2)."""

import pytest

from bot.screens.buttons import OpenForm, ShowEntryFiles, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, upload
from tests.flows.steps import count, english, heard, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World

NUMBER = "XK06-014-00001"
SEVERAL = (CONSULTANT, LEAD, ADMINISTRATOR)
"""Who looks after more than one client, and is asked which."""


async def licensed(world: World, until: str = "2027-06-21", who: int = MANAGER) -> Phone:
    """Somebody's phone after they entered a licence; today is 2026-11-23."""
    phone = await world.phone(who)
    which = ("恒信阀门",) if who in SEVERAL else ()
    await do(phone, ">证照", "➕ 新增证照", *which, "工业产品生产许可证", f">{NUMBER}", f">{until}", "✅ 保存")
    return phone


@pytest.mark.parametrize("who", [MANAGER, CONSULTANT, LEAD, ADMINISTRATOR])
async def test_whoever_looks_after_it_enters_a_licence_and_sees_it(sqlite_world: World, who: int) -> None:
    said = (await (await licensed(sqlite_world, who=who)).last()).text
    assert f"{NUMBER}  证照" in said
    assert "客户：恒信阀门 · HX" in said
    assert "有效期至：2027-06-21" in said
    assert "登记编号：L1" in said


async def test_it_is_the_clients_own_business_and_nobody_elses(world: World) -> None:
    await licensed(world)
    other = await world.phone(OTHER_MANAGER)
    await other.text("证照")
    assert NUMBER not in str(await other.buttons())
    await do(other, "➕ 新增证照")
    assert "恒信阀门" not in str(await other.buttons()), "a licence is only entered for one's own firm"
    for nobody in (STAFF, QUALITY_MANAGER):
        phone = await world.phone(nobody)
        await phone.text("证照")
        assert "➕ 新增证照" not in str(await phone.buttons())


async def test_it_is_warned_of_as_its_kind_says_until_it_is_renewed(sqlite_world: World) -> None:
    world = sqlite_world
    manager, consultant = await licensed(world), await world.phone(CONSULTANT)
    await world.pass_by(days=1)
    warning = await heard(manager, f"工业产品生产许可证 {NUMBER} 还有 209 天到期")
    assert "恒信阀门" in warning.text
    assert "还有 209 天到期" in (await heard(consultant, NUMBER)).text
    await world.pass_by(days=20)
    assert len(await lines("entry_expiring")) == 2, "each stage once to each"
    await world.pass_by(days=10)
    assert len(await lines("entry_expiring")) == 4

    await press_sparingly(manager, "🔄 续期")
    card = await do(manager, ">2032-06-20", "📷", "提交")
    assert "有效期至：2032年6月20日（周日）" in card.text
    await world.pass_by(days=200)
    assert len(await lines("entry_expiring")) == 4


async def test_the_firm_sets_when_each_kind_is_warned_of(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await licensed(world, until="2027-06-21")
    administrator = await world.phone(ADMINISTRATOR)
    said = await do(administrator, ">公司设置", "到期预警", "工业产品生产许可证")
    assert "提前 210、180、60 天" in said.text
    await press_sparingly(administrator, "提前 180、90、30 天")
    await world.pass_by(days=20)
    assert await lines("entry_expiring") == []
    await world.pass_by(days=11)
    assert "还有 180 天到期" in (await heard(manager, NUMBER)).text


async def test_its_scan_is_kept_with_it_and_seen_by_whoever_sees_it(world: World) -> None:
    manager = await licensed(world)
    await manager.press("📎 上传扫描件")
    await manager.photo(picture())
    await press_sparingly(manager, "保存")
    card = await manager.last()
    assert card.button("🖼 照片（1）") is not None
    await press_sparingly(manager, "🖼 照片（1）")
    await world.beat()
    shown = await manager.last()
    assert "photo" in shown.raw
    assert NUMBER in shown.text
    assert await one("SELECT sha256 IS NOT NULL FROM attachment"), "it is archived, not left at Telegram"
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">证照", NUMBER)
    assert "🖼 照片（1）" in await consultant.buttons()
    other = await world.phone(OTHER_MANAGER)
    (licence,) = await db.column(int, "SELECT id FROM licence")
    for data in (ShowEntryFiles("licences", licence, "photos"), OpenForm("files_licences", "licences", licence)):
        await other.press_data(await other.last(), pack(data), force=True)
        assert NUMBER not in (await other.last()).text


async def test_of_two_who_change_it_at_once_the_second_is_told_and_nothing_is_lost(world: World) -> None:
    manager, consultant = await licensed(world), await world.phone(CONSULTANT)
    await do(consultant, ">证照", NUMBER, "✏️ 修改", "证书编号")
    await do(manager, "✏️ 修改", "证书编号", ">XK06-014-00002")
    assert "证书编号：XK06-014-00002" in (await manager.last()).text
    said = (await do(consultant, ">XK06-014-00003")).text
    assert "李强把「证书编号」改成了：XK06-014-00002" in said
    assert await one("SELECT number FROM licence") == "XK06-014-00002"
    await press_sparingly(consultant, "保存")
    assert await one("SELECT number FROM licence") == "XK06-014-00003"
    # whoever comes later is told nothing of what was there before they began
    saved = (await do(manager, ">证照", "XK06-014-00003", "✏️ 修改", "证书编号", ">XK06-014-00004")).text
    assert "证书编号：XK06-014-00004" in saved


async def test_what_ran_out_comes_back_each_week_until_it_is_ended(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await licensed(world, until="2026-11-25")
    await world.pass_by(days=1)
    assert "还有 1 天到期" in (await heard(manager, NUMBER)).text
    await world.pass_by(days=1)
    assert "今天到期" in (await heard(manager, NUMBER)).text
    await world.pass_by(days=21)
    said = [message.text for message in await manager.messages() if "已过期" in message.text]
    assert [text.split("已过期 ")[1].split("\n")[0] for text in said] == ["7 天", "14 天", "21 天"]
    await manager.press("🚫 不再需要")
    await manager.press("确定停用")
    before = len(await lines("entry_expiring"))
    await world.pass_by(days=30)
    assert len(await lines("entry_expiring")) == before


async def test_a_warning_that_is_no_longer_true_is_not_said(sqlite_world: World) -> None:
    world = sqlite_world
    await licensed(world, until="2026-11-25")
    await db.values("UPDATE client SET ended_at = created_at WHERE code = 'HX' RETURNING id")
    await world.pass_by(days=10)
    assert await lines("entry_expiring") == []


async def test_they_go_out_and_in_by_spreadsheet(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await licensed(world, who=ADMINISTRATOR)
    book = await exported(world, administrator)
    assert [cell.value for cell in book["证照"][2]] == [
        "L1",
        "HX",
        "工业产品生产许可证",
        NUMBER,
        None,
        None,
        None,
        "2027-06-21",
    ]
    book["证照"]["H2"] = "2027/7/1"
    await upload(world, administrator, add(book, {"证照": [["L2", "CG", "其他", "R-2", "", "", "", "2028年1月1日"]]}))
    await imported(world, administrator)
    assert await count("licence") == 2
    found = await db.values("SELECT code, CAST(valid_until AS VARCHAR(10)) AS day FROM licence ORDER BY code")
    assert [(row["code"], row["day"]) for row in found] == [("L1", "2027-07-01"), ("L2", "2028-01-01")]


async def test_in_english(sqlite_world: World) -> None:
    manager = await licensed(sqlite_world, until="2026-11-25")
    await english(manager)
    await sqlite_world.pass_by(days=1)
    warning = await heard(manager, NUMBER)
    assert f"Production licence {NUMBER}: 1 day left" in warning.text
    assert warning.button("🔄 Renewal") is not None
