"""确认: the client says whether a patrol is right, in the chat or elsewhere, and nothing waits for it (4.7.1)."""

import pytest

from tests.flows.checklists.test_correcting import on_last_report
from tests.flows.steps import count, english, heard, one, press_sparingly
from tests.flows.test_verification import NUMBER, code_on_report, issued, verify
from tests.flows.work_records.codes import presented, scan
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import AUDITOR, CONSULTANT, LEAD, STAFF, STRANGER, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def card(phone: Phone) -> tuple[str, list[str]]:
    """What the card of the patrol says, and its keys."""
    await phone.text(NUMBER)
    shown = await phone.last()
    return shown.text, [button.text for button in shown.buttons]


async def report_again(world: World, phone: Phone) -> str:
    """The report as whoever asks for it now gets it."""
    await world.pass_by(minutes=1)
    await phone.text(NUMBER)
    await press_sparingly(phone, "发我巡查报告")
    await world.beat()
    return await on_last_report(phone)


async def test_a_manager_confirms_what_they_have_and_a_correction_says_what_that_was_for(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    assert {"👌 确认", "💬 有意见"} <= set(await manager.buttons()), "with the report"
    await press_sparingly(manager, "👌 确认")
    text, keys = await card(manager)
    assert "🖊 确认：李强" in text
    assert not {"👌 确认", "💬 有意见"} & set(keys)
    report = await report_again(world, manager)
    assert "客户确认：李强" in report
    assert str(await one("SELECT digest FROM client_confirmation"))[:16] in report

    await world.pass_by(minutes=1)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "✏️ 更正")
    await consultant.text("看错了")
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    await world.beat()
    text, keys = await card(manager)
    assert "确认的是更正前的内容" in text
    assert "👌 确认" in keys, "what it says now can be confirmed too"
    assert "以上针对更正前的内容" in await on_last_report(manager)


async def test_remarks_reach_whoever_filed_it(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await press_sparingly(manager, "💬 有意见")
    await manager.text("第4项当场已经补上了")
    await world.beat()
    told = await heard(consultant, f"客户对 {NUMBER} 有意见")
    assert "第4项当场已经补上了" in told.text
    assert "有意见：李强" in await report_again(world, manager)


async def test_the_team_notes_a_signed_page_or_why_nobody_confirmed(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "🖊 记客户确认")
    await press_sparingly(consultant, "已在纸质报告上确认")
    await consultant.photo(picture())
    await consultant.text("张三 车间主任")
    await press_sparingly(consultant, "保存")
    text, keys = await card(manager)
    assert "已在纸质报告上确认：张三 车间主任（周明记录）" in text
    assert [key for key in keys if "签字页" in key]
    assert "👌 确认" not in keys
    assert await count("client_confirmation") == 1


async def noted(phone: Phone, said: str, why: str, asked: str = "张三 车间主任") -> None:
    """The consultant notes why nobody confirmed the patrol."""
    await phone.text(NUMBER)
    await press_sparingly(phone, "🖊 记客户确认")
    await press_sparingly(phone, said)
    await phone.text(why)
    await phone.text(asked)
    await press_sparingly(phone, "保存")


async def line_in_list(phone: Phone) -> str:
    """What the list of patrols says of it."""
    await phone.text(NUMBER)
    shown = (await press_sparingly(phone, "‹ 巡查记录")).text
    return shown[shown.index(NUMBER) :].split("\n\n")[0]


NOTES = [("找不到人确认", "外出开会"), ("不予确认", "说封样是昨天才取走的")]


@pytest.mark.parametrize(("said", "why"), NOTES)
@pytest.mark.parametrize("key", ["👌 确认", "💬 有意见"])
async def test_what_nobody_confirmed_when_asked_is_confirmed_or_remarked_on_later_and_both_are_told(
    world: World, said: str, why: str, key: str
) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await noted(consultant, said, why)
    for phone in (consultant, manager):
        text, keys = await card(phone)
        assert f"🖊 {said}：张三 车间主任（周明记录）" in text
        assert why in text
        assert "之后随时可以确认" in text
        assert f"🖊 {said}" in await line_in_list(phone)
    assert {"👌 确认", "💬 有意见"} <= set(keys)
    assert f"{said}：张三 车间主任" in (report := await report_again(world, manager))
    assert "周明记录" in report

    await world.pass_by(hours=3)
    await manager.text(NUMBER)
    await press_sparingly(manager, key)
    if key == "💬 有意见":
        await manager.text("封样是今天早上取走的")
    later = key[2:]
    for phone in (consultant, manager):
        text, keys = await card(phone)
        assert text.index(f"🖊 {said}：张三") < text.index(f"🖊 {later}：李强"), "the note stays what it was"
        assert why in text
        assert "之后随时可以确认" not in text
        assert not {"👌 确认", "💬 有意见", "🖊 记客户确认", "📲 现场扫码确认"} & set(keys)
        assert f"🖊 {said} → {later}" in await line_in_list(phone)
    report = await report_again(world, manager)
    assert report.index(f"{said}：张三") < report.index(f"客户{later}：李强")
    assert await one("SELECT count(DISTINCT digest) FROM client_confirmation") == 1, "given for the same content"
    assert await count("client_confirmation") == 2
    assert await count("failed_update") == 0


async def test_a_note_and_a_confirmation_in_english_and_nothing_is_said_twice(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await english(manager)
    await noted(consultant, *NOTES[0])
    await noted(consultant, *NOTES[1])
    text, _ = await card(manager)
    assert "🖊 Nobody there to confirm: 张三 车间主任 (noted by 周明)" in text
    assert "🖊 Not confirmed: 张三 车间主任 (noted by 周明)" in text
    assert text.count("It can still be confirmed at any time.") == 1
    await manager.text(NUMBER)
    asked = await manager.last()
    await press_sparingly(manager, "👌 Confirm")
    key = asked.button("👌 Confirm")
    assert key is not None
    assert key.data is not None
    await manager.press_data(asked, key.data, force=True)
    assert await count("client_confirmation") == 3
    await manager.text(NUMBER)
    listed = await press_sparingly(manager, "‹ Patrols")
    assert "🖊 Nobody there to confirm → Not confirmed → Confirmed" in listed.text
    await consultant.text(NUMBER)
    assert "🖊 记客户确认" not in await consultant.buttons(), "once it is confirmed, there is nothing more to note"


async def test_after_a_note_the_signed_page_and_the_code_still_confirm_it(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    manager, _ = await issued(world)
    await noted(consultant, *NOTES[0])
    code = await presented(world, consultant)
    shown = await scan(staff, code)
    assert "找不到人确认：张三" in shown
    assert "👌 确认" in await staff.buttons()
    # a note while somebody reads keeps nobody from answering
    await noted(consultant, *NOTES[1])
    await press_sparingly(staff, "👌 确认")
    text, keys = await card(manager)
    assert "🖊 确认：王芳（现场扫码）" in text
    assert "👌 确认" not in keys
    assert f"{NOTES[0][0]} → {NOTES[1][0]} → 确认" in await line_in_list(consultant)


async def test_a_signed_page_that_came_later_is_kept_beside_the_note(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await noted(consultant, *NOTES[0])
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "🖊 记客户确认")
    await press_sparingly(consultant, "已在纸质报告上确认")
    await consultant.photo(picture())
    await consultant.text("张三 车间主任")
    await press_sparingly(consultant, "保存")
    text, keys = await card(manager)
    assert text.index("找不到人确认：张三") < text.index("已在纸质报告上确认：张三")
    assert [key for key in keys if "签字页" in key]
    assert "👌 确认" not in keys


async def test_once_it_is_confirmed_nobody_notes_that_it_was_not(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "🖊 记客户确认")
    await press_sparingly(consultant, "不予确认")
    await consultant.text("说封样是昨天才取走的")
    await press_sparingly(manager, "👌 确认")
    await consultant.text("张三 车间主任")
    assert "保存" not in await consultant.buttons()
    assert await count("client_confirmation") == 1
    text, _ = await card(consultant)
    assert "不予确认" not in text
    assert await count("failed_update") == 0


async def test_of_what_was_corrected_since_the_list_says_so(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await noted(consultant, *NOTES[0])
    await manager.text(NUMBER)
    await press_sparingly(manager, "👌 确认")
    await world.pass_by(minutes=1)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "✏️ 更正")
    await consultant.text("看错了")
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    assert "🖊 更正前：找不到人确认 → 确认" in await line_in_list(consultant)
    text, keys = await card(manager)
    assert "👌 确认" in keys
    assert "之后随时可以确认" not in text, "of what it says now nobody was asked in vain"


async def test_nobody_else_confirms_and_only_what_the_client_has(world: World) -> None:
    phones = [await world.phone(who) for who in (STAFF, AUDITOR)]
    await issued(world)
    for phone in phones:
        _, keys = await card(phone)
        assert not [key for key in keys if "确认" in key or "有意见" in key]
    lead = await world.phone(LEAD)
    await lead.text(NUMBER)
    await press_sparingly(lead, "撤回")
    await lead.text("走错了车间")
    _, keys = await card(lead)
    assert not [key for key in keys if "确认" in key]


async def test_what_was_printed_before_a_confirmation_holds_until_it_is_corrected(world: World) -> None:
    manager, code = await issued(world)
    stranger, consultant = world.stranger(STRANGER), await world.phone(CONSULTANT)
    await world.pass_by(minutes=1)
    await press_sparingly(manager, "👌 确认")
    said = await verify(stranger, code)
    assert "✅ 有效" in said
    assert "之后打印的一版带有企业的确认情况" in said
    assert "李强" not in said
    assert "第 2 版" in await report_again(world, manager)
    later = await code_on_report(manager)
    await english(manager)
    assert "what it says was not changed; a later print" in await verify(manager, code)
    assert "没有更新的版本" in await verify(stranger, later)
    await world.pass_by(minutes=1)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "✏️ 更正")
    await consultant.text("看错了")
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    await world.beat()
    for one_code in (code, later):
        assert "⚠️ 已被第 3 版代替" in await verify(stranger, one_code)
