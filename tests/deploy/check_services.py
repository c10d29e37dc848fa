"""The units and the manual, tried out: a machine is set up by the very commands of docs/operating.md, and used.

Run by ``make try-deploy``.
"""

import socket
from collections.abc import AsyncIterator, Iterator, Mapping

import pytest

from bot.sandbox import Person, Sandbox
from tests.deploy.booted import Booted, booted
from tests.deploy.machine import ROOT, machine, the_project
from tests.deploy.manual import commands, manual, section
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import link_token
from tests.sandbox.phone import Phone
from tests.world import STRANGER, TOKEN

PROGRAM = "/opt/quality-butler"
STATE = "/var/lib/quality-butler"
SETTINGS = "/etc/quality-butler/settings.env"
LEFT_OUT = ("sudo apt-get ", "sudo git clone ", "sudo systemctl reload caddy")
"""What the machine has, packages and the program as it is here, and what would ask the world for a certificate."""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booted]:
    bare = machine(tmp_path_factory.mktemp("machine"))
    bare.take_in(the_project(), ROOT, PROGRAM)
    with booted(bare) as running:
        yield running


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [Person(STRANGER, "林岚")], limits=None) as sandbox:
        yield sandbox


async def follow(there: Booted, block: str, given: str = "") -> str:
    """Types a block of the manual."""
    lines = [line for line in block.splitlines() if not line.startswith(LEFT_OUT)]
    return await there.type("\n".join(lines), given, PROGRAM)


async def test_a_firm_on_sqlite_is_set_up_by_the_manual_and_does_its_first_patrol(
    there: Booted, sandbox: Sandbox
) -> None:
    program, settings, secret, service, *_ = commands(section(manual("en"), "## One machine with SQLite"))
    await follow(there, program)
    await follow(there, settings)
    await there.type(f"echo TELEGRAM_API_URL={sandbox.url} >> {SETTINGS}")
    await follow(there, secret, given=f"{TOKEN}\n")
    await follow(there, service)
    link = await there.until_said("quality-butler", "t.me")
    async with Phone(sandbox.url, STRANGER, timeout_s=60) as phone:
        afternoon = Afternoon(phone, "zh")
        await afternoon.claim(link_token(link))
        await afternoon.set_up()
        await afternoon.patrol()
        await phone.wait_for(lambda message: "document" in message.raw)
    await there.type("quality-butler verify")


def waiting(block: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of a block one by one, each with what is typed when it waits: a line that has the key in it does."""
    for line in block.splitlines():
        yield line, next((typed for part, typed in given.items() if part in line), "")


async def test_neither_its_user_nor_its_environment_has_the_secrets(there: Booted) -> None:
    process = await there.shown("quality-butler", "MainPID")
    assert (await there.type(f"tr '\\0' '\\n' < /proc/{process}/environ | grep -c {TOKEN} || true")).strip() == "0"
    for secret in (SETTINGS, "/etc/credstore/quality-butler.bot_token"):
        assert (await there.try_out(f"runuser -u quality-butler -- cat {secret}")).returncode != 0
    assert (await there.type(f"stat --format=%U:%a {STATE}")).strip() == "quality-butler:700"


async def test_it_stops_in_time_and_comes_back(there: Booted) -> None:
    await there.type("systemctl stop quality-butler")
    assert await there.shown("quality-butler", "Result") == "success"
    assert await there.shown("quality-butler", "ExecMainStatus") == "0"


async def test_a_refusal_keeps_it_down_until_a_person_comes(there: Booted, sandbox: Sandbox) -> None:
    await there.type(f"sed -i s,^TELEGRAM_API_URL=.*,TELEGRAM_API_URL={sandbox.url}, {SETTINGS}")
    await there.type("echo 42:WRONG > /etc/credstore/quality-butler.bot_token; systemctl start quality-butler")
    await there.until_said("quality-butler", "Telegram refuses BOT_TOKEN")
    await there.type("until systemctl is-failed --quiet quality-butler; do sleep 0.1; done")
    assert await there.shown("quality-butler", "ExecMainStatus") == "2"
    assert await there.shown("quality-butler", "NRestarts") == "0"


async def test_a_firm_on_postgresql_is_served_by_webhook_and_its_worker(there: Booted, sandbox: Sandbox) -> None:
    await there.type(f"systemctl disable quality-butler; rm -r {STATE}; systemctl start postgresql")
    await there.type(f"echo {TOKEN} > /etc/credstore/quality-butler.bot_token")
    database, services, *_ = commands(section(manual("en"), "## PostgreSQL with systemd"))
    given = {
        "--pwprompt": "a-password\na-password\n",
        "database_url": "postgres://quality:a-password@127.0.0.1/quality",
    }
    for line, typed in waiting(database, given):
        await follow(there, line, typed)
    await there.type("caddy validate --config /etc/caddy/Caddyfile")
    port = free_port()
    heard_at = f"WEBHOOK_URL=http://127.0.0.1:{port}\nWEBHOOK_PORT={port}\nTELEGRAM_API_URL={sandbox.url}"
    await there.type(
        f"sed -i '/^WEBHOOK_URL=/d; /^TELEGRAM_API_URL=/d' {SETTINGS}; printf '{heard_at}\n' >> {SETTINGS}"
    )
    await follow(there, services)
    link = await there.until_said("quality-butler-web", "t.me")
    await there.until_said("quality-butler-worker", "Ready: worker")
    async with Phone(sandbox.url, STRANGER, timeout_s=60) as phone:
        afternoon = Afternoon(phone, "en")
        await afternoon.claim(link_token(link))
        await afternoon.set_up()
        await afternoon.patrol()
        await phone.wait_for(lambda message: "document" in message.raw)
    await there.type("quality-butler verify")
    await there.type("systemctl stop quality-butler-web quality-butler-worker")
    for unit in ("quality-butler-web", "quality-butler-worker"):
        assert await there.shown(unit, "Result") == "success"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
