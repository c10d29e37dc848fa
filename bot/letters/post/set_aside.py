"""What administrators hear of messages that this version does not know how to say."""

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.text import Text
from bot.screens.post import notices
from bot.screens.screen import Screen
from bot.services.post.delivery import UNKNOWN
from storage.post import outbox


async def _set_aside(opening: Opening) -> Screen:
    """How many there are of the kind, unless a version that knows it took them up meanwhile."""
    code = str(opening.message.parameters["kind"])
    count = await outbox.count_set_aside(code)
    if not count:
        raise Moot(UNKNOWN)
    return notices.set_aside(code, count, opening.language)


NAME = Text("消息搁置通知", "the news of messages that were set aside")

KINDS = (MessageKind(UNKNOWN, NAME, ("outbox",), STAYS, _set_aside, occasion=Occasion.HAPPENED),)
