"""The log of the calls that the program made."""

from collections.abc import Callable
from time import monotonic

from bot.sandbox.arguments import Arguments
from bot.sandbox.wire import ApiError, Json

KEPT_CALLS = 5_000


class CallLog:
    """The newest calls, numbered in the order in which they ended."""

    def __init__(self, bot_id: int, now: Callable[[], float] = monotonic) -> None:
        self.last = 0
        self._bot_id = bot_id
        self._now = now
        self._began = now()
        self._kept: dict[int, Json] = {}

    def add(self, method: str, arguments: Arguments, error: ApiError | None) -> None:
        """Writes a call down; ``at_ms`` counts from the start of the sandbox."""
        self.last += 1
        values = arguments.values
        self._kept[self.last] = {
            "n": self.last,
            "method": method,
            "chat_id": values.get("chat_id"),
            "params": values,
            "ok": error is None,
            "error_code": error.code if error else None,
            "at_ms": int((self._now() - self._began) * 1000),
            "bot_id": self._bot_id,
        }
        if len(self._kept) > KEPT_CALLS:
            del self._kept[self.last - KEPT_CALLS]

    def after(self, number: int) -> list[Json]:
        """The kept calls later than ``number``."""
        first = max(number + 1, self.last - len(self._kept) + 1)
        return [self._kept[n] for n in range(first, self.last + 1)]
