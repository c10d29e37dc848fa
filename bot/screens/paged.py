"""Lists a page at a time: which records are shown, the signs that turn the page, the way home below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.rules.text import Language
from bot.screens.buttons import Data
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen

PER_PAGE = 8
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The page of this number, from 0; ``turns`` is one row of buttons, or none when there is no other page."""

    number: int
    shown: Sequence[T]
    turns: tuple[Row, ...]


def page_of(found: Sequence[T], number: int, turn: Callable[[int], Data], per_page: int = PER_PAGE) -> Page[T]:
    """One page of a list; ``turn`` says what opens another. A page that is not there becomes the nearest."""
    last = max(len(found) - 1, 0) // per_page
    number = min(max(number, 0), last)
    return Page(number, found[number * per_page : (number + 1) * per_page], turning(number, last, turn))


def turning(number: int, last: int, turn: Callable[[int], Data]) -> tuple[Row, ...]:
    """The signs that turn from a page, each with the page it leads to (``‹ 1/4``, ``3/4 ›``), as a row, or no row.

    ``last`` is the number of the last page.
    """
    signs = ((f"‹ {number}/{last + 1}", number - 1), (f"{number + 2}/{last + 1} ›", number + 1))
    row = tuple(Button(sign, turn(to)) for sign, to in signs if 0 <= to <= last)
    return (row,) if row else ()


def paged(
    html: str,
    found: Sequence[T],
    page: int,
    language: Language,
    button: Callable[[T], Button],
    turn: Callable[[int], Data],
) -> Screen:
    """One button per record of a page."""
    part = page_of(found, page, turn)
    return Screen(html, (*((button(one),) for one in part.shown), *part.turns, (home_button(language),)))
