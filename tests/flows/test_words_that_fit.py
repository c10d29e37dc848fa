"""Words that hold for their reader: whose list it is, what can be sent, who has to act."""

from tests.flows.steps import heard, released_patrol
from tests.schedules.post_room import beijing
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def test_the_list_of_a_firm_is_mine_to_its_staff_and_all_of_them_to_us(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    for telegram_id, name in ((STAFF, "本单位"), (CONSULTANT, "全部"), (QUALITY_MANAGER, "全部")):
        phone = await sqlite_world.phone(telegram_id)
        await phone.text("进度")
        await phone.press(name)
        assert f"查进度 · {name}" in (await phone.last()).text


async def test_only_what_the_evidence_takes_is_asked_for(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    assert "请发照片、视频或文件" in (await staff.last()).text
    await staff.voice()
    assert "语音" not in (await staff.last()).text.replace("不收语音", "")


async def test_who_has_to_act_is_asked_what_is_in_the_way_and_who_looks_on_is_not(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    manager, consultant, lead = [await sqlite_world.phone(who) for who in (MANAGER, CONSULTANT, LEAD)]
    await sqlite_world.until(beijing(10, day=30).replace(month=12, day=8))
    assert "有困难请说一声" in (await heard(manager, "❗ 已逾期")).text
    assert "请过问。" in (await heard(consultant, "❗ 已逾期")).text
    assert not [message for message in await lead.messages() if "有困难请说一声" in message.text]
