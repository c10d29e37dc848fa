"""The machine is lost: a firm is backed up, restored on another by docs/operating.md alone, and moved to PostgreSQL.

Run by ``make try-deploy``.
"""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import Person, Sandbox
from tests.deploy.booted import Booted, booted
from tests.deploy.check_services import free_port
from tests.deploy.following import SECRETS, SETTINGS, bare_machine, blocks, follow, prepare
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import link_token
from tests.sandbox.phone import Phone
from tests.world import STRANGER, TOKEN

BACKUPS = "/mnt/backups/quality-butler"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [Person(STRANGER, "林岚")], limits=None) as sandbox:
        yield sandbox


async def test_a_lost_firm_goes_on_where_it_was_and_then_on_postgresql(sandbox: Sandbox, tmp_path: Path) -> None:
    lost, new, saved = bare_machine(tmp_path / "lost"), bare_machine(tmp_path / "new"), tmp_path / "saved"
    async with Phone(sandbox.url, STRANGER, timeout_s=60) as phone:
        with booted(lost) as there:
            key = await a_firm_with_a_draft(there, sandbox, phone)
            await backed_up_elsewhere(there, key)
        # what is left of the machine is the folder that was mounted from elsewhere
        shutil.copytree(lost.at(BACKUPS), saved)
        with booted(new) as there:
            await restored(there, sandbox, saved, key)
            await goes_on(phone)
            await moved(there)
            await phone.text("菜单")
            assert "林岚" in (await phone.last()).text


async def a_firm_with_a_draft(there: Booted, sandbox: Sandbox, phone: Phone) -> str:
    """Sets a firm up; somebody is in the middle of a patrol. The key of its backups."""
    await follow(there, await prepare(there, sandbox.url))
    afternoon = Afternoon(phone, "zh")
    await afternoon.claim(link_token(await there.until_said("quality-butler", "t.me")))
    await follow(there, blocks("## One machine with SQLite")[4])
    await afternoon.set_up()
    await afternoon.patrol()
    await phone.wait_for(lambda message: "document" in message.raw)
    await phone.text("临时巡查")
    await phone.press("总装车间")
    make, *rest = blocks("## Backups")[0].splitlines()
    key = re.findall(r"AGE-SECRET-KEY-1\w+", await follow(there, make))[0]
    await follow(there, "\n".join(rest), {"backup_key": f"{key}\n"})
    return str(key)


async def backed_up_elsewhere(there: Booted, key: str) -> None:
    """Backs it up into a folder that is mounted from elsewhere."""
    _, folder, try_it = blocks("## Backups")
    await follow(there, folder)
    await there.type(f"sed -i s,^BACKUP_TO=.*,BACKUP_TO={BACKUPS}, {SETTINGS}; systemctl restart quality-butler")
    said = await follow(there, try_it)
    assert "Encrypted for age1" in said
    assert " is whole: " in said
    assert key not in said


async def restored(there: Booted, sandbox: Sandbox, saved: Path, key: str) -> None:
    """Sets a new machine up, restores the firm onto it, and starts it."""
    before, start = (await prepare(there, sandbox.url)).split("sudo systemctl enable")
    await follow(there, before)
    _, folder, _ = blocks("## Backups")
    await follow(there, folder)
    shutil.copytree(saved, there.machine.at(BACKUPS), dirs_exist_ok=True)
    await there.type(f"chown -R quality-butler {BACKUPS}; sed -i s,^BACKUP_TO=.*,BACKUP_TO={BACKUPS}, {SETTINGS}")
    await there.type(f"install -m 0600 /dev/stdin {SECRETS}.backup_key", f"{key}\n")
    look, do = (block.replace("s3://bucket/quality-butler", BACKUPS) for block in blocks("## Restore on a new machine"))
    assert "Nothing was done yet" in await follow(there, look)
    assert "Restored." in await follow(there, do)
    await follow(there, f"sudo systemctl enable{start}")
    await there.until_said("quality-butler", "Ready")


async def goes_on(phone: Phone) -> None:
    """Whoever was in the middle of a patrol submits it."""
    await phone.text("全部符合")
    await phone.press("跳过")
    await phone.press("确认无误，提交")
    await phone.wait_for(lambda message: "document" in message.raw)


async def moved(there: Booted) -> None:
    """Moves the firm to PostgreSQL, where conversation and worker go on; the old place refuses to start."""
    await there.type("systemctl start postgresql")
    database, services = blocks("## PostgreSQL with systemd")
    lines = database.splitlines()
    after = next(number for number, line in enumerate(lines) if "database_url" in line)
    await follow(there, "\n".join(lines[:after]), {"--pwprompt": "a-password\na-password\n"})
    (move,) = blocks("## From SQLite to PostgreSQL")
    assert "Everything was read again and is the same." in await follow(there, move.replace("PASSWORD", "a-password"))
    # one that starts all the same would never end
    old = await there.try_out("timeout 60 quality-butler run")
    assert old.returncode == 2
    assert "was moved to postgres://quality@127.0.0.1:5432/quality" in old.stdout + old.stderr
    address = f"http://127.0.0.1:{free_port()}"
    rest = "\n".join(lines[after:]).replace("https://bot.example.com", address)
    await follow(there, rest, {"database_url": "postgres://quality:a-password@127.0.0.1/quality\n"})
    await there.type(f"echo WEBHOOK_PORT={address.rpartition(':')[2]} >> {SETTINGS}")
    await follow(there, services)
    await there.until_said("quality-butler-worker", "Ready: worker")
