"""What was signed of the built-in menu, in the reader's language; a contract keeps it as it was then (clause 3.5).

Items are kept in one language, the firm's. What the program itself worded it can say in both.
"""

from collections.abc import Mapping

from bot.rules.menu.built_in import BUILT_IN
from bot.rules.text import Language, Text

_WORDED: Mapping[str, Text] = {
    said: text for item in BUILT_IN.values() for text in (item.name, item.deliverable) for said in (text.zh, text.en)
}


def as_worded(said: str, language: Language) -> str:
    """A name or a deliverable in a language, as far as it is one of ours; else as the firm said it."""
    return _WORDED[said].to(language) if said in _WORDED else said
