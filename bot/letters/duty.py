"""What is said of duty lists on which nobody can hear, while that is so."""

from bot.letters.kind import STAYS, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.duty import uncovered_news
from bot.services.duty.uncovered import UNCOVERED, uncovered_for


async def _uncovered(opening: Opening) -> Naming:
    found = await uncovered_for(opening.reader, beijing_day(opening.at))
    things = frozenset(thing_of("uncovered", one.client_id) for one in found)
    if things <= opening.told:
        raise Moot(UNCOVERED)
    return Naming(uncovered_news(found, opening.language), things)


NAME = Text("值班表没有人的通知", "the news that nobody is on duty")

KINDS = (MessageKind(UNCOVERED, NAME, ("person",), STAYS, _uncovered, names=True, occasion=Occasion.REMINDS),)
