"""The units and the manual, tried out: a machine is set up by the very commands of docs/operating.md, and used.

Run by ``make try-deploy``.
"""

import socket
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.sandbox import Person, Sandbox
from tests.deploy.booted import Booted, booted
from tests.deploy.following import SECRETS, SETTINGS, STATE, bare_machine, blocks, follow, prepare, set_api_url
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import link_token
from tests.sandbox.phone import Phone
from tests.world import STRANGER, TOKEN


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booted]:
    with booted(bare_machine(tmp_path_factory.mktemp("machine"))) as running:
        yield running


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [Person(STRANGER, "林岚")], limits=None) as sandbox:
        yield sandbox


async def begin_and_patrol(sandbox: Sandbox, link: str) -> None:
    """An administrator claims the bot, sets the firm up, and does a patrol whose report comes."""
    async with Phone(sandbox.url, STRANGER, timeout_s=60) as phone:
        afternoon = Afternoon(phone, "zh")
        await afternoon.claim(link_token(link))
        await afternoon.set_up()
        await afternoon.patrol()
        await phone.wait_for(lambda message: "document" in message.raw)


async def test_a_firm_on_sqlite_is_set_up_by_the_manual_and_does_its_first_patrol(
    there: Booted, sandbox: Sandbox
) -> None:
    await follow(there, await prepare(there, sandbox.url))
    await begin_and_patrol(sandbox, await there.until_said("quality-butler", "t.me"))
    await there.type("quality-butler verify")


async def test_neither_its_user_nor_its_environment_has_the_secrets(there: Booted) -> None:
    process = await there.shown("quality-butler", "MainPID")
    environment = await there.type(f"tr '\\0' '\\n' < /proc/{process}/environ")
    assert "FILES_FOLDER=" in environment
    assert TOKEN not in environment
    for secret in (SETTINGS, f"{SECRETS}.bot_token"):
        assert (await there.try_out(f"runuser -u quality-butler -- cat {secret}")).returncode != 0
    assert await there.type(f"stat --format=%U:%a {STATE}") == "quality-butler:700\n"


async def test_it_stops_as_it_should_and_comes_back_by_webhook(there: Booted, sandbox: Sandbox) -> None:
    await there.type("systemctl stop quality-butler")
    assert await there.shown("quality-butler", "Result") == "success"
    assert await there.shown("quality-butler", "ExecMainStatus") == "0"
    await set_api_url(there, sandbox.url)
    (block,) = blocks("### By webhook")
    address = f"http://127.0.0.1:{free_port()}"
    await there.type(f"echo WEBHOOK_PORT={address.rpartition(':')[2]} >> {SETTINGS}")
    await follow(there, block.replace("https://bot.example.com", address))
    await there.type("caddy validate --config /etc/caddy/Caddyfile")
    assert "run --webhook" in await there.shown("quality-butler", "ExecStart")
    async with Phone(sandbox.url, STRANGER, timeout_s=60) as phone:
        await phone.text("菜单")
        assert "林岚" in (await phone.last()).text


async def test_a_refusal_keeps_it_down_until_a_person_comes(there: Booted, sandbox: Sandbox) -> None:
    await set_api_url(there, sandbox.url)
    await there.type(f"echo 42:WRONG > {SECRETS}.bot_token; systemctl restart quality-butler")
    await there.until_said("quality-butler", "Telegram refuses BOT_TOKEN")
    await there.type("until systemctl is-failed --quiet quality-butler; do sleep 0.1; done")
    assert await there.shown("quality-butler", "ExecMainStatus") == "2"
    assert await there.shown("quality-butler", "NRestarts") == "0"


async def test_a_firm_on_postgresql_is_served_by_webhook_and_its_worker(there: Booted, sandbox: Sandbox) -> None:
    await there.type(f"systemctl disable quality-butler; rm -r {STATE}; systemctl start postgresql")
    await there.type(f"echo {TOKEN} > {SECRETS}.bot_token")
    database, services = blocks("## PostgreSQL with systemd")
    url = "postgres://quality:a-password@127.0.0.1/quality"
    await follow(there, database, {"--pwprompt": "a-password\na-password\n", "database_url": f"{url}\n"})
    port = free_port()
    await there.type(f"sed -i '/^WEBHOOK_/d' {SETTINGS}")
    await there.type(f"printf 'WEBHOOK_URL=http://127.0.0.1:{port}\\nWEBHOOK_PORT={port}\\n' >> {SETTINGS}")
    await set_api_url(there, sandbox.url)
    await follow(there, services)
    await there.until_said("quality-butler-worker", "Ready: worker")
    await begin_and_patrol(sandbox, await there.until_said("quality-butler-web", "t.me"))
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
