"""How fast the bot may speak: in all, to one chat, in one group. Pure: the seconds are given, and only go forward.

Telegram allows about 30 messages a second in all, about one a second to one chat with short bursts, and 20 a minute to
a group. Replies are counted and never held back by a count, since somebody waits for them; what is said unasked takes
what they leave (docs/decisions/0042).
"""

from collections import OrderedDict, deque
from dataclasses import dataclass, field

UNASKED_PER_S = 28.0
"""Unasked messages a second while nobody is replied to."""
UNASKED_AT_ONCE = 2.0
"""So many may make up for a late timer: with them no second has more than Telegram's 30."""
UNASKED_TO_A_CHAT = 3
"""Unasked messages that one chat may get at once; then one a second."""
REPLIES_TO_A_CHAT = 8
"""Messages of any kind that one chat may get at once before its replies are merged; then one a second."""
LEFT_FOR_REPLIES = 4
"""Of those, how many unasked messages leave to replies."""
TO_A_GROUP, GROUP_WITHIN_S = 20, 60.0
STARVED_AFTER_S = 1.0
"""However many are replied to, an unasked message goes out so often."""
MOMENTS_S = 2.0
"""Two chats refused within so many seconds: Telegram means all of them."""
MOST_CHATS = 10_000
"""Chats remembered: those spoken to last."""
_NOTHING = 1e-9


@dataclass(slots=True)
class Bucket:
    """Holds up to ``burst`` tokens, one for a message, and fills with ``rate`` of them a second."""

    rate: float
    burst: float
    at: float
    tokens: float = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def wait(self, now: float, count: float = 1) -> float:
        """Seconds until it holds so many; 0 when it does."""
        self._fill(now)
        missing = (count - self.tokens) / self.rate
        return missing if missing > _NOTHING else 0.0

    def take(self, now: float, count: float = 1) -> None:
        """Takes so many, also more than there are: what is owed is never more than a full bucket."""
        self._fill(now)
        self.tokens = max(self.tokens - count, -max(self.burst, self.rate))

    def _fill(self, now: float) -> None:
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now


@dataclass(slots=True)
class _Chat:
    unasked: Bucket
    all: Bucket
    sent: deque[float]
    """Of a group: when it got its latest messages."""
    paused_until: float = 0.0


class Pace:
    """What was said within the last moments, and who may be spoken to next. A negative id is a group's."""

    def __init__(self, now: float) -> None:
        self._overall = Bucket(UNASKED_PER_S, UNASKED_AT_ONCE, now)
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._paused_until = now
        self._longest_until = now
        self._last_unasked = now - STARVED_AFTER_S
        self._refused: tuple[int, float] | None = None

    def reply(self, now: float, chat_id: int, count: int = 1) -> None:
        """Counts a reply of so many messages (an album is several; an edited one is none to its chat)."""
        self._overall.take(now, max(count, 1))
        self._count(now, chat_id, count)

    def elsewhere(self, now: float, count: int) -> None:
        """Counts replies that other processes of the same bot sent."""
        self._overall.take(now, count)

    def has_room(self, now: float, chat_id: int) -> bool:
        """Whether one more message to this chat is within what Telegram likes, and is not refused at present."""
        if self.paused_for(now, chat_id) > 0:
            return False
        chat = self._chats.get(chat_id)
        return chat is None or (chat.all.wait(now) == 0 and self._group_wait(now, chat_id, chat) == 0)

    def wait(self, now: float, chat_id: int | None = None, *, new: bool = True) -> float:
        """Seconds until something unasked may go, pauses left out; None: to no chat. ``new``: no edit of a message."""
        starved_in = max(0.0, self._last_unasked + STARVED_AFTER_S - now)
        waits = [min(self._overall.wait(now), starved_in)]
        if chat_id is not None and new:
            chat = self._chat(now, chat_id)
            waits += [
                chat.unasked.wait(now),
                chat.all.wait(now, LEFT_FOR_REPLIES + 1),
                self._group_wait(now, chat_id, chat),
            ]
        longest = max(waits)
        return longest if longest > _NOTHING else 0.0

    def unasked(self, now: float, chat_id: int | None = None, *, new: bool = True) -> None:
        """Counts something unasked."""
        self._overall.take(now)
        self._last_unasked = now
        if chat_id is not None and new:
            self._chat(now, chat_id).unasked.take(now)
            self._count(now, chat_id, 1)

    def refused(self, now: float, chat_id: int | None, seconds: float) -> bool:
        """Telegram asked to wait (429): this chat is paused; True: everybody is, for another was refused moments ago.

        ``chat_id`` None: it was a call about no chat, which can mean nothing but everybody.
        """
        others = self._refused is not None and self._refused[0] != chat_id and now - self._refused[1] <= MOMENTS_S
        if chat_id is None or others:
            self.pause(now, seconds)
            return True
        self._refused = chat_id, now
        chat = self._chat(now, chat_id)
        chat.paused_until = max(chat.paused_until, now + seconds)
        self._longest_until = max(self._longest_until, chat.paused_until)
        return False

    def pause(self, now: float, seconds: float) -> None:
        """Nobody is spoken to for so long; a longer pause stays."""
        self._paused_until = max(self._paused_until, now + seconds)
        self._longest_until = max(self._longest_until, self._paused_until)

    def paused_for(self, now: float, chat_id: int | None = None) -> float:
        """Seconds until this chat (None: anybody) may be spoken to again; 0 when it may."""
        chat = self._chats.get(chat_id) if chat_id is not None else None
        until = self._paused_until if chat is None else max(self._paused_until, chat.paused_until)
        return max(0.0, until - now)

    def longest_pause(self, now: float) -> float:
        """Seconds until every chat may be spoken to again."""
        return max(0.0, self._longest_until - now)

    def _count(self, now: float, chat_id: int, count: int) -> None:
        chat = self._chat(now, chat_id)
        chat.all.take(now, count)
        if chat_id < 0:
            chat.sent.extend([now] * count)

    def _group_wait(self, now: float, chat_id: int, chat: _Chat) -> float:
        if chat_id > 0 or len(chat.sent) < TO_A_GROUP:
            return 0.0
        return max(0.0, chat.sent[0] + GROUP_WITHIN_S - now)

    def _chat(self, now: float, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(
                Bucket(1, UNASKED_TO_A_CHAT, now), Bucket(1, REPLIES_TO_A_CHAT, now), deque(maxlen=TO_A_GROUP)
            )
            if len(self._chats) > MOST_CHATS:
                self._chats.popitem(last=False)
        else:
            self._chats.move_to_end(chat_id)
        return chat
