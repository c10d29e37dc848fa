"""A pytest plugin that writes which test runs which lines of the program: ``-p tests.mutants.learning``.

One line of JSON a test: its id, how long it took, and for each file the lines that it ran, as the bits of a number.
Only what a test itself does counts, not what its fixtures do, which is the same for hundreds of them.
"""

import json
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[2]
PACKAGES = tuple(f"{ROOT / package}{os.sep}" for package in ("bot", "handlers", "schedules", "storage"))
FEW = 10
LEARNT_INTO = "MUTANTS_LEARNT"
"""The environment variable that names the file to write to."""


class _Lines:
    """The lines of the program that ran since ``clear``."""

    def __init__(self) -> None:
        self._of: dict[CodeType, set[int] | None] = {}

    def clear(self) -> None:
        for lines in self._of.values():
            if lines is not None:
                lines.clear()

    def called(self, frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        try:
            lines = self._of[code]
        except KeyError:
            lines = self._of[code] = set() if code.co_filename.startswith(PACKAGES) else None
        if lines is None:
            return None

        def ran(frame: FrameType, event: str, argument: Any) -> Any:
            if event == "line":
                lines.add(frame.f_lineno)
            return ran

        return ran

    def by_file(self) -> dict[str, str]:
        bits: dict[str, int] = {}
        for code, lines in self._of.items():
            if lines:
                name = str(Path(code.co_filename).relative_to(ROOT))
                bits[name] = bits.get(name, 0) | sum(1 << line for line in lines)
        return {name: f"{number:x}" for name, number in bits.items()}


_LINES = _Lines()


def pytest_configure() -> None:
    """A few examples of a property run what many would."""
    settings.register_profile("learning", settings.get_profile("rules"), max_examples=FEW)
    settings.load_profile("learning")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Listens while a test runs, and writes down what was heard if it passed."""
    _LINES.clear()
    began = time.perf_counter()
    sys.settrace(_LINES.called)
    try:
        outcome = yield
    finally:
        sys.settrace(None)
    heard = {"test": item.nodeid, "seconds": time.perf_counter() - began, "lines": _LINES.by_file()}
    with Path(os.environ[LEARNT_INTO]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(heard) + "\n")
    return outcome
