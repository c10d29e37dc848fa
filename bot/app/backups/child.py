"""Backups in a child process: ``python -m bot backup --json``, with less of the processor than the chat."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from bot.records.made_backups import BackupReport, UnreadableReport, failed_with, read_report
from schedules.office import Stopped

COMMAND = (sys.executable, "-m", "bot", "backup", "--json")
NICE = 10
LONGEST_S = 6 * 3600.0
"""A backup that takes longer hangs: it is ended, and told as failed."""
GRACE_S = 2.0
"""After being asked to end, a child has so long until it is killed: the program itself ends within ten seconds."""

log = logging.getLogger(__name__)


class ChildBackUp:
    """Starts the command, waits for its last line, and ends it when the program stops (``schedules.office.BackUp``)."""

    def __init__(self, command: Sequence[str] = COMMAND, longest_s: float = LONGEST_S) -> None:
        self._command = command
        self._longest_s = longest_s
        self._stopping = asyncio.Event()
        self._child: asyncio.subprocess.Process | None = None

    async def __call__(self) -> BackupReport:
        """How it went; what the command says on its way goes to this program's own errors. Raises Stopped."""
        if self._stopping.is_set():
            raise Stopped
        # a group of its own, so that what it starts ends with it
        child = await asyncio.create_subprocess_exec(
            *self._command, stdout=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL, start_new_session=True
        )
        self._child = child
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, child.pid, NICE)
        if self._stopping.is_set():
            # asked to stop while it was being started
            await self._end(child)
        try:
            said = await self._heard(child)
        finally:
            self._child = None
        if self._stopping.is_set():
            raise Stopped
        if said is None:
            return failed_with("TookTooLong", f"The backup took longer than {self._longest_s / 3600:g} hours.")
        return _report(said, child.returncode)

    async def _heard(self, child: asyncio.subprocess.Process) -> bytes | None:
        """All that it said; None when it took too long and was ended."""
        hearing = asyncio.get_running_loop().create_task(child.communicate())
        if not (await asyncio.wait({hearing}, timeout=self._longest_s))[0]:
            await self._end(child)
            await hearing
            return None
        return hearing.result()[0]

    async def stop(self) -> None:
        """Ends the child that is at work; what waits for it raises ``Stopped``."""
        self._stopping.set()
        if self._child is not None:
            await self._end(self._child)

    async def _end(self, child: asyncio.subprocess.Process) -> None:
        _signal(child, signal.SIGTERM)
        waiting = asyncio.get_running_loop().create_task(child.wait())
        if not (await asyncio.wait({waiting}, timeout=GRACE_S))[0]:
            _signal(child, signal.SIGKILL)
        await waiting


def _signal(child: asyncio.subprocess.Process, number: signal.Signals) -> None:
    # whoever it started may still be there when it is gone itself
    with suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def _report(said: bytes, code: int | None) -> BackupReport:
    lines = said.decode(errors="replace").strip().splitlines()
    try:
        report = read_report(lines[-1] if lines else "")
    except UnreadableReport:
        log.error("the backup command ended with code %s and without its report", code)
        return failed_with("NoReport", f"The backup command ended with code {code}; the log says why.")
    if code and report.whole:
        return failed_with("NoReport", f"The backup command ended with code {code}; the log says why.")
    return report
