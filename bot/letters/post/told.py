"""One thing, one message per person and day: what a reminder leaves out (docs/decisions/0039)."""

from bot.letters.kind import MessageKind, Occasion, Opening
from bot.letters.post.digest import held_for
from bot.rules.beijing import beijing_day
from bot.rules.post import Thing
from bot.services.post.digest import digest_awaits
from storage.post import outbox, told


async def told_today(kind: MessageKind, opening: Opening) -> frozenset[Thing]:
    """Of what a message that only reminds says nothing: what its reader was told today, or is to read in their digest.

    What has an hour of its own comes at that hour, and who practises sees everything that comes.
    """
    reader, message = opening.reader, opening.message
    if kind.occasion is not Occasion.REMINDS or message.parameters.get(outbox.AT_ANY_HOUR) or reader.practising:
        return frozenset()
    found = frozenset(await told.find_told(reader.id, beijing_day(opening.at)))
    if await digest_awaits(reader, opening.at):
        found |= await held_for(reader, opening.at)
    return found
