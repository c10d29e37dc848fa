"""Labels of a form's keys, typed instead of tapped."""

import re

from bot.rules.plain_words import normalise
from bot.screens.buttons import AnswerQuestion, Data, GoToQuestion, MoveInForm
from bot.screens.screen import Screen

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
"""Pictures and arrows, which nobody types."""

_MEANT = AnswerQuestion | GoToQuestion | MoveInForm


def key_saying(screen: Screen, text: str) -> Data | None:
    """What the one key with this label says; None where there is none, or several."""
    wanted = _bare(text)
    found = {
        button.data
        for row in screen.rows
        for button in row
        if wanted and isinstance(button.data, _MEANT) and _bare(button.text) == wanted
    }
    return found.pop() if len(found) == 1 else None


def _bare(label: str) -> str:
    return _AROUND.sub("", normalise(label))
