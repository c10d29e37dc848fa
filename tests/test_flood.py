"""The flood gate: replies are held by a pause alone; unasked messages take what they leave (rules: test_pacing)."""

import asyncio

import pytest

from bot.flood import FloodGate
from bot.rules.pacing import UNASKED_TO_A_CHAT

CHAT, OTHER = 7, 8


class Ticks:
    """Seconds that pass only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def tick(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def gate(ticks: Ticks) -> FloodGate:
    return FloodGate(ticks.tick, ticks.sleep)


async def test_no_number_of_replies_makes_a_person_wait(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(200):
        await gate.reply(CHAT)
    assert ticks.slept == []
    assert gate.replied == 200


async def test_a_broadcast_does_not_delay_a_reply(gate: FloodGate, ticks: Ticks) -> None:
    for number in range(100):
        assert await gate.unasked(1000 + number) == 0
    before = ticks.now
    await gate.reply(CHAT)
    assert ticks.now == before


async def test_unasked_messages_to_one_chat_wait_for_their_second(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(UNASKED_TO_A_CHAT + 4):
        await gate.unasked(CHAT)
    assert ticks.now == pytest.approx(104, abs=0.2)


async def test_a_pause_holds_the_replies_of_its_chat_alone(gate: FloodGate, ticks: Ticks) -> None:
    assert not gate.refused(CHAT, 7)
    assert (gate.paused_for(CHAT), gate.paused_for(OTHER), gate.paused_for(), gate.longest_pause) == (7, 0, 0, 7)
    await gate.reply(OTHER)
    assert ticks.now == 100
    await gate.reply(CHAT)
    assert ticks.now == 107


async def test_a_pause_of_everybody_holds_every_reply(gate: FloodGate, ticks: Ticks) -> None:
    gate.pause(7)
    gate.pause(2)
    assert gate.paused_for() == gate.paused_for(CHAT) == 7
    await gate.reply(CHAT)
    assert ticks.now == 107
    assert gate.paused_for() == 0


async def test_what_is_unasked_does_not_wait_for_a_pause_to_end(gate: FloodGate, ticks: Ticks) -> None:
    gate.refused(CHAT, 600)
    assert await gate.unasked(CHAT) == 600
    assert await gate.unasked(OTHER) == 0
    assert ticks.slept == []


async def test_a_pause_that_begins_while_something_waits_for_its_turn_is_told(ticks: Ticks) -> None:
    async def sleep_and_be_refused(seconds: float) -> None:
        await ticks.sleep(seconds)
        gates[0].pause(30)

    gates = [FloodGate(ticks.tick, sleep_and_be_refused)]
    told = []
    for _ in range(UNASKED_TO_A_CHAT + 1):
        ticks.now += 0.1
        told.append(await gates[0].unasked(CHAT))
    assert told == [0] * UNASKED_TO_A_CHAT + [30]


async def test_a_pause_that_grows_meanwhile_is_waited_for_to_its_end(ticks: Ticks) -> None:
    async def sleep_and_be_told_again(seconds: float) -> None:
        await ticks.sleep(seconds)
        if len(ticks.slept) == 1:
            gates[0].pause(5)

    gates = [FloodGate(ticks.tick, sleep_and_be_told_again)]
    gates[0].pause(2)
    await gates[0].reply(CHAT)
    assert ticks.now == 107


async def test_everybody_s_pauses_are_over_when_the_longest_is(gate: FloodGate, ticks: Ticks) -> None:
    gate.refused(CHAT, 3)
    ticks.now += 60
    gate.refused(OTHER, 9)
    await gate.resumed()
    assert ticks.now == 169
    assert gate.longest_pause == 0


async def test_many_who_wait_at_once_go_one_by_one(gate: FloodGate, ticks: Ticks) -> None:
    sent: list[float] = []

    async def one(chat_id: int) -> None:
        await gate.unasked(chat_id)
        sent.append(ticks.now)

    await asyncio.gather(*(one(chat_id) for chat_id in range(1, 91)))
    assert len(sent) == 90
    most = max(sum(first <= other < first + 1 - 1e-6 for other in sent) for first in sent)
    assert most <= 30
    assert sent[-1] - 100 == pytest.approx(88 / 28)
