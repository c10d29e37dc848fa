"""Quick lines in a patrol: what they are understood to say, who is to fix things by when, photos and voice."""

from storage import database as db
from tests.flows.forms.test_files import kept
from tests.flows.steps import answers, count, open_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import World


async def first_line(phone: Phone) -> str:
    """How the newest screen begins."""
    return (await phone.last()).text.splitlines()[0]


async def test_what_was_understood_is_said_back_in_the_first_line(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text("4、6 封样缺失")
    assert await first_line(consultant) == "已记：4、6 不符合；还差 1–3、5、7"
    given = await answers()
    assert (given["topic4.note"], given["topic6.note"]) == ('"封样缺失"', '"封样缺失"')
    await consultant.text("1-3符合 5不适用")
    assert await first_line(consultant) == "已记：1–3 符合，5 不适用；还差 7"


async def test_it_is_said_back_in_english_too(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world, english_spoken=True)
    await consultant.text("1-3 ok 4 seal missing 5 n/a, rest ok")
    assert await first_line(consultant) == "Noted: 1–3, 6, 7 OK; 4 not OK; 5 n/a."


async def test_who_is_to_fix_it_and_by_when_are_answers_of_their_own(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.text("4 封样缺失 6 台账缺签字 王芳 昨天前")
    assert "「昨天前」已经过了，什么都没记" in (await consultant.last()).text
    assert await count("draft_answer") == 0
    # one of another client is nobody here
    await consultant.text("全部符合，除4 封样缺失 6 台账缺签字 王芳 周五前")
    assert await first_line(consultant) == "已记：1–3、5、7 符合，4、6 不符合（王芳，11月27日前）。"
    (wang,) = await db.column(int, "SELECT id FROM person WHERE name = '王芳'")
    given = await answers()
    assert [given[f"topic{n}.owner"] for n in (4, 6)] == [f'"{wang}"'] * 2
    assert [given[f"topic{n}.until"] for n in (4, 6)] == ['"2026-11-27"'] * 2
    assert [given[f"topic{n}.note"] for n in (4, 6)] == ['"封样缺失"', '"台账缺签字"']


async def test_a_photo_lands_on_every_item_that_its_caption_names(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.photo(picture(), caption="4、6 封样缺失 王芳 周五前")
    assert await first_line(consultant) == "已记：4、6 不符合（王芳，11月27日前）；还差 1–3、5、7"
    assert await kept() == [("topic4.photo", "封样缺失"), ("topic6.photo", "封样缺失")]
    given = await answers()
    assert [given[f"topic{n}.note"] for n in (4, 6)] == ['"封样缺失"'] * 2
    assert [given[f"topic{n}.until"] for n in (4, 6)] == ['"2026-11-27"'] * 2


async def test_what_is_spoken_while_an_item_is_asked_is_kept_with_it(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("2")
    await consultant.voice()
    assert await first_line(consultant) == "🎙 录音已记在第 2 项。"
    assert "2/7" in (await consultant.last()).text
    await consultant.press("❌ 不符合")
    await consultant.voice()
    assert await kept() == [("topic2.voice", ""), ("topic2.voice", "")]
    assert "发现了什么问题" in (await consultant.last()).text


async def test_a_word_beside_what_is_not_wrong_is_its_remark(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text("4符合 封样完好，5不适用 本月无出口")
    assert await first_line(consultant) == "已记：4 符合（封样完好），5 不适用（本月无出口）；还差 1–3、6、7"
    given = await answers()
    assert (given["topic4.remark"], given["topic5.remark"]) == ('"封样完好"', '"本月无出口"')
    assert "topic5.note" not in given
    # what sounds like a problem is asked, whatever stands before it
    await consultant.text("6符合 台账缺签字")
    assert "什么都没记" in (await consultant.last()).text
    assert "topic6" not in await answers()
    await consultant.text("其余符合")
    await consultant.press("跳过")
    review = (await consultant.last()).text
    assert "💬 4 封样完好" in review
    assert "💬 5 本月无出口" in review
    await consultant.press("✏️ 5 备注")
    await consultant.text("全年无出口")
    await consultant.press("确认无误，提交")
    card = (await consultant.last()).text
    assert "➖ 5" in card
    assert "全年无出口" in card
