"""The label of an entry: printed, and what its code says to the bot."""

from tests.documents.qr import read_qr, squares_in
from tests.flows.contracts.test_a_year import Cast
from tests.flows.steps import link_token
from tests.flows.test_a_quarter import Person


async def printed(cast: Cast, who: Person) -> str:
    """Of the entry whose card is open."""
    await who.do(("🏷 打印二维码", "🏷 Print QR label"))
    await cast.world.beat()
    return link_token(read_qr(squares_in(await who.phone.download(await who.phone.last()))))
