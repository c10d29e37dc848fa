"""The mark of whoever gets no messages here, wherever somebody is named for whom something waits (rules/hearing)."""

from bot.rules.text import Text

OUT_OF_REACH = Text("📵 收不到这里的消息，请打电话。", "📵 gets no messages here; please call.")


def marked(name: str, *, hears: bool) -> str:
    """A name, with the mark unless they can hear."""
    return name if hears else f"{name} 📵"
