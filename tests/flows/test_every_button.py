"""Every button: two taps do one thing, a redelivered press changes nothing, a stale one shows where the person is."""

from functools import partial

import aiohttp
import pytest

from bot.screens.buttons import ApproveRecord, kinds, unpack
from bot.services.forms.filling import Move
from tests.flows.rewinding import ACTIVE_DRAFT, remembered, rewind, state
from tests.flows.steps import MOST_CALLS_PER_TAP, calls_of, count
from tests.flows.stories import STORIES, Story
from tests.sandbox.phone import Json, Message, Phone
from tests.world import World

FAILED = "刚才没处理成功"


async def last_update(world: World) -> int:
    """The id of the newest update."""
    async with aiohttp.ClientSession(world.sandbox.url) as page, page.get("/sandbox/updates") as found:
        return int((await found.json())["last_update_id"])


async def handled(world: World, update_id: int) -> None:
    """Comes back when the program has confirmed this update."""
    query = {"until": update_id, "wait": 15}
    async with aiohttp.ClientSession(world.sandbox.url) as page, page.get("/sandbox/updates", params=query) as found:
        assert not (await found.json())["until_pending"]


async def redeliver(world: World, update_id: int, *, new_id: bool) -> None:
    """Telegram sends an update again; comes back when it was handled."""
    body: Json = {"update_id": update_id, "new_id": new_id}
    async with aiohttp.ClientSession(world.sandbox.url) as page, page.post("/sandbox/redeliver", json=body) as sent:
        again = (await sent.json())["update_id"]
    await handled(world, again)


async def seen(phone: Phone) -> Message:
    """The bot's newest message, which must be something to go on with."""
    message = await phone.last()
    assert message.text
    assert FAILED not in message.text
    buttons = [button for row in message.rows for button in row]
    meant: dict[str, set[str | None]] = {}
    for button in buttons:
        assert "\n" not in button.text, message.text
        meant.setdefault(button.text, set()).add(button.data or button.url)
    assert not {label: said for label, said in meant.items() if len(said) > 1}, "one label means one thing"
    return message


def leads_on(calls: list[Json]) -> bool:
    """Whether what was shown brought keys, inline or below the chat; a passing line leaves those that are there.

    What is still being done (⏳) has its keys when it is.
    """
    shown = [call["params"] for call in calls if call["method"].lower() in ("sendmessage", "editmessagetext")]
    shown = [params for params in shown if not str(params.get("text", "")).startswith("⏳ 正在")]
    return not shown or any("keyboard" in str(params.get("reply_markup") or "") for params in shown)


async def button_of(phone: Phone, story: Story) -> tuple[Message, str]:
    """The message with the story's button, and the button's data."""
    async for message in phone.newest_first():
        button = message.button(story.press)
        if button is not None and button.data is not None:
            assert isinstance(unpack(button.data), story.kind), story.name
            return message, button.data
    raise AssertionError(story.name)


async def check(world: World, monkeypatch: pytest.MonkeyPatch, story: Story) -> None:
    phone = await story.tell(world, monkeypatch)
    message, data = await button_of(phone, story)
    before = remembered()

    calls = await calls_of(phone, lambda: phone.press_data(message, data))
    assert 1 <= len(calls) <= MOST_CALLS_PER_TAP, (story.name, [call["method"] for call in calls])
    assert leads_on(calls), (story.name, "nowhere to go from here")
    await seen(phone)
    update_id, once = await last_update(world), state()

    for new_id in (False, True):
        calls = await calls_of(phone, partial(redeliver, world, update_id, new_id=new_id))
        assert state() == once, (story.name, "redelivered", new_id)
        assert 1 <= len(calls) <= MOST_CALLS_PER_TAP, (story.name, [call["method"] for call in calls])
        await seen(phone)

    rewind(before)
    phone.patient = False
    for _ in range(2):
        await phone.press_data(message, data, force=True)
    phone.patient = True
    await handled(world, await last_update(world))
    assert state() == once, (story.name, "tapped twice")

    # the person does something else, and half an hour later finds the old button
    await phone.text("菜单")
    world.clock.pass_by(minutes=30)
    later = state(ACTIVE_DRAFT)
    calls = await calls_of(phone, lambda: phone.press_data(message, data, force=True))
    assert state(ACTIVE_DRAFT) == later, (story.name, "stale")
    assert 1 <= len(calls) <= MOST_CALLS_PER_TAP, (story.name, [call["method"] for call in calls])
    await seen(phone)
    assert await count("failed_update") == 0, story.name


async def test_every_button_there_is(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    morning, untouched = sqlite_world.clock.now(), remembered()
    for story in STORIES:
        rewind(untouched)
        sqlite_world.clock.move_to(morning)
        await check(sqlite_world, monkeypatch, story)


def test_every_kind_of_button_has_a_story() -> None:
    # no kind of record waits for approval yet (tests/flows/work_records/test_approving.py has one that does)
    assert set(kinds()) - {story.kind for story in STORIES} == {ApproveRecord}


def test_every_way_through_a_form_has_a_story() -> None:
    names = {story.name for story in STORIES}
    assert {way.value for way in Move} <= names


async def test_a_button_of_an_older_version_shows_where_the_person_is(sqlite_world: World) -> None:
    phone = await STORIES[0].tell(sqlite_world, pytest.MonkeyPatch())
    message = await phone.last()
    for data in ("nonsense", "a|b", "zz|1", "f|one", "f|1|2", "", "f|" + "9" * 40, "q|-1", "s|99999"):
        before = await count("draft_answer")
        answer = await phone.press_data(message, data or " ", force=True)
        assert await count("draft_answer") == before
        assert answer.text.startswith(("此按钮已失效", "您无权")) or not answer.text, data
    assert FAILED not in str([message.text for message in await phone.messages()])


async def test_a_redelivered_message_changes_nothing_and_shows_the_present_screen(world: World) -> None:
    phone = await STORIES[0].tell(world, pytest.MonkeyPatch())
    await phone.text("全部符合，除4 封样缺失")
    question, given = (await phone.last()).text, await count("draft_answer")
    await redeliver(world, await last_update(world), new_id=False)
    assert (await phone.last()).text == question
    assert await count("draft_answer") == given
