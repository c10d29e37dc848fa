"""Other cases that a card names: each with how it stands, and the way there."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.rules.cases.life_cycle import State
from bot.rules.text import CHINESE, Language, Text, few
from bot.screens.buttons import ShowCase
from bot.screens.screen import Button

MOST_NAMED, MOST_BUTTONS = 6, 4
_NAMED = Text("{number}（{state}）", "{number} ({state})")

Fact = tuple[Text, Mapping[str, object]]


class Other(Protocol):
    """A case as another one's card knows it."""

    @property
    def id(self) -> int:
        """Of the case."""

    @property
    def number(self) -> str:
        """Of the case."""


def named(others: Sequence[tuple[str, State]], language: Language) -> str:
    """Each by its number with how it stands; how many more there are."""
    told = [_NAMED.to(language, number=number, state=state_said(state, language)) for number, state in others]
    return few(told, MOST_NAMED, language)


def state_said(state: State, language: Language) -> str:
    """How it stands, within a sentence."""
    name = (state.name_for_others or state.name).to(language)
    return name if language == CHINESE else name.lower()


def ways(mark: str, others: Sequence[Other]) -> list[Button]:
    """The way to each of the first."""
    return [Button(f"{mark} {one.number}", ShowCase(one.id)) for one in others[:MOST_BUTTONS]]
