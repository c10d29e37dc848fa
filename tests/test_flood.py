"""The flood gate: 29 sends a second in all, 20 of them unasked at most, and a pause that holds everything."""

import asyncio

import pytest

from bot.flood import ALL, SECOND, UNASKED, FloodGate


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


async def test_replies_pass_at_once_until_there_are_29_in_a_second(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(ALL):
        await gate.reply()
    assert ticks.slept == []
    await gate.reply()
    assert ticks.now == pytest.approx(100 + SECOND)


async def test_a_hundred_replies_never_exceed_the_limit_in_any_second(gate: FloodGate, ticks: Ticks) -> None:
    sent = []
    for number in range(100):
        await gate.reply()
        sent.append(ticks.now)
        ticks.now += 0.013 * (number % 3)
    assert most_within_a_second(sent) == ALL
    assert sent[-1] - sent[0] == pytest.approx(3 * SECOND, abs=0.5)


async def test_unasked_messages_leave_room_for_nine_replies(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(UNASKED):
        await gate.unasked()
    assert ticks.slept == []
    for _ in range(ALL - UNASKED):
        await gate.reply()
    assert ticks.slept == []
    await gate.reply()
    assert ticks.now == pytest.approx(100 + SECOND)


async def test_an_unasked_message_waits_where_a_reply_would_pass(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(UNASKED):
        await gate.reply()
    await gate.reply()
    assert ticks.slept == []
    await gate.unasked()
    assert ticks.now == pytest.approx(100 + SECOND)


async def test_what_was_sent_a_second_ago_counts_no_more(gate: FloodGate, ticks: Ticks) -> None:
    for _ in range(ALL):
        await gate.reply()
    ticks.now += SECOND
    for _ in range(ALL):
        await gate.reply()
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


async def test_a_pause_that_grows_meanwhile_is_waited_for_to_its_end(ticks: Ticks) -> None:
    async def sleep_and_be_told_again(seconds: float) -> None:
        await ticks.sleep(seconds)
        if len(ticks.slept) == 1:
            gate.pause(5)

    gate = FloodGate(ticks.tick, sleep_and_be_told_again)
    gate.pause(2)
    await gate.reply()
    assert ticks.now == 107


async def test_many_who_wait_at_once_still_keep_the_limit(gate: FloodGate, ticks: Ticks) -> None:
    sent: list[float] = []

    async def one(number: int) -> None:
        await (gate.unasked() if number % 2 else gate.reply())
        sent.append(ticks.now)

    await asyncio.gather(*(one(number) for number in range(90)))
    assert len(sent) == 90
    assert most_within_a_second(sent) <= ALL
