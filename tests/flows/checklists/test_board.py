"""A long checklist as a board (clause 4.6): items judged with a tap, by the state that is wanted."""

import re

from tests.flows.behalf.recording import do
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.steps import answers, count, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, World


async def open_deep(world: World) -> Phone:
    """The consultant has opened the planned patrol by the deep checklist."""
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")
    await consultant.press("换检查表")
    await consultant.press("深度巡查")
    return consultant


async def test_sixty_items_with_five_findings_take_twenty_five_actions(sqlite_world: World) -> None:
    consultant = await open_deep(sqlite_world)
    first = await consultant.last()
    assert "1/14" in first.text
    assert "还差 57 项" in first.text

    actions = 0
    for number in (2, 12, 22, 41, 55):
        await consultant.photo(picture(), caption=f"{number} 标识不清")
        actions += 1
    await consultant.press("其余均符合")
    actions += 1
    while "核对并提交" not in " ".join(await consultant.buttons()):
        shown = await consultant.last()
        assert actions < 25, shown.text
        actions += await answer_what_is_asked(consultant)
    await consultant.press("核对并提交")
    await consultant.press("确认无误，提交")
    actions += 2
    assert actions <= 25, actions
    card = (await consultant.last()).text
    assert "5 个问题" in card or "❌ 5" in card
    assert await one("SELECT count(*) AS n FROM finding_detail WHERE severity = 'ordinary'") > 0
    assert await count("failed_update") == 0


async def answer_what_is_asked(phone: Phone) -> int:
    """Opens the first open item of the board, or answers the question that is shown; how many actions that took."""
    shown = await phone.last()
    buttons = await phone.buttons()
    if "请拍一张照片留证" in shown.text or "现场照片" in shown.text:
        await phone.photo(picture())
        return 1
    if "用的哪件仪器" in shown.text:
        raise AssertionError(shown.text)
    if "是" in buttons:
        await phone.press("否")
        return 1
    if "下一处没填的 ›" in buttons:
        await phone.press("下一处没填的 ›")
        return 1
    to_open = [label for label in buttons if label.endswith("❗")]
    required = [line for line in shown.text.splitlines() if line.startswith("▫️") and "可不填" not in line]
    if not to_open and required:
        number = re.search(r"(\d+)\.", required[0])
        assert number is not None
        to_open = [label for label in buttons if label.startswith(f"{number[1]} ")]
    assert to_open, (shown.text, buttons)
    await phone.press(to_open[0])
    return 1


async def test_a_measured_item_asks_which_instrument(sqlite_world: World) -> None:
    await equipped(sqlite_world)
    consultant = await open_deep(sqlite_world)
    await consultant.text("19 符合")
    for _ in range(4):
        await consultant.press("下一页 ›")
    await consultant.press("20 填写 ›")
    await consultant.text("23.5")
    shown = await consultant.last()
    assert "用的哪件仪器" in shown.text
    await consultant.press(f"E1 {CALIPER}")
    assert "生产环境" in (await consultant.last()).text, "the board goes on where it was left"
    assert await one("SELECT value FROM draft_answer WHERE question = 'c4.instrument'") == '"1"'


async def test_a_key_of_the_board_says_the_same_at_any_time(sqlite_world: World) -> None:
    consultant = await open_deep(sqlite_world)
    first = await consultant.last()
    fine = next(button.data for button in first.buttons if button.text == "1 符合")
    wrong = next(button.data for button in first.buttons if button.text == "1 不符合")
    assert fine is not None
    assert wrong is not None
    await consultant.press_data(first, fine)
    await consultant.press_data(first, fine, force=True)
    assert (await answers())["a1"] == '"conform"'
    await consultant.press_data(first, wrong, force=True)
    assert "发现了什么问题" in (await consultant.last()).text
    await consultant.press_data(first, wrong, force=True)
    assert "发现了什么问题" in (await consultant.last()).text
    await consultant.press("许可证已过有效期")
    await consultant.photo(picture())
    shown = await consultant.last()
    assert "❌ 1. ★" in shown.text
    await press_sparingly(consultant, "2 不适用")
    assert await count("failed_update") == 0


async def test_what_is_chosen_on_the_review_page_leads_back_to_it_while_an_optional_item_is_open(
    sqlite_world: World,
) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">做检查", "总装车间", "全面排查三", ">全部符合，除2 待检与合格品混放", "📷2")
    await do(consultant, "下一步 ›", "下一处没填的 ›", "13 填写 ›", "符合且有效", "核对并提交 ›")
    for key, choice in (("＋ 陪同人员", "跳过"), ("2 🚦", "严重"), ("2 👤", "王芳")):
        assert "未填：14" in (await consultant.last()).text
        await consultant.press(key)
        await consultant.press(choice)
    assert "✅ 确认无误，提交" in await consultant.buttons()
