"""What is asked of who enters what somebody else kept on paper: which day, who kept it, how it came (clause 3.6)."""

from bot.rules.behalf import CHANNEL_NAMES
from bot.rules.form import Kind, Media, Option, Question
from bot.rules.text import Text

ON, KEPT_BY, HOW = "on", "kept_by", "how"
"""Their keys."""
OLDEST = 62
"""How many days back paper is entered; older ones are looked up on paper."""
PHOTO_OR_PAPER = frozenset({Media.PHOTO, Media.DOCUMENT})


def who_kept_it(prompt: Text) -> Question:
    """Who kept it that day, asked in these words."""
    return Question(KEPT_BY, Kind.TEXT, prompt, label=Text("原记录人", "Kept by"), maximum=60)


HOW_IT_CAME = Question(
    HOW,
    Kind.CHOICE,
    Text("怎么拿到的？", "How did it come to you?"),
    label=Text("来源", "Source"),
    options=tuple(Option(channel.value, name) for channel, name in CHANNEL_NAMES.items()),
)
