"""A list of records as buttons, a page at a time, with the way home below."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.rules.text import Language, Text
from bot.screens.buttons import Data, ShowHome
from bot.screens.screen import Button, Screen

PER_PAGE = 8
HOME = Text("首页", "Home")
T = TypeVar("T")


def paged(
    html: str,
    found: Sequence[T],
    page: int,
    language: Language,
    button: Callable[[T], Button],
    turn: Callable[[int], Data],
) -> Screen:
    """One button per record; ``turn`` says what opens another page. A page that is not there becomes the nearest."""
    last = max(len(found) - 1, 0) // PER_PAGE
    page = min(max(page, 0), last)
    rows = [(button(one),) for one in found[page * PER_PAGE : (page + 1) * PER_PAGE]]
    turns = tuple(Button(sign, turn(to)) for sign, to in (("‹", page - 1), ("›", page + 1)) if 0 <= to <= last)
    home = (Button(HOME.to(language), ShowHome()),)
    return Screen(html, (*rows, *((turns,) if turns else ()), home))
