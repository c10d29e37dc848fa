"""Every kind of question, answered by button, by typing and by the phone, on a form that has them all."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.rules.text import Text
from tests.flows.everything import EVERYTHING, go_to, open_everything
from tests.flows.steps import answers, calls_of, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import STAFF, World


async def test_one_of_everything_by_button_and_by_phone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = await open_everything(world, monkeypatch, STAFF)
    assert "1/12" in (await staff.last()).text

    # the calendar turns its pages without storing anything, and its day answers
    assert "2026年11月" in await staff.buttons()
    await press_sparingly(staff, "›")
    assert "2026年12月" in await staff.buttons()
    assert "[23]" not in await staff.buttons()
    await press_sparingly(staff, "‹")
    assert "[23]" in await staff.buttons()
    assert await answers() == {}
    await press_sparingly(staff, "30")

    await staff.text("明天下午2点")
    # choices say what is wanted, so that a second tap on the same button takes nothing away
    choices = await press_sparingly(staff, "⬜️ 量规")
    assert "☑️ 量规" in await staff.buttons()
    await staff.press_data(choices, (choices.button("量规") or choices.buttons[0]).data or "", force=True)
    assert "⬜️ 量规" in await staff.buttons()
    await press_sparingly(staff, "量规")
    await press_sparingly(staff, "检验灯")
    await press_sparingly(staff, "下一步 ›")

    await press_sparingly(staff, "电子秤")
    await press_sparingly(staff, "4★")
    await staff.text("１２．５公斤")
    assert len(await calls_of(staff, lambda: staff.press("是"))) <= 2
    assert "📍 发送当前位置" in await staff.keys()
    await staff.location(31.2304, 121.4737, 12)
    assert "📱 发送我的号码" in await staff.keys()
    await staff.contact("+8613800138000")
    assert "待我整改" in await staff.keys(), "the person's own keys come back"
    await press_sparingly(staff, "乙件")
    await staff.document(b"%PDF", "证书.pdf")
    await press_sparingly(staff, "我同意")

    given = {question: json.loads(value) for question, value in (await answers()).items()}
    assert given.pop("phone") == {"phone": "+8613800138000", "name": "王芳"}
    assert given.pop("spot") == {"latitude": 31.2304, "longitude": 121.4737, "accuracy": 12}
    assert given == {
        "when": "2026-11-30",
        "moment": "2026-11-24T14:00",
        "tools": ["gauge", "lamp"],
        "main": "scale",
        "stars": 4,
        "weight": "12.5",
        "sealed": "yes",
        "which": "12",
        "sign": "confirmed",
    }
    review = (await staff.last()).text
    for line in (
        "哪天？：2026年11月30日（周一）",
        "几时？：11月24日（周二） 14:00",
        "用了哪些？：量规、检验灯",
        "打几星？：★★★★",
        "多重？：12.5 公斤",
        "哪一件？：乙件",
        "凭证？：1 个文件",
        "以上属实？：已同意",
    ):
        assert line in review, line
    await press_sparingly(staff, "确认无误，提交")
    assert await one("SELECT state FROM draft") == "submitted"


async def test_what_a_button_answers_can_be_typed(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    for key, said, stored in (
        ("when", "11月30日", "2026-11-30"),
        ("when", "今天", "2026-11-23"),
        ("when", "明天", "2026-11-24"),
        ("moment", "今天 14:00", "2026-11-23T14:00"),
        ("tools", "量规、检验灯", ["gauge", "lamp"]),
        ("main", "2", "scale"),
        ("stars", "五星", 5),
        ("weight", "3kg", "3"),
        ("sealed", "没有", "no"),
        ("phone", "李强 138 0013 8000", {"phone": "13800138000", "name": "李强"}),
    ):
        await go_to(staff, key)
        await staff.text(said)
        assert json.loads((await answers())[key]) == stored, said


async def test_a_wrong_answer_gets_one_sentence_and_the_question_again(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    for key, said, sentence in (
        ("when", "改天吧", "没认出日期，请点日历，或输入如「11月30日」「明天」。"),
        ("moment", "明天", "日期有了，还差几点。"),
        ("tools", "锤子", "没有「锤子」这一项，请点按钮选择。"),
        ("main", "锤子", "没有「锤子」这一项，请点按钮选择。"),
        ("stars", "9", "请输入 1 到 5 之间的数。"),
        ("weight", "很重", "请输入数字，小数点写“.”，如 2.4。"),
        ("weight", "60", "请输入 1 到 50 之间的数。"),
        ("weight", "3 米", "请按「公斤」填写。"),
        ("sealed", "也许", "请回答「是」或「否」。"),
        ("phone", "没有", "没认出电话号码，请再输入一次。"),
        ("which", "丙件", "名单里没有找到，请换个写法。"),
        ("proof", "稍后", "请发照片或文件，要说明的写在照片说明里。"),
        ("sign", "嗯", "请点下面的按钮，或按提示发送。"),
    ):
        await go_to(staff, key)
        await staff.text(said)
        assert (await staff.last()).text.splitlines()[2] == f"⚠️ {sentence}", (key, said)
    assert await answers() == {}


async def test_a_moment_is_two_taps_away_a_day_and_an_hour(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "moment")
    await staff.press("24")
    hours = (await staff.last()).text
    assert "几点？" in hours
    assert "‹ 11月24日（周二）" in await staff.buttons()
    await staff.press("‹ 11月24日（周二）")
    assert "2026年11月" in await staff.buttons(), "another day after all"
    await staff.press("25")
    await staff.press("14:30")

    assert json.loads((await answers())["moment"]) == "2026-11-25T14:30"
    # of a day that is typed the hours are shown as well
    await go_to(staff, "moment")
    await staff.text("后天")
    assert "‹ 11月25日（周三）" in await staff.buttons()
    await staff.press("09:00")
    assert json.loads((await answers())["moment"]) == "2026-11-25T09:00"


async def test_a_tenth_of_a_millimetre_is_exact(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    gap = replace(
        EVERYTHING.step("weight").question,
        prompt=Text("缝隙多宽？", "How wide is the gap?"),
        minimum=Decimal("0.05"),
        maximum=Decimal("0.1"),
        unit=Text("毫米", "mm"),
    )
    others = [question for question in EVERYTHING.questions if question.key != gap.key]
    staff = await open_everything(
        sqlite_world, monkeypatch, STAFF, replace(EVERYTHING, version=2, questions=(gap, *others))
    )
    for said in ("0.1000000000000000055", "0.2mm", "0.04"):
        await staff.text(said)
        assert (await staff.last()).text.splitlines()[2] == "⚠️ 请输入 0.05 到 0.1 之间的数。"
    await staff.text("０．１ 毫米")
    assert json.loads((await answers())["weight"]) == "0.1"


async def test_a_place_that_is_not_at_hand_can_be_skipped_or_left(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "spot")
    assert "跳过" in str(await staff.keys())
    await staff.text("‹ 上一步")
    assert "封好了吗" in (await staff.last()).text
    await go_to(staff, "spot")
    await staff.text("这里")
    assert "请用下面的键发送位置" in (await staff.last()).text
    await staff.text("跳过")
    assert await one("SELECT skipped FROM draft_answer WHERE question = 'spot'")
    await go_to(staff, "spot")
    await staff.text("存草稿，稍后继续")
    assert await one("SELECT active_draft_id FROM person WHERE telegram_id = 101") is None
    assert "待我整改" in await staff.keys()


async def test_a_shared_place_or_number_where_none_is_asked_is_asked_back(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await staff.location(31.2, 121.5)
    assert "请点下面的按钮" in (await staff.last()).text
    await staff.contact("+8613800138000")
    assert "请点下面的按钮" in (await staff.last()).text
    await staff.photo(picture())
    assert "放在哪里？" in (await staff.last()).text
    assert "凭证" in str(await staff.buttons())
    assert await answers() == {}


@pytest.mark.parametrize("forged", ["nothing+", "gauge", "gauge*", "+", ""])
async def test_a_choice_that_is_not_offered_takes_and_gives_nothing(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch, forged: str
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "tools")
    shown = await staff.last()
    data = next(button.data for button in shown.buttons if "量规" in button.text)
    assert data is not None
    before = await answers()
    await staff.press_data(shown, f"{data.rpartition('|')[0]}|{forged}", force=True)
    assert await answers() == before
