"""What is said of clients without lead or consultant, while they have none."""

from bot.letters.kind import STAYS, MessageKind, Opening
from bot.letters.moot import Moot
from bot.rules.text import Text
from bot.screens.people.unserved import unserved_news
from bot.screens.screen import Screen
from bot.services.people.unserved import UNSERVED, unserved_for


async def _unserved(opening: Opening) -> Screen:
    found = await unserved_for(opening.reader)
    if not found:
        raise Moot(UNSERVED)
    return unserved_news(found, opening.reader)


NAME = Text("企业没有项目负责人或质量管家的通知", "the news that clients have no lead or consultant")

KINDS = (MessageKind(UNSERVED, NAME, ("person",), STAYS, _unserved),)
