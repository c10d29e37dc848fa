"""The head of the trail, as it is sent to people who keep it."""

from datetime import date

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.rules.text import Text
from bot.screens.post import witness
from bot.screens.screen import Screen
from bot.services.post.witness import HEAD


async def _head(opening: Opening) -> Screen:
    said = opening.message.parameters
    day, sealed = date.fromisoformat(str(said["day"])), str(said["hash"])
    return witness.trail_head(day, opening.message.subject_id, sealed, opening.language)


KINDS = (
    MessageKind(
        HEAD,
        Text("留痕存证", "the seal of the trail"),
        ("seal",),
        STAYS,
        _head,
        silent=True,
        occasion=Occasion.REMINDS,
    ),
)
