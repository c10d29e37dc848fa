"""Long polling against the sandbox: confirmed only when committed, whatever happens on the way."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox import Sandbox
from bot.settings import TokenRefused
from handlers.receiving import polling
from handlers.receiving.polling import poll
from handlers.receiving.receiver import Receiver
from tests.handlers.receiving.conftest import LI, WANG, Phones
from tests.handlers.receiving.notebook import Notebook, at_once, times_written
from tests.handlers.receiving.test_receiver import Handling


@asynccontextmanager
async def polled(
    bot: Bot, notebook: Notebook, pauses: Callable[[float], Awaitable[None]] = at_once
) -> AsyncIterator[asyncio.Event]:
    """The notebook, polling; yields what stops it, and stops it at the end."""
    stop = asyncio.Event()
    receiver = Receiver(bot, notebook.dispatcher, notebook.give_up, pauses=pauses)
    task = asyncio.ensure_future(poll(receiver, stop, ["message"]))
    try:
        yield stop
    finally:
        stop.set()
        for gate in notebook.held.values():
            gate.set()
        await task


async def test_an_update_is_confirmed_only_after_its_commit(database: str, bot: Bot, phones: Phones) -> None:
    notebook = Notebook()
    gate = notebook.hold("held")
    async with polled(bot, notebook):
        await phones.say(WANG, "held")
        await notebook.begun["held"].wait()
        await phones.until_asked_again()
        assert await phones.pending() == 1
        gate.set()
        await phones.until(lambda counts: counts["confirmed"] == 1)
        assert await times_written("held") == 1


async def test_a_redelivered_update_changes_nothing(database: str, bot: Bot, phones: Phones) -> None:
    notebook = Notebook()
    async with polled(bot, notebook):
        number = await phones.say(WANG, "once")
        await phones.until(lambda counts: counts["confirmed"] == 1)
        await phones.post("redeliver", update_id=number)
        await phones.until(lambda counts: counts["confirmed"] == 2)
    assert await times_written("once") == 1
    assert notebook.repeated == ["once"]
    assert notebook.given_up == []


async def test_what_finished_behind_a_slow_update_is_neither_confirmed_nor_handled_again(
    sqlite: str, bot: Bot, phones: Phones
) -> None:
    notebook = Notebook()
    slow, entered = asyncio.Event(), asyncio.Event()
    receive = notebook.receive

    async def slowly(message, event_update, bot):  # type: ignore[no-untyped-def]
        if message.text == "slow":
            entered.set()
            await slow.wait()
        await receive(message, event_update, bot)

    notebook.dispatcher.message.handlers.clear()
    notebook.dispatcher.message.register(slowly)
    async with polled(bot, notebook):
        await phones.say(WANG, "slow")
        await entered.wait()
        await phones.say(WANG, "after it")
        for text in ("first", "second", "third"):
            await phones.say(LI, text)
        while len(notebook.written) < 3:
            await phones.until_asked_again(1)
        assert notebook.written == ["first", "second", "third"]
        await phones.until_asked_again()
        assert await phones.pending() == 5
        slow.set()
        await phones.until(lambda counts: counts["confirmed"] == 5)
    assert notebook.written == ["first", "second", "third", "slow", "after it"]
    assert set(notebook.tried.values()) == {1}


async def test_a_poisoned_update_is_tried_three_times_reported_once_and_confirmed(
    database: str, bot: Bot, phones: Phones
) -> None:
    notebook = Notebook()
    notebook.spoilt = {"poison": 99}
    async with polled(bot, notebook):
        poison = await phones.say(WANG, "poison")
        await phones.say(LI, "of a neighbour")
        await phones.say(WANG, "after it")
        await phones.until(lambda counts: counts["confirmed"] == 3)
    assert notebook.tried["poison"] == 3
    assert notebook.given_up == [(poison, "Spoilt")]
    assert sorted(notebook.written) == ["after it", "of a neighbour"]
    assert await times_written("poison") == 0


async def test_an_update_that_cannot_be_parsed_does_not_spoil_its_neighbours(
    sqlite: str, bot: Bot, sandbox: Sandbox, phones: Phones
) -> None:
    notebook = Notebook()
    await phones.say(WANG, "before")
    odd = sandbox._telegram.updates.add("message", {"message_id": "of a kind to come"})
    await phones.say(LI, "behind")
    async with polled(bot, notebook):
        await phones.until(lambda counts: counts["confirmed"] == 3)
    assert notebook.given_up == [(odd, "ValidationError")]
    assert sorted(notebook.written) == ["before", "behind"]


async def test_more_than_a_window_of_updates_is_handled_in_order(sqlite: str, bot: Bot, phones: Phones) -> None:
    notebook = Notebook()
    texts = [f"text {number}" for number in range(250)]
    for text in texts:
        await phones.say(WANG, text)
    async with polled(bot, notebook):
        await phones.until(lambda counts: counts["confirmed"] == len(texts))
    assert notebook.written == texts


async def test_a_handling_that_hangs_does_not_keep_a_full_window_from_others(
    sqlite: str, bot: Bot, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "SLOW_AFTER_S", 0.0)
    notebook = Notebook()
    hung = asyncio.Event()
    notebook.dispatcher.message.outer_middleware(
        lambda handler, event, data: (
            _hang(hung, handler, event, data) if event.text == "hangs" else handler(event, data)
        )
    )
    await phones.say(WANG, "hangs")
    for number in range(150):
        await phones.say(LI, f"text {number}")
    async with polled(bot, notebook):
        await phones.until(lambda counts: counts["confirmed"] == 151)
        assert len(notebook.written) == 150
        hung.set()
    assert notebook.written[-1] == "hangs"


async def _hang(hung: asyncio.Event, handler, event, data):  # type: ignore[no-untyped-def]
    await hung.wait()
    return await handler(event, data)


async def test_a_clean_stop_waits_for_what_is_in_flight_and_leaves_nothing_to_be_redelivered(
    database: str, bot: Bot, phones: Phones
) -> None:
    notebook = Notebook()
    gate = notebook.hold("last")
    async with polled(bot, notebook) as stop:
        await phones.say(WANG, "first")
        await phones.until(lambda counts: counts["confirmed"] == 1)
        await phones.say(WANG, "last")
        await notebook.begun["last"].wait()
        stop.set()
        assert await phones.pending() == 1
        gate.set()
    assert await phones.pending() == 0
    assert await times_written("last") == 1


async def test_a_stop_does_not_confirm_what_has_not_ended(
    sqlite: str, bot: Bot, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "FINISH_WITHIN_S", 0.01)
    notebook = Notebook()
    gate = notebook.hold("unended")
    receiver = Receiver(bot, notebook.dispatcher, notebook.give_up)
    stop = asyncio.Event()
    task = asyncio.ensure_future(poll(receiver, stop, ["message"]))
    await phones.say(WANG, "unended")
    await notebook.begun["unended"].wait()
    stop.set()
    await task
    assert await phones.pending() == 1
    gate.set()
    await receiver.finish(within_s=20)


async def test_a_network_that_is_down_is_asked_again_after_growing_pauses(
    sqlite: str, bot: Bot, phones: Phones
) -> None:
    notebook, pauses, often = Notebook(), list[float](), asyncio.Event()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) >= 7:
            often.set()
        await asyncio.sleep(0)

    await phones.post("faults", network_down=True)
    async with polled(bot, notebook, pause):
        await often.wait()
        await phones.say(WANG, "waited")
        await phones.post("faults", network_down=False)
        await phones.until(lambda counts: counts["confirmed"] == 1)
    assert pauses[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert notebook.written == ["waited"]


@pytest.mark.parametrize(
    ("failure", "pause_s"),
    [
        ({"error_code": 502, "description": "Bad Gateway"}, 1),
        ({"error_code": 409, "description": "Conflict: terminated by other getUpdates request"}, 1),
        ({"error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 7}}, 7),
    ],
)
async def test_a_refused_getupdates_is_asked_again(
    sqlite: str, bot: Bot, phones: Phones, failure: dict[str, object], pause_s: float
) -> None:
    notebook, pauses = Notebook(), list[float]()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    await phones.post("faults", fail_next={"method": "getUpdates", "times": 1, **failure})
    async with polled(bot, notebook, pause):
        await phones.say(WANG, "text")
        await phones.until(lambda counts: counts["confirmed"] == 1)
    assert pauses == [pause_s]


async def test_a_refused_token_ends_polling_by_name(sandbox: Sandbox) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    notebook = Notebook()
    async with Bot("42:WRONG", session=session) as stranger:
        with pytest.raises(TokenRefused):
            await poll(Receiver(stranger, notebook.dispatcher, notebook.give_up), asyncio.Event(), ["message"])


async def test_the_same_offset_is_never_sent_twice_running_because_telegram_then_answers_with_one_update(
    sqlite: str, bot: Bot, phones: Phones
) -> None:
    notebook = Notebook()
    gate = notebook.hold("held")
    async with polled(bot, notebook):
        await phones.say(WANG, "held")
        await notebook.begun["held"].wait()
        await phones.until_asked_again(6)
        gate.set()
        await phones.until(lambda counts: counts["confirmed"] == 1)
    offsets = [call["params"].get("offset") for call in await phones.get("calls") if call["method"] == "getUpdates"]
    waiting = offsets[1:7]
    assert all(one != other for one, other in pairwise(waiting))


async def test_ids_that_go_on_from_a_lower_one_after_a_quiet_week_are_received(
    sqlite: str, bot: Bot, sandbox: Sandbox, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "LONG_POLL_S", 0)
    notebook = Notebook()
    async with polled(bot, notebook):
        await phones.say(WANG, "before")
        await phones.until(lambda counts: counts["confirmed"] == 1)
        await phones.until_asked_again()
        sandbox._telegram.updates.last_update_id = 4
        assert await phones.say(WANG, "after") == 5
        await phones.until(lambda counts: counts["confirmed"] == 2)
    assert notebook.written == ["before", "after"]


async def test_an_update_whose_task_was_cancelled_all_the_same_is_not_confirmed_but_comes_again(
    bot: Bot, phones: Phones
) -> None:
    handling = Handling()
    receiver, stop = Receiver(bot, handling.dispatcher, handling.give_up), asyncio.Event()
    task = asyncio.ensure_future(poll(receiver, stop, ["message"]))
    await phones.say(WANG, "wait")
    await handling.begun.wait()
    (cancelled,) = receiver.in_flight.values()
    cancelled.cancel()
    handling.gate.set()
    await phones.until(lambda counts: counts["confirmed"] == 1)
    stop.set()
    await task
    assert cancelled.cancelled()
    assert handling.seen == ["wait"]
