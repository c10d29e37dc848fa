"""Flood limits: near the real ones, with a clock of the test's own."""

import pytest

from bot.sandbox import Person, Sandbox
from bot.sandbox.flood import FloodGate, FloodLimits
from bot.sandbox.wire import ApiError
from tests.sandbox.phone import Phone
from tests.sandbox.program import Program


class Time:
    """Seconds that stand still until a test moves them."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Time:
    return Time()


def wait_of(gate: FloodGate, chat_id: int, count: int = 1) -> int:
    """0 when the messages pass, else ``retry_after``."""
    try:
        gate.pass_message(chat_id, count)
    except ApiError as refused:
        return int((refused.parameters or {})["retry_after"])
    return 0


def test_about_thirty_a_second_overall(time: Time) -> None:
    gate = FloodGate(FloodLimits(), time)
    assert [wait_of(gate, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    time.seconds += 1
    assert [wait_of(gate, chat) for chat in range(31, 62)] == [0] * 30 + [1]


def test_one_a_second_to_a_chat_after_a_burst(time: Time) -> None:
    gate = FloodGate(FloodLimits(chat_burst=3), time)
    assert [wait_of(gate, 1) for _ in range(4)] == [0, 0, 0, 1]
    assert wait_of(gate, 2) == 0
    time.seconds += 1
    assert [wait_of(gate, 1), wait_of(gate, 1)] == [0, 1]


def test_twenty_a_minute_to_a_group(time: Time) -> None:
    gate = FloodGate(FloodLimits(chat_burst=100), time)
    for _ in range(20):
        assert wait_of(gate, -1) == 0
        time.seconds += 1
    assert wait_of(gate, -1) == 40
    time.seconds += 40
    assert wait_of(gate, -1) == 0


def test_an_album_counts_each_of_its_messages(time: Time) -> None:
    gate = FloodGate(FloodLimits(chat_burst=10), time)
    assert wait_of(gate, 1, 10) == 0
    assert wait_of(gate, 1, 4) == 4
    group = FloodGate(FloodLimits(chat_burst=100), time)
    assert [wait_of(group, -1, 10), wait_of(group, -1, 10), wait_of(group, -1, 2)] == [0, 0, 60]


def test_the_refusal_says_how_long_to_wait(time: Time) -> None:
    gate = FloodGate(None, time)
    gate.close_for(2.5)
    with pytest.raises(ApiError) as refused:
        gate.pass_message(1)
    assert refused.value.as_json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


def test_a_refused_message_counts_nothing(time: Time) -> None:
    gate = FloodGate(FloodLimits(chat_burst=1), time)
    assert [wait_of(gate, 1) for _ in range(50)] == [0] + [1] * 49
    time.seconds += 1
    assert wait_of(gate, 1) == 0


def test_edits_count_towards_the_overall_limit_alone(time: Time) -> None:
    gate = FloodGate(FloodLimits(chat_burst=1), time)
    for _ in range(30):
        gate.pass_edit(1)
    with pytest.raises(ApiError, match="retry after 1"):
        gate.pass_edit(1)


def test_without_limits_everything_passes(time: Time) -> None:
    gate = FloodGate(None, time)
    assert [wait_of(gate, 1) for _ in range(1000)] == [0] * 1000
    gate.pass_edit(1)


def test_closed_by_hand_it_refuses_until_the_time_is_over(time: Time) -> None:
    gate = FloodGate(None, time)
    gate.close_for(7)
    assert wait_of(gate, 1) == 7
    time.seconds += 3
    assert (wait_of(gate, 1), gate.closed_for()) == (4, 4)
    time.seconds += 4
    assert wait_of(gate, 1) == 0
    gate.close_for(7)
    gate.close_for(0)
    assert wait_of(gate, 1) == 0


async def test_limits_hold_over_http_unless_they_are_switched_off() -> None:
    async with (
        Sandbox(people=[Person(101, "王芳")], limits=FloodLimits(chat_burst=1)) as sandbox,
        Program(sandbox.url) as program,
        Phone(sandbox.url, 101, patient=False) as fang,
    ):
        await fang.start()
        await program.call("sendMessage", chat_id=101, text="一")
        answer = await program.ask("sendMessage", chat_id=101, text="二")
        assert answer["error_code"] == 429
        assert answer["parameters"] == {"retry_after": 1}
        assert await program.call("sendChatAction", chat_id=101, action="typing") is True
