"""内部会议: recorded by any of our own people, seen by them and the auditor, by nobody of a client (clause 3.7)."""

import pytest

from tests.flows.behalf.recording import do
from tests.flows.steps import count, english, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

NUMBER = "HY20261123-01"
DECIDED = "恒信的封样复查由周明做，周五前完成。"


async def met(world: World, who: int = CONSULTANT) -> Phone:
    """Somebody's phone at the card of the meeting that they recorded."""
    phone = await world.phone(who)
    await do(phone, ">记会议", ">今天", ">周明、孙丽", f">{DECIDED}", "提交")
    return phone


@pytest.mark.parametrize("who", [CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR])
async def test_day_people_and_decisions_are_all_it_takes(sqlite_world: World, who: int) -> None:
    card = (await (await met(sqlite_world, who)).last()).text
    for words in (NUMBER, "日期：11月23日（周一）", "参加人：周明、孙丽", DECIDED):
        assert words in card, words


async def test_our_own_people_and_the_auditor_see_it_and_nobody_of_a_client(world: World) -> None:
    await met(world)
    for who, sees in ((LEAD, True), (QUALITY_MANAGER, True), (AUDITOR, True), (MANAGER, False), (STAFF, False)):
        phone = await world.phone(who)
        for word in (NUMBER, "会议记录"):
            await phone.text(word)
            assert (NUMBER in (await phone.last()).text) is sees, (who, word)
    manager = await world.phone(MANAGER)
    await manager.text("记会议")
    assert "内部会议是服务团队自己的记录" in (await manager.last()).text
    assert await count("failed_update") == 0


async def test_meetings_are_listed_by_month_and_corrected_with_a_reason(sqlite_world: World) -> None:
    consultant = await met(sqlite_world)
    listed = await press_sparingly(consultant, "‹ 会议记录")
    assert listed.text.startswith("会议记录 · 2026年11月\n共 1 次")
    assert DECIDED in listed.text
    await press_sparingly(consultant, "1")
    card = await do(consultant, "✏️ 更正", ">漏了一位", "＋ 参加人", ">周明、孙丽、吴刚", "提交")
    assert "参加人：周明、孙丽、吴刚" in card.text
    assert "周明更正：漏了一位" in card.text
    lead = await sqlite_world.phone(LEAD)
    await lead.text(NUMBER)
    assert "✏️ 更正" not in await lead.buttons(), "it is corrected by who recorded it"


async def test_a_photo_of_the_minutes_goes_with_it(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(LEAD)
    await do(phone, ">记会议", ">今天", ">周明、孙丽", f"📷{DECIDED}", "提交")
    assert "🖼 照片（1）" in await phone.buttons()
    assert DECIDED in (await phone.last()).text


async def test_meetings_cannot_be_practised(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">练习", "质量管家")
    await consultant.text("记会议")
    assert await one("SELECT count(*) AS n FROM draft WHERE form = 'meeting'") == 0


async def test_in_english(sqlite_world: World) -> None:
    consultant = await met(sqlite_world)
    await english(consultant)
    await consultant.text("meetings")
    assert (await consultant.last()).text.startswith("Meetings · Nov 2026\n1 in all")
    await consultant.text(NUMBER)
    assert "Present: 周明、孙丽" in (await consultant.last()).text
