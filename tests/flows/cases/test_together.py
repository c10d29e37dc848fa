"""一并整改: one action fixes several findings, which are checked one by one; 同一原因 offers them (clause 4.7.1)."""

from tests.flows.cases.test_repeats import FIRST, SECOND, patrolled_again
from tests.flows.steps import count, english, heard, one, release
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, STAFF, World

THIRD = "WT20261123-03"


async def three_found(world: World) -> tuple[Phone, Phone]:
    """The client has two findings of one patrol and one of another."""
    await patrolled_again(world, "全部符合，除4 封样缺失，5 记录缺页", twice=True)
    await patrolled_again(world, "全部符合，除6 标签脱落")
    await release(world)
    return await world.phone(STAFF), await world.phone(CONSULTANT)


async def test_one_fix_of_several_is_told_once_and_checked_one_by_one(world: World) -> None:
    staff, consultant = await three_found(world)
    await staff.text(FIRST)
    await staff.press("提交整改")
    await staff.press("＋ 一并整改")
    await staff.press(f"⬜️ {SECOND} 记录缺页")
    await staff.press("下一步 ›")
    assert f"一并整改：{SECOND}" in (await staff.last()).text
    await staff.album([picture(81), picture(82)], caption="换了台账，补齐封样和记录")
    card = await staff.last()
    for words in ("待复查", f"🧩 一并整改：{SECOND}（待复查）", "🖼 照片（2）"):
        assert words in card.text + str(await staff.buttons()), words
    assert await one("SELECT count(*) FROM service_case WHERE state = 'awaiting_check'") == 2

    await world.beat()
    news = [message for message in await consultant.messages() if "王芳提交了整改" in message.text]
    assert len(news) == 1, "one message for one action"
    letter = await heard(consultant, "王芳提交了整改，请复查")
    assert SECOND in letter.text
    await consultant.text(SECOND)
    card = await consultant.last()
    assert "换了台账，补齐封样和记录" in card.text
    assert "🖼 照片（3）" in str(await consultant.buttons()), "what was found, and its fix"
    await consultant.press("退回重改")
    await consultant.text("第三页还缺")
    await consultant.press("+5工作日")
    await consultant.text(FIRST)
    await consultant.press("复查通过")
    states = {
        number: await one(f"SELECT state FROM service_case WHERE number = '{number}'") for number in (FIRST, SECOND)
    }
    assert states == {FIRST: "closed", SECOND: "in_progress"}


async def test_one_that_was_closed_meanwhile_is_said_and_the_others_go_on(sqlite_world: World) -> None:
    staff, consultant = await three_found(sqlite_world)
    await english(staff)
    await staff.text(FIRST)
    await staff.press("Submit evidence")
    await staff.press("＋ Fixes others, too")
    await staff.press(f"⬜️ {SECOND} 记录缺页")
    await staff.press(f"⬜️ {THIRD} 标签脱落")
    # sent beside the question, it is the fix all the same
    await consultant.text(SECOND)
    await consultant.press("📝 代录 · 📷 提交整改")
    await consultant.press("王芳")
    for key in ("电话", "今天"):
        if key in str(await consultant.buttons()):
            await consultant.press(key)
    await consultant.photo(picture(83))
    assert await one(f"SELECT state FROM service_case WHERE number = '{SECOND}'") == "awaiting_check"
    await staff.photo(picture(84))
    card = await staff.last()
    assert "Awaiting check" in card.text
    assert f"Fixed together with {THIRD} (awaiting check)" in card.text
    assert f"did not hand in, as it was seen to before:\n{SECOND}" in card.text
    assert await one("SELECT count(*) FROM service_case WHERE state = 'awaiting_check'") == 3


async def test_what_has_one_cause_is_asked_for_once(sqlite_world: World) -> None:
    staff, consultant = await three_found(sqlite_world)
    await consultant.text(FIRST)
    await consultant.press("🔗 同一原因")
    await consultant.press(f"⬜️ {THIRD} 标签脱落")
    await consultant.press("下一步 ›")
    assert f"🔗 同一原因：{THIRD}（待整改）" in (await consultant.last()).text
    await staff.text(THIRD)
    await staff.press("提交整改")
    assert f"一并整改：{FIRST}" in (await staff.last()).text, "nobody has to be asked for the other"
    await staff.photo(picture(85))
    assert await one("SELECT count(*) FROM service_case WHERE state = 'awaiting_check'") == 2
    # and it is taken back in the same way
    await consultant.text(FIRST)
    await consultant.press("🔗 同一原因")
    await consultant.press("✏️ 同一原因")
    await consultant.press(f"☑️ {THIRD} 标签脱落")
    await consultant.press("下一步 ›")
    assert "同一原因：" not in (await consultant.last()).text
    assert await count("finding_detail WHERE cause_draft_id IS NOT NULL") == 0


async def test_of_one_alone_nothing_more_is_asked(sqlite_world: World) -> None:
    await patrolled_again(sqlite_world)
    await release(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    await staff.text(FIRST)
    await staff.press("提交整改")
    assert "一并整改" not in (await staff.last()).text + str(await staff.buttons())
