"""开局: from an empty database to the first patrol in one afternoon, only by chat, without a manual."""

import pytest

from bot.rules.text import Language
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, link_token, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, LEAD, STRANGER, World


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_first_patrol_is_done_the_same_afternoon(empty_world: World, language: Language) -> None:
    assert empty_world.claim_link is not None
    afternoon = Afternoon(empty_world.stranger(STRANGER), language)
    await afternoon.claim(link_token(empty_world.claim_link))
    await afternoon.set_up()
    await afternoon.patrol()
    assert await count("work_record") == 1
    assert afternoon.within
    assert await one("SELECT code FROM client") == "C1"


async def test_the_guide_shows_what_is_there_however_it_came_about(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    assert "开局向导" not in str(await administrator.buttons()), "a firm at work is not asked on every home"
    await administrator.text("开局向导")
    assert "开局向导 4/9" in (await administrator.last()).text
    await press_sparingly(administrator, "填公司名称")
    await administrator.text("远山质量服务")
    assert "开局向导 5/9" in str(await administrator.buttons())
    await press_sparingly(administrator, "开局向导 5/9")
    guide = await administrator.last()
    assert "投诉 1 个工作日受理" in guide.text
    for _twice in range(2):
        adopt = guide.button("采用默认期限")
        assert adopt is not None
        await administrator.press_data(guide, adopt.data or "", force=True)
    assert "6/9" in (await administrator.last()).text
    assert await one("SELECT count(*) FROM trail WHERE subject_kind = 'set_up'") == 1
    await press_sparingly(administrator, "加上标志")
    await administrator.document(picture(), "标志.png")
    await administrator.text("开局")
    assert "加上标志" not in str(await administrator.buttons())
    # the guide leads into the card of the first client that has none
    await press_sparingly(administrator, "下一步：做加入卡")
    for _quota_and_days in range(2):
        await press_sparingly(administrator, "跳过")
    await press_sparingly(administrator, "首页")
    await press_sparingly(administrator, "生成加入卡")
    await administrator.text("开局")
    assert "7/9" in (await administrator.last()).text
    assert await one("SELECT c.code FROM joining_card j JOIN client c ON c.id = j.client_id") == "HX"
    assert "下一步：签合同" in str(await administrator.buttons())
    for label in ("安排工作", "恒信阀门", "巡查", "总装车间", "每周一次", "周明", "✅ 保存"):
        await press_sparingly(administrator, label)
    await administrator.text("开局")
    assert "8/8" in (await administrator.last()).text
    text = (await administrator.last()).text
    assert "都好了" in text
    assert "合同" not in text, "whoever planned their work without a contract is asked for none"


async def test_the_guide_is_the_administrators_alone(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await lead.text("开局向导")
    assert "开局由管理员来做" in (await lead.last()).text
