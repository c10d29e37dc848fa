"""Small changes to a checklist: an item more, less, elsewhere or otherwise; what its sections are called."""

from collections.abc import Collection
from dataclasses import replace

from bot.rules.checklists.checklist import Checklist, Item, Section
from bot.rules.text import Text

FIRST_SECTION = Text("题目", "Items")
"""What the section is called that an empty checklist gets with its first item."""


class NoSuchItem(LookupError):
    """The checklist has no item of this code (any more)."""


def item_of(checklist: Checklist, code: str) -> Item:
    """The item of this code. Raises NoSuchItem."""
    section, place = place_of(checklist, code)
    return checklist.sections[section].items[place]


def place_of(checklist: Checklist, code: str) -> tuple[int, int]:
    """In which section an item is, and where in it, from 0. Raises NoSuchItem."""
    for number, section in enumerate(checklist.sections):
        for place, item in enumerate(section.items):
            if item.code == code:
                return number, place
    raise NoSuchItem(code)


def with_item(checklist: Checklist, item: Item) -> Checklist:
    """The checklist in which the item of this code is this one. Raises NoSuchItem."""
    number, place = place_of(checklist, item.code)
    items = checklist.sections[number].items
    return _with_items(checklist, number, (*items[:place], item, *items[place + 1 :]))


def added(checklist: Checklist, item: Item, behind: str) -> Checklist:
    """The checklist with one item more, behind the one of this code (empty: at its end). Raises NoSuchItem."""
    if not checklist.sections:
        return replace(checklist, sections=(Section(FIRST_SECTION, (item,)),))
    last = len(checklist.sections) - 1
    number, place = place_of(checklist, behind) if behind else (last, len(checklist.sections[last].items) - 1)
    items = checklist.sections[number].items
    return _with_items(checklist, number, (*items[: place + 1], item, *items[place + 1 :]))


def without(checklist: Checklist, code: str) -> Checklist:
    """The checklist without an item; a section that is empty then goes with it. Raises NoSuchItem."""
    number, place = place_of(checklist, code)
    items = checklist.sections[number].items
    return _tidy(_with_items(checklist, number, (*items[:place], *items[place + 1 :])))


def moved(checklist: Checklist, code: str, section: int, place: int) -> Checklist:
    """The checklist with an item in this place of this section, the nearest that there is. Raises NoSuchItem."""
    item = item_of(checklist, code)
    number, before = place_of(checklist, code)
    items = checklist.sections[number].items
    left = _with_items(checklist, number, (*items[:before], *items[before + 1 :]))
    to = min(max(section, 0), len(left.sections) - 1)
    others = left.sections[to].items
    at = min(max(place, 0), len(others))
    return _tidy(_with_items(left, to, (*others[:at], item, *others[at:])))


def one_up(checklist: Checklist, code: str) -> tuple[int, int] | None:
    """Where an item is one place further up, at the end of the section before; None: it is the first."""
    section, place = place_of(checklist, code)
    if place:
        return section, place - 1
    return (section - 1, len(checklist.sections[section - 1].items)) if section else None


def one_down(checklist: Checklist, code: str) -> tuple[int, int] | None:
    """Where an item is one place further down, at the beginning of the next section; None: it is the last."""
    section, place = place_of(checklist, code)
    if place + 1 < len(checklist.sections[section].items):
        return section, place + 1
    return (section + 1, 0) if section + 1 < len(checklist.sections) else None


def with_section_name(checklist: Checklist, code: str, name: Text) -> Checklist:
    """The checklist whose section with this item in it has this name. Raises NoSuchItem."""
    number, _ = place_of(checklist, code)
    sections = list(checklist.sections)
    sections[number] = replace(sections[number], name=name)
    return replace(checklist, sections=tuple(sections))


def free_code(taken: Collection[str]) -> str:
    """A code that no item has or had: answers of all versions are compared by it."""
    number = len(taken) + 1
    while f"i{number}" in taken:
        number += 1
    return f"i{number}"


def _with_items(checklist: Checklist, number: int, items: tuple[Item, ...]) -> Checklist:
    sections = list(checklist.sections)
    sections[number] = replace(sections[number], items=items)
    return replace(checklist, sections=tuple(sections))


def _tidy(checklist: Checklist) -> Checklist:
    return replace(checklist, sections=tuple(section for section in checklist.sections if section.items))
