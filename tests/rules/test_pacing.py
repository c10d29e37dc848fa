"""How fast the bot may speak, whatever is asked of it and when."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.pacing import (
    LEFT_FOR_REPLIES,
    MOMENTS_S,
    MOST_CHATS,
    REPLIES_TO_A_CHAT,
    STARVED_AFTER_S,
    TO_A_GROUP,
    UNASKED_TO_A_CHAT,
    Pace,
)

BEGAN = 1000.0
TELEGRAMS = 30
"""Messages a second that Telegram allows in all."""
A_LITTLE = 1e-6


@dataclass
class Said:
    """What went out: when, and to whom."""

    pace: Pace = field(default_factory=lambda: Pace(BEGAN))
    now: float = BEGAN
    unasked: list[tuple[float, int]] = field(default_factory=list)
    replies: list[tuple[float, int]] = field(default_factory=list)

    def broadcast(self, chat_id: int) -> float:
        """Says something unasked as soon as it may be; how long that took."""
        began = self.now
        while (wait := self.pace.wait(self.now, chat_id)) > 0:
            self.now += wait
        self.pace.unasked(self.now, chat_id)
        self.unasked.append((self.now, chat_id))
        return self.now - began

    def reply(self, chat_id: int) -> None:
        """Replies at once."""
        self.pace.reply(self.now, chat_id)
        self.replies.append((self.now, chat_id))


def most_within(seconds: float, moments: list[float]) -> int:
    """The most of them in any stretch of so many seconds, its beginning included and its end not."""
    return max((sum(first <= other < first + seconds - A_LITTLE for other in moments) for first in moments), default=0)


def test_a_broadcast_alone_uses_what_telegram_allows() -> None:
    said = Said()
    for number in range(1000):
        said.broadcast(number + 1)
    moments = [moment for moment, _ in said.unasked]
    assert most_within(1, moments) <= TELEGRAMS
    assert 999 / (moments[-1] - BEGAN) >= 27


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 40), st.floats(0, 0.2)), min_size=1, max_size=150))
def test_beside_replies_a_broadcast_takes_what_they_leave(asked: list[tuple[bool, int, float]]) -> None:
    said = Said()
    for is_reply, chat_id, later in asked:
        if is_reply:
            said.reply(chat_id)
        else:
            said.broadcast(chat_id)
        said.now += later
    for moment, _ in said.unasked:
        within = [other for other, _ in said.unasked if moment <= other < moment + 1 - A_LITTLE]
        answered = [other for other, _ in said.replies if moment <= other < within[-1] - A_LITTLE]
        # two at most go although there is no room, so that nobody waits for ever
        assert len(within) <= max(TELEGRAMS - len(answered), 0) + 2


def test_what_replies_take_is_missing_to_a_broadcast_at_the_same_time() -> None:
    said = Said()
    for number in range(2000):
        if number % 10 == 0:
            said.reply(number + 1)
        said.now += 0.01
        while said.pace.wait(said.now, 5000 + len(said.unasked)) == 0:
            said.broadcast(5000 + len(said.unasked))
    together = [moment for moment, _ in (*said.unasked, *said.replies)]
    assert most_within(1, together) <= TELEGRAMS
    assert len(said.replies) / (said.now - BEGAN) == pytest.approx(10, abs=0.5)
    assert len(said.unasked) / (said.now - BEGAN) >= 17


def test_however_many_are_replied_to_a_broadcast_goes_on_slowly() -> None:
    said = Said()
    for number in range(2000):
        said.reply(number % 500 + 1)
        said.now += 0.005
        if said.pace.wait(said.now, 9999 + number) == 0:
            said.broadcast(9999 + number)
    moments = [moment for moment, _ in said.unasked]
    assert len(moments) >= 9
    assert all(later - earlier <= STARVED_AFTER_S + 0.01 for earlier, later in pairwise(moments))


@given(st.lists(st.floats(0, 3), min_size=1, max_size=60))
def test_one_chat_gets_about_one_unasked_message_a_second(waits: list[float]) -> None:
    said = Said()
    for wait in waits:
        said.now += wait
        said.broadcast(7)
    moments = [moment for moment, _ in said.unasked]
    for seconds in (1, 5, 20):
        assert most_within(seconds, moments) <= UNASKED_TO_A_CHAT + seconds


def test_a_person_who_is_replied_to_is_not_talked_over() -> None:
    said = Said()
    for _ in range(REPLIES_TO_A_CHAT):
        said.reply(7)
    assert said.pace.wait(said.now, 7) >= LEFT_FOR_REPLIES
    assert said.pace.wait(said.now, 8) <= STARVED_AFTER_S


@given(st.lists(st.booleans(), min_size=1, max_size=80))
def test_a_group_never_gets_more_than_twenty_a_minute_unasked(replies: list[bool]) -> None:
    said = Said()
    for is_reply in replies:
        if is_reply and said.pace.has_room(said.now, -5):
            said.reply(-5)
        else:
            said.broadcast(-5)
    everything = [moment for moment, _ in (*said.unasked, *said.replies)]
    assert most_within(60, everything) <= TO_A_GROUP


def test_the_first_message_behind_twenty_to_a_group_waits_for_the_minute() -> None:
    said = Said()
    for _ in range(TO_A_GROUP + 1):
        said.broadcast(-5)
    moments = [moment for moment, _ in said.unasked]
    assert moments[TO_A_GROUP] - moments[0] == pytest.approx(60)
    assert moments[TO_A_GROUP - 1] - moments[0] < 20


def test_an_edit_is_no_message_to_its_chat() -> None:
    pace = Pace(BEGAN)
    for _ in range(100):
        pace.reply(BEGAN, 7, 0)
    assert pace.has_room(BEGAN, 7)
    assert pace.wait(BEGAN + 10, 7) == 0


def test_an_unasked_edit_is_no_message_to_its_chat_either() -> None:
    pace = Pace(BEGAN)
    for _ in range(UNASKED_TO_A_CHAT):
        pace.unasked(BEGAN, 7, new=False)
    now = BEGAN + 0.5
    assert pace.wait(now, 7) == 0
    for _ in range(UNASKED_TO_A_CHAT):
        pace.unasked(now, 7)
    now += 0.5
    assert pace.wait(now, 7) == pytest.approx(0.5)
    assert pace.wait(now, 7, new=False) == 0


def test_what_is_said_to_no_chat_counts_among_everything_alone() -> None:
    pace = Pace(BEGAN)
    pace.unasked(BEGAN)
    pace.unasked(BEGAN)
    assert pace.wait(BEGAN) == pace.wait(BEGAN, 7) == pytest.approx(1 / 28)


def test_the_chats_spoken_to_last_are_remembered_and_no_others() -> None:
    pace = Pace(BEGAN)
    pace.refused(BEGAN, 7, 100)
    now = BEGAN + MOMENTS_S + 1
    pace.refused(now, 8, 100)
    for chat_id in range(100, 100 + MOST_CHATS - 2):
        pace.reply(now, chat_id)
    pace.reply(now, 7)
    assert (pace.paused_for(now, 7), pace.paused_for(now, 8)) == (97, 100)
    pace.reply(now, 99)
    assert (pace.paused_for(now, 7), pace.paused_for(now, 8)) == (97, 0)


def test_a_chat_that_was_refused_waits_and_nobody_else() -> None:
    pace = Pace(BEGAN)
    assert not pace.refused(BEGAN, 7, 15)
    assert (pace.paused_for(BEGAN, 7), pace.paused_for(BEGAN, 8), pace.paused_for(BEGAN)) == (15, 0, 0)
    assert not pace.has_room(BEGAN, 7)
    assert pace.has_room(BEGAN, 8)
    # the same one again says nothing about the others
    assert not pace.refused(BEGAN + 1, 7, 15)
    assert pace.longest_pause(BEGAN + 1) == 15
    assert pace.paused_for(BEGAN + 16, 7) == 0


@pytest.mark.parametrize(("later", "everybody"), [(0.0, True), (MOMENTS_S, True), (MOMENTS_S + 0.1, False)])
def test_a_second_chat_refused_within_moments_means_everybody(later: float, everybody: bool) -> None:
    pace = Pace(BEGAN)
    pace.refused(BEGAN, 7, 15)
    assert pace.refused(BEGAN + later, 8, 10) is everybody
    assert (pace.paused_for(BEGAN + later) > 0) is everybody
    assert pace.paused_for(BEGAN + later, 8) == 10


def test_a_refusal_that_is_about_no_chat_means_everybody() -> None:
    pace = Pace(BEGAN)
    assert pace.refused(BEGAN, None, 5)
    assert pace.paused_for(BEGAN, 7) == 5


def test_what_other_processes_reply_is_left_to_them() -> None:
    pace, alone = Pace(BEGAN), Pace(BEGAN)
    pace.elsewhere(BEGAN, 20)
    assert alone.wait(BEGAN, 7) == 0
    assert pace.wait(BEGAN, 7) == 0, "the first is owed to nobody"
    pace.unasked(BEGAN, 7)
    assert 0.6 < pace.wait(BEGAN, 8) < STARVED_AFTER_S
