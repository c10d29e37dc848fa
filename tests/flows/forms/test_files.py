"""Files in a form: each lands on the question it belongs to, or is asked back; none is lost, none is guessed."""

import pytest

from bot.records.tray import Sent
from bot.rules.cause import Cause
from bot.rules.forms.problems import FileEmpty, FileTooBig
from bot.rules.forms.sent_media import SentAs
from bot.screens.forms.problems import sentence
from bot.services.forms.files import SentFile
from bot.services.forms.walking import Shown
from bot.services.tray import keeping
from storage import database as db
from storage.people.persons import get_person, get_person_by_telegram
from tests.flows.steps import answers, calls_of, count, one, open_patrol, press_sparingly, release
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, STAFF, World

RED, GREEN, BLUE = ((255, 0, 0), (0, 255, 0), (0, 0, 255))


async def kept() -> list[tuple[str, str]]:
    """Question and caption of every kept file, in order of arrival."""
    return [
        (row["question"], row["caption"])
        for row in await db.values("SELECT question, caption FROM attachment ORDER BY id")
    ]


async def warning(phone: Phone) -> str:
    """What the bot's newest screen warns of."""
    return next((line for line in (await phone.last()).text.splitlines() if line.startswith("⚠️")), "")


async def test_a_caption_is_the_note_of_the_item_that_is_asked_about(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("❌ 不符合")
    await consultant.photo(picture(), caption="证照过期")
    assert (await answers())["topic1.note"] == '"证照过期"'
    assert await kept() == [("topic1.photo", "证照过期")]
    assert "严重程度" in (await consultant.last()).text or "严重" in str(await consultant.buttons())


async def test_a_photo_without_words_is_kept_and_the_words_are_asked_for(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("❌ 不符合")
    await consultant.photo(picture())
    assert "照片已收到 1 张，还差一句说明" in (await consultant.last()).text
    await consultant.text("证照过期")
    assert (await answers())["topic1.note"] == '"证照过期"'
    # the photo is there already, so the severity is asked for
    assert "一般" in str(await consultant.buttons())


async def test_words_without_a_photo_are_kept_and_the_photo_is_asked_for(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("❌ 不符合")
    await consultant.text("证照过期")
    assert "请发照片" in (await consultant.last()).text
    await consultant.document(b"%PDF", "证照.pdf")
    assert "这里需要的是照片" in await warning(consultant)
    assert "📎 收到 1 个文件。" in (await consultant.last()).text
    await consultant.photo(picture())
    assert "一般" in str(await consultant.buttons())


async def test_an_album_is_one_answer_and_its_later_photos_are_marked_alone(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.press("❌ 不符合")
    calls = await calls_of(
        consultant,
        lambda: consultant.album([picture(colour=colour) for colour in (RED, GREEN, BLUE)], caption="证照过期"),
    )
    assert [call["method"] for call in calls] == ["sendMessage", "setMessageReaction"]
    assert await kept() == [("topic1.photo", "证照过期"), ("topic1.photo", ""), ("topic1.photo", "")]
    assert "一般" in str(await consultant.buttons())


async def test_a_photo_captioned_with_a_number_lands_on_that_item_from_anywhere(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.photo(picture(), caption="4 封样缺失")
    given = await answers()
    assert given["topic4"] == '"non_conform"'
    assert given["topic4.note"] == '"封样缺失"'
    assert await kept() == [("topic4.photo", "封样缺失")]
    await consultant.press("一般")
    await consultant.press("否")

    # while the photo of the site is asked for, and on the review page
    await consultant.press("其余均符合")
    await consultant.photo(picture(colour=RED), caption="第6项 台账漏签")
    assert (await answers())["topic6.note"] == '"台账漏签"'
    await consultant.press("轻微")
    await consultant.press("否")
    assert "核对" in (await consultant.last()).text
    await consultant.photo(picture(colour=GREEN), caption="2")
    assert "质量管理文件运行" in (await consultant.last()).text
    await consultant.press("❌ 不符合")
    assert "照片已收到 1 张" in (await consultant.last()).text
    assert [question for question, _ in await kept()] == ["topic4.photo", "topic6.photo", "topic2.photo"]


@pytest.mark.parametrize("named", [0, 1, 2])
async def test_photos_of_an_album_whose_caption_names_several_items_are_asked_about(
    sqlite_world: World, named: int
) -> None:
    """Whichever of its photos comes first: one question with these items, and none is put to any of them before."""
    consultant = await open_patrol(sqlite_world)
    captions = ["4 封样缺失 6 标签脱落" if number == named else "" for number in range(3)]
    await consultant.album([picture(colour=colour) for colour in (RED, GREEN, BLUE)], captions=captions)
    given = await answers()
    assert (given["topic4.note"], given["topic6.note"]) == ('"封样缺失"', '"标签脱落"')
    placed = [one for one in await kept() if one[0]]
    assert placed == [("topic4.photo", "封样缺失"), ("topic6.photo", "标签脱落")]
    question = await consultant.last()
    assert "📎 收到 2 张照片。" in question.text
    assert "记到第几项？" in question.text
    assert [one for one in await consultant.buttons() if one[0].isdigit()] == ["4", "6", "4、6 都记"]
    await press_sparingly(consultant, "4、6 都记")
    assert sorted(question for question, _ in await kept()) == [*["topic4.photo"] * 3, *["topic6.photo"] * 3]
    assert "程度" in (await consultant.last()).text, "it goes on where it was"
    # one that comes much later is asked about as well, and a number that is typed counts
    (album,) = await db.column(str, "SELECT DISTINCT album FROM attachment WHERE album <> ''")
    person = await get_person(await one("SELECT person_id FROM draft"))
    assert person is not None
    late = SentFile(SentAs.PHOTO, "late", "late", 9, album=album)
    found = await keeping.receive(Cause(at=sqlite_world.clock.now(), person_id=person.id), person, late)
    assert isinstance(found, Sent)
    assert [place.item for place in found.places] == [4, 6]
    await consultant.text("2")
    assert [question for question, _ in await kept()].count("topic2.photo") == 1
    assert await count("failed_update") == 0


async def test_a_number_that_contradicts_the_item_asked_about_is_asked_back(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("4")
    await consultant.press("❌ 不符合")
    await consultant.photo(picture(), caption="6 台账漏签")
    assert "记到第几项？" in (await consultant.last()).text
    assert await kept() == [("", "6 台账漏签")]
    await consultant.press("6")
    assert await kept() == [("topic6.photo", "6 台账漏签")]
    await consultant.press("4")
    await consultant.press("❌ 不符合")
    await consultant.photo(picture(colour=RED), caption="4 封样缺失")
    assert (await answers())["topic4.note"] == '"封样缺失"'


async def test_of_a_photo_without_a_number_it_is_asked_to_which_item_it_belongs(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.photo(picture(), caption="证照过期")
    assert "记到第几项？" in (await consultant.last()).text
    await consultant.press("1")
    assert "1/7" in (await consultant.last()).text
    await consultant.press("❌ 不符合")
    assert (await answers())["topic1.note"] == '"证照过期"'
    assert await kept() == [("topic1.photo", "证照过期")]
    assert "一般" in str(await consultant.buttons())


async def test_a_photo_that_belongs_nowhere_is_asked_back(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("全部符合")
    await consultant.press("跳过")
    await consultant.photo(picture())
    assert "记到第几项？" in (await consultant.last()).text
    await consultant.press("现场照片")
    assert "核对" in (await consultant.last()).text
    assert await kept() == [("scene", "")]


async def test_more_photos_follow_the_last_ones_until_something_else_is_answered(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("全部符合")
    await consultant.photo(picture(colour=RED))
    assert "现场照片：1 张照片" in (await consultant.last()).text
    await consultant.photo(picture(colour=GREEN))
    assert "现场照片：2 张照片" in (await consultant.last()).text

    await consultant.press("✏️ 现场照片")
    await consultant.press("重新发")
    assert await count("attachment") == 0
    await consultant.album([picture(colour=colour) for colour in (RED, BLUE)])
    assert await kept() == [("scene", ""), ("scene", "")]


async def test_no_more_files_than_asked_for_are_kept_and_that_is_said(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("全部符合")
    await consultant.album([picture(colour=(n, 0, 0)) for n in range(9)])
    await consultant.album([picture(colour=(0, n, 0)) for n in range(1, 3)])
    assert "最多 10 个文件" in await warning(consultant)
    await consultant.photo(picture(colour=BLUE))
    assert "最多 10 个文件" in await warning(consultant)
    assert "📎 收到 2 张照片。" in (await consultant.last()).text
    assert [question for question, _ in await kept()] == [*["scene"] * 10, *[""] * 2]


async def test_a_complaint_takes_evidence_of_any_kind_with_or_without_words(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.voice()
    assert "投诉类别" in (await staff.last()).text, "what was spoken need not be written"
    assert (await answers())["what"] == '"🎤"'
    await staff.photo(picture(), caption="约好上周来，没有人来")
    await staff.document(b"%PDF", "约定.pdf")
    await staff.video()
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    assert "相关材料：4 个文件" in (await staff.last()).text
    rows = await db.values("SELECT media, name FROM attachment ORDER BY id")
    assert [row["media"] for row in rows] == ["voice", "photo", "document", "video"]
    assert rows[2]["name"] == "约定.pdf"


async def owners() -> list[tuple[str, str, int, int]]:
    """To what each kept file belongs and who sent it, by Telegram's id, in order of arrival."""
    found = await db.values(
        "SELECT a.belongs_to, a.owner_kind, a.owner_id, p.telegram_id FROM attachment a"
        " JOIN person p ON p.id = a.sent_by_id WHERE a.sent_at IS NOT NULL ORDER BY a.id"
    )
    return [(row["belongs_to"], row["owner_kind"], row["owner_id"], row["telegram_id"]) for row in found]


async def test_files_belong_to_the_draft_and_then_to_what_it_became(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.photo(picture())
    draft = await one("SELECT id FROM draft")
    assert await owners() == [("draft", "", draft, CONSULTANT)]
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("确认无误，提交")
    of_patrol = ("record", "patrol", await one("SELECT id FROM work_record"), CONSULTANT)
    assert await owners() == [of_patrol]

    await release(world)
    # the first photo submits its form, the second comes late
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.album([picture(colour=RED), picture(colour=GREEN)])
    of_case = ("record", "case", await one("SELECT id FROM service_case"), STAFF)
    assert await owners() == [of_patrol, of_case, of_case]
    assert await one("SELECT count(*) FROM job WHERE kind = 'archive_file'") == 3


async def test_in_an_album_each_caption_says_where_its_own_photo_belongs(world: World) -> None:
    consultant = await open_patrol(world)
    captions = ["4 封样缺失", "", "6 台账缺签字", ""]
    await consultant.album([picture(colour=(n, 0, 0)) for n in range(4)], captions=captions)
    given = await answers()
    assert (given["topic4.note"], given["topic6.note"]) == ('"封样缺失"', '"台账缺签字"')
    assert await kept() == [
        ("topic4.photo", "封样缺失"),
        ("topic4.photo", ""),
        ("topic6.photo", "台账缺签字"),
        ("topic6.photo", ""),
    ]
    # both are asked how severe they are
    assert "台账记录" in (await consultant.last()).text
    await consultant.press("轻微")
    await consultant.press("否")
    await consultant.text("其余符合")
    assert "现场质量管理" in (await consultant.last()).text


async def test_of_an_album_whose_first_photo_is_asked_about_the_numbered_ones_go_to_their_items(
    sqlite_world: World,
) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.album([picture(colour=RED), picture(colour=GREEN)], captions=["", "6 台账缺签字"])
    assert await kept() == [("", ""), ("topic6.photo", "台账缺签字")]


@pytest.mark.parametrize("on_patrol", [True, False])
async def test_a_photo_without_a_byte_or_too_heavy_to_fetch_is_refused_with_what_to_do(
    sqlite_world: World, *, on_patrol: bool
) -> None:
    consultant = await open_patrol(sqlite_world) if on_patrol else await sqlite_world.phone(CONSULTANT)
    person = await get_person_by_telegram(consultant.person_id)
    assert person is not None
    cause = Cause(at=sqlite_world.clock.now(), person_id=person.id)
    empty = SentFile(SentAs.PHOTO, "empty", "empty", 0)
    heavy = SentFile(SentAs.DOCUMENT, "heavy", "heavy", 25 * 1024 * 1024, "IMG_0001.HEIC", "image/heic")
    for file, problem, words in (
        (empty, FileEmpty, "这个文件是空的（0 字节），可能没传完。请重新发一次。"),
        (heavy, FileTooBig, "文件超过 20 MB，收不了。请压缩后再发。"),
    ):
        if on_patrol:
            shown = await keeping.receive(cause, person, file)
            assert isinstance(shown, Shown)
            assert isinstance(shown.problem, problem)
        else:
            with pytest.raises(problem):
                await keeping.receive(cause, person, file)
        assert sentence(problem(), "zh") == words
    assert await kept() == []
