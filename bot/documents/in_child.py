"""Draws documents in a child process: in a thread, typst was measured to hold up the chat."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


class PressBroke(Exception):
    """The child died over this document; the next one gets a new child."""


class PressClosed(Exception):
    """A document was sent to a press already closed, or was being drawn when it broke off."""


@dataclass(frozen=True, slots=True)
class Child:
    """The child process and its number."""

    pool: ProcessPoolExecutor
    pid: int


class Press(Generic[Subject]):
    """One child process, started with the first document, that draws one document after another.

    ``renderer`` is a pure function at the top of a module: what it takes, returns and raises is pickled.
    """

    def __init__(self, renderer: Callable[[Subject], bytes]) -> None:
        self._renderer = renderer
        self._child: Child | None = None
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
            try:
                if self._child is None:
                    self._child = await _new_child()
                # it may have been broken off while the child was being started
                if self._closed:
                    raise PressClosed
                return await asyncio.get_running_loop().run_in_executor(self._child.pool, self._renderer, subject)
            except BrokenProcessPool as broken:
                await self._stop_child()
                raise (PressClosed if self._closed else PressBroke) from broken

    def break_off(self) -> None:
        """Ends the child at once: the document being drawn, and those that wait, get PressClosed."""
        self._closed = True
        if self._child is not None:
            # a child that died over its document is not ours to end any more
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._child.pid, signal.SIGKILL)

    async def close(self) -> None:
        """Waits for the document being drawn, then ends the child; documents still waiting get PressClosed."""
        self._closed = True
        async with self._one_at_a_time:
            await self._stop_child()

    async def _stop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await asyncio.get_running_loop().run_in_executor(None, child.pool.shutdown)


async def _new_child() -> Child:
    # Forking a process that has threads and connections is unsafe; a spawned child starts clean.
    pool = ProcessPoolExecutor(
        max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=_live_as_long_as_parent
    )
    return Child(pool, await asyncio.get_running_loop().run_in_executor(pool, os.getpid))


def _live_as_long_as_parent() -> None:
    """Ctrl-C reaches the whole group of processes: the parent alone decides the end. Without a parent there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
