"""A text that is too long for its question is refused by how much, and kept until a shorter one answers it."""

import ast
import json
from pathlib import Path

import bot
from bot.rules.form import Kind
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.reading import LONGEST_TEXT
from storage import database as db
from tests.flows.forms.test_cut_texts import HEAD, REST
from tests.flows.joining.joining import make_card
from tests.flows.steps import answers, calls_of, count, one, open_patrol, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import STAFF, STRANGER, World

LONG = "封样" * 600
"""1,200 characters: a note of an item has at most 1,000."""


async def kept() -> list[str]:
    """The texts that lie in trays."""
    rows = await db.values("SELECT caption FROM attachment WHERE belongs_to = 'tray' AND media = 'text' ORDER BY id")
    return [row["caption"] for row in rows]


async def at_the_note(world: World) -> Phone:
    """A consultant is asked what is wrong with the first item."""
    consultant = await open_patrol(world)
    await consultant.press("❌ 不符合")
    return consultant


async def test_it_says_by_how_much_and_a_shorter_one_takes_its_place(world: World) -> None:
    consultant = await at_the_note(world)
    await consultant.text(LONG)
    refusal = await consultant.last()
    assert "写了 1200 个字，最多 1000 个，多了 200 个，请精简后再发。原文已留存" in refusal.text
    assert await kept() == [LONG]
    whole = await press_sparingly(consultant, "📄 看原文")
    assert "📄 1200 个字" in whole.text
    assert LONG in whole.text
    await press_sparingly(consultant, "用在哪里？")
    assert "里写不下，请精简后再发" in (await consultant.last()).text
    await press_sparingly(consultant, "继续填写")
    await consultant.text(LONG[:900])
    assert json.loads((await answers())["topic1.note"]) == LONG[:900]
    assert await kept() == []


async def test_it_is_found_again_days_later(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await at_the_note(world)
    await consultant.text(LONG)
    await consultant.text("菜单")
    world.clock.pass_by(days=3)
    await consultant.press("📎 1 份待归位")
    assert "📎 收到 1 段文字。" in (await consultant.last()).text
    assert LONG in (await press_sparingly(consultant, "📄 看原文")).text


async def test_a_form_that_is_given_up_keeps_nothing(sqlite_world: World) -> None:
    consultant = await at_the_note(sqlite_world)
    await consultant.text(LONG)
    await consultant.press("放弃")
    await consultant.press("放弃")
    assert await kept() == []


async def test_the_same_text_sent_twice_is_kept_once(sqlite_world: World) -> None:
    consultant = await at_the_note(sqlite_world)
    for _ in range(2):
        await consultant.text(LONG)
    assert await kept() == [LONG]


async def test_a_text_of_several_messages_is_kept_whole_and_read_in_parts(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    for piece in (HEAD, HEAD, REST):
        await staff.text(piece)
    assert "写了 8621 个字，最多 8000 个，多了 621 个" in (await staff.last()).text
    assert await kept() == [HEAD + HEAD + REST]
    first = await press_sparingly(staff, "📄 看原文")
    assert "📄 8621 个字 · 1/3" in first.text
    await press_sparingly(staff, "›")
    assert REST in (await press_sparingly(staff, "›")).text


async def test_a_caption_that_is_too_long_loses_neither_itself_nor_its_photo(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.photo(picture(), caption=f"4 {LONG[:1010]}")
    assert "写了 1010 个字，最多 1000 个" in (await consultant.last()).text
    assert await kept() == [LONG[:1010]]
    assert await one("SELECT question FROM attachment WHERE media = 'photo'") == "topic4.photo"
    await consultant.press("❌ 不符合")
    await consultant.text("封样缺失")
    assert json.loads((await answers())["topic4.note"]) == "封样缺失"
    assert await kept() == []


async def test_a_caption_at_the_note_itself_too(sqlite_world: World) -> None:
    consultant = await at_the_note(sqlite_world)
    await consultant.photo(picture(), caption=LONG[:1010])
    assert await kept() == [LONG[:1010]]
    assert await count("attachment WHERE question = 'topic1.photo'") == 1


async def test_a_line_for_several_items_too(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text(f"全部符合，除4 {LONG}")
    assert await kept() == [f"全部符合，除4 {LONG}"]
    await consultant.text("全部符合，除4 封样缺失")
    assert await kept() == []


async def test_words_with_a_form_that_takes_less_too(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    for piece in (HEAD, HEAD, REST):
        await staff.text(piece)
    await staff.press("我要投诉")
    assert "写了 8621 个字，最多 8000 个" in (await staff.last()).text
    assert await kept() == [HEAD + HEAD + REST]


async def test_in_english_and_in_one_call(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world, english_spoken=True)
    await consultant.press("❌ Not OK")
    calls = await calls_of(consultant, lambda: consultant.text(LONG))
    assert [call["method"] for call in calls] == ["sendMessage"]
    text = (await consultant.last()).text
    assert "1200 characters, 200 more than the 1000 that fit. Please shorten it. The whole text is kept" in text
    await consultant.press("📄 The whole text")
    assert "📄 1200 characters" in (await consultant.last()).text


async def test_applicants_are_told_and_nothing_of_theirs_is_kept(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    stranger = world.stranger(STRANGER)
    await stranger.start(link)
    await stranger.press("我同意")
    await stranger.text("王" * 300)
    assert "写了 300 个字，最多" in (await stranger.last()).text
    assert "原文已留存" not in (await stranger.last()).text
    assert await kept() == []


def test_every_answer_in_words_has_a_limit_that_a_kept_text_can_exceed() -> None:
    asked = [step.question for form in BUILT_IN for step in form.steps() if step.question.kind is Kind.TEXT]
    assert all(int(question.maximum or LONGEST_TEXT) <= LONGEST_TEXT for question in asked)


NOT_SENT = {"bot/services/forms/filling.py:give_answer", "bot/services/forms/hearing.py:would_answer"}
"""A day that was pressed, and a look at what a text would be."""
HANDS_ON = {"bot/services/forms/filling.py:typed"}
"""``answer_by_line`` says what becomes of it."""


def test_wherever_a_text_is_refused_it_is_kept() -> None:
    root = Path(bot.__file__).parent
    seen = set()
    for path in sorted((root / "services").rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                continue
            for handler in (node for node in ast.walk(function) if isinstance(node, ast.ExceptHandler)):
                if handler.type is not None and "Unreadable" in ast.unparse(handler.type):
                    place = f"{path.relative_to(root.parent).as_posix()}:{function.name}"
                    keeps = "await refused(" in ast.unparse(handler)
                    assert keeps or place in NOT_SENT | HANDS_ON, place
                    seen.add(place)
    assert seen >= NOT_SENT | HANDS_ON
