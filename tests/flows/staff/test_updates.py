"""Certificates are kept up to date by whose they are: sent with a photo, confirmed by an administrator (5.1.1)."""

from tests.flows.behalf.recording import do
from tests.flows.staff.test_certificates import AUDITING, certified
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, World

UPDATE, NEW = "ZG20261123-01", "ZS20261123-01"


async def sent(world: World) -> Phone:
    """The consultant's phone after they sent a renewed certificate from their file."""
    await certified(world)
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">我的档案", f"📜 {AUDITING}", "🔄 证书更新", "📷", ">2029-06-20", "提交")
    await world.beat()
    return consultant


async def _until(world: World) -> str:
    return str(await one("SELECT CAST(valid_until AS VARCHAR(10)) FROM certificate"))


async def test_what_its_holder_sends_counts_once_an_administrator_confirmed_it(world: World) -> None:
    consultant, administrator = await sent(world), await world.phone(ADMINISTRATOR)
    assert "待核对" in (await consultant.last()).text
    assert await _until(world) == "2027-01-20"
    said = (await do(consultant, ">我的档案")).text
    assert f"📜 {AUDITING} · 至 2027-01-20" in said
    assert "证书更新 · 有效期至 2029年6月20日（周三） · 待核对" in said
    asked = await heard(administrator, "请核对")
    assert UPDATE in asked.text
    await administrator.press("✅ 核对无误")
    assert await _until(world) == "2029-06-20"
    await world.beat()
    assert "已核对" in (await heard(consultant, "从现在起作数")).text
    assert f"📜 {AUDITING} · 至 2029-06-20" in (await do(consultant, ">我的档案")).text


async def test_it_is_asked_for_each_week_until_it_is_settled(sqlite_world: World) -> None:
    world = sqlite_world
    await sent(world)
    administrator = await world.phone(ADMINISTRATOR)
    await world.pass_by(days=15)
    said = [message.text for message in await administrator.messages() if "请核对" in message.text]
    assert len(said) == 3, "at once, after a week, after two"
    await do(administrator, ">menu")
    assert "✅ 待核对 · 周明 证书更新" in await administrator.buttons()
    await do(administrator, f">{UPDATE}", "✅ 核对无误")
    await world.pass_by(days=15)
    assert len([one for one in await administrator.messages() if "请核对" in one.text]) == 3


async def test_what_is_returned_says_why_and_changes_nothing(sqlite_world: World) -> None:
    consultant, administrator = await sent(sqlite_world), await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, f">{UPDATE}", "↩️ 退回修改", ">照片看不清有效期")
    await sqlite_world.beat()
    told = await heard(consultant, "照片看不清有效期")
    assert "郑敏退回了这次证书更新" in told.text
    assert await _until(sqlite_world) == "2027-01-20"
    await do(consultant, "✏️ 修改", "提交")
    await do(administrator, ">ZG20261123-02", "✅ 核对无误")
    assert await _until(sqlite_world) == "2029-06-20"


async def test_a_new_one_is_sent_in_four_steps_and_is_in_the_ledger_once_confirmed(world: World) -> None:
    consultant, administrator = await world.phone(CONSULTANT), await world.phone(ADMINISTRATOR)
    await do(consultant, ">我的证书", "📜 发新证书", "📷", "注册计量师", ">JL-2026-9", ">2031-10-31", "提交")
    assert "待核对" in (await consultant.last()).text
    assert await count("certificate") == 0
    await do(administrator, f">{NEW}", "✅ 核对无误", ">JL-2026-9")
    said = (await administrator.last()).text
    for line in ("证书名称：注册计量师", "证书编号：JL-2026-9", "有效期至：2031-10-31"):
        assert line in said, line
    assert "🖼 照片（1）" in await administrator.buttons()


async def test_a_title_that_never_runs_out_is_sent_without_a_day(sqlite_world: World) -> None:
    consultant, administrator = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(ADMINISTRATOR)
    await do(consultant, ">我的证书", "📜 发新证书", "📷", "工程师职称", "跳过", "长期有效", "提交")
    await do(administrator, f">{NEW}", "✅ 核对无误")
    assert "📜 工程师职称 · 长期有效" in (await do(consultant, ">我的档案")).text


async def test_what_an_administrator_enters_counts_at_once(sqlite_world: World) -> None:
    administrator = await certified(sqlite_world)
    await do(administrator, "🔄 证书更新", "📷", ">2030-03-31", "提交")
    assert await _until(sqlite_world) == "2030-03-31"
    assert "已核对" in (await administrator.last()).text


async def test_it_is_sent_from_the_warning_which_is_not_said_again_meanwhile(sqlite_world: World) -> None:
    world = sqlite_world
    await certified(world)
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(days=1)
    await heard(consultant, "还有 57 天到期")
    await do(consultant, "🔄 证书更新", "📷", ">2029-06-20", "提交")
    await world.pass_by(days=40)
    assert "还有 30 天到期" not in str([one.text for one in await consultant.messages()])


async def test_who_sees_what_is_sent(sqlite_world: World) -> None:
    await sent(sqlite_world)
    for who, sees in ((LEAD, True), (AUDITOR, True), (MANAGER, False)):
        phone = await sqlite_world.phone(who)
        await phone.text(UPDATE)
        assert (UPDATE in (await phone.last()).text) is sees, who
        assert "✅ 核对无误" not in await phone.buttons(), who


async def test_in_english(sqlite_world: World) -> None:
    await certified(sqlite_world)
    consultant, administrator = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(ADMINISTRATOR)
    await english(consultant)
    await english(administrator)
    await do(consultant, ">my file", f"📜 {AUDITING}", "🔄 Certificate update", "📷", ">2029-06-20", "submit")
    assert "To be confirmed" in (await consultant.last()).text
    await do(administrator, f">{UPDATE}", "✅ Confirm")
    await sqlite_world.beat()
    assert "counts from now on" in (await heard(consultant, "counts from now on")).text
    assert f"📜 {AUDITING} · until 2029-06-20" in (await do(consultant, ">my file")).text
