"""That photos were used before: of which record, and of which day."""

from collections.abc import Sequence

from bot.records.photos_used import PhotosUsed
from bot.rules.text import Language, Text, further
from bot.screens.buttons import Data
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import short_day

MOST = 3
"""Earlier records that are named, the latest first."""
_OF = Text("{number}（{day}）里用过 {n} 张", "{n} photos are in {number} ({day})", "{n} photo is in {number} ({day})")
_USED = Text("📷 有照片以前用过：", "📷 Photos used before:")
_KEPT = Text(
    "照片照常保留；要是发错了，请更正或补发。", "They are kept. If one was sent by mistake, please correct it."
)
_LOOK = Text("查看 {number}", "See {number}")


def used_lines(used: Sequence[PhotosUsed], language: Language) -> list[str]:
    """What is said of them, line by line; nothing where none was."""
    if not used:
        return []
    told = [_OF.to(language, n=one.photos, number=one.number, day=short_day(one.day, language)) for one in used[:MOST]]
    listed = (*(f"· {line}" for line in told), *further(len(used) - MOST, language))
    return [escape(line) for line in (_USED.to(language), *listed, _KEPT.to(language))]


def photos_used(used: Sequence[PhotosUsed], number: str, look: Data, language: Language) -> Screen:
    """To whoever sent them, with the way to what they were sent for."""
    lines = [f"<b>{escape(number)}</b>", *used_lines(used, language)]
    return Screen("\n".join(lines), ((Button(_LOOK.to(language, number=number), look),),))
