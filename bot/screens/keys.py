"""The keys at the bottom, and the words on them: what each role uses most, at most four.

Everything else is one tap further, on the home, and can be typed. Keys cost no scrolling and stay while a list is read,
so they are what somebody needs several times a day, or in a hurry.
"""

from dataclasses import replace

from bot.rules.people import Person, Role
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.screens.screen import Key, Screen
from bot.screens.ways import WAYS, homes
from bot.screens.ways.cases import PROGRESS
from bot.screens.ways.practice import LEAVE_PRACTICE, SWITCH_PART
from bot.screens.ways.way import MOST_KEYS

HOME = homes.MENU.name
HINT = Text("编号或一句话", "A number or a few words")
"""What the empty input says: the two things that can always be typed."""
BACK = Text("‹ 返回", "‹ Back")
HAND_OVER = Text("🤝 工作交接", "🤝 Hand over")
INVITE_THEM = Text("邀请 TA 加入", "Invite them")

ASKED_IN_TURN = (Role.CONSULTANT, Role.LEAD, *(role for role in Role if role not in (Role.CONSULTANT, Role.LEAD)))
KEYS_BY_ROLE: dict[Role, tuple[Text, ...]] = {
    role: tuple(
        way.name_for(role)
        for way in sorted((way for way in WAYS.values() if role in way.keys), key=lambda way: way.keys[role])
    )
    for role in ASKED_IN_TURN
}
"""In the order in which several roles of one person are asked for their keys."""

IN_PRACTICE = (HOME, PROGRESS.name, SWITCH_PART, LEAVE_PRACTICE.name)
"""The same for each part one plays, so that switching changes the screen and no keys."""


def keys_for(person: Person, first: Text | None = None) -> tuple[tuple[Key, ...], ...]:
    """The person's keys, two in a row; with more than four by several roles the last one is the home, which has all.

    ``first`` stands in the first one's place for once.
    """
    if person.practising:
        return _keys(list(IN_PRACTICE), person)
    words = list(dict.fromkeys(word for role, words in KEYS_BY_ROLE.items() if role in person.roles for word in words))
    if len(words) > MOST_KEYS:
        words = [*[word for word in words if word is not HOME][: MOST_KEYS - 1], HOME]
    if first is not None:
        words = [first, *words[1:]]
    return _keys(words, person)


def is_key_of(person: Person, text: str) -> bool:
    """Whether a text is just what one of the person's keys says, in either language: then it is a tap, not words."""
    languages: tuple[Language, ...] = (CHINESE, ENGLISH)
    shown = (key.text for language in languages for row in keys_for(replace(person, language=language)) for key in row)
    return text in shown


def with_keys_left(screen: Screen, person: Person) -> Screen:
    """With the keys that somebody has after an end; who has no access has none left to press in vain."""
    return with_keys_of(screen, person) if person.grants else replace(screen, drops_keys=True)


def with_keys_of(screen: Screen, person: Person, first: Text | None = None) -> Screen:
    """With the person's keys (``first`` as in ``keys_for``), and in the input what can be typed besides."""
    return replace(screen, keys=keys_for(person, first), hint=HINT.to(person.language))


def _keys(words: list[Text], person: Person) -> tuple[tuple[Key, ...], ...]:
    keys = [Key(word.to(person.language)) for word in words]
    return tuple(tuple(keys[start : start + 2]) for start in range(0, len(keys), 2))
