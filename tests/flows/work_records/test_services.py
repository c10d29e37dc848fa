"""记一笔 (clauses 3.6, 7): a service is logged in a few actions, looked up by client and month, and never altered."""

import pytest
from tortoise.exceptions import IntegrityError

from bot.screens.buttons import ShowRecords, pack
from bot.screens.not_found import NO_SUCH
from storage import database as db
from tests.flows.behalf.recording import CLIENT, do
from tests.flows.steps import count, english, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

NUMBER = "JL20261123-01"


async def log(world: World, *doings: str, who: int = CONSULTANT) -> Phone:
    """Somebody logs a service for the first client."""
    phone = await world.phone(who)
    await do(phone, ">记一笔", CLIENT, *doings)
    return phone


async def test_kind_words_and_time_are_all_it_takes(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    await consultant.text("记一笔")
    await press_sparingly(consultant, CLIENT)
    await press_sparingly(consultant, "现场指导")
    await consultant.text("指导封样台账的填写。")
    card = await press_sparingly(consultant, "90 分钟")
    for words in (NUMBER, "恒信阀门有限公司", "现场指导", "11月23日（周一）", "1 小时 30 分钟", "指导封样台账的填写。"):
        assert words in card.text, words
    assert await one("SELECT action FROM trail WHERE subject_kind = 'service'") == "submit"
    await consultant.text("菜单")
    await consultant.text(NUMBER.lower())
    assert "指导封样台账的填写。" in (await consultant.last()).text


async def test_a_recording_needs_no_words(sqlite_world: World) -> None:
    consultant = await log(sqlite_world, "咨询建议")
    await consultant.voice()
    assert "用了多长时间" in (await consultant.last()).text
    card = await do(consultant, ">45")
    assert "45 分钟" in card.text
    assert card.button("🎤 录音") is not None
    assert await one("SELECT count(*) AS n FROM job WHERE kind = 'archive_file'") == 1


async def test_a_photo_waits_for_a_few_words(sqlite_world: World) -> None:
    consultant = await log(sqlite_world, "资料文件")
    await consultant.photo(picture())
    assert "还差一句说明" in (await consultant.last()).text
    card = await do(consultant, ">新版检验规程", "15 分钟")
    assert "新版检验规程" in card.text
    assert card.button("🖼 照片（1）") is not None


async def test_nothing_said_is_no_record(sqlite_world: World) -> None:
    consultant = await log(sqlite_world, "电话", "跳过", "15 分钟")
    assert "还没有内容" in (await consultant.last()).text
    assert await count("work_record") == 0
    assert NUMBER in (await do(consultant, "✏️ 内容", ">问了检定日期")).text


async def test_it_may_be_logged_up_to_thirty_days_late_and_never_ahead(sqlite_world: World) -> None:
    consultant = await log(sqlite_world, "＋ 其他日期", ">明天")
    assert "最晚可以选 11月23日" in (await consultant.last()).text
    assert "最早可以选 10月24日" in (await do(consultant, ">2026-10-23")).text
    await do(consultant, ">10月24日", "电话", ">问了检定日期", "15 分钟")
    assert "日期：10月24日（周六）" in (await consultant.last()).text


@pytest.mark.parametrize(("typed", "said"), [("1.5", "要填整数"), ("0", "1 到 720"), ("721", "1 到 720")])
async def test_minutes_are_counted(sqlite_world: World, typed: str, said: str) -> None:
    consultant = await log(sqlite_world, "电话", ">问了检定日期", f">{typed}")
    assert said in (await consultant.last()).text
    assert await count("work_record") == 0


async def test_a_correction_is_an_amendment_with_its_reason(world: World) -> None:
    consultant = await log(world, "电话", ">问了检定日期", "15 分钟")
    await press_sparingly(consultant, "✏️ 更正")
    await do(consultant, ">选错了类别", "提交")
    assert "还没有要更正的内容" in (await consultant.last()).text
    card = await do(consultant, "＋ 类别", "现场指导", "＋ 时长", ">60", "提交")
    assert "类别：现场指导" in card.text
    assert "周明更正：选错了类别" in card.text
    assert "电话 · 11月23日（周一） · 15 分钟" in card.text, "what it said before is kept"
    assert '"phone"' in await one("SELECT said FROM work_amendment")
    for altering in (
        "UPDATE work_record SET said = '{}'",
        "UPDATE work_record SET number = '1'",
        "DELETE FROM work_amendment",
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            await db.values(f"{altering} RETURNING id")


@pytest.mark.parametrize("state", ["recalled", "submitted"])
async def test_what_was_taken_back_or_waits_is_not_corrected(sqlite_world: World, state: str) -> None:
    """No kind that can be corrected waits for its release yet, so here the state of a service says that it does."""
    consultant = await log(sqlite_world, "电话", ">问了检定日期", "15 分钟")
    correct = (await consultant.last()).button("✏️ 更正")
    assert correct is not None
    await do(consultant, "✏️ 更正", ">记错了", "＋ 时长", ">60")
    assert await db.changed(f"UPDATE work_record SET state = '{state}'") == 1
    await do(consultant, ">提交")
    assert await count("work_amendment") == 0
    assert await one("SELECT state FROM work_record") == state
    await consultant.press_data(await consultant.last(), correct.data or "", force=True)
    assert "为什么更正" not in (await consultant.last()).text
    assert await count("failed_update") == 0


async def test_only_its_author_and_the_lead_correct_it(sqlite_world: World) -> None:
    await log(sqlite_world, "电话", ">问了检定日期", "15 分钟")
    for who, may in ((LEAD, True), (MANAGER, False), (AUDITOR, False)):
        phone = await sqlite_world.phone(who)
        await phone.text(NUMBER)
        assert "问了检定日期" in (await phone.last()).text
        assert ("✏️ 更正" in str(await phone.buttons())) is may


async def test_a_voided_record_counts_no_more(sqlite_world: World) -> None:
    consultant = await log(sqlite_world, "电话", ">写错了企业", "15 分钟")
    await do(consultant, "✏️ 更正", ">企业选错了", "＋ 作废", "是", "提交")
    assert "已作废" in (await consultant.last()).text
    await do(consultant, ">服务记录", CLIENT)
    listed = (await consultant.last()).text
    assert "共 0 次" in listed
    assert "已作废" in listed


async def test_a_month_is_counted_by_kind_and_turned_by_buttons(sqlite_world: World) -> None:
    await log(sqlite_world, "电话", ">问了检定日期", "15 分钟")
    await log(sqlite_world, "电话", ">问了复检", "30 分钟")
    consultant = await log(sqlite_world, "现场指导", ">看了封样", "60 分钟")
    await log(sqlite_world, "＋ 其他日期", ">10月30日", "咨询建议", ">改流程", "15 分钟")
    listed = await do(consultant, ">服务记录", CLIENT)
    assert "共 3 次，1 小时 45 分钟\n现场指导 1 · 电话 2" in listed.text
    calls = await press_sparingly(consultant, "电话")
    assert "看了封样" not in calls.text
    assert "问了复检" in calls.text
    before = await press_sparingly(consultant, "‹ 2026年10月")
    assert "这个月没有记录" in before.text, "the kind stays chosen"
    assert "改流程" in (await press_sparingly(consultant, "全部")).text
    await press_sparingly(consultant, "2026年11月 ›")
    assert "‹ 2026年10月" in str(await consultant.buttons())


async def test_a_month_that_the_calendar_has_not_is_this_month(sqlite_world: World) -> None:
    consultant = await log(sqlite_world, "电话", ">问了检定日期", "15 分钟")
    client = sqlite_world.company.clients["HX"]
    for month in ("9999-12", "0001-01", "2026-13", "soon"):
        await consultant.press_data(
            await consultant.last(), pack(ShowRecords("service", "client", client, month, "", -3)), force=True
        )
        assert "2026年11月" in (await consultant.last()).text, month


async def test_a_long_month_is_turned_page_by_page(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    for n in range(1, 9):
        await log(sqlite_world, "电话", f">第 {n} 次", "15 分钟")
    await do(consultant, ">服务记录", CLIENT)
    assert "第 2 次" not in (await consultant.last()).text
    assert "第 2 次" in (await press_sparingly(consultant, "›")).text
    assert "第 8 次" in (await press_sparingly(consultant, "‹")).text


async def test_the_client_reads_its_own_and_nothing_else(sqlite_world: World) -> None:
    await log(sqlite_world, "电话", ">问了检定日期", "15 分钟")
    manager, other, staff = [await sqlite_world.phone(who) for who in (MANAGER, OTHER_MANAGER, STAFF)]
    await manager.text("服务记录")
    assert "问了检定日期" in (await manager.last()).text
    assert "记一笔" not in str(await manager.buttons())
    await other.text("服务记录")
    assert "这个月没有记录" in (await other.last()).text
    for phone in (other, staff):
        await phone.text(NUMBER)
        assert (await phone.last()).text == NO_SUCH.zh


async def test_in_english(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    await do(consultant, ">/log", CLIENT, "On-site guidance", ">Sealing samples.", "60 min")
    card = (await consultant.last()).text
    for words in ("Kind: On-site guidance", "Day: Mon 23 Nov", "Time: 1 h", "周明 · Mon 23 Nov, 09:30"):
        assert words in card, words
    await do(consultant, ">/services", CLIENT)
    assert "1 in all, 1 h\nOn-site guidance 1" in (await consultant.last()).text
