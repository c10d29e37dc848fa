"""What becomes of a finding is seen and changed before its record is submitted (clauses 4.2, 4.6, 4.7.1)."""

from tests.flows.steps import english, press_sparingly, release
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, STAFF, World


async def reviewing(world: World) -> Phone:
    """The consultant found one thing at the fourth item, and looks at the review."""
    consultant = await world.phone(CONSULTANT)
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.press("4")
    await consultant.press("不符合")
    await consultant.photo(picture(), caption="封样缺失")
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("其余均符合")
    return consultant


async def test_suggestion_person_and_date_are_a_tap_away_and_go_with_the_finding(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await reviewing(world)
    review = (await consultant.last()).text
    assert "🚦 一般" in review
    assert "💡 整改建议：" in review
    assert "📅 整改期限：12月7日" in review

    asked = await press_sparingly(consultant, "＋ 4 建议")
    assert "建议怎么整改？" in asked.text
    usual = (await consultant.buttons())[0]
    await press_sparingly(consultant, usual)
    await consultant.press("✏️ 4 建议")
    await consultant.text("逐批补齐封样，贴标签")
    assert "💡 整改建议：逐批补齐封样，贴标签" in (await consultant.last()).text
    await consultant.press("＋ 4 立即措施")
    await consultant.text("已停发该批")
    await consultant.press("＋ 4 整改人")
    assert "王芳" in str(await consultant.buttons())
    await press_sparingly(consultant, "王芳")
    await consultant.press("＋ 4 期限")
    # as grave as it is; another day is a tap on the calendar
    assert "📅 12月7日" in (await consultant.buttons())[0]
    await consultant.text("12月2日")
    review = (await consultant.last()).text
    assert "立即措施：已停发该批" in review
    assert "👤 王芳 · 📅 整改期限：12月2日" in review
    await consultant.press("确认无误，提交")
    await release(world)

    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    card = (await staff.last()).text
    assert "期限：12月2日（周三）18:00" in card
    assert "处理人：王芳" in card
    assert "立即措施\n已停发该批" in card
    assert "逐批补齐封样，贴标签" in card

    # what was suggested last is proposed the next time
    await world.pass_by(minutes=1)
    consultant = await reviewing(world)
    await consultant.press("＋ 4 建议")
    await press_sparingly(consultant, "逐批补齐封样，贴标签")
    assert "💡 整改建议：逐批补齐封样，贴标签" in (await consultant.last()).text


async def test_of_two_each_has_its_keys_by_their_marks(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    await consultant.text("patrol")
    await consultant.press("总装车间")
    await consultant.text("all ok except 2 plan missing, 4 seal missing")
    for _ in range(2):
        await consultant.photo(picture())
        await consultant.press("Ordinary")
        await consultant.press("No")
    review = (await consultant.last()).text
    assert review.count("🚦 Ordinary") == 2
    await press_sparingly(consultant, "4 💡")
    await consultant.text("Seal each batch")
    await press_sparingly(consultant, "2 👤")
    await press_sparingly(consultant, "李强")
    await press_sparingly(consultant, "2 🚦")
    await press_sparingly(consultant, "Serious")
    review = (await consultant.last()).text
    assert "💡 Suggestion: Seal each batch" in review
    assert "🚦 Serious" in review
    assert "👤 李强 · 📅 Fix by Mon 30 Nov" in review
    await consultant.press("Confirm and submit")
    await release(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("WT20261123-01")
    assert "处理人：李强" in (await manager.last()).text
