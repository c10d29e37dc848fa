"""Sets a machine up by the very commands of docs/operating.md."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.deploy.booted import Booted
from tests.deploy.machine import ROOT, Machine, machine, the_project
from tests.deploy.manual import commands, manual, section
from tests.world import TOKEN

PROGRAM = "/opt/quality-butler"
STATE = "/var/lib/quality-butler"
SETTINGS = "/etc/quality-butler/settings.env"
SECRETS = "/etc/credstore/quality-butler"
LEFT_OUT = ("sudo apt-get ", "sudo git clone ", "sudo systemctl reload caddy")
"""What the machine has, packages and the program as it is here, and what would ask the world for a certificate."""


def bare_machine(folder: Path) -> Machine:
    """A machine with the packages of the manual, and with the program as it is here."""
    bare = machine(folder)
    bare.take_in(the_project(), ROOT, PROGRAM)
    return bare


def blocks(heading: str) -> list[str]:
    """The commands of a section of the manual."""
    return commands(section(manual("en"), heading))


async def follow(there: Booted, block: str, given: Mapping[str, str] | None = None) -> str:
    """Types a block of the manual; ``given`` says what is typed when a line with the key in it waits."""
    lines = [line for line in block.splitlines() if not line.startswith(LEFT_OUT)]
    if given is None:
        return await there.type("\n".join(lines), folder=PROGRAM)
    said = [await there.type(line, typed, PROGRAM) for line, typed in waiting(lines, given)]
    return "".join(said)


def waiting(lines: list[str], given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines one by one, each with what is typed when it waits."""
    for line in lines:
        yield line, next((typed for part, typed in given.items() if part in line), "")


async def prepare(there: Booted, api_url: str) -> str:
    """Everything of the section on SQLite up to the token; what is left is the block that starts the service."""
    program, settings, secret, service, *_ = blocks("## One machine with SQLite")
    await follow(there, program)
    await follow(there, settings)
    await set_api_url(there, api_url)
    await follow(there, secret, {"bot_token": f"{TOKEN}\n"})
    return service


async def set_api_url(there: Booted, url: str) -> None:
    """Has the program talk to this stand-in for Telegram."""
    await there.type(f"sed -i '/^TELEGRAM_API_URL=/d' {SETTINGS}; echo TELEGRAM_API_URL={url} >> {SETTINGS}")
