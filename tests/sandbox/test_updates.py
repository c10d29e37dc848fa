"""getUpdates: nothing is lost before it is confirmed, nothing comes after."""

import asyncio
import sys

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.phone import Json, Phone, Refused
from tests.sandbox.program import Program, polling_began

BY_WEBHOOK = (
    "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


def words(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def say(phone: Phone, *texts: str) -> None:
    for text in texts:
        await phone.text(text)


async def counts(sandbox: Sandbox, program: Program) -> Json:
    async with program.http.get(f"{sandbox.url}/sandbox/updates") as response:
        found: Json = await response.json()
        return found


async def test_ids_are_sequential(program: Program, fang: Phone) -> None:
    await say(fang, "一", "二", "三")
    ids = [update["update_id"] for update in await program.updates()]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(program: Program, fang: Phone) -> None:
    await say(fang, "一", "二")
    first, second = await program.updates()
    assert words(await program.updates()) == ["一", "二"]
    assert words(await program.updates(offset=first["update_id"])) == ["一", "二"]
    assert words(await program.updates(offset=second["update_id"])) == ["二"]
    assert await program.updates(offset=second["update_id"] + 1) == []
    assert await program.updates() == []


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(program: Program, fang: Phone) -> None:
    await say(fang, "一", "二", "三")
    assert words(await program.updates(offset=-2)) == ["二", "三"]
    assert words(await program.updates(offset=-99)) == ["二", "三"]


async def test_a_batch_has_at_most_its_limit_and_never_more_than_a_hundred(program: Program, fang: Phone) -> None:
    await say(fang, *(str(number) for number in range(103)))
    assert words(await program.updates(limit=2)) == ["0", "1"]
    for limit in (100, 1000, 0, -5):
        assert len(await program.updates(limit=limit)) == 100


async def test_a_long_poll_answers_as_soon_as_there_is_something(
    sandbox: Sandbox, program: Program, fang: Phone
) -> None:
    polling = asyncio.create_task(program.updates(timeout=50))
    await polling_began(sandbox.url)
    await fang.text("来了")
    assert words(await polling) == ["来了"]


async def test_a_second_poller_takes_over_and_the_first_one_is_refused_with_409(
    sandbox: Sandbox, program: Program, fang: Phone
) -> None:
    first = asyncio.create_task(program.refused("getUpdates", timeout=50))
    await polling_began(sandbox.url)
    second = asyncio.create_task(program.updates(timeout=50))
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await fang.text("来了")
    assert words(await second) == ["来了"]


async def test_a_program_that_died_while_it_polled_finds_everything_again(sandbox: Sandbox, fang: Phone) -> None:
    async with Program(sandbox.url) as killed:
        polling = asyncio.create_task(killed.updates(timeout=50))
        await polling_began(sandbox.url)
        polling.cancel()
    await fang.text("还在")
    async with Program(sandbox.url) as restarted:
        assert words(await restarted.updates(timeout=50)) == ["还在"]


async def test_polling_under_a_webhook_is_refused_with_409(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    polling = asyncio.create_task(program.refused("getUpdates", timeout=50))
    await polling_began(sandbox.url)
    await program.call("setWebhook", url="http://127.0.0.1:9/hook")
    assert await polling == "409 Conflict: terminated by setWebhook request"
    assert await program.refused("getUpdates") == BY_WEBHOOK
    await program.call("deleteWebhook")
    assert await program.updates() == []


async def test_allowed_updates_stay_until_they_are_given_again(program: Program, fang: Phone) -> None:
    await program.updates(allowed_updates=["callback_query"])
    await fang.text("不送")
    await program.updates()
    await fang.text("也不送")
    assert await program.updates(allowed_updates=[]) == []
    await fang.text("送")
    assert words(await program.updates()) == ["送"]


async def test_a_confirmed_update_can_come_again_with_its_id(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await say(fang, "一", "二")
    one, two = await program.take()
    again = await redeliver(sandbox, program, update_id=one["update_id"])
    assert again == {"update_id": one["update_id"]}
    assert await program.updates(offset=two["update_id"] + 1) == [one]
    assert await program.updates(offset=one["update_id"] + 1) == []


async def test_the_same_press_can_come_again_under_a_new_id(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await fang.text("一")
    (one,) = await program.take()
    again = await redeliver(sandbox, program, update_id=one["update_id"], new_id=True)
    assert await program.updates() == [{**one, "update_id": again["update_id"]}]
    assert again["update_id"] == one["update_id"] + 1


async def test_what_was_never_confirmed_cannot_come_again(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    sent = await fang.text("一")
    assert sent.text == "一"
    (pending,) = await program.updates()
    assert await redeliver(sandbox, program, update_id=pending["update_id"]) == {
        "error": "no such update was confirmed"
    }


async def redeliver(sandbox: Sandbox, program: Program, **body: object) -> Json:
    async with program.http.post(f"{sandbox.url}/sandbox/redeliver", json=body) as response:
        found: Json = await response.json()
        return found


async def test_the_counts_tell_what_is_pending(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    before = await counts(sandbox, program)
    await say(fang, "一", "二")
    now = await counts(sandbox, program)
    assert (now["pending"], now["last_update_id"]) == (2, before["last_update_id"] + 2)
    await program.take()
    now = await counts(sandbox, program)
    assert (now["pending"], now["confirmed"]) == (0, before["confirmed"] + 2)
    assert now["confirmed_up_to"] == now["last_update_id"]


async def test_one_may_wait_for_an_update_to_be_confirmed(sandbox: Sandbox, program: Program) -> None:
    async with Phone(sandbox.url, 101) as patient:
        started = asyncio.create_task(patient.start())
        (update,) = await program.updates(timeout=50)
        assert not started.done()
        await program.updates(offset=update["update_id"] + 1)
        assert (await started).text == "/start"


async def test_a_person_of_whom_nobody_knows_can_do_nothing(sandbox: Sandbox) -> None:
    async with Phone(sandbox.url, 999) as nobody:
        with pytest.raises(Refused, match="no such person"):
            await nobody.start()


# A program that fetches what is pending, says so, polls on and never confirms.
FETCHES = """
import json, sys, urllib.request
def updates(query):
    with urllib.request.urlopen(sys.argv[1] + "/getUpdates" + query) as answer:
        return json.load(answer)["result"]
print(len(updates("?timeout=50")), flush=True)
while True:
    updates("?timeout=50&limit=1")
"""


async def test_a_killed_program_loses_nothing(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await say(fang, "一", "二")
    for _ in range(2):
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-c", FETCHES, program.address, stdout=asyncio.subprocess.PIPE
        )
        assert running.stdout is not None
        assert await running.stdout.readline() == b"2\n"
        running.kill()
        await running.wait()
    assert words(await program.updates()) == ["一", "二"]
