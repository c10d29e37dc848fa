"""The firm's own checklists on a phone: copied, changed, looked at."""

from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, World


async def open_card(phone: Phone, name: str) -> None:
    """Opens the card of the checklist with this name, wherever in the list it is."""
    await phone.text("检查表")
    while not (found := [label for label in await phone.buttons() if name in label]):
        await phone.press(next(label for label in await phone.buttons() if label.endswith(" ›")))
    await phone.press(found[0])


async def copied(
    world: World, source: str = "📋 巡查 · 日常巡查", name: str = "恒信专用巡查表", who: int = CONSULTANT
) -> Phone:
    """Somebody has copied a checklist and sees the card of their own."""
    phone = await world.phone(who)
    await open_card(phone, source)
    await phone.press("复制一份来改")
    await phone.text(name)
    return phone


async def open_item(phone: Phone, number: int) -> None:
    """From the card to one of the first items."""
    await phone.press("改题目")
    await phone.press(next(label for label in await phone.buttons() if label.startswith(f"{number} ")))
