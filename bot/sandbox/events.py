"""What happened, numbered, for the page's event stream and the tests' long poll."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.bell import Bell
from bot.sandbox.wire import Json

KEPT_EVENTS = 10_000


@dataclass(frozen=True, slots=True)
class Event:
    """One event; ``chat_id`` None concerns everybody. ``message`` makes, when called, what the page shows of it."""

    n: int
    kind: str
    chat_id: int | None
    fields: Json
    message: Callable[[], Json] | None

    def as_json(self) -> Json:
        """The event as it is sent to the page."""
        shown: Json = {"n": self.n, "type": self.kind, "chat_id": self.chat_id, **self.fields}
        if self.message is not None:
            shown["message"] = self.message()
        return shown


class EventLog:
    """The newest events; ``bell`` rings at each."""

    def __init__(self) -> None:
        self.last = 0
        self._kept: dict[int, Event] = {}
        self.bell = Bell()

    def add(
        self, kind: str, chat_id: int | None = None, message: Callable[[], Json] | None = None, **fields: object
    ) -> None:
        """Writes an event down and wakes everybody who waits."""
        self.last += 1
        self._kept[self.last] = Event(self.last, kind, chat_id, fields, message)
        if len(self._kept) > KEPT_EVENTS:
            del self._kept[self.last - KEPT_EVENTS]
        self.bell.ring()

    def after(self, number: int) -> list[Event]:
        """The kept events later than ``number``, in order."""
        first = max(number + 1, self.last - len(self._kept) + 1)
        return [self._kept[n] for n in range(first, self.last + 1)]
