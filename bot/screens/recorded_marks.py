"""The mark of what was recorded on behalf of somebody: the same on cards, in histories, lists and files."""

from bot.rules.behalf import CHANNEL_NAMES, Recorded
from bot.rules.text import Language, Text
from bot.screens.times import short_day

ON_BEHALF = Text("代录", "on behalf")


def recorded_line(recorded: Recorded, language: Language) -> str:
    """``代录：周明（11月23日电话告知）``."""
    text = Text("代录：{who}（{how}）", "Recorded by {who} ({how})")
    return text.to(language, who=recorded.by, how=told(recorded, language))


def told(recorded: Recorded, language: Language) -> str:
    """On which day and how it was told."""
    text = Text("{day}{channel}告知", "told {channel}, {day}")
    return text.to(
        language, day=short_day(recorded.told_on, language), channel=CHANNEL_NAMES[recorded.channel].to(language)
    )


def recorded_name(name: str, by: str, language: Language) -> str:
    """Whose doing something is, and who recorded it: ``王芳（周明代录）``."""
    return Text("{name}（{by}代录）", "{name} (recorded by {by})").to(language, name=name, by=by)
