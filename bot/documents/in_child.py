"""Draws documents in a child process: in a thread, typst was measured to hold up the chat."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


WITHIN_S = 240.0
"""Seconds for one document: a job's claim lasts for five minutes. 100,000 lines of a register took 95 s on two cores
that five others used, too."""
MOST_MEMORY = 2 * 1024**3
"""Bytes of a child's own: a report with 40 photos took 73 million, 100,000 lines of a register 250 million."""


NICE = 10
"""By so much the child stands back where the processors are busy."""


class PressBroke(Exception):
    """The child died over this document; the next one gets a new child."""


class TooMuch(Exception):
    """The document took more time or memory than any may, and would the next time; the text says of what."""


class PressClosed(Exception):
    """A document was sent to a press already closed, or was being drawn when it broke off."""


@dataclass(frozen=True, slots=True)
class Child:
    """The child process and its number."""

    pool: ProcessPoolExecutor
    pid: int


class Press(Generic[Subject]):
    """One child process, started with the first document, that draws one document after another.

    ``renderer`` is a pure function at the top of a module: what it takes, returns and raises is pickled. No document
    may take longer than ``within_s`` or, on Linux, more than ``most_memory`` bytes.
    """

    def __init__(
        self, renderer: Callable[[Subject], bytes], within_s: float = WITHIN_S, most_memory: int = MOST_MEMORY
    ) -> None:
        self._renderer = renderer
        self._within_s = within_s
        self._most_memory = most_memory
        self._child: Child | None = None
        self._one_at_a_time = asyncio.Lock()
        self._closed = False

    async def render(self, subject: Subject) -> bytes:
        """The document of ``subject``.

        Raises what the renderer raises, TooMuch, PressBroke if the child dies meanwhile, PressClosed after ``close``.
        """
        # A dying child takes all that the pool holds with it; so the pool never holds more than one document.
        async with self._one_at_a_time:
            if self._closed:
                raise PressClosed
            if self._child is None:
                self._child = await _new_child(self._most_memory)
            # it may have been broken off while the child was being started
            if self._closed:
                raise PressClosed
            return await self._rendered(self._child, subject)

    async def _rendered(self, child: Child, subject: Subject) -> bytes:
        loop, taken_long = asyncio.get_running_loop(), asyncio.Event()

        def end() -> None:
            taken_long.set()
            _kill(child)

        limit = loop.call_later(self._within_s, end)
        try:
            return await loop.run_in_executor(child.pool, self._renderer, subject)
        except BrokenProcessPool as broken:
            await self._stop_child()
            if self._closed:
                raise PressClosed from broken
            if taken_long.is_set():
                raise TooMuch(f"it took longer than {self._within_s:g} s") from broken
            raise PressBroke from broken
        except MemoryError as exhausted:
            # what is left of it is in pieces
            await self._stop_child()
            raise TooMuch(f"it took more than {self._most_memory:,} bytes of memory") from exhausted
        finally:
            limit.cancel()

    def break_off(self) -> None:
        """Ends the child at once: the document being drawn, and those that wait, get PressClosed."""
        self._closed = True
        if self._child is not None:
            _kill(self._child)

    async def close(self) -> None:
        """Waits for the document being drawn, then ends the child; documents still waiting get PressClosed."""
        self._closed = True
        async with self._one_at_a_time:
            await self._stop_child()

    async def _stop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await asyncio.get_running_loop().run_in_executor(None, child.pool.shutdown)


def _kill(child: Child) -> None:
    # one that died over its document is not ours to end any more
    with contextlib.suppress(ProcessLookupError):
        os.kill(child.pid, signal.SIGKILL)


async def _new_child(most_memory: int) -> Child:
    # Forking a process that has threads and connections is unsafe; a spawned child starts clean.
    pool = ProcessPoolExecutor(
        max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(most_memory, NICE)
    )
    return Child(pool, await asyncio.get_running_loop().run_in_executor(pool, os.getpid))


def _begin(most_memory: int, nice: int) -> None:
    # a document can wait, whoever taps cannot
    os.nice(nice)
    _limit_memory(most_memory)
    _live_as_long_as_parent()


def _limit_memory(most: int) -> None:
    """Beyond it an allocation fails. What threads reserve and never touch does not count, unlike with RLIMIT_AS."""
    if sys.platform == "linux":
        import resource

        _, allowed = resource.getrlimit(resource.RLIMIT_DATA)
        soft = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, allowed))


def _live_as_long_as_parent() -> None:
    """Ctrl-C reaches the whole group of processes: the parent alone decides the end. Without a parent there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
