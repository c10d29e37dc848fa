"""What a group hears of the bot: with whom it talks, and the way there."""

from bot.rules.text import Language, Text
from bot.screens.screen import Button, Screen, escape
from bot.screens.tones import Tone

HELLO = Text(
    "大家好，我是质量管家。投诉、培训报名、整改、查进度，都请私聊我；群里的话我不看，也不回。",
    "Hello, I am the Quality Butler. For complaints, trainings, fixes and progress please talk to me in private; "
    "what is said in this group I neither read nor answer.",
)
TALK = Text("💬 私聊质量管家", "💬 Talk to the Butler")


def greeting_in_group(bot_username: str, language: Language) -> Screen:
    """Said once to a group that the bot was added to, and to a command of its own there."""
    talk = Button(TALK.to(language), url=f"https://t.me/{bot_username}", tone=Tone.NEXT)
    return Screen(escape(HELLO.to(language)), ((talk,),), silent=True)
