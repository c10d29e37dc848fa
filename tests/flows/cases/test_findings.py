"""Findings on the phone of the client's people: the list, the card, 收到, 明天再提醒."""

from bot.screens.not_found import NO_SUCH
from tests.flows.steps import count, one, press_sparingly, release, released_patrol, report_finding
from tests.world import CONSULTANT, MANAGER, OTHER_MANAGER, STAFF, World


async def test_the_list_leads_to_the_card(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("问题")
    assert "没有要整改的" in (await manager.last()).text
    await released_patrol(sqlite_world)

    await manager.text("菜单")
    assert "待整改 1 件" in (await manager.last()).text
    listed = await press_sparingly(manager, "待我整改（1）")
    assert "WT20261123-01 封样缺失" in listed.text
    card = await press_sparingly(manager, "1")
    for words in (
        "待整改",
        "恒信阀门有限公司 · 总装车间",
        "封样缺失",
        "程度：一般",
        "周明",
        "12月7日（周一）18:00",
        "整改建议",
        "4.6 d",
    ):
        assert words in card.text, words


async def test_a_long_list_is_turned_page_by_page(sqlite_world: World) -> None:
    consultant = await released_patrol(sqlite_world)
    for _again in range(9):
        await consultant.text("巡查")
        await consultant.press("总装车间")
        await report_finding(consultant, severity="严重")
    await release(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("问题")
    # the most urgent first: the ordinary one is on the second page
    assert "WT20261123-01" not in (await manager.last()).text
    assert (await manager.buttons())[:8] == list("12345678")
    turned = await press_sparingly(manager, "›")
    assert "WT20261123-01" in turned.text
    await press_sparingly(manager, "‹")
    assert "WT20261123-02" in (await manager.last()).text


async def test_who_takes_a_finding_on_is_shown_and_the_second_is_told(world: World) -> None:
    await released_patrol(world)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    for phone in (staff, manager):
        await phone.text("WT20261123-01")
        assert "收到，马上处理" in str(await phone.buttons())

    answer = await staff.press("收到，马上处理")
    assert answer.text == "好的，已记录由您处理"
    assert "处理人：王芳" in (await staff.last()).text
    answer = await manager.press("收到，马上处理")
    assert answer.text == "已由王芳处理"
    assert "整改中" in (await manager.last()).text
    assert "收到，马上处理" not in str(await manager.buttons())
    assert await one("SELECT count(*) FROM trail WHERE action = 'acknowledge'") == 1


async def test_tomorrow_it_is_said_again_once(world: World) -> None:
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    for _twice in range(2):
        answer = await manager.press("明天再提醒")
        assert "09:00 再提醒" in answer.text
    assert await one("SELECT count(*) FROM trail WHERE action = 'snooze'") == 1

    await world.pass_by(hours=20)
    before = len(await manager.messages())
    await world.pass_by(hours=4)
    reminders = [message for message in (await manager.messages())[before:] if "您让我再提醒您一次" in message.text]
    assert len(reminders) == 1
    assert "WT20261123-01" in reminders[0].text
    assert reminders[0].button("收到") is not None, "a reminder can be acted on"


async def test_a_number_typed_anywhere_opens_its_record(sqlite_world: World) -> None:
    consultant = await released_patrol(sqlite_world)
    await consultant.text("投诉")
    for typed, shown in (
        ("WT20261123-01", "封样缺失"),
        ("wt 20261123-1", "封样缺失"),
        ("ＷＴ20261123－01", "封样缺失"),
        ("#XC20261123-01", "已送达企业"),
    ):
        await consultant.text(typed)
        assert shown in (await consultant.last()).text, typed
    # in the middle of a form, too, and the form goes on
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.text("WT20261123-01")
    assert "封样缺失" in (await consultant.last()).text
    assert await count("draft_answer") == await one(
        "SELECT count(*) FROM draft_answer a JOIN draft d ON d.id = a.draft_id WHERE d.state = 'submitted'"
    )
    await consultant.text("符合")
    assert "2/7" in (await consultant.last()).text


async def test_a_number_of_another_firm_or_of_nothing_is_refused_alike(world: World) -> None:
    await released_patrol(world)
    other = await world.phone(OTHER_MANAGER)
    for number in ("WT20261123-01", "XC20261123-01", "WT20261123-77", "XC20260101-01"):
        await other.text(number)
        assert (await other.last()).text == NO_SUCH.zh, number
    await other.text("English")
    await other.text("WT20261123-01")
    assert (await other.last()).text == NO_SUCH.en


async def test_a_finding_reads_in_english_too(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("English")
    await manager.text("WT20261123-01")
    card = (await manager.last()).text
    for words in ("To fix", "Severity: ordinary", "To fix by Mon 7 Dec, 18:00", "Suggestion", "Clause 4.6 d"):
        assert words in card, words


async def test_the_consultant_sees_what_is_open_at_their_clients(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("未闭环问题")
    assert "WT20261123-01" in (await consultant.last()).text
