"""演练: something that only happens for practice goes the same way, and says so wherever it is named (clause 4.2.6)."""

from bot.rules.text import Language, Text

DRILL = "drill"
"""The question whether it is one, in the form by which it is filed."""
REAL, PRACTISED = "real", "drill"
"""Its answers."""

_MARK = Text("【演练】", "[Drill] ")


def drill_mark(language: Language, *, drill: bool) -> str:
    """What stands before everything that is said of a drill; empty where it is none."""
    return _MARK.to(language) if drill else ""
