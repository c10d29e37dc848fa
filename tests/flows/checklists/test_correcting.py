"""更正 of a patrol: changed with a reason, its report issued anew, the one before told to be replaced (clause 3.6)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.flows.steps import count, heard, one, press_sparingly
from tests.flows.test_verification import NUMBER, code_on_report, issued, verify
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, STRANGER, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def begin(phone: Phone, why: str = "第4项看错了，封样是齐的") -> None:
    """Opens the correction of the patrol and says why."""
    await phone.text(NUMBER)
    await press_sparingly(phone, "✏️ 更正")
    await phone.text(why)


async def on_last_report(phone: Phone) -> str:
    """What the last report says that the bot sent to a phone."""
    (*_, sent) = (message for message in await phone.messages() if "document" in message.raw)
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(await phone.download(sent))).pages)
    return said.replace("\u200b", "").replace("\n", "")


async def test_a_finding_that_was_none_is_void_and_the_report_says_what_changed(world: World) -> None:
    manager, code = await issued(world)
    consultant, stranger = await world.phone(CONSULTANT), world.stranger(STRANGER)
    await world.pass_by(minutes=1)
    await begin(consultant)
    assert "还没有改动" in (await consultant.last()).text
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    review = (await consultant.last()).text
    assert "更正后报告重新出一版，发给企业。问题 WT20261123-01 作废。" in review
    await press_sparingly(consultant, "提交")
    await world.beat()

    told = await heard(manager, "✏️ 报告已更正")
    assert "第4项看错了" in told.text
    assert "不符合，封样缺失 → 符合" in told.text
    report = await on_last_report(manager)
    assert "第 2 版" in report
    assert "更正说明" in report
    assert "未发现问题" in report
    assert "✅ 有效" in await verify(stranger, await code_on_report(manager))
    assert "⚠️ 已被第 2 版代替" in await verify(stranger, code)
    assert await one("SELECT state FROM service_case") == "voided"

    # any version again in two actions: the card's key, then the earlier one
    await manager.text(NUMBER)
    assert "✅ 4" in (await manager.last()).text
    await press_sparingly(manager, "发我巡查报告")
    await world.beat()
    await press_sparingly(manager, "看第 1 版")
    await world.beat()
    assert "更正说明" not in await on_last_report(manager)
    assert await count("document") == 2, "what was made is kept"


async def test_what_was_overlooked_becomes_a_finding_with_its_photo(world: World) -> None:
    manager, _ = await issued(world)
    lead = await world.phone(LEAD)
    await world.pass_by(minutes=1)
    await begin(lead, "漏记了一项")
    await lead.text("2")
    await press_sparingly(lead, "❌ 不符合")
    await lead.text("作业指导书过期")
    await lead.photo(picture())
    await press_sparingly(lead, "轻微")
    await press_sparingly(lead, "否")
    assert "新增 1 个问题" in (await lead.last()).text
    await press_sparingly(lead, "提交")
    await world.beat()
    assert "作业指导书过期" in (await heard(manager, "✏️ 报告已更正")).text
    assert await one("SELECT count(*) FROM service_case WHERE released_at IS NOT NULL AND due_at IS NOT NULL") == 2
    assert await one("SELECT count(*) FROM attachment WHERE belongs_to = 'record'") == 2, "each file once"
    await manager.text(NUMBER)
    assert len([key for key in await manager.buttons() if "WT2026" in key]) == 2


async def test_who_may_correct_it_and_when(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await manager.text(NUMBER)
    assert not [key for key in await manager.buttons() if "更正" in key]
    lead = await world.phone(LEAD)
    await begin(consultant)
    await lead.text(NUMBER)
    await press_sparingly(lead, "撤回")
    await lead.text("走错了车间")
    await consultant.text("4")
    assert await count("work_amendment") == 0


async def test_a_correction_that_changes_nothing_is_not_submitted_and_a_photo_alone_is_one(world: World) -> None:
    await issued(world)
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(minutes=1)
    await begin(consultant)
    await press_sparingly(consultant, "提交")
    assert "还没有要更正的内容" in (await consultant.last()).text
    assert await count("work_amendment") == 0
    await consultant.photo(picture(65), caption="4")
    while "下一步 ›" in await consultant.buttons():
        await consultant.press("下一步 ›")
    await press_sparingly(consultant, "提交")
    assert await count("work_amendment") == 1
