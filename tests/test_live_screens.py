"""A press changes the last message of a chat, or puts a new one below: never a screen out of sight."""

from hypothesis import given
from hypothesis import strategies as st

from bot.live_screens import LiveScreens
from tests.flows.cases.filing import accepted, say
from tests.flows.steps import calls_of, heard, open_patrol
from tests.world import World

CHAT = 7


def test_the_last_message_is_changed_and_an_older_one_is_not() -> None:
    live = LiveScreens()
    assert live.place_for(CHAT, 3) == 3, "nothing is known after a start"
    live.arrived(CHAT, 4)
    live.arrived(CHAT, 2)
    assert live.place_for(CHAT, 4) == 4
    assert live.place_for(CHAT, 3) is None
    assert live.place_for(CHAT + 1, 3) == 3


def test_an_older_message_pressed_twice_changes_the_screen_that_it_opened_below() -> None:
    live = LiveScreens()
    live.arrived(CHAT, 4)
    live.opened(CHAT, 2, 5)
    assert live.place_for(CHAT, 2) == 5
    assert live.place_for(CHAT, 3) is None
    live.arrived(CHAT, 6)
    assert live.place_for(CHAT, 2) is None


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 9), st.integers(1, 9))), st.integers(1, 9))
def test_what_is_changed_is_never_above_anything(history: list[tuple[bool, int, int]], pressed: int) -> None:
    live = LiveScreens()
    for opens, message, from_which in history:
        if opens:
            live.opened(CHAT, from_which, message)
        else:
            live.arrived(CHAT, message)
    last = max((message for _, message, _ in history), default=0)
    place = live.place_for(CHAT, pressed)
    assert place is None or place >= last


async def test_a_notice_keeps_its_words_when_something_lies_below_it(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "请对方补充", "约的是几点？")
    await sqlite_world.beat()
    news = await heard(staff, "想请您补充")
    supply = news.button("✍️ 补充")
    assert supply is not None
    await staff.text("进度")
    calls = await calls_of(staff, lambda: staff.press_data(news, supply.data or ""))
    assert [call["method"] for call in calls] == ["answerCallbackQuery", "sendMessage"]
    assert "想请您补充" in (await heard(staff, "想请您补充")).text
    form = await staff.last()
    assert "请写要补充的" in form.text
    # a second tap changes the form's message, no third one comes
    await staff.press_data(news, supply.data or "", force=True)
    assert (await staff.last()).id == form.id


async def test_a_reminder_that_comes_in_between_does_not_hide_the_next_question(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    first = await consultant.last()
    _, handler = await accepted(sqlite_world, about=None)
    await say(handler, "👤 改派", send=None)
    await handler.press("周明")
    await sqlite_world.beat()
    assert (await consultant.last()).id != first.id
    conform = first.button("✅ 符合")
    assert conform is not None
    await consultant.press_data(first, conform.data or "")
    assert "2/7" in (await consultant.last()).text
