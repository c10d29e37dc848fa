"""Which message ends each chat, so that a press never changes a screen out of sight (DESIGN.md section 5)."""

from collections import OrderedDict, deque
from dataclasses import dataclass, replace

MOST_CHATS = 10_000
"""Chats remembered: those used last."""
MOST_ALBUMS = 1_000
"""Albums remembered as marked: those sent last."""


Keys = tuple[tuple[str, str], ...]
"""Labels of the keys under a message, and what each says when it is pressed."""


@dataclass(frozen=True, slots=True)
class _End:
    last: int
    opened_by: int = 0
    asked: bool = False
    case_id: int | None = None
    keys: Keys = ()
    secret: bool = False


class LiveScreens:
    """The last message of each private chat, as far as this process saw it.

    What other processes sent, or what came before the start, is not known: a pressed message then counts as the last,
    and is edited where it stands.
    """

    def __init__(self) -> None:
        self._ends: OrderedDict[int, _End] = OrderedDict()
        self._marked: deque[tuple[int, str]] = deque(maxlen=MOST_ALBUMS)

    def arrived(self, chat_id: int, message_id: int) -> None:
        """A message of anybody is in the chat."""
        end = self._end(chat_id)
        if message_id > end.last:
            self._remember(chat_id, _End(message_id, case_id=end.case_id, keys=end.keys))

    def asked(self, chat_id: int, message_id: int) -> None:
        """A question is in the chat that may be about more before it is answered."""
        end = self._end(chat_id)
        self._remember(chat_id, _End(message_id, asked=True, case_id=end.case_id, keys=end.keys))

    def question_of(self, chat_id: int) -> int | None:
        """That question, if it ends the chat; what is asked about now is part of it."""
        end = self._end(chat_id)
        return end.last if end.asked else None

    def showed_case(self, chat_id: int, case_id: int) -> None:
        """The card of a case was shown."""
        self._remember(chat_id, replace(self._end(chat_id), case_id=case_id))

    def case_shown(self, chat_id: int) -> int | None:
        """The case whose card was shown last."""
        return self._end(chat_id).case_id

    def showed_keys(self, chat_id: int, keys: Keys) -> None:
        """A screen was shown with these keys under it; one without any leaves those before it to be typed."""
        if keys:
            self._remember(chat_id, replace(self._end(chat_id), keys=keys))

    def keys_shown(self, chat_id: int) -> Keys:
        """The keys that were shown last."""
        return self._end(chat_id).keys

    def opened(self, chat_id: int, pressed: int, message_id: int, *, secret: bool = False) -> None:
        """A press of the message ``pressed`` put a screen below; ``secret``: it cannot be forwarded, then or edited."""
        end = self._end(chat_id)
        if message_id > end.last:
            self._remember(chat_id, _End(message_id, pressed, case_id=end.case_id, keys=end.keys, secret=secret))

    def ends_secret(self, chat_id: int) -> bool:
        """Whether the screen that a press put at the end cannot be forwarded."""
        return self._end(chat_id).secret

    def is_first_sign(self, chat_id: int, album: str) -> bool:
        """Whether an album has no sign yet that it was kept; it counts as having one from now on."""
        if (chat_id, album) in self._marked:
            return False
        self._marked.append((chat_id, album))
        return True

    def place_for(self, chat_id: int, pressed: int) -> int | None:
        """The message to change when ``pressed`` is pressed; None: something lies below it, so a new one is sent.

        Pressed twice, an older message changes the screen that its first press put below.
        """
        end = self._end(chat_id)
        if pressed >= end.last:
            return pressed
        return end.last if end.opened_by == pressed else None

    def _end(self, chat_id: int) -> _End:
        return self._ends.get(chat_id, _End(0))

    def _remember(self, chat_id: int, end: _End) -> None:
        self._ends[chat_id] = end
        self._ends.move_to_end(chat_id)
        if len(self._ends) > MOST_CHATS:
            self._ends.popitem(last=False)
