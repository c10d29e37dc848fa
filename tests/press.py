"""One drawing child for all tests of a process: starting one takes two seconds, and the next test needs the same."""

from typing import ClassVar

from bot.documents.drawing import Drawn, draw
from bot.documents.in_child import Child, Press


class LastingPress(Press[Drawn]):
    """Closes as any press does, but leaves its child to the next one."""

    _left: ClassVar[Child | None] = None

    def __init__(self) -> None:
        super().__init__(draw)
        self._child, LastingPress._left = LastingPress._left, None

    async def close(self) -> None:
        """Waits for the document being drawn; documents still waiting get PressClosed."""
        self._closed = True
        async with self._one_at_a_time:
            LastingPress._left, self._child = self._child, None
