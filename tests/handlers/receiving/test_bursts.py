"""What one person sends in a burst is set down and confirmed, so that it keeps nobody else waiting, and is not lost."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot

from handlers.receiving import polling, receiver
from handlers.receiving.inbox import Inbox
from handlers.receiving.polling import poll
from handlers.receiving.receiver import DEEP, Receiver
from storage import database as db
from tests.clock import FrozenClock
from tests.handlers.receiving.conftest import LI, WANG, Phones
from tests.handlers.receiving.notebook import NOW, Notebook, at_once, times_written
from tests.handlers.receiving.test_receiver import said
from tests.handlers.receiving.test_webhook import SECRET, served

TEXTS = [f"text {number}" for number in range(260)]
NUMBERED = list(enumerate(TEXTS[:40]))
HELD = TEXTS[70]
"""It hangs in the middle of the burst, so that everything before it was handled and nothing behind it."""


class Hanging(Notebook):
    """A notebook in which one text hangs before anything is written, and others go on."""

    def __init__(self, *texts: str) -> None:
        super().__init__()
        self.reached, self.go_on = asyncio.Event(), asyncio.Event()

        async def hang(handler: Any, event: Any, data: dict[str, Any]) -> Any:
            if event.text in texts:
                self.reached.set()
                await self.go_on.wait()
            return await handler(event, data)

        self.dispatcher.message.outer_middleware(hang)


def receiving(bot: Bot, notebook: Notebook, holder: str = "first") -> Receiver:
    """A receiver of a process of this name."""
    inbox = Inbox(42, holder, FrozenClock(NOW))
    return Receiver(bot, notebook.dispatcher, notebook.give_up, pauses=at_once, inbox=inbox)


@asynccontextmanager
async def polled(receiving: Receiver) -> AsyncIterator[asyncio.Event]:
    """The receiver, polling; yields what stops it, and stops it at the end."""
    stop = asyncio.Event()

    async def until_stopped() -> None:
        async with receiving.taking_up():
            await poll(receiving, stop, ["message"])

    task = asyncio.ensure_future(until_stopped())
    try:
        yield stop
    finally:
        stop.set()
        await task


async def waiting() -> int:
    """How many updates are set down."""
    return await db.number("SELECT count(*) AS n FROM waiting_update")


async def until_written(notebook: Notebook, count: int) -> None:
    """Comes back when so many texts were written down."""
    async with asyncio.timeout(30):
        while len(await soon(notebook.written)) < count:
            pass


async def soon(texts: list[str]) -> list[str]:
    """What is written down a moment later."""
    await asyncio.sleep(0.005)
    return texts


async def test_a_burst_leaves_room_for_others_and_is_handled_in_its_order(
    database: str, bot: Bot, phones: Phones
) -> None:
    notebook = Hanging(HELD)
    for text in TEXTS:
        await phones.say(WANG, text)
    await phones.say(LI, "of a neighbour")
    async with polled(receiving(bot, notebook)):
        # all of it is confirmed, and the neighbour is heard, although most of the burst is not handled
        await phones.until(lambda counts: counts["confirmed"] == len(TEXTS) + 1)
        await notebook.reached.wait()
        assert sorted(notebook.written) == sorted([*TEXTS[:70], "of a neighbour"])
        assert await waiting() >= len(TEXTS) - 70
        notebook.go_on.set()
        await until_written(notebook, len(TEXTS) + 1)
    assert [text for text in notebook.written if text != "of a neighbour"] == TEXTS
    assert await waiting() == 0


async def test_what_was_set_down_when_the_program_was_killed_is_handled_once_by_the_next(
    database: str, bot: Bot, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "FINISH_WITHIN_S", 0.01)
    killed, next_one = Hanging(HELD), Notebook()
    for text in TEXTS:
        await phones.say(WANG, text)
    async with polled(receiving(bot, killed)):
        await killed.reached.wait()
        await phones.until(lambda counts: counts["confirmed"] == len(TEXTS))
    async with polled(receiving(bot, next_one, "second")):
        await phones.say(WANG, "behind it all")
        await phones.until(lambda counts: counts["confirmed"] == len(TEXTS) + 1)
        await until_written(next_one, len(TEXTS) - 70 + 1)
        # the one that hung ends after all, and changes nothing any more
        killed.go_on.set()
        async with asyncio.timeout(30):
            while HELD not in await soon(killed.repeated):
                pass
    assert killed.written == TEXTS[:70]
    assert next_one.written == [*TEXTS[70:], "behind it all"]
    for text in TEXTS:
        assert await times_written(text) == 1
    assert await waiting() == 0


async def test_what_could_not_be_set_down_is_not_confirmed_but_comes_again(
    sqlite: str, bot: Bot, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_down, tries = Inbox.set_down, list[int]()

    async def fails_first(self: Inbox, lane: int, raws: Sequence[dict[str, Any]]) -> None:
        tries.append(len(raws))
        if len(tries) == 1:
            raise OSError("disk full")
        await set_down(self, lane, raws)

    monkeypatch.setattr(Inbox, "set_down", fails_first)
    notebook = Notebook()
    for text in TEXTS:
        await phones.say(WANG, text)
    async with polled(receiving(bot, notebook)):
        await phones.until(lambda counts: counts["confirmed"] == len(TEXTS))
        await until_written(notebook, len(TEXTS))
    assert notebook.written == TEXTS
    assert len(tries) > 1


async def test_a_poisoned_update_of_a_burst_is_given_up_and_the_rest_goes_on(
    sqlite: str, bot: Bot, phones: Phones
) -> None:
    notebook = Notebook()
    notebook.spoilt = {HELD: 99}
    for text in TEXTS[:100]:
        await phones.say(WANG, text)
    async with polled(receiving(bot, notebook)):
        await until_written(notebook, 99)
    assert notebook.written == [text for text in TEXTS[:100] if text != HELD]
    assert [reason for _, reason in notebook.given_up] == ["Spoilt"]
    assert await waiting() == 0


async def test_what_comes_while_a_burst_is_being_written_does_not_overtake_it(
    sqlite: str, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook, gate = Notebook(), asyncio.Event()
    set_down = Inbox.set_down

    async def slowly(self: Inbox, lane: int, raws: Sequence[dict[str, Any]]) -> None:
        await gate.wait()
        await set_down(self, lane, raws)

    monkeypatch.setattr(Inbox, "set_down", slowly)
    receiving_ = receiving(bot, notebook)
    first = [receiving_.accept(said(number, WANG, f"text {number}")) for number in range(DEEP)]
    late = said(DEEP, WANG, f"text {DEEP}")
    assert receiving_.is_too_much(late)
    assert not receiving_.is_too_much(said(900, LI, "of a neighbour"))
    writing = asyncio.ensure_future(receiving_.set_down([late]))
    await asyncio.gather(*first)
    later = said(DEEP + 1, WANG, f"text {DEEP + 1}")
    assert receiving_.is_too_much(later), "all that was in flight ended, but one is on its way"
    writing_later = asyncio.ensure_future(receiving_.set_down([later]))
    gate.set()
    await asyncio.gather(writing, writing_later)
    await until_written(notebook, DEEP + 2)
    assert notebook.written == [f"text {number}" for number in range(DEEP + 2)]


async def test_what_comes_one_by_one_while_one_is_written_is_written_together(
    sqlite: str, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_down, begun, gate, sizes = Inbox.set_down, asyncio.Event(), asyncio.Event(), list[int]()

    async def slowly(self: Inbox, lane: int, raws: Sequence[dict[str, Any]]) -> None:
        sizes.append(len(raws))
        begun.set()
        await gate.wait()
        await set_down(self, lane, raws)

    monkeypatch.setattr(Inbox, "set_down", slowly)
    notebook = Notebook()
    receiving_ = receiving(bot, notebook)
    writing = [asyncio.ensure_future(receiving_.set_down([said(number, WANG, text)])) for number, text in NUMBERED]
    await begun.wait()
    gate.set()
    await asyncio.gather(*writing)
    await until_written(notebook, len(NUMBERED))
    assert notebook.written == [text for _, text in NUMBERED]
    assert sum(sizes) == len(NUMBERED)
    assert len(sizes) <= 2


async def test_of_what_is_written_together_each_is_refused_or_kept_by_itself(
    sqlite: str, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_down, tries = Inbox.set_down, list[int]()

    async def fails_first(self: Inbox, lane: int, raws: Sequence[dict[str, Any]]) -> None:
        tries.append(len(raws))
        await asyncio.sleep(0)
        if len(tries) == 1:
            raise OSError("disk full")
        await set_down(self, lane, raws)

    monkeypatch.setattr(Inbox, "set_down", fails_first)
    notebook = Notebook()
    receiving_ = receiving(bot, notebook)
    writing = [receiving_.set_down([said(number, WANG, text)]) for number, text in NUMBERED]
    became = await asyncio.gather(*writing, return_exceptions=True)
    refused = [number for number, one in enumerate(became) if isinstance(one, OSError)]
    assert refused == [0], "it is not confirmed, and comes again"
    await until_written(notebook, len(NUMBERED) - 1)
    assert notebook.written == [text for _, text in NUMBERED[1:]]
    await receiving_.set_down([said(0, WANG, TEXTS[0])])
    await until_written(notebook, len(NUMBERED))
    assert notebook.written[-1] == TEXTS[0]


async def test_by_webhook_a_burst_is_taken_at_once_and_keeps_nobody_waiting(
    database: str, bot: Bot, phones: Phones
) -> None:
    notebook = Hanging(TEXTS[20])
    receiving_ = receiving(bot, notebook)
    async with served(receiving_) as url, receiving_.taking_up():
        await bot.set_webhook(url, secret_token=SECRET, max_connections=2 * DEEP)
        for text in TEXTS[:60]:
            await phones.say(WANG, text)
        await phones.say(LI, "of a neighbour")
        # all but what was in flight already when one of them began to hang
        await phones.until(lambda counts: counts["confirmed"] >= 61 - DEEP)
        await notebook.reached.wait()
        # hers may be among what was in flight: it is heard while the other's still hangs
        async with asyncio.timeout(30):
            while "of a neighbour" not in await soon(notebook.written):
                pass
        assert len(notebook.written) < 61 - DEEP
        notebook.go_on.set()
        await until_written(notebook, 61)
        await bot.delete_webhook()
    # requests beside each other arrive in no certain order, so only their completeness is
    assert sorted(notebook.written) == sorted([*TEXTS[:60], "of a neighbour"])


async def test_each_process_handles_its_own_and_takes_over_what_nobody_holds(
    sqlite: str, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiver, "TAKEN_OVER_EVERY_S", 0.01)
    gone = Inbox(42, "gone", FrozenClock(NOW))
    notebook = Notebook()
    async with receiving(bot, notebook, "here").taking_up():
        # left by a process that ended after this one began
        await gone.set_down(WANG, [said(1, WANG, "left behind")])
        await until_written(notebook, 1)
    assert notebook.written == ["left behind"]
    assert await waiting() == 0
