"""Complaints and enquiries that tests begin with, and what the other side does about them."""

from typing import Any

from storage import database as db
from tests.flows.steps import english
from tests.sandbox.phone import Message, Phone
from tests.world import CONSULTANT, QUALITY_MANAGER, STAFF, World

NUMBER, ENQUIRY_NUMBER = "TS20261123-01", "ZX20261123-01"
WHAT = "约好上周五巡查，没有人来，也没有人说一声。"


async def not_the_same(phone: Phone) -> None:
    """What is filed is another thing than what was filed before, if that is asked."""
    if "不是同一件，照常提交" in str(await phone.buttons()):
        await phone.press("不是同一件，照常提交")


async def file_complaint(world: World, who: int = STAFF, *, about: str | None = None, visible: bool = False) -> Phone:
    """A complaint, by somebody of a client; ``about`` one of ours, ``visible`` to their own manager."""
    phone = await world.phone(who)
    await phone.text("投诉")
    await phone.text(WHAT)
    await not_the_same(phone)
    await phone.press("服务时效")
    await phone.press(about or "不清楚")
    await phone.press("跳过")
    if visible:
        await phone.press("＋ 本单位负责人可见")
        await phone.press("是")
    await phone.press("✅")
    return phone


async def file_enquiry(world: World, who: int = STAFF) -> Phone:
    """A question to the butler."""
    phone = await world.phone(who)
    await phone.text("问管家")
    await phone.text("新标准什么时候开始执行？")
    await not_the_same(phone)
    await phone.press("发送")
    return phone


async def say(phone: Phone, button: str, *words: str, send: str | None = "发送") -> Message:
    """Presses a step's button, writes, and sends where it is looked at first; returns the newest message."""
    await phone.press(button)
    for word in words:
        await phone.text(word)
    if send is not None:
        await phone.press(send)
    return await phone.last()


async def opened_by(world: World, who: int, number: str = NUMBER) -> Phone:
    """Somebody's phone with the case's card newest."""
    phone = await world.phone(who)
    await phone.text(number)
    return phone


async def accepted(world: World, **filed: Any) -> tuple[Phone, Phone]:
    """The complainant's and the quality manager's phones; the complaint was accepted, and everybody knows."""
    staff = await file_complaint(world, **filed)
    handler = await opened_by(world, QUALITY_MANAGER)
    await accept(handler, filed.get("about"))
    await world.beat()
    return staff, handler


async def accept(handler: Phone, about: str | None = None) -> None:
    """Takes a complaint up that is newest on a phone: it is about this person of ours, or nobody in particular."""
    await handler.press("👌 受理")
    await handler.press(about or "没有涉及具体的人")


async def proposed(world: World) -> tuple[Phone, Phone]:
    """The same, and a resolution was proposed."""
    staff, handler = await accepted(world)
    await say(handler, "答复处理结果", "已补巡查，并调整了排班。")
    await world.beat()
    return staff, handler


async def answered(world: World) -> tuple[Phone, Phone]:
    """An enquiry that the consultant answered."""
    staff = await file_enquiry(world)
    consultant = await opened_by(world, CONSULTANT, ENQUIRY_NUMBER)
    await say(consultant, "💬 答复", "2027 年 1 月 1 日起执行。")
    await world.beat()
    return staff, consultant


async def state_of(number: str = NUMBER) -> str:
    """The state that a case is in."""
    (row,) = await db.values("SELECT state FROM service_case WHERE number = :number", number=number)
    return str(row["state"])


async def in_english(*phones: Phone) -> None:
    """These people read English from now on."""
    for phone in phones:
        await english(phone)
