"""``/help``: what the person can do here, by topics in Markdown, ``help/<language>/<topic>.md``."""

from functools import cache
from pathlib import Path

from bot import __version__
from bot.rules.people import Person, Role
from bot.rules.text import Language, Text
from bot.screens.rows import home_button
from bot.screens.screen import Screen
from bot.screens.splitting import split
from bot.screens.telegram_html import telegram_html
from bot.screens.ways import WAYS
from bot.screens.ways.homes import HELP

VERSION = Text("\n质量管家 {version} 版", "\nQuality Butler, version {version}")
"""Said to administrators, at the end: whoever they ask for help asks for it first."""
FOLDER = Path(__file__).parent / "help"
TOPICS: dict[str, frozenset[Role]] = {
    topic.code: topic.roles
    for topic in sorted({topic for way in WAYS.values() for topic in way.help}, key=lambda topic: topic.rank)
}
"""Who is told what, in this order: a person with several roles is told nothing twice."""


def topics_for(person: Person) -> tuple[str, ...]:
    """The topics of all the person's roles; without any, what holds everywhere."""
    return tuple(topic for topic, roles in TOPICS.items() if roles & person.roles) or ("everywhere",)


def help_screens(person: Person) -> tuple[Screen, ...]:
    """The help in the person's language: one message, several where it is long; the last one leads home."""
    language = person.language
    topics = [topic_text(topic, language) for topic in topics_for(person)]
    if Role.ADMINISTRATOR in person.roles:
        topics.append(VERSION.to(language, version=__version__))
    source = "\n".join((f"# {HELP.name.to(language)}", *topics))
    *before, last = split(telegram_html(source))
    return (*(Screen(html) for html in before), Screen(last, ((home_button(language),),)))


@cache
def topic_text(topic: str, language: Language) -> str:
    """The Markdown of one topic."""
    return (FOLDER / language / f"{topic}.md").read_text(encoding="utf-8")
