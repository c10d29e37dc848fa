"""A finding to its closure (clause 4.7.1): evidence in two actions, checked by someone who did not rectify it."""

import pytest

from tests.flows.steps import heard, one, press_sparingly, released_patrol
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: tests/flows/test_a_week.py, test_a_month.py and the rushes walk the same ways on both databases."""
    return sqlite_world


async def test_evidence_takes_two_actions_and_its_approval_one(world: World) -> None:
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")

    await press_sparingly(staff, "提交整改")
    await staff.photo(picture(), caption="已补齐封样并贴了标签")
    card = await staff.last()
    assert "待复查" in card.text
    assert "已补齐封样并贴了标签" in card.text

    await world.beat()
    consultant = await world.phone(CONSULTANT)
    news = await heard(consultant, "王芳提交了整改，请复查")
    assert "已补齐封样并贴了标签" in news.text
    approve = news.button("复查通过")
    assert approve is not None
    answer = await consultant.press_data(news, approve.data or "")
    assert answer.text == "已闭环"
    assert await one("SELECT state FROM service_case") == "closed"


async def test_later_photos_of_the_album_land_on_the_same_evidence(world: World) -> None:
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    before = len(await staff.messages())
    await staff.album([picture(65), picture(66), picture(67)])
    assert (
        await one("SELECT count(*) FROM attachment a JOIN draft d ON d.id = a.draft_id WHERE d.form LIKE 'finding%'")
        == 3
    )
    said = [message for message in (await staff.messages())[before:] if message.raw["from"]["is_bot"]]
    assert len(said) == 1
    assert "待复查" in said[0].text


async def test_what_is_returned_says_why_and_can_be_redone(world: World) -> None:
    await released_patrol(world)
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await consultant.text("WT20261123-01")
    await press_sparingly(consultant, "退回重改")
    await consultant.text("照片里看不到封样标签，请补拍近照。")
    await consultant.press("📅")
    assert "整改中" in (await consultant.last()).text

    await world.beat()
    news = await heard(staff, "周明退回了整改")
    assert "请补拍近照" in news.text
    assert news.button("提交整改") is not None


async def test_who_rectified_does_not_approve_and_a_serious_one_needs_somebody_who_did_not_find_it(
    world: World,
) -> None:
    await released_patrol(world, severity="严重")
    staff, consultant, lead = [await world.phone(who) for who in (STAFF, CONSULTANT, LEAD)]
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await consultant.text("WT20261123-01")
    assert "复查通过" not in str(await consultant.buttons())
    await lead.text("WT20261123-01")
    await lead.press("复查通过")
    assert "已闭环" in (await lead.last()).text


async def test_two_who_decide_at_once_the_second_is_told_by_whom_and_what_holds(world: World) -> None:
    await released_patrol(world)
    staff, consultant, lead = [await world.phone(who) for who in (STAFF, CONSULTANT, LEAD)]
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    for phone in (consultant, lead):
        await phone.text("WT20261123-01")
    await consultant.press("复查通过")
    answer = await lead.press("复查通过")
    assert answer.text == "已由周明处理"
    assert "已闭环" in (await lead.last()).text


async def test_more_time_is_asked_for_and_given_with_a_reason(world: World) -> None:
    await released_patrol(world)
    manager, consultant = await world.phone(MANAGER), await world.phone(CONSULTANT)
    await manager.text("WT20261123-01")
    await manager.press("申请延期")
    await manager.text("12月18日")
    await manager.text("新夹具 16 号才到货。")
    await world.beat()
    news = await heard(consultant, "李强申请延期")
    assert "新夹具 16 号才到货" in news.text
    await consultant.text("WT20261123-01")
    await consultant.press("🕒 延期")
    await consultant.text("11月20日")
    assert "最早可以选" in (await consultant.last()).text
    await consultant.text("12月18日")
    await consultant.text("等新夹具到货。")
    assert "期限：12月18日（周五）18:00" in (await consultant.last()).text
