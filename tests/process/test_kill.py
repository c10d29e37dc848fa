"""Power cuts under load: the real program is killed and restarted while ten people walk patrols."""

import asyncio
import json
import re
import signal
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from bot.app.demo_company import open_doors
from bot.clock import MovableClock
from bot.rules.beijing import beijing_day
from bot.rules.people import Role
from bot.sandbox import Person, Sandbox
from storage import database, tasks
from storage.database import opened
from storage.people import persons as people
from tests.process.program import bot, running, settings
from tests.process.walkers import Crowd
from tests.world import TOKEN

pytestmark = pytest.mark.process

WALKERS = list(range(301, 311))
TASKS_OF_EACH = 20
KILLS = 5
STEPS_BETWEEN = 80
SOMEWHERE_WITHIN_S = 0.2


async def seeded(url: str, now: datetime) -> None:
    """Ten consultants with more tasks than they can do."""
    async with opened(url):
        company = await open_doors(now)
        site, client = company.sites["总装车间"], company.clients["HX"]
        for walker in WALKERS:
            person_id = await people.add_person(telegram_id=walker, name=f"管家{walker}", language="zh", at=now)
            await people.change_consent(person_id, f"管家{walker}", now)
            await people.add_grant(person_id, Role.CONSULTANT, client, now)
            for _ in range(TASKS_OF_EACH):
                await tasks.add_task(client, site, person_id, "patrol", beijing_day(now))


async def test_what_people_saw_accepted_survives_power_cuts_exactly_once(
    database_url: str, loaded: Path, tmp_path: Path, running_clock: MovableClock
) -> None:
    await seeded(database_url, running_clock.now())
    accounts = [Person(walker, f"管家{walker}") for walker in WALKERS]
    async with Sandbox(TOKEN, accounts, limits=None) as sandbox:
        environment = settings(sandbox.url, database_url, tmp_path)
        crowd = Crowd(sandbox.url, WALKERS)
        walking = asyncio.create_task(crowd.walk())
        for cut in range(1, KILLS + 1):
            async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
                await crowd.steps(STEPS_BETWEEN)
                # not when a screen was just seen, which is when a batch is done, but somewhere in the next batches
                await asyncio.sleep(SOMEWHERE_WITHIN_S * cut / KILLS)
                await program.kill()
                assert program.code == -signal.SIGKILL
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as last:
            await crowd.steps(STEPS_BETWEEN)
            crowd.go_home()
            await walking
            assert await last.terminate() == 0
        async with aiohttp.ClientSession() as http, http.get(f"{sandbox.url}/sandbox/updates") as response:
            counts = await response.json()
        assert (counts["pending"], counts["confirmed_up_to"]) == (0, counts["last_update_id"])

    async with opened(database_url):
        assert len(crowd.seen.answers) > KILLS * STEPS_BETWEEN / 2
        await answers_are_kept_once(crowd)
        await patrols_are_not_doubled(crowd)
        assert await database.values("SELECT key FROM failed_update") == []
        broken = await database.values("SELECT key FROM outbox WHERE state = 'dead' AND kind = 'own_report'")
        assert broken == []


async def answers_are_kept_once(crowd: Crowd) -> None:
    """Every answer seen is in its draft, and nothing is there twice."""
    rows = await database.values(
        "SELECT d.token, a.question, a.value FROM draft_answer a JOIN draft d ON d.id = a.draft_id"
    )
    kept = {(str(row["token"]), str(row["question"])): json.loads(str(row["value"])) for row in rows}
    assert len(kept) == len(rows)
    assert {key: kept.get(key) for key in crowd.seen.answers} == crowd.seen.answers


async def patrols_are_not_doubled(crowd: Crowd) -> None:
    """One patrol for a draft and a task; numbers of a day run without a gap; whoever saw a number has that patrol."""
    rows = await database.values(
        "SELECT p.number, p.draft_id, p.task_id, t.state FROM work_record p JOIN task t ON t.id = p.task_id"
    )
    for column in ("number", "draft_id", "task_id"):
        assert len({row[column] for row in rows}) == len(rows)
    assert {row["state"] for row in rows} == {"done"}
    assert crowd.seen.patrols == {row["number"] for row in rows}
    for kind, table in (("XC", "work_record"), ("WT", "service_case")):
        numbers = [str(row["number"]) for row in await database.values(f"SELECT number FROM {table}")]
        for day in {number.split("-")[0] for number in numbers}:
            assert re.fullmatch(rf"{kind}\d{{8}}", day)
            given = sorted(int(number.split("-")[1]) for number in numbers if number.startswith(day))
            assert given == list(range(1, len(given) + 1))
    submitted = await database.values("SELECT count(*) AS n FROM draft WHERE state = 'submitted' AND form = 'patrol'")
    assert submitted[0]["n"] == len(rows)
