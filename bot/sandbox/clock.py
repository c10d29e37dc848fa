"""The program's clock as the sandbox sees it: shown on the page, moved from there, and the source of message dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from time import monotonic
from typing import Protocol

from bot.sandbox.wire import Json, PageError


@dataclass(frozen=True, slots=True)
class ClockStep:
    """A step the page offers: its key, and its label in Chinese and English."""

    key: str
    zh: str
    en: str


class ClockHandle(Protocol):
    """What the program hands in so that its clock can be watched and moved."""

    @property
    def steps(self) -> Sequence[ClockStep]:
        """The steps that ``move`` takes."""
        ...

    def now(self) -> datetime:
        """The program's present moment, with a time zone."""
        ...

    async def move(self, step: str) -> datetime:
        """Moves by the step with this key and returns the new moment once everything due by then was done."""
        ...

    async def move_to(self, moment: datetime) -> datetime:
        """Moves to ``moment`` and returns the new moment once everything due by then was done."""
        ...


class SandboxClock:
    """The time of messages: the program's clock when there is one, else the real time."""

    def __init__(self, handle: ClockHandle | None) -> None:
        self.handle = handle
        self.moving = False
        self._waits_until = 0.0

    @property
    def waiting_s(self) -> int:
        """For how many more real seconds the moving clock stands still; 0 when it goes on."""
        return max(0, ceil(self._waits_until - monotonic()))

    def waits(self, seconds: int) -> None:
        """Notes that it waits for so many real seconds, or with 0 that it goes on."""
        self._waits_until = monotonic() + seconds

    def now(self) -> int:
        """Unix time in whole seconds."""
        moment = self.handle.now() if self.handle else datetime.now(UTC)
        return int(moment.timestamp())

    def as_json(self) -> Json | None:
        """What the page shows of the clock."""
        if self.handle is None:
            return None
        steps = [{"key": step.key, "zh": step.zh, "en": step.en} for step in self.handle.steps]
        return {"now": written(self.handle.now()), "steps": steps, "moving": self.moving, "waiting": self.waiting_s}

    async def move(self, *, step: str | None, to: str | None, changed: Callable[[], None]) -> datetime:
        """Moves the program's clock by a step or to an ISO 8601 moment with a time zone.

        ``changed`` is called when the move begins and when it ended.

        Raises PageError: 404 without a clock or with an unknown step, 409 while it moves, 400 for anything else.
        """
        if self.handle is None:
            raise PageError(404, "this sandbox has no clock")
        if self.moving:
            raise PageError(409, "the clock is moving")
        if step is not None and step not in {known.key for known in self.handle.steps}:
            raise PageError(404, "no such step")
        if step is not None and to is None:
            moving = self.handle.move(step)
        elif to is not None and step is None:
            moving = self.handle.move_to(_moment(to))
        else:
            raise PageError(400, 'either "step" or "to" is needed')
        self.moving = True
        changed()
        try:
            return await moving
        finally:
            self.moving = False
            changed()


def written(moment: datetime) -> str:
    """``moment`` in UTC, ISO 8601 with Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise PageError(400, '"to" is not a date and time') from error
    if moment.tzinfo is None:
        raise PageError(400, '"to" needs a time zone')
    return moment
