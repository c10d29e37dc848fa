"""Labels of a form's keys, typed instead of tapped."""

from bot.screens.buttons import AnswerQuestion, Data, GoToQuestion, MoveInForm
from bot.screens.screen import Screen
from bot.screens.typed_keys import bare

_MEANT = AnswerQuestion | GoToQuestion | MoveInForm


def key_saying(screen: Screen, text: str) -> Data | None:
    """What the one key with this label says; None where there is none, or several."""
    wanted = bare(text)
    found = {
        button.data
        for row in screen.rows
        for button in row
        if wanted and isinstance(button.data, _MEANT) and bare(button.text) == wanted
    }
    return found.pop() if len(found) == 1 else None
