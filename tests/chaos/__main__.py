"""``make chaos``: the program is killed at random moments under load and started again, as often as asked.

Ten people walk patrols, and one sends bursts of texts. In the end: every answer that somebody saw accepted is kept
once, no patrol is there twice, what was confirmed to Telegram was handled, nothing waits or failed, and ``verify``
agrees.
"""

import argparse
import asyncio
import contextlib
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import aiohttp

from bot.clock import MovableClock, SystemClock
from bot.sandbox import Person, Sandbox
from storage import database as db
from storage.database import opened
from storage.migrating import migrate
from tests.moments import MOMENTS
from tests.postgres import database_url
from tests.process.program import Program, bot, environment, running, settings
from tests.process.test_kill import WALKERS, answers_are_kept_once, patrols_are_not_doubled, seeded
from tests.process.walkers import Crowd
from tests.world import STAFF, TOKEN

STEPS_BETWEEN = (5, 40)
"""Steps that are seen between a start and its kill, and that many seconds at most pass then:"""
SOMEWHERE_WITHIN_S = 0.5
BURST = (1, 60)
LANGUAGES = "中文", "English"
HANDLED_WITHIN_S = 120


@contextmanager
def loaded() -> Iterator[Path]:
    """The socket of a process that has loaded the program and forks it at each start."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loaded"
        script = Path(__file__).parents[1] / "process" / "forking.py"
        with subprocess.Popen(
            [sys.executable, script, path], env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        ) as process:
            if process.stdout is None or process.stdout.readline() != b"loaded\n":
                raise RuntimeError("the program cannot be loaded")
            try:
                yield path
            finally:
                process.kill()


class Sender:
    """Somebody who cannot decide on a language: each text writes, and the last of all is what counts in the end."""

    def __init__(self, url: str, chance: random.Random) -> None:
        self.sent: list[int] = []
        self._url = url
        self._chance = chance

    async def send(self) -> None:
        """A burst."""
        async with aiohttp.ClientSession(self._url) as http:
            for _ in range(self._chance.randint(*BURST)):
                body = {"text": LANGUAGES[len(self.sent) % 2]}
                async with http.post(f"/sandbox/people/{STAFF}/text", json=body) as response:
                    self.sent.append(int((await response.json())["update_id"]))

    async def everything_is_handled(self) -> None:
        """Nothing waits any more, each text was written down as done, and the last was done last.

        Raises AssertionError.
        """
        until = monotonic() + HANDLED_WITHIN_S
        while await _left() and monotonic() < until:
            pass
        assert await _left() == 0
        keys = await db.column(str, "SELECT key FROM processed_update")
        done = {int(key.partition(":")[2]) for key in keys}
        assert set(self.sent) <= done, f"lost: {sorted(set(self.sent) - done)}"
        language = await db.value(str, "SELECT language FROM person WHERE telegram_id = :who", who=STAFF)
        assert language == ("zh", "en")[(len(self.sent) - 1) % 2], "not in their order"


async def _left() -> int:
    await asyncio.sleep(0.1)
    return await db.number("SELECT count(*) AS n FROM waiting_update")


async def run(url: str, folder: Path, kills: int, chance: random.Random) -> str:
    """Kills the program so often; what is said of it."""
    clock = MovableClock(MOMENTS["monday"] - SystemClock().now())
    async with opened(url):
        await migrate()
    await seeded(url, clock.now())
    people = [*(Person(walker, f"管家{walker}") for walker in WALKERS), Person(STAFF, "王芳")]
    with loaded() as socket:
        async with Sandbox(TOKEN, people, limits=None) as sandbox:
            chosen = settings(sandbox.url, url, folder)
            crowd, sender = Crowd(sandbox.url, WALKERS), Sender(sandbox.url, chance)
            async with aiohttp.ClientSession(sandbox.url) as http:
                await http.post(f"/sandbox/people/{STAFF}/start", json={})
            walking = asyncio.create_task(crowd.walk())

            async def disturb(program: Program) -> None:
                sending = asyncio.create_task(sender.send())
                await crowd.steps(chance.randint(*STEPS_BETWEEN))
                await asyncio.sleep(chance.random() * SOMEWHERE_WITHIN_S)
                await program.kill()
                await sending

            for _ in range(kills):
                async with running(socket, folder, *bot("run", clock=clock), **chosen) as program:
                    await disturb(program)
            async with running(socket, folder, *bot("run", clock=clock), **chosen) as last:
                await crowd.steps(1)
                crowd.go_home()
                await walking
                async with opened(url, beside=True):
                    await sender.everything_is_handled()
                assert await last.terminate() == 0
            async with running(socket, folder, *bot("verify", clock=clock), **chosen) as verifying:
                assert await verifying.ended() == 0, verifying.said
    async with opened(url):
        await answers_are_kept_once(crowd)
        await patrols_are_not_doubled(crowd)
        assert await db.values("SELECT key FROM failed_update") == []
        assert await db.values("SELECT id FROM outbox WHERE state = 'dead' AND kind = 'own_report'") == []
    seen = f"{crowd.seen.steps} steps, {len(crowd.seen.patrols)} patrols"
    return f"{kills} kills, {seen}, {len(sender.sent)} texts in bursts"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, help="to do the same again; a random one unless said")
    parser.add_argument("--database", choices=("sqlite", "postgres"), action="append", help="both unless said")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    for name in options.database or ("sqlite", "postgres"):
        sys.stdout.write(f"{name}, seed {seed}: ")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, contextlib.suppress(KeyboardInterrupt):
            url = database_url("qb_chaos") if name == "postgres" else f"sqlite://{folder}/quality.db"
            began = monotonic()
            said = asyncio.run(run(url, Path(folder), options.kills, random.Random(seed)))
            sys.stdout.write(f"{said}; nothing lost, nothing doubled, verified; {monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
