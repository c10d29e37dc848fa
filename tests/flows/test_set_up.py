"""开局: from an empty database to the first patrol in one afternoon, only by chat, without a manual."""

import pytest

from bot.rules.text import CHINESE, Language
from tests.flows.steps import count, link_token, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, LEAD, STRANGER, World

MOST_ACTIONS = 25


class Afternoon:
    """An administrator's phone, and how often they did something."""

    def __init__(self, phone: Phone, language: Language) -> None:
        self.phone = phone
        self.language = language
        self.actions = 0

    async def press(self, zh: str, en: str) -> None:
        """One tap."""
        self.actions += 1
        await press_sparingly(self.phone, zh if self.language == CHINESE else en)

    async def type(self, text: str) -> None:
        """One message."""
        self.actions += 1
        await self.phone.text(text)

    async def read(self) -> str:
        """What the newest message says."""
        return (await self.phone.last()).text


async def claimed(world: World, language: Language) -> Afternoon:
    """The first administrator has opened the link of the terminal, agreed and given their name."""
    assert world.claim_link is not None
    afternoon = Afternoon(world.stranger(STRANGER), language)
    await afternoon.phone.start(link_token(world.claim_link))
    afternoon.actions += 1
    if language != CHINESE:
        await afternoon.press("EN", "EN")
    await afternoon.press("我同意", "I agree")
    await afternoon.type("林岚")
    await afternoon.press("没问题，加入", "join")
    return afternoon


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_first_patrol_is_done_the_same_afternoon(empty_world: World, language: Language) -> None:
    afternoon = await claimed(empty_world, language)
    await afternoon.type("开局" if language == CHINESE else "set-up")
    assert "0/7" in await afternoon.read()
    await afternoon.press("下一步：填公司名称", "Next: Give the company")
    await afternoon.type("远山质量服务")
    await afternoon.press("下一步：新增客户", "Next: Add a client")
    await afternoon.type("恒信阀门有限公司")
    await afternoon.type("恒信阀门")
    await afternoon.press("保存", "Save")
    await afternoon.press("下一步：新增场所", "Next: Add a site")
    await afternoon.press("恒信阀门", "恒信阀门")
    await afternoon.type("总装车间")
    await afternoon.press("保存", "Save")
    # the team is the administrator alone today; people and cards can come later
    await afternoon.press("下一步：安排服务分工", "Next: Assign the team")
    await afternoon.press("恒信阀门", "恒信阀门")
    await afternoon.press("林岚", "林岚")
    await afternoon.press("质量管家", "Consultant")
    await afternoon.press("保存", "Save")
    await afternoon.type("临时巡查" if language == CHINESE else "patrol")
    await afternoon.press("总装车间", "总装车间")
    await afternoon.type("全部符合" if language == CHINESE else "all ok")
    await afternoon.press("跳过", "Skip")
    await afternoon.press("确认无误，提交", "Confirm and submit")
    assert await count("patrol") == 1
    # who reads English taps once more: on the switch
    assert afternoon.actions <= MOST_ACTIONS + (language != CHINESE)
    assert await one("SELECT code FROM client") == "C1"


async def test_the_guide_shows_what_is_there_however_it_came_about(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    assert "开局向导" not in str(await administrator.buttons()), "a firm at work is not asked on every home"
    await administrator.text("开局向导")
    assert "开局向导 4/7" in (await administrator.last()).text
    await press_sparingly(administrator, "填公司名称")
    await administrator.text("远山质量服务")
    assert "开局向导 5/7" in str(await administrator.buttons())
    await press_sparingly(administrator, "开局向导 5/7")
    guide = await administrator.last()
    assert "投诉 1 个工作日受理" in guide.text
    for _twice in range(2):
        adopt = guide.button("就用默认的")
        assert adopt is not None
        await administrator.press_data(guide, adopt.data or "", force=True)
    assert "6/7" in (await administrator.last()).text
    assert await one("SELECT count(*) FROM trail WHERE subject_kind = 'set_up'") == 1
    await press_sparingly(administrator, "做加入卡")


async def test_the_guide_is_the_administrators_alone(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await lead.text("开局向导")
    assert "您无权" in (await lead.last()).text
