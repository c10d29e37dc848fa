"""``/help``: what the person can do here, by topics in Markdown, ``help/<language>/<topic>.md``."""

from functools import cache
from pathlib import Path

from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowHome
from bot.screens.keys import HOME
from bot.screens.screen import Button, Screen
from bot.screens.splitting import split
from bot.screens.telegram_html import telegram_html

FOLDER = Path(__file__).parent / "help"
TITLE = Text("怎么用", "How it works")
FIELD = frozenset({Role.CONSULTANT, Role.LEAD})

TOPICS: dict[str, frozenset[Role]] = {
    "patrols": FIELD,
    "checking": FIELD,
    "to_fix": CLIENT_SIDE,
    "complaints": CLIENT_SIDE,
    "handling": frozenset({Role.QUALITY_MANAGER}),
    "inviting": frozenset({Role.ADMINISTRATOR}),
    "joining": FIELD | {Role.CLIENT_MANAGER, Role.ADMINISTRATOR},
    "looking_on": frozenset({Role.AUDITOR}),
    "trainings": CLIENT_SIDE,
    "training_plans": FIELD | {Role.ADMINISTRATOR},
    "progress": frozenset(Role),
    "on_behalf": FIELD | {Role.CLIENT_MANAGER, Role.QUALITY_MANAGER},
    "services": FIELD,
    "registers": frozenset(Role) - {Role.CLIENT_STAFF},
    "own_people": frozenset({Role.CLIENT_MANAGER}),
    "ledgers": frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR}),
    "keeping_ledgers": frozenset({Role.ADMINISTRATOR}),
    "writing_policies": frozenset({Role.QUALITY_MANAGER, Role.ADMINISTRATOR}),
    "policies": frozenset(Role),
    "company": frozenset({Role.ADMINISTRATOR}),
    "roles": frozenset({Role.ADMINISTRATOR}),
    "leave": FIELD | {Role.ADMINISTRATOR},
    "practice": frozenset(Role),
    "everywhere": frozenset(Role),
}
"""Who is told what, in this order: a person with several roles is told nothing twice."""


def topics_for(person: Person) -> tuple[str, ...]:
    """The topics of all the person's roles; without any, what holds everywhere."""
    return tuple(topic for topic, roles in TOPICS.items() if roles & person.roles) or ("everywhere",)


def help_screens(person: Person) -> tuple[Screen, ...]:
    """The help in the person's language: one message, several where it is long; the last one leads home."""
    language = person.language
    source = "\n".join((f"# {TITLE.to(language)}", *(topic_text(topic, language) for topic in topics_for(person))))
    *before, last = split(telegram_html(source))
    home = Button(HOME.to(language), ShowHome())
    return (*(Screen(html) for html in before), Screen(last, ((home,),)))


@cache
def topic_text(topic: str, language: Language) -> str:
    """The Markdown of one topic."""
    return (FOLDER / language / f"{topic}.md").read_text(encoding="utf-8")
