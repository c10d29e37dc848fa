"""``/help``: what the person can do here, by topics in Markdown, ``help/<language>/<topic>.md``, a page at a time."""

from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from bot import __version__
from bot.rules.people import Person, Role
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowHelp
from bot.screens.paged import turning
from bot.screens.rows import home_button
from bot.screens.screen import Screen
from bot.screens.telegram_html import telegram_html
from bot.screens.ways import WAYS
from bot.screens.ways.homes import HELP

MOST_SAID = 3600
"""Of a page, in Latin letters, a Chinese one being two: what is read at one go, and well within a message."""
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


def help_page(person: Person, number: int) -> Screen:
    """A page of the help, from 0, in the person's language: as many whole topics as are read at one go."""
    language = person.language
    pages = _pages([topic_text(topic, language) for topic in topics_for(person)])
    number = min(max(number, 0), len(pages) - 1)
    said = [f"# {HELP.name.to(language)}", *pages[number]]
    if number == len(pages) - 1 and Role.ADMINISTRATOR in person.roles:
        said.append(VERSION.to(language, version=__version__))
    rows = turning(number, len(pages) - 1, ShowHelp)
    return Screen(telegram_html("\n".join(said)), (*rows, (home_button(language),)))


def _pages(topics: list[str]) -> list[list[str]]:
    """The topics in their order, none of them cut."""
    pages: list[list[str]] = [[]]
    for topic in topics:
        if pages[-1] and sum(map(_said, (*pages[-1], topic))) > MOST_SAID:
            pages.append([])
        pages[-1].append(topic)
    return pages


def _said(topic: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in topic)


@cache
def topic_text(topic: str, language: Language) -> str:
    """The Markdown of one topic."""
    return (FOLDER / language / f"{topic}.md").read_text(encoding="utf-8")
