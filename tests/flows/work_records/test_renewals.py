"""续期: an event of a licence: what the new one says is the licence's from then on (clause 6.2)."""

import pytest

from bot.screens.not_found import NO_SUCH
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import exported
from tests.flows.ledgers.test_licences import NUMBER, licensed
from tests.flows.steps import count, english, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, OTHER_MANAGER, STAFF, World

RENEWED = "XQ20261123-01"


async def renewed(world: World, until: str = "2032-06-20") -> Phone:
    """The manager's phone at the card of the renewal."""
    manager = await licensed(world)
    await do(manager, "🔄 续期", f">{until}", "📷", "提交")
    return manager


async def test_what_the_new_one_says_is_the_licences(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await renewed(world)
    card = (await manager.last()).text
    for words in (RENEWED, f"恒信阀门有限公司 · {NUMBER}", "有效期至：2032年6月20日（周日）"):
        assert words in card, words
    assert "🖼 照片（1）" in await manager.buttons()
    licence = await do(manager, f"‹ {NUMBER}")
    assert "有效期至：2032-06-20" in licence.text
    assert "🔄 11月23日 · 续期 · 有效期至 2032年6月20日（周日）" in licence.text
    await do(manager, f"🔄 11月23日 {RENEWED}")
    assert RENEWED in (await manager.last()).text
    assert await one("SELECT action FROM trail WHERE subject_kind = 'licence' ORDER BY id DESC LIMIT 1") == "change"
    await world.pass_by(days=300)
    assert await lines("entry_expiring") == [], "the series begins anew"


async def test_a_correction_corrects_the_licence_and_keeps_what_was_said(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    card = await do(manager, "✏️ 更正", ">看错了年份", "＋ 有效期至", ">2031-06-20", "提交")
    assert "有效期至：2031年6月20日（周五）" in card.text
    assert "原为：有效期至 2032年6月20日（周日）" in card.text
    assert "有效期至：2031-06-20" in (await do(manager, f"‹ {NUMBER}")).text


async def test_a_former_renewal_changes_the_licence_no_more(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    await do(manager, f"‹ {NUMBER}", "🔄 续期", ">2037-06-20", "跳过", "提交")
    await do(manager, f">{RENEWED}", "✏️ 更正", ">看错了年份", "＋ 有效期至", ">2031-06-20", "提交")
    assert "有效期至：2037-06-20" in (await do(manager, f"‹ {NUMBER}")).text


async def void(phone: Phone, number: str) -> str:
    """Voids a renewal; what the licence says then."""
    await do(phone, f">{number}", "✏️ 更正", ">登记错了", "＋ 作废", "是", "提交")
    return (await do(phone, f"‹ {NUMBER}")).text


async def test_a_renewal_that_turns_out_void_is_undone(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    await do(manager, f"‹ {NUMBER}", "🔄 续期", ">2037-06-20", "跳过", "提交")
    assert "有效期至：2032-06-20" in await void(manager, "XQ20261123-02"), "as the renewal before said"
    assert "有效期至：2027-06-21" in await void(manager, RENEWED), "as the licence said before any"
    await do(manager, f">{RENEWED}", "✏️ 更正", ">没有错", "＋ 作废", "否", "提交")
    assert "有效期至：2032-06-20" in (await do(manager, f"‹ {NUMBER}")).text


async def test_a_former_renewal_that_turns_out_void_changes_nothing(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    await do(manager, f"‹ {NUMBER}", "🔄 续期", ">2037-06-20", "跳过", "提交")
    assert "有效期至：2037-06-20" in await void(manager, RENEWED)
    assert "有效期至：2027-06-21" in await void(manager, "XQ20261123-02"), "neither of the two stands"


async def test_what_was_changed_by_hand_since_stays(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    await do(manager, f"‹ {NUMBER}", "✏️ 修改", "有效期至", ">2030-01-31")
    assert "有效期至：2030-01-31" in await void(manager, RENEWED)


@pytest.mark.parametrize(("who", "sees", "renews"), [(CONSULTANT, True, True), (AUDITOR, True, False)])
async def test_who_looks_after_the_licence_renews_it(sqlite_world: World, who: int, sees: bool, renews: bool) -> None:
    await renewed(sqlite_world)
    phone = await sqlite_world.phone(who)
    await phone.text(RENEWED)
    assert (RENEWED in (await phone.last()).text) is sees
    await do(phone, f"‹ {NUMBER}")
    assert ("🔄 续期" in await phone.buttons()) is renews


async def test_it_is_nobody_elses(sqlite_world: World) -> None:
    await renewed(sqlite_world)
    for who in (OTHER_MANAGER, STAFF):
        phone = await sqlite_world.phone(who)
        await phone.text(RENEWED)
        assert NO_SUCH.zh == (await phone.last()).text


async def test_an_ended_licence_is_not_renewed(sqlite_world: World) -> None:
    manager = await licensed(sqlite_world)
    form = (await manager.last()).button("🔄 续期")
    assert form is not None
    await do(manager, "🚫 停用", "确定停用")
    assert "🔄 续期" not in await manager.buttons()
    await manager.press_data(await manager.last(), form.data or "", force=True)
    assert await count("work_record") == 0
    assert await count("failed_update") == 0


async def test_renewals_are_listed_and_filed_and_the_ledger_goes_out_and_in(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    listed = await do(manager, ">续期记录")
    assert "续期记录 · 恒信阀门 · 2026年11月\n共 1 次" in listed.text
    await do(manager, ">台账", "证照续期", "本月", "生成表格")
    await sqlite_world.beat()
    assert "证照续期 1" in str([message.text for message in await manager.messages()])
    book = await exported(sqlite_world, await sqlite_world.phone(ADMINISTRATOR))
    assert "2032-06-20" in str([[cell.value for cell in row] for row in book["证照"].iter_rows()])


async def test_in_english(sqlite_world: World) -> None:
    manager = await renewed(sqlite_world)
    await english(manager)
    await manager.text(RENEWED)
    card = (await manager.last()).text
    assert "Valid until: Sun 20 Jun 2032" in card
    await do(manager, f"‹ {NUMBER}")
    assert "🔄 23 Nov · Renewal · Valid until Sun 20 Jun 2032" in (await manager.last()).text
