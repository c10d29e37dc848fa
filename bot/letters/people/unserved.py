"""What is said of clients without lead or consultant, while they have none."""

from bot.letters.kind import STAYS, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.people.unserved import unserved_news
from bot.services.people.unserved import UNSERVED, unserved_for


async def _unserved(opening: Opening) -> Naming:
    found = await unserved_for(opening.reader)
    things = frozenset(thing_of("unserved", one.client_id) for one in found)
    if things <= opening.told:
        raise Moot(UNSERVED)
    return Naming(unserved_news(found, opening.reader), things)


NAME = Text("企业没有项目负责人或质量管家的通知", "the news that clients have no lead or consultant")

KINDS = (MessageKind(UNSERVED, NAME, ("person",), STAYS, _unserved, names=True, occasion=Occasion.REMINDS),)
