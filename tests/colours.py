"""What every test looks at as it ends: no screen that the program sent in it had two keys that go on."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.screens.tones import Tone

Json = dict[str, Any]


class TwoWaysOn(AssertionError):
    """A screen has two green keys; bot/screens/tones.py says which one may be."""


def check_colours(calls: Iterable[Json]) -> None:
    """Looks at the keyboards of calls of the Bot API.

    Raises:
        TwoWaysOn
    """
    for call in calls:
        for keys in keyboards(call["params"].get("reply_markup")):
            green = [key["text"] for key in keys if key.get("style") == Tone.NEXT.value]
            if len(green) > 1:
                raise TwoWaysOn(f"{green} under {call['params'].get('text', call['method'])!r}")


def keyboards(markup: str | Json | None) -> Iterator[list[Json]]:
    """The keys of a call, if it has any."""
    read = json.loads(markup) if isinstance(markup, str) and markup else markup
    if isinstance(read, dict):
        rows: list[list[Json]] = read.get("inline_keyboard") or read.get("keyboard") or []
        yield [key for row in rows for key in row]
