"""Draws documents in a child process: in a thread, typst was measured to hold up the chat."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


class PressBroke(Exception):
    """The child died over this document; the next one gets a new child."""


class PressClosed(Exception):
    """A document was sent to a press already closed."""


class Press(Generic[Subject]):
    """One child process, started with the first document, that draws one document after another.

    ``renderer`` is a pure function at the top of a module: what it takes, returns and raises is pickled.
    """

    def __init__(self, renderer: Callable[[Subject], bytes]) -> None:
        self._renderer = renderer
        self._pool: ProcessPoolExecutor | None = None
        self._one_at_a_time = asyncio.Lock()
        self._closed = False

    async def render(self, subject: Subject) -> bytes:
        """The document of ``subject``.

        Raises what the renderer raises, PressBroke if the child dies meanwhile, PressClosed after ``close``.
        """
        # A dying child takes all that the pool holds with it; so the pool never holds more than one document.
        async with self._one_at_a_time:
            if self._closed:
                raise PressClosed
            if self._pool is None:
                self._pool = _new_pool()
            try:
                return await asyncio.get_running_loop().run_in_executor(self._pool, self._renderer, subject)
            except BrokenProcessPool as broken:
                await self._stop_child()
                raise PressBroke from broken

    async def close(self) -> None:
        """Waits for the document being drawn, then ends the child; documents still waiting get PressClosed."""
        self._closed = True
        async with self._one_at_a_time:
            await self._stop_child()

    async def _stop_child(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.get_running_loop().run_in_executor(None, pool.shutdown)


def _new_pool() -> ProcessPoolExecutor:
    # Forking a process that has threads and connections is unsafe; a spawned child starts clean.
    return ProcessPoolExecutor(
        max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=_live_as_long_as_parent
    )


def _live_as_long_as_parent() -> None:
    """Ctrl-C reaches the whole group of processes: the parent alone decides the end. Without a parent there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
