"""开局: an administrator sets the firm up in an afternoon, only by chat, and how many actions it took."""

from bot.rules.text import CHINESE, Language
from tests.sandbox.phone import Phone

MOST_ACTIONS = 25


class Afternoon:
    """An administrator's phone, and how often they did something."""

    def __init__(self, phone: Phone, language: Language) -> None:
        self.phone = phone
        self.language = language
        self.actions = 0

    @property
    def within(self) -> bool:
        """Whether it took no more than it may, in either language."""
        return self.actions <= MOST_ACTIONS

    async def press(self, zh: str, en: str) -> None:
        """One tap."""
        self.actions += 1
        await self.phone.press(zh if self.language == CHINESE else en)

    async def type(self, zh: str, en: str | None = None) -> None:
        """One message."""
        self.actions += 1
        await self.phone.text(zh if self.language == CHINESE or en is None else en)

    async def read(self) -> str:
        """What the newest message says."""
        return (await self.phone.last()).text

    async def claim(self, token: str) -> None:
        """Opens the link of the terminal, agrees and gives a name."""
        self.actions += 1
        await self.phone.start(token)
        if self.language != CHINESE:
            await self.press("EN", "EN")
        await self.press("我同意", "I agree")
        await self.type("林岚")
        await self.press("没问题，加入", "join")

    async def set_up(self) -> None:
        """The guide as far as a patrol needs it; the team is the administrator alone today."""
        assert ("开局向导" if self.language == CHINESE else "Set-up guide") in await self.phone.keys()
        await self.type("开局向导", "Set-up guide")
        await self.press("下一步：填公司名称", "Next: Give the company")
        await self.type("远山质量服务")
        await self.press("下一步：新增客户", "Next: Add a client")
        await self.type("恒信阀门有限公司")
        await self.type("恒信阀门")
        await self.press("保存", "Save")
        await self.press("下一步：新增场所", "Next: Add a site")
        assert "恒信阀门" in await self.read()
        await self.type("总装车间")
        await self.press("保存", "Save")
        await self.press("下一步：安排服务分工", "Next: Assign the team")
        await self.press("林岚", "林岚")
        await self.press("质量管家", "Consultant")
        await self.press("保存", "Save")

    async def patrol(self) -> None:
        """The first patrol: all conform."""
        await self.type("临时巡查", "patrol")
        await self.press("总装车间", "总装车间")
        await self.type("全部符合", "all ok")
        await self.press("跳过", "Skip")
        await self.press("确认无误，提交", "Confirm and submit")
