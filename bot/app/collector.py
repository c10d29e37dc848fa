"""Keeps Python's garbage collector away from what is loaded at the start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

GENERATIONS = (50_000, 20, 100)
"""Collector thresholds after the start: a full collection costs 165 ms with aiogram loaded, felt by whoever waits."""


@contextmanager
def collecting() -> Iterator[None]:
    """Lets the collector walk what is made meanwhile, and nothing older.

    A migration draws each table anew for each state it passes, in classes that refer to each other: 100 MB from empty
    to the newest, which a process would keep for good.
    """
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.disable()


def keep_collector_away() -> None:
    """Freezes what was loaded at the start, so that the collector never walks it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GENERATIONS)
    gc.enable()
