"""Runs tests against a copy of the program with one fault in it."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

OURS = ("bot", "handlers", "schedules", "storage", "tests")

OPTIONS = (
    *("-x", "-q", "-n", "0", "--no-header", "--tb=line", "-p", "no:cacheprovider"),
    # it is imported before, once for all runs
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a test failed, or none could begin, or they went on for too long; ``output`` is what pytest wrote."""

    killed: bool
    seconds: float
    output: str


def load_what_others_made(copy: Path) -> None:
    """Imports what the program stands on, once, and forgets the program itself: each run imports it with its fault."""
    os.chdir(copy)
    sys.path[:] = [str(copy), *(path for path in sys.path if path not in ("", str(Path.cwd())))]
    _forget()
    import pytest  # noqa: F401

    import tests.world  # noqa: F401

    _forget()


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]


def run(copy: Path, tests: Sequence[str], most_seconds: int) -> Outcome:
    """Runs these tests until one fails, in a process of its own."""
    written = copy / "output.txt"
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()
        signal.alarm(most_seconds)
        output = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(copy)
        code = 1
        try:
            import pytest

            code = int(pytest.main([*OPTIONS, *tests]))
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # the child that draws documents
    return Outcome(status != 0, time.monotonic() - began, written.read_text("utf-8", errors="replace"))
