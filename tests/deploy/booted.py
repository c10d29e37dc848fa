"""A machine to throw away, with its own systemd running on it."""

import asyncio
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from tests.deploy.machine import Machine, registry

WITHIN_S = 60
"""How long systemd may take to be there, or a service to say something, before a check fails."""

SUDO = """#!/bin/sh
[ "$1" = -u ] || exec "$@"
user=$2; shift 2
exec runuser -u "$user" -- "$@"
"""
"""Everything typed here is typed by root already."""


PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


Ended = subprocess.CompletedProcess[str]


class NothingSaid(Exception):
    """What was waited for did not come."""


class Booted:
    """Types commands on it, as an administrator does who is root."""

    def __init__(self, there: Machine, first_process: int) -> None:
        self.machine = there
        self._enter = ["nsenter", f"--target={first_process}", "--all", "--root", "--wdns=/"]

    async def try_out(self, script: str, given: str = "", folder: str = "/") -> Ended:
        """Types lines, the first that fails ends them; ``given`` is what is typed when a command waits for it.

        In a thread, because the stand-in for Telegram answers in this one meanwhile.
        """
        return await asyncio.to_thread(self.typed, script, given, folder)

    def typed(self, script: str, given: str = "", folder: str = "/") -> Ended:
        """The same, and nothing else goes on here meanwhile."""
        typed = ["bash", "-euo", "pipefail", "-c", script]
        shell = [*self._enter, "env", "-i", f"--chdir={folder}", f"PATH={PATH}", "HOME=/root", *_registry(), *typed]
        return subprocess.run(shell, input=given, capture_output=True, text=True, check=False)

    async def type(self, script: str, given: str = "", folder: str = "/") -> str:
        """The same, and what was said. Raises AssertionError: something failed."""
        ended = await self.try_out(script, given, folder)
        assert ended.returncode == 0, f"{script}\nended with {ended.returncode}:\n{ended.stdout}{ended.stderr}"
        return ended.stdout

    async def until_said(self, unit: str, words: str) -> str:
        """The first line of a unit's log with these words. Raises NothingSaid, with all that it said."""
        until = monotonic() + WITHIN_S
        while True:
            said = await self.type(f"journalctl --unit={unit} --output=cat --no-pager")
            if found := [line for line in said.splitlines() if words in line]:
                return found[0]
            if monotonic() > until:
                raise NothingSaid(said)
            await asyncio.sleep(0.2)

    async def shown(self, unit: str, key: str) -> str:
        """A property of a unit."""
        return (await self.type(f"systemctl show --property={key} --value {unit}")).strip()


@contextmanager
def booted(there: Machine) -> Iterator[Booted]:
    """Starts systemd on the machine, with none of this one's services; ends all of its processes at the end."""
    for wanted in there.at("/etc/systemd/system").glob("*.wants/*"):
        wanted.unlink()
    there.at("/etc/machine-id").write_text("")
    sudo = there.at("/usr/local/bin/sudo")
    sudo.write_text(SUDO)
    sudo.chmod(0o755)
    options = ["--boot", "--register=no", "--keep-unit", "--console=pipe", "--link-journal=no"]
    command = ["systemd-nspawn", "--quiet", f"--directory={there.root}", *options, "systemd.unit=basic.target"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as container:
        first = 0
        try:
            first = _first_process(container.pid)
            yield _awake(Booted(there, first))
        finally:
            # the first process of a namespace takes all others along
            subprocess.run(["kill", "-KILL", str(first or container.pid)], check=False)


def _registry() -> list[str]:
    return [f"{name}={value}" for name, value in registry().items()]


def _first_process(container: int) -> int:
    until = monotonic() + WITHIN_S
    while monotonic() < until:
        with open(f"/proc/{container}/task/{container}/children", encoding="ascii") as children:
            if found := children.read().split():
                return int(found[0])
        sleep(0.05)
    raise NothingSaid("systemd-nspawn")


def _awake(there: Booted) -> Booted:
    until = monotonic() + WITHIN_S
    while there.typed("systemctl is-active --quiet basic.target dbus.socket").returncode:
        if monotonic() > until:
            raise NothingSaid("basic.target")
        sleep(0.1)
    return there
