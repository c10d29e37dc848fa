"""The head of the trail as people keep it."""

from datetime import date

from bot.rules.sealing import fingerprint
from bot.rules.text import Language, Text
from bot.screens.screen import Screen, escape
from bot.screens.times import day as day_words

HEAD = Text(
    "<b>留痕存证 · {day}</b>\n至今共 {n} 条记录\n<code>{fingerprint}</code>\n\n"
    "请保留本消息，日后可凭它核对记录有没有被改动。",
    "<b>Audit seal, {day}</b> ({n} entries)\n<code>{fingerprint}</code>\n\n"
    "Please keep this message: with it anyone can check later that no entry was changed.",
    "<b>Audit seal, {day}</b> ({n} entry)\n<code>{fingerprint}</code>\n\n"
    "Please keep this message: with it anyone can check later that no entry was changed.",
)


def trail_head(day: date, position: int, sealed: str, language: Language) -> Screen:
    """For administrators: how long the trail is and what seals it, to be kept outside of the program."""
    return Screen(
        HEAD.to(language, day=escape(day_words(day, language)), n=position, fingerprint=fingerprint(position, sealed))
    )
