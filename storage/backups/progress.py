"""What somebody who waits for a long backup is told."""

from collections.abc import Callable

Told = Callable[[str, int], None]
"""Is given what is being done, and how many of it there were so far."""


def untold(what: str, number: int) -> None:
    """Nobody waits."""
