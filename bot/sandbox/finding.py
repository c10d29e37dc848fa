"""What Telegram finds in a text by itself: commands, addresses, mentions, tags (no phone numbers, no cashtags)."""

import re

from bot.sandbox.wire import Json

HINTS = re.compile(r"[/@#.]")
FOUND = re.compile(
    r"""(?P<url>https?://[^\s<>"'，。；！？、（）《》]+[^\s<>"'，。；！？、（）《》.,;:!?)\]]
          |(?<![A-Za-z0-9_@.\-/])(?:[A-Za-z0-9\-]+\.)+(?:com|org|net|cn|me|io|dev|info|de|uk|eu)
           (?:/[^\s<>"'，。；！？、（）《》]*)?(?![A-Za-z0-9_@\-]|\.\w))
       |(?P<email>(?<![A-Za-z0-9_.+\-])[A-Za-z0-9._+\-]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,})
       |(?P<mention>(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w))
       |(?P<hashtag>(?<![\w#/])\#(?!\d+\b)\w{1,256})
       |(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![\w/<>@]))""",
    re.VERBOSE,
)
# Nothing is found inside these: their words are taken as they stand.
CLOSED = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def found_entities(text: str, marked: list[Json]) -> list[Json]:
    """``marked`` with the entities found in ``text`` added, in order; offsets in UTF-16 units."""
    if HINTS.search(text) is None:
        return marked
    narrow = text.isascii() or max(text) <= "\uffff"
    added: list[Json] = []
    for match in FOUND.finditer(text):
        start, length = match.start(), match.end() - match.start()
        if not narrow:
            start = len(text[: match.start()].encode("utf-16-le")) // 2
        if not any(_overlaps(entity, start, length) for entity in marked if entity["type"] in CLOSED):
            added.append({"type": match.lastgroup, "offset": start, "length": length})
    if not added:
        return marked
    return sorted([*marked, *added], key=lambda entity: (entity["offset"], -entity["length"]))


def _overlaps(entity: Json, start: int, length: int) -> bool:
    return bool(entity["offset"] < start + length and start < entity["offset"] + entity["length"])
