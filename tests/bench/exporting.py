"""Seconds that the export of this environment's ledgers takes, as a command makes it, once the program is loaded.

Run as a program of its own, so that it is as young as the command; prints the quickest of several.
"""

import asyncio
import sys
from time import perf_counter

from bot.app.collector import keep_collector_away
from bot.app.spreadsheets import export
from bot.clock import SystemClock
from bot.rules.text import CHINESE
from bot.settings import Settings

TRIES = 6
"""Of which the quickest counts: whatever else the machine does only adds to a time, and the first two warm it up."""


async def _once(settings: Settings) -> float:
    began = perf_counter()
    await export(CHINESE, settings, SystemClock())
    return perf_counter() - began


def main() -> None:
    """Measures and prints."""
    settings = Settings()
    keep_collector_away()
    sys.stdout.write(f"{min(asyncio.run(_once(settings)) for _ in range(TRIES))}\n")


if __name__ == "__main__":
    main()
