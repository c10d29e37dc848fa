"""Codes by which a record is confirmed on the spot: shown by a consultant, scanned by somebody of the client."""

from tests.documents.qr import read_qr, squares_of
from tests.flows.steps import press_sparingly
from tests.flows.test_verification import NUMBER
from tests.sandbox.phone import Message, Phone
from tests.world import World

KEY = "📲 现场扫码确认"


async def presented(world: World, phone: Phone, key: str = KEY) -> str:
    """The consultant shows the code of the patrol: the start parameter in its picture."""
    await phone.text(NUMBER)
    await press_sparingly(phone, key)
    await world.beat()
    return await in_picture(phone)


async def in_picture(phone: Phone) -> str:
    """The start parameter in the last picture that the bot sent to a phone."""
    link = read_qr(squares_of(await phone.download(await picture(phone))))
    return link.partition("start=")[2]


async def picture(phone: Phone) -> Message:
    """The last picture that the bot sent."""
    return [message for message in await phone.messages() if "photo" in message.raw][-1]


async def scan(phone: Phone, parameter: str) -> str:
    """What somebody is shown who scans a code."""
    at = await phone.calls()
    await phone.text(f"/start {parameter}")
    calls = await phone.calls_since(at)
    return str(calls[0]["params"]["text"])
