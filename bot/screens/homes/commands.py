"""The command lists that Telegram shows beside the input: one for everybody, one for each person who has joined."""

from bot.rules.people import Person
from bot.rules.permissions import WITHOUT_ROLE, may_anywhere
from bot.rules.text import Language
from bot.screens.ways import WAYS

LISTED = tuple(way for way in WAYS.values() if way.listed)

Listed = tuple[tuple[str, str], ...]
"""Names and descriptions, in the order in which they are shown."""


def commands_for_everybody(language: Language) -> Listed:
    """The list of whoever has none of their own: what needs no role."""
    return tuple((way.code, way.name.to(language)) for way in LISTED if way.action in WITHOUT_ROLE)


def commands_for(person: Person) -> Listed:
    """The person's own list, in their language: what some role of theirs may do."""
    return tuple(
        (way.code, way.name_for(*person.roles).to(person.language))
        for way in LISTED
        if may_anywhere(person, way.action)
    )
