"""Labels of keys, typed instead of tapped: as people type them, without the pictures and numbers before them."""

import re

from bot.live_screens import Keys
from bot.rules.plain_words import normalise
from bot.screens.buttons import pack
from bot.screens.screen import Screen

LEADS_BACK = "‹"
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
"""Pictures and arrows, which nobody types."""
_NUMBERED = re.compile(r"^[0-9]+[\W_]+(?=[^\W\d_])")


def bare(label: str) -> str:
    """A label, or what somebody typed for it, for comparison."""
    return _AROUND.sub("", normalise(label)).replace(" ", "")


def keys_of(screen: Screen) -> Keys:
    """The keys under a screen that say something to the bot; that of the way back reads as the word for the whole."""
    return tuple(
        (button.text, pack(button.data))
        for row in screen.rows
        for button in row
        if button.data is not None and not button.text.startswith(LEADS_BACK)
    )


def key_typed(keys: Keys, text: str) -> str | None:
    """What the one key with this label says; None where there is none, or several of which each says another thing."""
    wanted = bare(text)
    found = {said for label, said in keys if wanted and bare(label) == wanted}
    if not found:
        found = {said for label, said in keys if wanted and bare(_NUMBERED.sub("", _AROUND.sub("", label))) == wanted}
    return found.pop() if len(found) == 1 else None
