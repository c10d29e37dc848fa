"""Reassigned means reassigned: once somebody is named to handle a case, only they are asked (clause 5.5.2)."""

from bot.screens.buttons import SnoozeCase, pack
from tests.flows.cases.filing import ENQUIRY_NUMBER, file_enquiry
from tests.flows.forging import told_since
from tests.flows.steps import heard, one, released_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

QUESTION = "新标准"
FINDING_NUMBER = "WT20261123-01"


async def reassigned(world: World) -> tuple[Phone, Phone]:
    """The consultant asked to be reminded of an enquiry, then gave it to the lead."""
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await file_enquiry(world)
    await consultant.text(ENQUIRY_NUMBER)
    await consultant.press("⏰ 明天再提醒")
    await consultant.press("👤 改派")
    await consultant.press("孙丽")
    return consultant, lead


async def waits_on_home(phone: Phone) -> bool:
    """Whether the person's home has the question among what waits for them."""
    await phone.text("菜单")
    return QUESTION in str(await phone.buttons())


async def test_only_the_named_handler_is_asked_reminded_and_has_it_on_the_list(world: World) -> None:
    consultant, lead = await reassigned(world)
    assert await waits_on_home(lead)
    assert not await waits_on_home(consultant)
    quality = await world.phone(QUALITY_MANAGER)
    at = {phone: await phone.calls() for phone in (consultant, lead, quality)}
    await world.pass_by(days=1)
    assert "到期" in await told_since(lead, at[lead])
    await world.pass_by(days=5)
    told = await told_since(consultant, at[consultant])
    assert not [asked for asked in ("请答复", "到期", "逾期", "再提醒") if asked in told]
    assert "已逾期" in await told_since(lead, at[lead])
    assert "已逾期" in await told_since(quality, at[quality]), "and those above hear when it stays so"
    assert not await waits_on_home(consultant)


async def test_the_button_of_before_says_so_and_reminds_nobody(sqlite_world: World) -> None:
    consultant, lead = await reassigned(sqlite_world)
    snooze = pack(SnoozeCase(int(await one("SELECT id FROM service_case"))))
    answer = await consultant.press_data(await consultant.last(), snooze, force=True)
    assert "已由周明处理" in answer.text
    assert (
        await one(
            "SELECT count(*) FROM outbox WHERE kind = 'case_reminder' AND person_id ="
            " (SELECT id FROM person WHERE telegram_id = 105) AND state = 'waiting'"
        )
        == 0
    )
    # what the asker adds reaches who handles it now
    await sqlite_world.beat()
    staff = await sqlite_world.phone(STAFF)
    await staff.text(ENQUIRY_NUMBER)
    await staff.press("📣 催办")
    await sqlite_world.beat()
    assert "希望尽快有结果" in (await heard(lead, "希望尽快有结果")).text
    assert "希望尽快有结果" not in str([message.text for message in await consultant.messages()])


async def test_a_finding_that_somebody_took_on_waits_for_them_and_for_their_manager(world: World) -> None:
    """Whoever else of the staff may still hand the fix in; they are only not asked to."""
    await released_patrol(world)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    for phone in (staff, manager):
        await phone.text("菜单")
        assert "待整改 · 封样缺失" in str(await phone.buttons())
    await manager.text(FINDING_NUMBER)
    await manager.press("收到，马上处理")
    await staff.text("菜单")
    assert "封样缺失" not in str(await staff.buttons())
    await manager.text("菜单")
    assert "整改中 · 封样缺失" in str(await manager.buttons())
    await staff.text("WT20261123-01")
    assert "📷 提交整改" in await staff.buttons()


async def test_the_manager_names_who_is_to_fix_a_finding(world: World) -> None:
    """Who is named hears by when; whoever they take the place of hears that it is no longer theirs."""
    consultant = await released_patrol(world)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    at = {phone: await phone.calls() for phone in (staff, manager, consultant)}
    await manager.text(FINDING_NUMBER)
    assert "处理人：还没有人接手" in (await manager.last()).text
    await manager.press("👤 指派")
    assert "周明" not in str(await manager.buttons()), "nobody of ours fixes it"
    await manager.press("王芳")
    assert "处理人：王芳" in (await manager.last()).text
    await world.beat()
    asked = await heard(staff, "请您负责整改")
    assert "期限：" in asked.text
    await staff.press("收到，马上处理")
    assert "处理人：王芳" in (await staff.last()).text

    await manager.text(FINDING_NUMBER)
    await manager.press("👤 指派")
    assert "王芳" not in str(await manager.buttons()), "who has it already"
    await manager.press("李强")
    await world.beat()
    assert "交给了别人整改" in await told_since(staff, at[staff])
    assert "请您负责整改" not in await told_since(manager, at[manager]), "who named themselves knows"
    assert "请您负责整改" not in await told_since(consultant, at[consultant])
    await staff.text("菜单")
    assert "封样缺失" not in str(await staff.buttons())
