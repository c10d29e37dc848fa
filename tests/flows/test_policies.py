"""制度 (clause 3.4): written, published, read and confirmed, reminded, and asked again by a new version."""

import json
from datetime import timedelta

import pytest

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import count, english, press_sparingly
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing, heard, lines
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    QUALITY_MANAGER,
    STAFF,
    World,
)

SECOND_VERSION = ("✏️ 正文", ">两个工作日内提交。", "预览", "📢 发布并通知")
"""A new version begins with the present one, so that what changes is one answer."""
LONG = "# 总则\n\n" + "\n\n".join(f"第 {n} 条 {'巡查要当日提交记录。' * 12}" for n in range(1, 60))


async def write(
    world: World, title: str = "巡查管理办法", body: str = "# 一\n\n**当日**提交。", audience: str = "我方人员"
) -> Phone:
    """The quality manager has written a policy and sees its preview."""
    phone = await world.phone(QUALITY_MANAGER)
    await phone.text("制度")
    await phone.press("＋ 写制度")
    await phone.text(title)
    await phone.press(audience)
    await phone.press("直接输入")
    await phone.text(body)
    await press_sparingly(phone, "预览")
    return phone


async def published(world: World, *titles: str, audience: str = "我方人员") -> Phone:
    """The quality manager has published policies."""
    for title in titles:
        phone = await write(world, title, audience=audience)
        await press_sparingly(phone, "📢 发布并通知")
    return phone


async def test_a_policy_is_previewed_published_told_read_and_confirmed(world: World) -> None:
    author = await write(world)
    assert "待发布" in (await author.last()).text
    consultant = await world.phone(CONSULTANT)
    await consultant.text("制度")
    assert "还没有制度" in (await consultant.last()).text

    answer = await author.press("📢 发布并通知")
    assert "已发布" in answer.text
    # the author has to read it too, and is not told what they did themselves
    assert "第 1 版 · 2026年11月23日 发布 · 我方人员" in (await author.last()).text
    assert "已读 0 / 5 人" in (await author.last()).text
    await world.beat()
    assert await heard(world, STAFF, "制度") == []
    (told,) = await heard(world, CONSULTANT, "有 1 份制度请您阅读")
    assert "巡查管理办法（第 1 版" in told

    await consultant.text("菜单")
    assert "待阅读制度 1 项" in (await consultant.last()).text
    await press_sparingly(consultant, "📖 巡查管理办法")
    page = await consultant.last()
    assert "<b>当日</b>提交。" in page.html
    answer = await consultant.press("✅ 已阅读并理解")
    assert "已确认" in answer.text
    assert "您已于11月23日 09:30确认阅读" in (await consultant.last()).text
    assert "已阅读并理解" not in str(await consultant.buttons())
    await consultant.text("制度")
    assert "✅ 巡查管理办法" in (await consultant.last()).text
    await consultant.text("菜单")
    assert "待阅读制度" not in (await consultant.last()).text

    await author.text("制度")
    await press_sparingly(author, "📖 巡查管理办法")
    await press_sparingly(author, "👥 谁还没读")
    unread = (await author.last()).text
    assert "已读 1 / 5 人" in unread
    assert "孙丽" in unread
    assert "周明" not in unread
    noted = await db.values("SELECT action FROM trail WHERE subject_kind = 'policy_version' ORDER BY id")
    assert [row["action"] for row in noted] == ["write", "publish", "confirm_reading"]


async def test_several_policies_are_one_message_and_one_reminder_after_three_working_days(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await world.phone(LEAD)
    consultant = await world.phone(CONSULTANT)
    await published(world, "巡查管理办法", "设备管理办法")
    await world.beat()
    (told,) = await heard(world, LEAD, "份制度请您阅读")
    assert "有 2 份制度" in told
    for title in ("巡查管理办法", "设备管理办法"):
        await consultant.text("制度")
        await consultant.press(f"📖 {title}")
        await consultant.press("✅ 已阅读并理解")
    await world.until(beijing(8, 59, 26))
    assert await heard(world, LEAD, "还有") == []
    await world.until(beijing(9, 0, 26))
    assert await heard(world, LEAD, "没有确认阅读") == [], "who reads the digest finds it there"
    assert "制度" in (await heard(world, LEAD, "早间汇总"))[-1]
    assert await heard(world, CONSULTANT, "没有确认阅读") == []
    assert [text for text in await heard(world, QUALITY_MANAGER, "发布三个工作日了") if "已读 1 / 5 人" in text]
    states = {line.person_id: line.state for line in await lines("policies_unread")}
    assert states[world.company.people[CONSULTANT].id] == "moot"


async def test_who_has_not_read_is_reminded_again_each_week_until_they_have(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(LEAD)
    consultant = await world.phone(CONSULTANT)
    await published(world, "巡查管理办法", "设备管理办法")
    # published on Monday, reminded on Thursday, and five working days later each time
    await world.until(beijing(8, 59) + timedelta(days=10))
    assert len(await heard(world, CONSULTANT, "您还有 2 份制度没有确认阅读")) == 1
    await world.until(beijing(9) + timedelta(days=10))
    assert len(await heard(world, CONSULTANT, "您还有 2 份制度没有确认阅读")) == 2
    for title in ("巡查管理办法", "设备管理办法"):
        await consultant.text("制度")
        await consultant.press(f"📖 {title}")
        await consultant.press("✅ 已阅读并理解")
    await world.until(beijing(10) + timedelta(days=24))
    assert len(await heard(world, CONSULTANT, "没有确认阅读")) == 2
    assert await heard(world, LEAD, "没有确认阅读") == [], "who reads the digest finds it there"
    assert "制度" in (await heard(world, LEAD, "早间汇总"))[-1]


async def test_a_new_version_asks_again_and_the_old_one_stays_readable(sqlite_world: World) -> None:
    world = sqlite_world
    author = await published(world, "巡查管理办法")
    lead = await world.phone(LEAD)
    await lead.text("制度")
    await lead.press("📖 巡查管理办法")
    await lead.press("✅ 已阅读并理解")
    await world.pass_by(days=1)
    await press_sparingly(author, "✏️ 新版本")
    await do(author, *SECOND_VERSION)
    assert "第 2 版" in (await author.last()).text

    await lead.text("制度")
    assert "待阅读制度 1 项" in (await lead.last()).text
    await press_sparingly(lead, "📖 巡查管理办法")
    assert "两个工作日内提交" in (await lead.last()).text
    await press_sparingly(lead, "第 1 版")
    old = (await lead.last()).text
    assert "这是旧版" in old
    assert "当日提交" in old
    assert "您已于11月23日" in old
    assert "已阅读并理解" not in str(await lead.buttons())
    # a button of the old version, pressed late, confirms nothing
    await lead.press_data(await lead.last(), f"yr|{await first_version()}", force=True)
    assert await count("policy_reading") == 1


async def first_version() -> int:
    """The id of the first version."""
    return int((await db.values("SELECT MIN(id) AS id FROM policy_version"))[0]["id"])


async def test_a_markdown_file_is_read_paged_and_hostile_markup_stays_text(sqlite_world: World) -> None:
    world = sqlite_world
    author = await world.phone(ADMINISTRATOR)
    await author.text("制度")
    for doing in ("＋ 写制度", ">保密制度", "所有人", "发 .md 文件"):
        await (author.text(doing[1:]) if doing.startswith(">") else author.press(doing))
    await author.document(b"%PDF", "x.pdf")
    await author.press("预览")
    assert "要 200 KB 以内的 .md 文件" in (await author.last()).text
    await author.press("✏️ 文件")
    await author.press("重新发")
    await author.document(f"{LONG}\n\n<b onclick=x>红</b>".encode("gb18030"), "保密制度.md")
    await press_sparingly(author, "预览")
    assert "正在读取文件" in (await author.last()).text
    await world.beat()
    preview = await author.last()
    assert "1/" in preview.text
    assert "总则" in preview.text
    while "下一页 ›" in await author.buttons():
        await press_sparingly(author, "下一页 ›")
    assert "<b onclick=x>红</b>" in (await author.last()).text
    assert json.dumps(await author.buttons(), ensure_ascii=False).count("发布") == 2
    await press_sparingly(author, "🗑 不发布")
    assert "还没有制度" in (await author.last()).text


async def test_a_file_that_is_no_text_or_lost_is_said_to_its_author(sqlite_world: World) -> None:
    world = sqlite_world
    author = await world.phone(ADMINISTRATOR)
    await author.text("制度")
    for doing in ("＋ 写制度", ">保密制度", "所有人", "发 .md 文件"):
        await (author.text(doing[1:]) if doing.startswith(">") else author.press(doing))
    await author.document(b"\x00\x01\xff\xfe\x00", "保密制度.md")
    await author.press("预览")
    await world.beat()
    assert "这个文件读不了" in (await author.last()).text
    assert "📢 发布并通知" not in await author.buttons()


async def test_who_it_is_not_for_does_not_see_it_and_an_auditor_looks_on(sqlite_world: World) -> None:
    world = sqlite_world
    await published(world, "企业自查办法", audience="企业人员")
    version = await first_version()
    consultant, manager, auditor = (
        await world.phone(CONSULTANT),
        await world.phone(MANAGER),
        await world.phone(AUDITOR),
    )
    for phone, sees in ((consultant, False), (manager, True), (auditor, True)):
        answer = await phone.press_data(await phone.last(), f"yc|{version}|0", force=True)
        assert ("您无权查看" not in answer.text) is sees
    for forged in (f"yr|{version}", f"ys|{version}|publish", f"yw|{version}|0"):
        answer = await consultant.press_data(await consultant.last(), forged, force=True)
        assert "您无权查看" in answer.text, forged
    await auditor.press_data(await auditor.last(), f"yr|{version}", force=True)
    assert await count("policy_reading") == 0, "it is not for the auditor to confirm"
    await english(manager)
    await manager.text("policies")
    assert "1 policy to read" in (await manager.last()).text


async def test_a_lost_file_is_told(sqlite_world: World) -> None:
    world = sqlite_world
    author = await world.phone(ADMINISTRATOR)
    await author.text("制度")
    for doing in ("＋ 写制度", ">保密制度", "所有人", "发 .md 文件"):
        await (author.text(doing[1:]) if doing.startswith(">") else author.press(doing))
    await author.document("正文".encode(), "保密制度.md")
    await author.press("预览")
    await db.values("UPDATE attachment SET telegram_file_id = 'gone' RETURNING id")
    await world.beat()
    assert "这个文件读不了" in (await author.last()).text


async def test_a_revoked_policy_asks_nobody_is_kept_and_comes_back_with_a_new_version(world: World) -> None:
    author = await published(world, "巡查管理办法")
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await lead.text("制度")
    await lead.press("📖 巡查管理办法")
    await lead.press("✅ 已阅读并理解")
    await author.text("制度")
    await author.press("📖 巡查管理办法")
    await press_sparingly(author, "🚫 废止")
    assert "阅读记录都会保留" in (await author.last()).text
    await press_sparingly(author, "确定废止")
    assert "已废止，不再要求阅读" in (await author.last()).text

    await world.beat()
    assert await heard(world, CONSULTANT, "请您阅读") == []
    for reader in (lead, consultant):
        await reader.text("制度")
        assert "还没有制度" in (await reader.last()).text
    await consultant.press_data(await consultant.last(), f"yo|{await first_version()}|0", force=True)
    assert "当日提交" not in (await consultant.last()).text
    await author.text("制度")
    assert "🚫 巡查管理办法" in (await author.last()).text

    await author.press("🚫 巡查管理办法")
    await author.press("✏️ 新版本")
    await do(author, *SECOND_VERSION)
    await lead.text("制度")
    assert "待阅读制度 1 项" in (await lead.last()).text
    noted = await db.values("SELECT action FROM trail WHERE subject_kind = 'policy_version' ORDER BY id")
    assert [row["action"] for row in noted] == ["write", "publish", "confirm_reading", "revoke", "write", "publish"]
    assert await count("policy_reading") == 1


async def test_a_new_version_begins_with_the_present_text_to_be_copied(sqlite_world: World) -> None:
    body = "# 总则\n\n" + "巡查要当日提交记录，隔日提交的说明原因。" * 4
    author = await write(sqlite_world, body=body)
    await press_sparingly(author, "📢 发布并通知")
    review = await press_sparingly(author, "✏️ 新版本")
    for words in ("巡查管理办法", "我方人员", "直接输入", "隔日提交的说明原因"):
        assert words in review.text, words
    asked = await press_sparingly(author, "✏️ 正文")
    assert f"<pre>{body}</pre>" in asked.html
    assert "一点可复制" in asked.text or "点一下可复制" in asked.text


async def test_a_text_that_is_too_long_to_be_typed_is_asked_for_anew(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = await write(sqlite_world)
    await press_sparingly(author, "📢 发布并通知")
    monkeypatch.setattr("bot.services.policies.LONGEST_TYPED", 5)
    asked = await press_sparingly(author, "✏️ 新版本")
    assert "正文怎么给" in asked.text
