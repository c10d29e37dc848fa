"""Updates are handled in each person's order, tried again, given up, and never cancelled."""

import asyncio
import logging
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message

from handlers.receiving import receiver as receiving
from handlers.receiving.receiver import Raw, Receiver, Unfinished, lane_of
from tests.handlers.receiving.conftest import LI, WANG


def said(number: int, person: int, text: str) -> Raw:
    """A text in a private chat, as Telegram sends it."""
    user = {"id": person, "is_bot": False, "first_name": "王芳"}
    chat = {"id": person, "type": "private", "first_name": "王芳"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1_795_397_400, "from": user, "chat": chat, "text": text},
    }


class Handling:
    """A dispatcher whose handler waits, fails or notes what it saw."""

    def __init__(self) -> None:
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.message.register(self.handle)
        self.seen: list[str] = []
        self.failures = 0
        self.begun, self.gate = asyncio.Event(), asyncio.Event()
        self.given_up: list[tuple[int, str]] = []
        self.waited: list[float] = []

    async def handle(self, message: Message) -> None:
        """Notes a text; "wait" waits for the gate, "fail" fails as often as told."""
        self.begun.set()
        if message.text == "wait":
            await self.gate.wait()
        if message.text == "fail" and self.failures:
            self.failures -= 1
            raise ZeroDivisionError("what the person wrote")
        self.seen.append(message.text or "")

    async def give_up(self, raw: Raw, error: Exception) -> None:
        """Notes what was given up."""
        self.given_up.append((raw["update_id"], type(error).__name__))

    async def pause(self, seconds: float) -> None:
        """Notes a pause instead of making it."""
        self.waited.append(seconds)


@pytest.fixture
def handling() -> Handling:
    """What the dispatcher of these tests does."""
    return Handling()


@pytest.fixture
def receiver(handling: Handling) -> Receiver:
    """A receiver that never pauses; no update here calls Telegram."""
    return Receiver(Bot("42:SANDBOX"), handling.dispatcher, handling.give_up, pauses=handling.pause)


@pytest.mark.parametrize(
    ("content", "lane"),
    [
        ({"message": {"from": {"id": WANG}, "chat": {"id": WANG}}}, WANG),
        ({"message": {"from": {"id": WANG}, "chat": {"id": -1001}}}, WANG),
        ({"callback_query": {"from": {"id": LI}, "message": {"from": {"id": 42}, "chat": {"id": -1001}}}}, LI),
        ({"my_chat_member": {"from": {"id": LI}, "chat": {"id": LI}}}, LI),
        ({"message_reaction": {"user": {"id": LI}, "chat": {"id": -1001}}}, LI),
        ({"channel_post": {"chat": {"id": -1002}}}, -1002),
        ({"poll": {"id": "7"}}, ("poll", 5)),
        ({"message": "odd"}, 5),
        ({"message": {"from": {"id": "odd"}, "chat": []}}, ("message", 5)),
        ({}, 5),
    ],
)
def test_the_lane_is_the_person_who_acts_also_in_a_group(content: dict[str, Any], lane: object) -> None:
    assert lane_of({"update_id": 5, **content}) == lane


async def test_a_persons_order_is_kept_while_another_person_is_not_delayed(
    receiver: Receiver, handling: Handling
) -> None:
    held = [receiver.accept(said(1, WANG, "wait")), receiver.accept(said(2, WANG, "second"))]
    held.append(receiver.accept(said(3, WANG, "third")))
    await receiver.accept(said(4, LI, "of another"))
    assert handling.seen == ["of another"]
    handling.gate.set()
    await asyncio.gather(*held)
    assert handling.seen == ["of another", "wait", "second", "third"]
    assert not receiver.in_flight


async def test_a_second_copy_in_flight_joins_the_first(receiver: Receiver, handling: Handling) -> None:
    first = receiver.accept(said(1, WANG, "wait"))
    assert receiver.accept(said(1, WANG, "wait")) is first
    handling.gate.set()
    await first
    assert handling.seen == ["wait"]


async def test_an_update_that_fails_twice_is_handled_the_third_time(receiver: Receiver, handling: Handling) -> None:
    handling.failures = 2
    await receiver.accept(said(1, WANG, "fail"))
    assert handling.seen == ["fail"]
    assert handling.given_up == []
    assert handling.waited == [0.5, 1.0]


async def test_an_update_that_fails_three_times_is_given_up_once_and_the_next_goes_on(
    receiver: Receiver, handling: Handling
) -> None:
    handling.failures = 3
    await asyncio.gather(receiver.accept(said(1, WANG, "fail")), receiver.accept(said(2, WANG, "next")))
    assert handling.given_up == [(1, "ZeroDivisionError")]
    assert handling.seen == ["next"]


async def test_what_cannot_be_parsed_is_given_up_at_once(receiver: Receiver, handling: Handling) -> None:
    await receiver.accept({"update_id": 1, "message": {"message_id": "odd"}})
    assert handling.given_up == [(1, "ValidationError")]
    assert handling.waited == []


async def test_an_update_counts_as_handled_even_when_giving_it_up_fails(
    handling: Handling, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(raw: Raw, error: Exception) -> None:
        raise OSError("the disk is full")

    receiver = Receiver(Bot("42:SANDBOX"), handling.dispatcher, fail, attempts=1)
    handling.failures = 1
    await receiver.accept(said(1, WANG, "fail"))
    assert "update 1 given up is not noted: OSError" in caplog.text


async def test_the_log_holds_the_place_of_an_error_but_no_words_of_a_person(
    receiver: Receiver, handling: Handling, caplog: pytest.LogCaptureFixture
) -> None:
    handling.failures = 3
    await receiver.accept(said(1, WANG, "fail"))
    await receiver.accept({"update_id": 2, "message": {"message_id": "a secret"}})
    assert "ZeroDivisionError" in caplog.text
    assert "in handle" in caplog.text
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert "a secret" not in told
    assert "ZeroDivisionError: what the person wrote" not in told


async def test_a_handling_that_hangs_is_told_in_the_log(
    receiver: Receiver, handling: Handling, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Opens(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "update 1 is still being handled" in record.getMessage():
                handling.gate.set()

    monkeypatch.setattr(receiving, "SLOW_AFTER_S", 0.0)
    opens = Opens()
    receiving.log.addHandler(opens)
    try:
        await receiver.accept(said(1, WANG, "wait"))
    finally:
        receiving.log.removeHandler(opens)
    assert handling.seen == ["wait"]


async def test_whoever_waits_may_be_cancelled_but_the_handling_goes_on(receiver: Receiver, handling: Handling) -> None:
    task = receiver.accept(said(1, WANG, "wait"))
    waiting = asyncio.ensure_future(receiver.finish(within_s=60))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    handling.gate.set()
    await task
    assert handling.seen == ["wait"]


async def test_waiting_for_the_end_has_an_end(
    receiver: Receiver, handling: Handling, caplog: pytest.LogCaptureFixture
) -> None:
    task = receiver.accept(said(1, WANG, "wait"))
    await receiver.finish(within_s=0)
    assert "1 updates did not end" in caplog.text
    handling.gate.set()
    await task


async def test_what_fails_while_the_program_stops_is_neither_tried_again_nor_given_up(
    receiver: Receiver, handling: Handling
) -> None:
    handling.failures = 5
    await receiver.finish(within_s=0)
    with pytest.raises(Unfinished):
        await receiver.accept(said(1, WANG, "fail"))
    assert (handling.failures, handling.given_up, handling.waited) == (4, [], [])
