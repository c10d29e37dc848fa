"""Labels: printed by whoever may change an entry, stuck on, scanned years later by whoever stands before it."""

import pytest

from bot.rules.ledgers.kinds import LEDGERS
from bot.screens.buttons import AskDocument, ShowLedger, pack
from storage import database as db
from tests.documents.qr import read_qr, squares_in
from tests.documents.sample import said
from tests.flows.behalf.recording import do
from tests.flows.boards.test_findings import FIRST, SECOND, two_found
from tests.flows.ledgers.test_archives import BOX, boxed
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.ledgers.test_licences import NUMBER, licensed
from tests.flows.ledgers.test_premises import OFFICE, rented
from tests.flows.risks.stories import NAME, entered
from tests.flows.staff.test_certificates import AUDITING, certified
from tests.flows.steps import count, english, link_token, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
)

SITE = "总装车间"
NOT_OPENED = "这个标签的内容您现在看不了"
WELCOME = "请向您的企业负责人或质量管家要一个邀请链接"
BEGIN = "🔍 在此巡查"


async def printed(world: World, phone: Phone, key: str = "🏷 打印二维码") -> str:
    """Has the label of the entry printed whose card is open; what its code says to the bot."""
    await press_sparingly(phone, key)
    await world.beat()
    return link_token(read_qr(squares_in(await phone.download(await phone.last()))))


async def label_of_site(world: World) -> str:
    """The payload of the label at the workshop's door."""
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">场所", SITE)
    return await printed(world, administrator)


CARD = "📍 场所卡片和历史"


async def test_at_the_door_a_consultant_scans_it_and_has_the_checklist_of_that_site(world: World) -> None:
    label = await label_of_site(world)
    administrator = world.phones[ADMINISTRATOR]
    sent = await administrator.last()
    assert sent.text == f"📄 二维码标签\n恒信阀门 · {SITE}"
    assert sent.raw["document"]["file_name"] == f"恒信阀门_{SITE}_二维码标签.pdf"
    assert BEGIN not in await administrator.buttons(), "who does no patrols begins none"

    consultant = world.stranger(CONSULTANT)
    await consultant.start(label)
    asked = await consultant.last()
    assert f"恒信阀门 · {SITE}" in asked.text
    assert "1/" in asked.text
    assert await one("SELECT subject_kind FROM draft WHERE form = 'patrol'") == "site"
    await press_sparingly(consultant, CARD)
    assert "巡查记录" in str(await consultant.buttons())
    await press_sparingly(consultant, BEGIN)
    assert "1/" in (await consultant.last()).text
    assert await count("draft") == 1


async def test_what_is_planned_there_for_today_is_begun_and_what_was_begun_is_taken_up(sqlite_world: World) -> None:
    world = sqlite_world
    label = await label_of_site(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.start(label)
    task = await world.plan_patrol()
    await consultant.start(label)
    assert await one("SELECT subject_id FROM draft WHERE subject_kind = 'task' AND state = 'open'") == task, (
        "in the patrol that was begun before nothing is said yet"
    )
    await do(consultant, ">菜单", ">全部符合，除4 封样缺失")
    other = await one("SELECT 'e-sites-' || id FROM site WHERE name <> '总装车间' AND client_id = 1")
    await consultant.start(str(other))
    assert SITE not in (await consultant.last()).text
    await consultant.start(label)
    shown = await consultant.last()
    assert SITE in shown.text
    assert "封样缺失" in shown.text, "nothing of it is lost"


async def test_whoever_came_to_inspect_chooses_the_checklist_from_the_label(sqlite_world: World) -> None:
    label = await label_of_site(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.start(label)
    await press_sparingly(consultant, "📋 在此做检查")
    shown = await press_sparingly(consultant, "全面排查三：管理措施")
    assert f"全面排查三：管理措施 · 恒信阀门 · {SITE}" in shown.text
    assert await one("SELECT form FROM draft WHERE state = 'open'") == "inspection/full_3", (
        "nothing is left of the patrol"
    )
    await consultant.text("1 没有首件记录")
    await consultant.start(label)
    assert "没有首件记录" in (await consultant.last()).text, "scanned again, it is the inspection that was begun"


async def test_a_consultant_in_english(sqlite_world: World) -> None:
    label = await label_of_site(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    await consultant.start(label)
    assert "1/" in (await consultant.last()).text
    assert "📋 Inspect here" in await consultant.buttons()
    await press_sparingly(consultant, "📍 The site and its history")
    assert "🔍 Patrol here" in str(await consultant.buttons())


@pytest.mark.parametrize("who", [LEAD, MANAGER, ADMINISTRATOR, AUDITOR])
async def test_whoever_may_see_the_entry_sees_its_card(sqlite_world: World, who: int) -> None:
    label = await label_of_site(sqlite_world)
    phone = await sqlite_world.phone(who)
    await phone.start(label)
    assert f"恒信阀门 · {SITE}" in (await phone.last()).text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("who", [MANAGER, CONSULTANT])
async def test_from_the_label_to_what_was_found_there_open_and_before(
    sqlite_world: World, who: int, language: str
) -> None:
    world = sqlite_world
    label = await label_of_site(world)
    await two_found(world)
    elsewhere = await one("SELECT id FROM site WHERE name = '原料仓库'")
    phone = await world.phone(who)
    if language == "en":
        await english(phone)
    await phone.start(label)
    key = "📊 问题看板" if language == "zh" else "📊 Findings board"
    if who == CONSULTANT:
        await press_sparingly(phone, CARD if language == "zh" else "📍 The site and its history")
    shown = (await press_sparingly(phone, key)).text
    assert {FIRST, SECOND} <= set(shown.split()), "what is open, and what was closed"
    assert f"🔍 {SITE}" in shown
    assert ("未闭环 1 · 逾期 0 · 待复查 0 · 已闭环 1" if language == "zh" else "Open 1 · Overdue 0") in shown
    # of another site of the client there is nothing
    await phone.start(f"e-sites-{elsewhere}")
    if who == CONSULTANT:
        await press_sparingly(phone, CARD if language == "zh" else "📍 The site and its history")
    shown = (await press_sparingly(phone, key)).text
    assert "🔍 原料仓库" in shown
    assert FIRST not in shown
    assert SECOND not in shown


async def test_a_board_of_a_site_is_for_nobody_who_may_not_see_that_clients_findings(sqlite_world: World) -> None:
    world = sqlite_world
    label = await label_of_site(world)
    await two_found(world)
    manager, other = await world.phone(MANAGER), await world.phone(OTHER_MANAGER)
    await manager.start(label)
    key = (await manager.last()).button("📊 问题看板")
    assert key is not None
    assert key.data is not None
    await other.text("菜单")
    await other.press_data(await other.last(), key.data, force=True)
    assert FIRST not in (await other.last()).text
    assert "您无权查看" in (await other.last()).text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_who_works_there_reports_a_hazard_at_that_site_in_two_taps(sqlite_world: World, language: str) -> None:
    world = sqlite_world
    label = await label_of_site(world)
    staff, administrator, consultant = (
        await world.phone(STAFF),
        world.phones[ADMINISTRATOR],
        await world.phone(CONSULTANT),
    )
    before = []
    for ours in (administrator, consultant):
        await do(ours, ">场所", SITE)
        before.append((await ours.last()).text)
    if language == "en":
        await english(staff)
    await staff.start(label)
    assert f"恒信阀门 · {SITE}" in (await staff.last()).text
    assert "在此巡查" not in str(await staff.buttons())
    await press_sparingly(staff, "📝 在这里报问题" if language == "zh" else "📝 Report a problem here")
    assert f"恒信阀门 · {SITE}" in (await staff.last()).text
    await staff.photo(picture(), caption="二号冲床防护罩松动")
    assert "YH20261123-01" in (await staff.last()).text
    assert (
        await one("SELECT s.name FROM service_case c JOIN site s ON s.id = c.site_id WHERE c.kind = 'hazard'") == SITE
    )
    await do(staff, ">YH20261123-01")
    assert SITE in (await staff.last()).text

    # whoever is of ours counts nothing of it on the card of the site, nor before it is ended
    for ours, seen in zip((administrator, consultant), before, strict=True):
        await do(ours, ">场所", SITE)
        assert (await ours.last()).text == seen
    await do(administrator, ">场所", SITE, "🚫 停用")
    assert "还没完成" not in (await administrator.last()).text


async def test_words_come_first_as_well_and_what_labels_offered_before_still_opens(sqlite_world: World) -> None:
    world = sqlite_world
    label = await label_of_site(world)
    staff = await world.phone(STAFF)
    await staff.start(label)
    await do(staff, "📝 在这里报问题", ">封样柜门锁坏了")
    assert "YH20261123-01" in (await staff.last()).text
    await staff.start(label)
    key = (await staff.last()).button("📝 在这里报问题")
    assert key is not None
    assert key.data is not None
    await staff.press_data(await staff.last(), key.data.replace("hazard", "enquiry"), force=True)
    await do(staff, ">请问封样留几年", "发送")
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">ZX20261123-01")
    assert SITE in (await consultant.last()).text


async def test_handed_to_the_butler_it_is_a_finding_of_that_site(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await staff.start(await label_of_site(world))
    await do(staff, "📝 在这里报问题", ">二号冲床防护罩松动")
    manager = await world.phone(MANAGER)
    await do(manager, ">YH20261123-01", "🤝 交给管家跟进")
    assert (
        await one("SELECT s.name FROM service_case c JOIN site s ON s.id = c.site_id WHERE c.kind = 'finding'") == SITE
    )


async def test_a_label_is_replaced_and_the_old_one_says_so(sqlite_world: World) -> None:
    world = sqlite_world
    old = await label_of_site(world)
    administrator, consultant, staff = (
        world.phones[ADMINISTRATOR],
        await world.phone(CONSULTANT),
        await world.phone(STAFF),
    )
    world.clock.pass_by(minutes=1)
    await do(administrator, ">场所", SITE, "♻️ 换新码")
    assert "都作废" in (await administrator.last()).text
    await press_sparingly(administrator, "♻️ 确定换新码")
    world.clock.pass_by(minutes=1)
    new = await printed(world, administrator)
    assert new == f"{old}-1"
    for phone in (consultant, staff):
        before = len(await phone.messages())
        await phone.start(old)
        assert "旧码作废了" in str([message.text for message in (await phone.messages())[before:]])
        await phone.start(new)
        assert SITE in (await phone.last()).text
    stranger = await world.phone(STRANGER)
    before = len(await stranger.messages())
    await stranger.start(old)
    assert "旧码" not in str([message.text for message in (await stranger.messages())[before:]])


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_all_labels_of_a_client_are_printed_on_one_sheet(sqlite_world: World, language: str) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">客户", "恒信阀门")
    if language == "en":
        await english(administrator)
        await do(administrator, ">Clients", "恒信阀门")
    await press_sparingly(administrator, "🏷 全部场所二维码" if language == "zh" else "🏷 QR labels of its sites")
    await sqlite_world.beat()
    sheet = await administrator.download(await administrator.last())
    text = said(sheet)
    names = await db.column(
        str, "SELECT s.name FROM site s JOIN client c ON c.id = s.client_id WHERE c.code = 'HX' AND s.ended_at IS NULL"
    )
    assert len(names) > 1
    assert all(name in text for name in names)
    assert ("扫码报问题、看资料" if language == "zh" else "Scantoreportaproblem") in text


async def test_all_labels_of_a_list_are_printed_by_who_keeps_it(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await equipped(world)
    for name in ("千分尺", "压力表"):
        await do(lead, ">仪器设备", "➕ 新增仪器", f">{name}", ">0–25 mm", "周明", ">2027-12-21", "✅ 保存")
    await do(lead, ">仪器设备", "🏷 打印全部二维码")
    await world.beat()
    sent = await lead.last()
    assert sent.text == "📄 仪器设备二维码标签\n本公司"
    sheet = said(await lead.download(sent))
    for told in (CALIPER, "E1", "千分尺", "E2", "压力表", "E3"):
        assert told in sheet
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">仪器设备")
    assert "🏷 打印全部二维码" not in await consultant.buttons()
    await consultant.press_data(await consultant.last(), pack(AskDocument("equipment_labels", 0, 0)), force=True)
    await world.beat()
    assert not await db.values("SELECT id FROM document WHERE subject_id = 0 AND kind <> 'equipment_labels'")
    assert not [one for one in await consultant.messages() if "二维码标签" in one.text]


async def test_paper_files_of_a_client_and_of_ours_have_a_sheet_each(sqlite_world: World) -> None:
    world = sqlite_world
    lead, administrator = await boxed(world), await world.phone(ADMINISTRATOR)
    await do(administrator, ">纸质档案")
    assert "🏷" not in str(await administrator.buttons()), "there are none of ours yet"
    await do(administrator, "➕ 新增档案", "本公司的", ">合同正本", ">第 1 盒", ">档案室")
    await do(administrator, "郑敏", ">2026-12-31", ">2032-12-31", "✅ 保存")
    await do(administrator, ">纸质档案", "🏷 打印全部二维码（本公司）")
    await world.beat()
    ours = said(await administrator.download(await administrator.last()))
    assert "合同正本" in ours
    assert BOX.replace(" ", "") not in ours.replace(" ", "")
    client = world.company.clients["HX"]
    await lead.press_data(await lead.last(), pack(ShowLedger("archives", "current", 0, client, "")), force=True)
    await do(lead, "🏷 打印全部二维码")
    await world.beat()
    theirs = said(await lead.download(await lead.last())).replace(" ", "")
    assert BOX.replace(" ", "") in theirs
    assert "合同正本" not in theirs
    await lead.press_data(await lead.last(), pack(AskDocument("paper_file_labels", 0, 0)), force=True)
    await world.beat()
    assert "本公司" not in (await lead.last()).text


async def test_a_risk_a_room_and_a_certificate_open_by_their_labels_for_who_may_see_them(sqlite_world: World) -> None:
    world = sqlite_world
    lead, administrator = await entered(world, LEAD), await certified(world)
    labels = {NAME: await printed(world, lead), AUDITING: await printed(world, administrator)}
    labels[OFFICE] = await printed(world, await rented(world))
    quality_manager, manager = await world.phone(QUALITY_MANAGER), await world.phone(MANAGER)
    for name, label in labels.items():
        await quality_manager.start(label)
        assert name in (await quality_manager.last()).text
        before = len(await manager.messages())
        await manager.start(label)
        told = str([message.text for message in (await manager.messages())[before:]])
        assert (name in told) is (name == NAME), "of ours and our people a client sees nothing"


def test_whatever_is_somewhere_has_a_label_to_stick_on_it() -> None:
    """What is not: people, what they do, what was agreed, and answers; a client's sites print theirs together."""
    without = {ledger.code for ledger in LEDGERS.values() if not (ledger.label or ledger.under or ledger.labels)}
    planned = {"assignments", "menu", "contract_items", "schedules", "monitoring", "duty"}
    assert without == {"people", "answers"} | planned


async def test_what_is_private_is_no_matter_of_a_site(sqlite_world: World) -> None:
    label = await label_of_site(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    await staff.start(label)
    key = (await staff.last()).button("📝 在这里报问题")
    assert key is not None
    assert key.data is not None
    await staff.press_data(await staff.last(), key.data.replace("hazard", "complaint"), force=True)
    assert await count("draft") == 0


@pytest.mark.parametrize("who", [OTHER_MANAGER, STRANGER])
async def test_whoever_may_not_hears_the_same_whether_it_is_there_or_not(sqlite_world: World, who: int) -> None:
    phone = await sqlite_world.phone(who)
    label = await label_of_site(sqlite_world)
    heard = []
    for payload in (label, "e-sites-999", "e-nothing-1", "e-people-1"):
        before = len(await phone.messages())
        await phone.start(payload)
        heard.append([message.text for message in (await phone.messages())[before:] if message.from_bot])
    assert NOT_OPENED in heard[0][0]
    assert SITE not in str(heard)
    assert heard[1:] == heard[:1] * 3
    if who == STRANGER:
        assert WELCOME in heard[0][-1]


async def test_a_form_that_was_open_waits_while_a_label_is_scanned(world: World) -> None:
    label = await label_of_site(world)
    consultant = await licensed(world, who=CONSULTANT)
    await do(consultant, ">证照", "➕ 新增证照", "恒信阀门", "其他", ">R-7")
    await consultant.start("e-sites-999")
    assert "有效期至" in (await consultant.last()).text, "what opens nothing leaves the question where it is"
    await consultant.start(label)
    assert SITE in (await consultant.last()).text
    await consultant.text("菜单")
    await do(consultant, "新增证照", ">2027-06-30", "✅ 保存")
    assert "R-7" in (await consultant.last()).text


async def test_an_entry_that_was_ended_opens_and_says_so(sqlite_world: World) -> None:
    label = await label_of_site(sqlite_world)
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">场所", SITE, "🚫 停用", "确定停用")
    assert "🏷" not in str(await administrator.buttons())
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.start(label)
    assert "已停用" in (await consultant.last()).text
    assert BEGIN not in await consultant.buttons()


@pytest.mark.parametrize(
    ("who", "may"), [(MANAGER, True), (CONSULTANT, True), (AUDITOR, False), (OTHER_MANAGER, False)]
)
async def test_a_licences_label_is_printed_by_whoever_may_change_it(sqlite_world: World, who: int, may: bool) -> None:
    world = sqlite_world
    await licensed(world)
    (licence,) = await db.column(int, "SELECT id FROM licence")
    phone = await world.phone(who)
    if may:
        await do(phone, ">证照", NUMBER)
        assert await printed(world, phone) == f"e-licences-{licence}"
        return
    await phone.press_data(await phone.last(), pack(AskDocument("licence_label", licence, 0)), force=True)
    await world.beat()
    assert await count("document") == 0


async def test_what_is_printed_after_a_change_says_what_is_so_now(sqlite_world: World) -> None:
    world = sqlite_world
    await label_of_site(world)
    world.clock.pass_by(minutes=5)
    await label_of_site(world)
    assert await count("document") == 1, "nothing changed, so the same is sent"
    world.clock.pass_by(minutes=5)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">场所", SITE, "✏️ 修改", "名称", ">一号车间")
    world.clock.pass_by(minutes=5)
    assert await printed(world, administrator) == await one("SELECT 'e-sites-' || id FROM site WHERE name = '一号车间'")
    assert "一号车间" in (await administrator.last()).raw["document"]["file_name"]


async def test_while_practising_the_real_is_not_shown_and_nothing_is_printed(sqlite_world: World) -> None:
    world = sqlite_world
    label = await label_of_site(world)
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">练习", "质量管家")
    before = len(await consultant.messages())
    await consultant.start(label)
    said = str([message.text for message in (await consultant.messages())[before:]])
    assert "请先退出练习" in said
    assert SITE not in said
    await do(consultant, ">场所", "练习车间")
    shown = await consultant.buttons()
    assert BEGIN in shown, "it is patrolled as a real one is"
    assert "🏷" not in str(shown)
    site = int(str(await one("SELECT id FROM site WHERE name = '练习车间'")))
    await consultant.press_data(await consultant.last(), pack(AskDocument("site_label", site, 0)), force=True)
    await world.beat()
    assert await count("document") == 1, "the label of the real site alone"
    await consultant.start(f"e-sites-{site}")
    assert "练习车间" in (await consultant.last()).text
    await do(consultant, ">退出练习", "清除并退出")
    await consultant.start(f"e-sites-{site}")
    assert "练习车间" not in (await consultant.last()).text


async def test_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await licensed(world)
    await english(manager)
    await do(manager, ">Licences", NUMBER)
    assert (await printed(world, manager, "🏷 Print QR label")).startswith("e-licences-")
    assert "QR-label" in (await manager.last()).raw["document"]["file_name"]
