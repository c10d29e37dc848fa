"""The flood gate: replies are held by a pause alone; unasked messages also keep to 20 sends a second in all."""

import asyncio

import pytest

from bot.flood import SECOND, UNASKED, FloodGate


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


def most_within_a_second(moments: list[float]) -> int:
    """The most sends in any second, its beginning included and its end not."""
    return max(sum(moment <= other < moment + SECOND - 1e-9 for other in moments) for moment in moments)


async def test_no_number_of_replies_makes_a_person_wait(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(10 * UNASKED):
        await gate.reply()
    assert ticks.slept == []


async def test_the_twenty_first_unasked_message_of_a_second_waits_for_the_next(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(UNASKED):
        await gate.unasked()
    assert ticks.slept == []
    await gate.unasked()
    assert ticks.now == pytest.approx(100 + SECOND)


async def test_a_hundred_unasked_messages_never_exceed_the_limit_in_any_second(gate: FloodGate, ticks: Ticks) -> None:
    sent = []
    for number in range(100):
        await gate.unasked()
        sent.append(ticks.now)
        ticks.now += 0.013 * (number % 3)
    assert most_within_a_second(sent) == UNASKED
    assert 4 * SECOND <= sent[-1] - sent[0] < 5 * SECOND


async def test_replies_take_from_the_room_of_unasked_messages_and_not_the_other_way(
    gate: FloodGate, ticks: Ticks
) -> None:
    for _ in range(UNASKED - 1):
        await gate.reply()
    await gate.unasked()
    await gate.reply()
    assert ticks.slept == []
    await gate.unasked()
    assert ticks.now == pytest.approx(100 + SECOND)


async def test_what_was_sent_a_second_ago_counts_no_more(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(2):
        for _ in range(UNASKED):
            await gate.unasked()
        ticks.now += SECOND
    assert ticks.slept == []


@pytest.mark.parametrize("way", ["reply", "unasked"])
async def test_a_pause_holds_replies_and_unasked_messages(gate: FloodGate, ticks: Ticks, way: str) -> None:
    gate.pause(7)
    assert gate.paused_for == 7
    await getattr(gate, way)()
    assert ticks.now == 107
    assert gate.paused_for == 0


async def test_a_shorter_pause_does_not_end_a_longer_one(gate: FloodGate, ticks: Ticks) -> None:
    gate.pause(7)
    gate.pause(2)
    assert gate.paused_for == 7
    ticks.now += 3
    assert gate.paused_for == 4


@pytest.mark.parametrize("way", ["reply", "unasked"])
async def test_a_pause_that_grows_meanwhile_is_waited_for_to_its_end(ticks: Ticks, way: str) -> None:
    async def sleep_and_be_told_again(seconds: float) -> None:
        await ticks.sleep(seconds)
        if len(ticks.slept) == 1:
            gates[0].pause(5)

    gates = [FloodGate(ticks.tick, sleep_and_be_told_again)]
    gates[0].pause(2)
    await getattr(gates[0], way)()
    assert ticks.now == 107


async def test_many_who_wait_at_once_still_keep_the_limit(gate: FloodGate, ticks: Ticks) -> None:
    sent: list[float] = []

    async def one() -> None:
        await gate.unasked()
        sent.append(ticks.now)

    await asyncio.gather(*(one() for _ in range(90)))
    assert len(sent) == 90
    assert most_within_a_second(sent) <= UNASKED
