"""Long texts in messages that Telegram takes: cut where a reader would pause, never inside a tag or an entity."""

from collections.abc import Iterator
from html import escape as escaped
from html.parser import HTMLParser

from bot.screens.screen import TEXT_LIMIT

PAUSES = (("\n\n",), ("\n",), tuple("。！？；"), (". ", "! ", "? ", "; "), tuple("，、："), (" ",))
"""Where to cut, the best first: a pause in the last two thirds of a message, else one of the next kind."""

Opened = tuple[tuple[int, str, str], ...]
"""The tags around a letter, outermost first: a number that tells equal tags apart, the tag, and how it is opened."""


class _Runs(HTMLParser):
    """Reads Telegram's HTML as runs of words, each with the tags around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[tuple[str, Opened]] = []
        self._opened: Opened = ()
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count += 1
        given = "".join(f' {name}="{escaped(value or "")}"' for name, value in attrs)
        self._opened = (*self._opened, (self._count, tag, f"<{tag}{given}>"))

    def handle_endtag(self, tag: str) -> None:
        if self._opened and self._opened[-1][1] == tag:
            self._opened = self._opened[:-1]

    def handle_data(self, data: str) -> None:
        self.runs.append((data, self._opened))


def split(html: str, limit: int = TEXT_LIMIT) -> tuple[str, ...]:
    """Cuts a message's HTML into messages of at most ``limit`` UTF-16 units of visible text, as Telegram counts.

    Tags that are open at a cut are closed before it and opened again after it. Blanks around a cut are dropped, so a
    text of blanks alone gives no message.
    """
    reader = _Runs()
    reader.feed(html)
    reader.close()
    text = "".join(words for words, _ in reader.runs)
    return tuple(_written(reader.runs, start, end) for start, end in _cuts(text, limit))


def _cuts(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Where each part begins and ends, blanks around it left out."""
    start = 0
    while (start := _after_blanks(text, start)) < len(text):
        end = start + _fitting(text, start, limit)
        if end < len(text):
            end = _at_a_pause(text, start, end)
        yield start, start + len(text[start:end].rstrip())
        start = end


def _after_blanks(text: str, start: int) -> int:
    # the indent of the first line is a blank that means something: only whole lines of blanks go
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _fitting(text: str, start: int, limit: int) -> int:
    """How many characters from ``start`` fit; at least one, so that there is an end."""
    units = 0
    for count, letter in enumerate(text[start : start + limit]):
        units += 2 if letter > "\uffff" else 1
        if units > limit:
            return max(count, 1)
    return min(limit, len(text) - start)


def _at_a_pause(text: str, start: int, end: int) -> int:
    earliest = start + (end - start) // 3
    for pauses in PAUSES:
        found = max(text.rfind(pause, earliest, end) + len(pause) for pause in pauses)
        if found > earliest:
            return min(found, end)
    return end


def _written(runs: list[tuple[str, Opened]], start: int, end: int) -> str:
    """The HTML of the visible text from ``start`` to ``end``."""
    written: list[str] = []
    opened: Opened = ()
    at = 0
    for words, around in runs:
        piece = words[max(start - at, 0) : max(end - at, 0)]
        at += len(words)
        if piece:
            written += _from_to(opened, around)
            written.append(escaped(piece, quote=False))
            opened = around
    return "".join((*written, *_from_to(opened, ())))


def _from_to(now: Opened, then: Opened) -> Iterator[str]:
    """Closes the tags that end between two pieces and opens those that begin."""
    same = 0
    while same < min(len(now), len(then)) and now[same][0] == then[same][0]:
        same += 1
    yield from (f"</{tag}>" for _, tag, _ in reversed(now[same:]))
    yield from (opening for _, _, opening in then[same:])
