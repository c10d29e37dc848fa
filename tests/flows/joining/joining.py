"""Steps of joining by a card that several stories share."""

from tests.flows.steps import link_token, one
from tests.sandbox.phone import Phone
from tests.world import MANAGER, World

FIRM = "恒信阀门"


async def make_card(world: World, *, quota: str = "跳过", days: str = "跳过", goal: str = "首页") -> tuple[str, str]:
    """The client manager makes a card through the form; returns its typed code and the link's parameter."""
    manager = await world.phone(MANAGER)
    await manager.text("加入")
    await manager.press("新建加入卡")
    for answer in (quota, days):
        await (manager.press(answer) if answer == "跳过" else manager.text(answer))
    await manager.press(goal)
    if goal.startswith("一场培训"):
        await manager.press("新版标准解读")
    await manager.press("生成加入卡")
    code = str(await one("SELECT code FROM joining_card ORDER BY id DESC LIMIT 1"))
    return code, link_token((await manager.last()).text)


async def ask(phone: Phone, link: str, name: str = "刘洋", code: str = "跳过") -> None:
    """Opens a card's link (or types the code), consents, gives name and staff number, asks to be let in."""
    await (phone.start(link) if link.startswith("c") else phone.text(link))
    await phone.press("我同意")
    await phone.text(name)
    await (phone.press(code) if code == "跳过" else phone.text(code))
    await phone.press("没问题，申请加入")


async def let_in(world: World, name: str = "刘洋", by: int = MANAGER) -> Phone:
    """An approver lets somebody in who waits."""
    approver = await world.phone(by)
    await approver.text("加入")
    if by != MANAGER:
        await approver.press(FIRM)
    await approver.press("待批准加入")
    await approver.press(name)
    await approver.press("✅ 批准")
    return approver
