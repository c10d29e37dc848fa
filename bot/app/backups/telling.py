"""What somebody at the command line is told while they wait: a line every few seconds, beside the outcome."""

import time

import typer

EVERY_S = 3.0


class Progress:
    """Tells how far it is, no more often than ``EVERY_S``."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def told(self, what: str, number: int) -> None:
        """Takes note of how many of something there were so far."""
        if time.monotonic() - self._last >= EVERY_S:
            self._last = time.monotonic()
            typer.echo(f"… {what}: {number:,}", err=True)
