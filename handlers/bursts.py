"""Of what somebody sends in a burst the last is answered, and the others with it: nobody can read thirty answers.

Only messages are spoken of: each press changes the screen of the one before, and one that comes again after a power cut
was answered already.
"""

from dataclasses import dataclass

from aiogram.types import CallbackQuery, Message

from bot.flood import FloodGate
from bot.rules.text import Language, Text
from bot.screens.remarks import headed
from bot.screens.screen import Screen
from handlers.receiving.receiver import Behind
from handlers.turn import Reply

MOST_PEOPLE = 1_000
ANSWERED_TOGETHER = Text(
    "您连着发来很多条，都处理了；前面 {n} 条不再一一回复。",
    "You sent many messages at once. All of them are taken; {n} earlier ones are not answered one by one.",
    "You sent many messages at once. All of them are taken; 1 earlier one is not answered by itself.",
)

Event = Message | CallbackQuery


@dataclass(slots=True)
class _Held:
    event: Event
    reply: Reply
    messages: int


class Bursts:
    """Replies that were held back by chat: the person had sent a burst, or more than their chat has room for."""

    def __init__(self, gate: FloodGate) -> None:
        self._gate = gate
        self._held: dict[int, _Held] = {}

    def holds(self, chat_id: int, event: Event, reply: Reply, behind: Behind) -> bool:
        """Whether this reply is held back: a later one is certain to come. A press is then still to be answered."""
        too_many = behind.burst or (isinstance(event, Message) and not self._gate.has_room(chat_id))
        if not behind.any or not too_many:
            return False
        if reply not in (None, ()):
            held = self._held.get(chat_id)
            before = held.messages if held else 0
            self._held[chat_id] = _Held(event, reply, before + isinstance(event, Message))
            if len(self._held) > MOST_PEOPLE:
                del self._held[next(iter(self._held))]
        return True

    def together(self, chat_id: int, event: Event, reply: Reply, language: Language) -> tuple[Event, Reply]:
        """What is shown in the end, and in answer to what: the last that has an answer, and a word about the others."""
        held = self._held.pop(chat_id, None)
        if held is None:
            return event, reply
        unanswered = held.messages
        if reply in (None, ()):
            event, reply, unanswered = held.event, held.reply, held.messages - isinstance(held.event, Message)
        if not unanswered:
            return event, reply
        said = Text(ANSWERED_TOGETHER.to(language, n=unanswered), ANSWERED_TOGETHER.to(language, n=unanswered))
        match reply:
            case Screen():
                return event, headed(reply, said, language)
            case (Screen() as first, *others):
                return event, (headed(first, said, language), *others)
            case _:
                return event, reply
