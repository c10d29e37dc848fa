"""Whoever complains may stay unnamed to the team: who is not to know whose it is finds the name nowhere (5.3.3)."""

import re

import pytest

from storage import database as db
from tests.flows.cases.filing import NUMBER, WHAT, accept, file_complaint, opened_by, say
from tests.flows.forging import told_since
from tests.flows.steps import one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import refuse_next
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

NAME, HIDDEN = "王芳", "匿名"
EVERYTHING = (NUMBER, "菜单", "进度", "今天", "看板", "投诉看板", "01", WHAT[:6], f"/start {NUMBER}")


async def file_unnamed(
    world: World,
    who: int = STAFF,
    *,
    about: str = "不清楚",
    voice: bool = False,
    visible: bool = False,
    same: str | None = None,
) -> Phone:
    """A complaint by somebody, 王芳 in general, who does not want the team to know."""
    phone = await world.phone(who)
    await phone.text("投诉")
    if voice:
        await phone.voice()
    else:
        await phone.text(WHAT)
    if same is not None:
        await phone.press(next(key for key in await phone.buttons() if same in key))
    await phone.press("服务时效")
    await phone.press(about)
    await phone.press("跳过")
    await phone.press("＋ 对团队匿名")
    assert "语音、照片和写的内容可能让人认出您" in (await phone.last()).text
    await phone.press("是")
    if visible:
        await phone.press("＋ 本单位负责人可见")
        await phone.press("是")
    return phone


async def submitted(world: World, **how: object) -> Phone:
    """The same, handed in."""
    phone = await file_unnamed(world, **how)  # type: ignore[arg-type]
    await phone.press("✅")
    assert NUMBER in (await phone.last()).text
    return phone


async def all_said(world: World, who: int, since: int = 0) -> str:
    """Everything that this person was sent and can find of the complaint, by every way there is."""
    phone = await world.phone(who)
    for word in EVERYTHING:
        await phone.text(word)
    for key in ("📅 为什么是这天？", "📅 承诺记录", "👤 改派"):
        await phone.text(NUMBER)
        if key in await phone.buttons():
            await phone.press(key)
    if "存草稿，稍后继续" in await phone.buttons():
        await phone.press("存草稿，稍后继续")
    return await told_since(phone, since)


def places(word: str, text: str) -> list[int]:
    """Where a word stands in a text."""
    return [found.start() for found in re.finditer(word, text)]


async def worked_on(world: World, staff: Phone) -> None:
    """It is given to the consultant, who asks, is answered, proposes; the complainant adds, nudges and reopens."""
    quality = await opened_by(world, QUALITY_MANAGER)
    await accept(quality)
    await quality.text(NUMBER)
    await quality.press("👤 改派")
    await quality.press("周明")
    await world.beat()
    consultant = await opened_by(world, CONSULTANT)
    await say(consultant, "❓ 请对方补充", "约的是几点？")
    await world.beat()
    await say(staff, "✍️ 补充", "上午九点。")
    await world.beat()
    await opened_by(world, CONSULTANT)
    await say(consultant, "✅ 答复处理结果", "已补巡查。")
    await world.beat()
    await staff.text(NUMBER)
    await say(staff, "👎 不满意，重新处理", "还是没有人来。")
    await staff.press("📣 催办")
    await world.beat()


@pytest.mark.parametrize("who", [CONSULTANT, ADMINISTRATOR, AUDITOR])
async def test_who_of_ours_sees_it_is_told_by_whom_nowhere(sqlite_world: World, who: int) -> None:
    """The consultant even handles it: they hear all that happens to it."""
    world = sqlite_world
    phone = await world.phone(who)
    since = await phone.calls()
    await worked_on(world, await submitted(world))
    await world.pass_by(days=14)
    said = await all_said(world, who, since)
    assert WHAT in said
    assert HIDDEN in said
    assert [said[max(0, at - 80) : at + 20] for at in places(NAME, said)] == []
    searched = await phone.calls()
    await phone.text(NAME)
    assert NUMBER not in await told_since(phone, searched)


async def test_the_quality_manager_knows_and_so_do_whoever_complained_and_their_manager_if_they_may(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    staff = await submitted(world, visible=True)
    for who in (QUALITY_MANAGER, MANAGER):
        card = (await (await opened_by(world, who)).last()).text
        assert f"提出：{NAME}" in card, who
        assert "对服务团队匿名" in card
    await staff.text(NUMBER)
    assert f"提出：{NAME}" in (await staff.last()).text


async def test_who_handles_it_in_the_place_of_the_quality_manager_knows(sqlite_world: World) -> None:
    world = sqlite_world
    await submitted(world, about="吴刚")
    assert f"提出：{NAME}" in (await (await opened_by(world, LEAD)).last()).text
    assert WHAT not in (await (await opened_by(world, QUALITY_MANAGER)).last()).text
    assert f"提出：{HIDDEN}" in (await (await opened_by(world, ADMINISTRATOR)).last()).text


async def test_who_gets_it_since_it_turned_out_to_be_about_the_quality_manager_knows(sqlite_world: World) -> None:
    world = sqlite_world
    await submitted(world)
    quality = await opened_by(world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    await quality.press("吴刚")
    assert f"提出：{NAME}" in (await (await opened_by(world, LEAD)).last()).text


async def test_a_voice_is_said_to_give_them_away_before_it_is_sent(sqlite_world: World) -> None:
    phone = await file_unnamed(sqlite_world, voice=True)
    assert "别人可能听出、认出您" in (await phone.last()).text
    await phone.press("对团队匿名")
    await phone.press("否")
    assert "别人可能听出、认出您" not in (await phone.last()).text


async def test_what_was_not_asked_for_is_not_done(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    for doing in ("投诉", WHAT):
        await staff.text(doing)
    for key in ("服务时效", "不清楚", "跳过", "✅"):
        await staff.press(key)
    assert f"提出：{NAME}" in (await (await opened_by(sqlite_world, ADMINISTRATOR)).last()).text
    assert await one("SELECT anonymous FROM complaint_detail") in (0, False)
    assert len(await db.values("SELECT id FROM complaint_detail")) == 1


async def test_who_stays_unnamed_is_not_added_to_what_is_there_with_their_name(sqlite_world: World) -> None:
    """Whoever adds to a complaint is named in it; so theirs is one of its own, which may be joined."""
    world = sqlite_world
    await file_complaint(world, visible=True)
    phone = await file_unnamed(world, MANAGER, same=NUMBER)
    await phone.press("✅")
    assert "TS20261123-02" in (await phone.last()).text
    await world.beat()
    assert "李强" not in await all_said(world, ADMINISTRATOR)
    assert f"提出：{HIDDEN}" in (await (await opened_by(world, ADMINISTRATOR, "TS20261123-02")).last()).text


@pytest.mark.parametrize(
    ("unnamed", "about", "what"),
    [(True, None, "通知"), (False, "郑敏", "通知"), (False, None, "进展通知")],
    ids=["unnamed", "about the administrator", "theirs to see"],
)
async def test_an_administrator_is_told_whom_to_call_and_not_that_it_is_of_a_complaint_that_is_kept_from_them(
    sqlite_world: World, unnamed: bool, about: str | None, what: str
) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await (submitted(world) if unnamed else file_complaint(world))
    await world.beat()
    await accept(await opened_by(world, QUALITY_MANAGER), about)
    await refuse_next(world, 400, "Bad Request: something")
    await world.beat()
    assert f"未送达：{what}没能发给王芳" in (await administrator.last()).text
