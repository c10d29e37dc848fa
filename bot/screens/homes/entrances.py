"""The ways in as buttons: on the home, behind 更多, and where somebody is told what they can do instead."""

from bot.records.drafts import DraftRecord
from bot.rules.people import Person
from bot.rules.permissions import may_anywhere
from bot.rules.text import Text
from bot.screens.buttons import GoInstead
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.waiting import Waiting, numbered
from bot.screens.ways import WAYS
from bot.screens.ways.way import Entrance, Way

NOT_YOURS = Text("这项不由您来做。", "This is for others to do.")
YOU_CAN = Text("这里您可以：", "Here you can:")


def own_entrances(person: Person) -> list[tuple[Way, Entrance]]:
    """Those of the ways that some role of the person's may go, in the order in which a home has them."""
    found = [(way, way.entrance) for way in WAYS.values() if way.entrance and may_anywhere(person, way.action)]
    return sorted(found, key=lambda one: one[1].rank)


def entrance_button(way: Way, entrance: Entrance, person: Person, waiting: Waiting | None = None) -> Button:
    """One of them, with the number of things behind it where ``waiting`` knows."""
    label = way.name_for(*person.roles).to(person.language)
    if entrance.counts is not None and waiting is not None:
        label = numbered(label, entrance.counts(waiting), person.language)
    return Button(label, entrance.opens(person))


def go_instead_row(way: Way, draft: DraftRecord, index: int, person: Person) -> Row:
    """The key beneath the next question when the answer was a word for a way in: what if that was meant?"""
    name = way.name_for(*person.roles).to(person.language)
    label = Text("不是回答，去「{name}」›", "Not an answer: {name} ›").to(person.language, name=name)
    return (Button(label, GoInstead(draft.token, draft.turn, index, way.code)),)


def instead_of(way: Way, person: Person) -> Screen:
    """For whoever says what is not theirs to do: whose it is, and what they can do instead."""
    language = person.language
    own = {one.code: (one, entrance) for one, entrance in own_entrances(person)}
    offered = next((own[code] for code in way.instead if code in own), None)
    if offered is not None and offered[0].offer is not None:
        asked, ways = offered[0].offer, [offered]
    else:
        asked, ways = YOU_CAN, [one for one in own.values() if not one[1].rare]
    said = Text("{by}{asked}", "{by} {asked}")
    html = said.to(language, by=(way.by or NOT_YOURS).to(language), asked=asked.to(language))
    rows = side_by_side([entrance_button(*one, person) for one in ways])
    return Screen(escape(html), (*rows, (home_button(language),)))
