"""Telegram's flood limits: how much may be sent, and for how long to wait after too much."""

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from bot.sandbox.wire import ApiError

REMEMBERED_CHATS = 10_000
MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """Near Telegram's own limits; ``chat_burst`` messages may go to one chat at once before its rate holds."""

    overall_per_second: float = 30
    overall_burst: float = 30
    chat_per_second: float = 1
    chat_burst: float = 10
    group_per_minute: int = 20


def too_many_requests(wait_s: float) -> ApiError:
    """429 with the whole seconds to wait."""
    seconds = max(1, ceil(wait_s))
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


class _Bucket:
    """Holds up to ``burst`` tokens and fills with ``rate`` of them a second."""

    __slots__ = ("burst", "filled_at", "rate", "tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate, self.burst, self.tokens, self.filled_at = rate, burst, burst, now

    def wait_for(self, count: float, now: float) -> float:
        """Seconds until ``count`` tokens are there; more than the burst needs a full bucket."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return (min(count, self.burst) - self.tokens) / self.rate


class FloodGate:
    """Counts what is sent; ``limits`` None lets everything pass. ``now`` gives seconds that only go forward."""

    def __init__(self, limits: FloodLimits | None, now: Callable[[], float]) -> None:
        self._limits = limits
        self._now = now
        self._closed_until: dict[int | None, float] = {}
        self._overall = _Bucket(limits.overall_per_second, limits.overall_burst, now()) if limits else None
        self._chats: OrderedDict[int, _Bucket] = OrderedDict()
        self._groups: dict[int, deque[float]] = {}

    def close_for(self, seconds: float, chat_id: int | None = None) -> None:
        """Refuses everything (or all to one chat) for so long, a fault set by hand; 0 opens again."""
        self._closed_until[chat_id] = self._now() + seconds

    def closed_for(self, chat_id: int | None = None) -> float:
        """Seconds for which everything (or all to one chat) is still refused by hand."""
        return max(0.0, self._closed_until.get(chat_id, 0.0) - self._now())

    def pass_message(self, chat_id: int, count: int = 1) -> None:
        """Lets ``count`` new messages to a chat pass (a negative id is a group's).

        Raises ApiError 429 when they are too many, and then counts nothing.
        """
        self._refuse_when_closed(chat_id)
        if self._limits is None or self._overall is None:
            return
        now, overall = self._now(), self._overall
        chat = self._bucket(chat_id, self._limits, now)
        waits = [overall.wait_for(count, now), chat.wait_for(count, now)]
        if chat_id < 0:
            waits.append(self._group_wait(chat_id, count, self._limits.group_per_minute, now))
        if max(waits) > 0:
            raise too_many_requests(max(waits))
        overall.tokens -= count
        chat.tokens -= count
        if chat_id < 0:
            self._groups[chat_id].extend([now] * count)

    def pass_edit(self, chat_id: int) -> None:
        """Lets one edit pass: it counts towards the overall limit alone.

        Raises ApiError 429.
        """
        self._refuse_when_closed(chat_id)
        if self._overall is None:
            return
        if (wait := self._overall.wait_for(1, self._now())) > 0:
            raise too_many_requests(wait)
        self._overall.tokens -= 1

    def _refuse_when_closed(self, chat_id: int) -> None:
        if (wait := max(self.closed_for(), self.closed_for(chat_id))) > 0:
            raise too_many_requests(wait)

    def _bucket(self, chat_id: int, limits: FloodLimits, now: float) -> _Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = self._chats[chat_id] = _Bucket(limits.chat_per_second, limits.chat_burst, now)
            if len(self._chats) > REMEMBERED_CHATS:
                self._chats.popitem(last=False)
        else:
            self._chats.move_to_end(chat_id)
        return bucket

    def _group_wait(self, chat_id: int, count: int, most: int, now: float) -> float:
        sent = self._groups.setdefault(chat_id, deque(maxlen=most))
        while sent and now - sent[0] >= MINUTE_S:
            sent.popleft()
        surplus = len(sent) + min(count, most) - most
        return sent[surplus - 1] + MINUTE_S - now if surplus > 0 else 0.0
