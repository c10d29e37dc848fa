"""Presses of inline buttons that wait for their answer."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.wire import ApiError, bad_request

REMEMBERED = 10_000
LONGEST_ANSWER = 200


@dataclass(slots=True)
class Press:
    """One press; ``pressed_at`` are seconds that only go forward."""

    callback_id: str
    person_id: int
    chat_id: int
    message_id: int
    pressed_at: float
    answered: bool = False


def too_old() -> ApiError:
    """The answer to a press that is forgotten, or was never made."""
    return bad_request("query is too old and response timeout expired or query ID is invalid")


class PressBook:
    """The newest presses; one can be answered for ``lifetime_s`` seconds."""

    def __init__(self, now: Callable[[], float], lifetime_s: float) -> None:
        self._now = now
        self._lifetime_s = lifetime_s
        self._presses: dict[str, Press] = {}

    def add(self, person_id: int, chat_id: int, message_id: int) -> Press:
        """Writes a press down."""
        callback_id = str(secrets.randbits(62))
        press = Press(callback_id, person_id, chat_id, message_id, self._now())
        self._presses[callback_id] = press
        if len(self._presses) > REMEMBERED:
            del self._presses[next(iter(self._presses))]
        return press

    def find(self, callback_id: str) -> Press:
        """The press to answer.

        Raises ApiError when it is too old or unknown.
        """
        press = self._presses.get(callback_id)
        if press is None or self._now() - press.pressed_at > self._lifetime_s:
            raise too_old()
        return press
