"""Joining by a card: scanned or typed, let in by those in charge, and everything that can go wrong (clause 5.3.3)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.rules.people import Role
from storage.settings.firm import add_setting
from tests.flows.joining.joining import FIRM, ask, let_in, make_card
from tests.flows.joining.members import on_the_list, roles_of
from tests.flows.steps import count, heard, one, press_sparingly
from tests.flows.trainings.trainings import a_session
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, OTHER_STRANGER, STAFF, STRANGER, World

WRONG = "这个加入码不对"
WAITS = "等 恒信阀门 的负责人或质量管家批准"
WELCOME = "请向您的企业负责人或质量管家要一个邀请链接"


async def refused(phone: Phone) -> str:
    """The refusal in front of the present screen."""
    return (await phone.messages())[-2].text


@pytest.mark.parametrize("typed", ["KM23-XY8", "km23xy899", "KM 23 XY 8"])
async def test_a_mistyped_code_is_told_from_other_text(sqlite_world: World, typed: str) -> None:
    phone = sqlite_world.stranger(STRANGER)
    await phone.text(typed)
    assert "加入码不对" in (await phone.last()).text
    for other in ("你好", "2026", "hello", "A1"):
        await phone.text(other)
        assert "邀请链接" in (await phone.last()).text, other


async def test_a_stranger_joins_by_a_link_and_is_let_in(sqlite_world: World) -> None:
    world = sqlite_world
    code, link = await make_card(world)
    assert link == f"c{code}"
    phone = world.stranger(STRANGER)
    await ask(phone, link)
    assert WAITS in (await phone.last()).text
    # whatever is said meanwhile shows how it stands, and the link again changes nothing
    for said in ("菜单", "投诉", "设置", "你好", f"/start {link}", code):
        await phone.text(said)
        shown = (await phone.last()).text
        assert any(words in shown for words in (WAITS, "设置", "请打字告诉我")), said
    assert await count("joining_request") == 1
    assert await roles_of(STRANGER) == ""

    await world.pass_by(minutes=3)
    manager = await world.phone(MANAGER)
    assert "刘洋" in (await heard(manager, "1 人申请加入 恒信阀门")).text
    await manager.press("去批准")
    await manager.press("刘洋")
    assert (await manager.press("✅ 批准")).text == "已批准 1 人"
    await world.beat()
    assert "您已加入 恒信阀门" in (await phone.last()).text
    assert await phone.keys() == ["待我整改", "问管家", "我要投诉", "查进度"]
    # staff of this firm, and nothing else
    assert await roles_of(STRANGER) == f"client_staff {world.company.clients['HX']}"
    await phone.text("菜单")
    assert "我要投诉" in str(await phone.buttons())
    await phone.start(link)
    assert "刘洋" in (await phone.last()).text
    assert await count("joining_request") == 1


async def test_a_stranger_types_the_code_in_english_and_is_declined_with_a_reason(sqlite_world: World) -> None:
    world = sqlite_world
    code, _ = await make_card(world)
    phone = world.stranger(OTHER_STRANGER)
    await phone.text(f"{code[:4]} {code[4:]}".lower())
    assert "Do you agree" in (await press_sparingly(phone, "EN")).text
    await phone.press("I agree")
    await phone.text("Ann Lee")
    await phone.text("A100")
    await press_sparingly(phone, "All right, ask to join")
    assert "will let you in" in (await phone.last()).text
    await world.pass_by(minutes=3)

    consultant = await world.phone(CONSULTANT)
    await consultant.text("English")
    await consultant.text("menu")
    await consultant.press("1 join request")
    await consultant.press("Ann Lee")
    assert "Staff number: A100" in (await consultant.last()).text
    await consultant.press("Decline")
    await consultant.text("Please ask in person first")
    answer = await consultant.press("Decline")
    assert answer.text == "Declined; they will be told"
    await world.beat()
    told = (await phone.last()).text
    assert "your request to join 恒信阀门 was declined" in told
    assert "Please ask in person first" in told
    # the place is free again, and they may ask again, without giving their name again
    assert await one("SELECT used FROM joining_card") == 0
    await phone.text(code)
    assert "will let you in" in (await phone.last()).text
    assert await one("SELECT used FROM joining_card") == 1


async def test_wrong_codes_are_told_and_after_five_nothing_is_looked_up(sqlite_world: World) -> None:
    world = sqlite_world
    code, link = await make_card(world)
    phone = await world.phone(STRANGER)
    people_before = await count("person")
    for wrong in ("AB23-CD45", "ab23cd46", "KO0I-1L23", "/start cAB23CD47"):
        await phone.text(wrong)
        assert WRONG in await refused(phone), wrong
        assert WELCOME in (await phone.last()).text
    for stopped in ("AB23 CD48", code, f"/start {link}"):
        await phone.text(stopped)
        assert "请 1 小时后再试" in await refused(phone), stopped
    assert await count("person") == people_before
    # others are not stopped by it, and an hour later they are not either
    other = world.stranger(OTHER_STRANGER)
    await other.start(link)
    assert "我同意" in str(await other.buttons())
    world.clock.pass_by(minutes=61)
    await phone.text(code)
    assert "我同意" in str(await phone.buttons())


async def test_a_card_that_is_used_up_expired_or_revoked_says_so_and_names_no_firm(sqlite_world: World) -> None:
    world = sqlite_world
    code, link = await make_card(world, quota="1", days="2")
    phone, other = world.stranger(STRANGER), world.stranger(OTHER_STRANGER)
    await other.start(link)
    await ask(phone, link)
    # begun while there was a place, submitted when there is none
    await other.press("我同意")
    await other.text("赵六")
    await other.press("跳过")
    answer = await press_sparingly(other, "没问题，申请加入")
    assert "名额已用完" in answer.text
    assert await one("SELECT consented_at FROM person WHERE telegram_id = :id", id=OTHER_STRANGER) is None
    await other.text("取消")
    await other.press("放弃")
    await other.start(link)
    assert "名额已用完" in await refused(other)

    manager = await world.phone(MANAGER)
    await manager.text("加入")
    await manager.press("1/1")
    await manager.press("停用")
    assert (await manager.press("停用")).text == "已停用"
    await other.text(code)
    assert "已停用" in await refused(other)
    # who asked before still waits, and can be let in
    assert WAITS in (await phone.last()).text
    second, _ = await make_card(world, days="2")
    world.clock.pass_by(days=2)
    await other.text(second)
    assert "已过期" in await refused(other)
    assert not any(FIRM in message.text for message in (await other.messages())[-8:] if message.from_bot)


async def test_a_card_that_is_revoked_before_its_page_is_there_is_not_sent_any_more(sqlite_world: World) -> None:
    waiting = "outbox WHERE subject_kind = 'joining_card' AND state = 'waiting'"
    await make_card(sqlite_world)
    assert await count(waiting) == 1
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("加入")
    await manager.press("0/")
    await manager.press("停用")
    await manager.press("停用")
    assert await count(waiting) == 0


async def test_a_card_shown_in_a_group_lets_nobody_in_there(sqlite_world: World) -> None:
    from tests.flows.forms.test_bad_input import a_group

    code, link = await make_card(sqlite_world)
    group = await a_group(sqlite_world, STRANGER)
    for said in (code, f"/start {link}"):
        await group.text(said)
    assert "都请私聊我" in (await group.last()).text
    await group.close()
    assert await count("joining_request") == 0


async def test_a_name_that_nobody_can_see_is_asked_for_again_and_one_character_is_enough(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone = world.stranger(STRANGER)
    await phone.start(link)
    await phone.press("我同意")
    for typed in ("\u3164\u3164", "\u2800", "\u00ad", "张三\n李四", ".."):
        await phone.text(typed)
        assert "请输入您的真实姓名" in (await phone.last()).text, repr(typed)
    await phone.text("\u202e吾")
    await phone.press("跳过")
    await phone.press("没问题，申请加入")
    assert await one("SELECT name FROM person WHERE telegram_id = :id", id=STRANGER) == "吾"


async def test_many_are_one_notice_and_one_tap(sqlite_world: World) -> None:
    from tests.flows.two_firms import someone

    world = sqlite_world
    _, link = await make_card(world)
    for reader in (CONSULTANT, LEAD):
        await world.phone(reader)
    for number in range(8):
        await ask(await someone(world, f"新人{number}", None), link, name=f"新人{number}")
    await world.pass_by(minutes=3)
    for reader in (MANAGER, CONSULTANT, LEAD):
        notices = [message for message in await world.stranger(reader).messages() if "申请加入" in message.text]
        assert [notice.text.splitlines()[0] for notice in notices] == ["👥 8 人申请加入 恒信阀门"]
    manager, lead = world.stranger(MANAGER), world.stranger(LEAD)
    await manager.press("去批准")
    await lead.press("去批准")
    assert (await manager.press("本页 6 人都批准")).text == "已批准 6 人"
    # the other approver's page is older: they hear who was faster
    assert "已由李强批准" in (await lead.press("本页 6 人都批准")).text
    assert await one("SELECT count(*) AS n FROM joining_request WHERE state = 'waiting'") == 2
    # who is forgotten is told of once more on the next working morning
    await world.pass_by(days=1)
    assert "2 人申请加入" in (await heard(manager, "申请加入")).text


async def test_who_is_on_the_list_gets_the_account_when_name_and_number_fit(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘洋", "A012")
    _, link = await make_card(world)
    phone = world.stranger(STRANGER)
    await ask(phone, link, code="a012")
    manager = await world.phone(MANAGER)
    await manager.text("加入")
    await manager.press("待批准加入")
    assert "就是名册上的 刘洋 A012（姓名、工号相符）" in (await manager.last()).text
    await manager.press("刘洋")
    await manager.press("✅ 批准")
    assert await one("SELECT id FROM person WHERE telegram_id = :id", id=STRANGER) == listed
    assert await one("SELECT count(*) AS n FROM role_grant WHERE person_id = :id", id=listed) == 1
    await world.beat()
    assert "您已加入 恒信阀门" in (await phone.last()).text
    await phone.text("菜单")
    assert "刘洋" in (await phone.last()).text


async def test_who_only_may_be_on_the_list_is_for_the_approver_to_say(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘洋", "A012")
    boss = await on_the_list(world, "钱总", "A001", Role.CLIENT_MANAGER)
    _, link = await make_card(world)
    phone, other = world.stranger(STRANGER), world.stranger(OTHER_STRANGER)
    await ask(phone, link)
    await ask(other, link, name="钱总", code="A001")
    manager = await world.phone(MANAGER)
    await manager.text("加入")
    await manager.press("待批准加入")
    await manager.press("刘洋")
    assert "可能是名册上的 刘洋 A012" in (await manager.last()).text
    await press_sparingly(manager, "是同一人")
    assert await one("SELECT id FROM person WHERE telegram_id = :id", id=STRANGER) == listed
    # a manager on the list is never what a card leads to
    await manager.press("钱总")
    page = (await manager.last()).text
    assert "就是名册上的 钱总 A001（姓名、工号相符）" in page, "but the approver is told who it looks like"
    assert "直接批准就按新员工加入" in page
    assert not [button for button in await manager.buttons() if "是同一人" in button]
    await manager.press("✅ 批准")
    assert await one("SELECT telegram_id FROM person WHERE id = :id", id=boss) is None
    assert await roles_of(OTHER_STRANGER) == f"client_staff {world.company.clients['HX']}"


@pytest.mark.parametrize(("answer", "both"), [("换单位了", False), ("两家都属于", True)])
async def test_who_belongs_to_another_firm_says_whether_they_moved(
    sqlite_world: World, answer: str, both: bool
) -> None:
    world = sqlite_world
    former, new = world.company.clients["HX"], world.company.clients["CG"]
    other = await world.phone(OTHER_MANAGER)
    await other.text("加入")
    for press in ("新建加入卡", "跳过", "跳过", "投诉", "生成加入卡"):
        await other.press(press)
    code = str(await one("SELECT code FROM joining_card"))
    phone = await world.phone(STAFF)
    await phone.text(code)
    assert "换单位了，还是两家都属于" in (await phone.last()).text
    await phone.press(answer)
    await press_sparingly(phone, "没问题，加入")
    assert await roles_of(STAFF) == f"client_staff {former}"
    await world.pass_by(minutes=3)
    await other.press("去批准")
    await other.press("王芳")
    await other.press("✅ 批准")
    assert await roles_of(STAFF) == (f"client_staff {former},client_staff {new}" if both else f"client_staff {new}")
    # what the card promised opens behind the news
    await world.beat()
    assert "要反映对我们服务的不满" in (await phone.last()).text


async def test_a_card_for_a_training_opens_its_sign_up(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world)
    code, link = await make_card(world, goal="一场培训的报名")
    assert link == f"c{code}-t{session}"
    phone = world.stranger(STRANGER)
    await ask(phone, link)
    await let_in(world)
    await world.beat()
    assert "新版标准解读" in (await phone.last()).text
    await phone.press("✍️ 报名")
    # who is a member already is led there at once, but to nothing of other firms
    staff = await world.phone(STAFF)
    await staff.start(link)
    assert "新版标准解读" in (await staff.last()).text
    foreign = await a_session(world, "晨光机密", client="CG")
    await staff.start(f"c{code}-t{foreign}")
    assert "晨光机密" not in (await staff.last()).text
    assert "王芳" in (await staff.last()).text


async def test_a_training_for_a_card_is_found_by_its_name_or_its_day(sqlite_world: World) -> None:
    world = sqlite_world
    await a_session(world)
    await a_session(world, "班组长培训", hours=6 * 24 + 4.5)
    friday, sunday = "11月27日（周五） 新版标准解读", "11月29日（周日） 班组长培训"
    manager = await world.phone(MANAGER)
    await manager.text("加入")
    for pressed in ("新建加入卡", "跳过", "跳过", "一场培训的报名"):
        await manager.press(pressed)
    assert (await manager.buttons())[:2] == [sunday, friday]
    for typed, found in (("班组长", sunday), ("11月27日", friday), ("27 Nov", friday)):
        await manager.text(typed)
        shown = await manager.buttons()
        assert shown[0] == found
        assert len({sunday, friday} & set(shown)) == 1


async def test_the_maker_gets_the_page_to_print_in_their_language(sqlite_world: World) -> None:
    world = sqlite_world
    await make_card(world)
    await world.beat()
    manager = await world.phone(MANAGER)
    sent = await heard(manager, "恒信阀门 加入卡")
    assert (await manager.download(sent)).startswith(b"%PDF")
    assert sent.raw["document"]["file_name"] == "恒信阀门_加入卡_20261123.pdf"
    consultant = await world.phone(CONSULTANT)
    await consultant.text("English")
    await consultant.text("joining")
    for press in (FIRM, "0/50", "Send me the joining card"):
        await consultant.press(press)
    await world.beat()
    sent = await heard(consultant, "📄 Joining card")
    assert sent.raw["document"]["file_name"] == "恒信阀门_joining-card_20261123.pdf"


async def test_the_page_to_print_names_the_firm_as_it_calls_itself(sqlite_world: World) -> None:
    world = sqlite_world
    who = world.company.people[ADMINISTRATOR]
    await add_setting("provider_name", "恒正质量技术有限公司", who.id, world.clock.now())
    await make_card(world)
    await world.beat()
    manager = await world.phone(MANAGER)
    page = PdfReader(BytesIO(await manager.download(await heard(manager, "恒信阀门 加入卡"))))
    assert "恒正质量技术有限公司" in page.pages[0].extract_text()


async def test_a_consultant_who_opens_a_card_joins_nothing(sqlite_world: World) -> None:
    _, link = await make_card(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.start(link)
    assert "不用再加入" in (await consultant.last()).text
    assert await count("joining_request") == 0


async def test_a_notice_that_became_pointless_is_not_sent(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    await ask(world.stranger(STRANGER), link)
    await let_in(world)
    await world.pass_by(days=1)
    for reader in (MANAGER, CONSULTANT, LEAD):
        phone = await world.phone(reader)
        assert not [message for message in await phone.messages() if "申请加入" in message.text]


async def test_where_no_approver_can_hear_an_administrator_is_told_who_waits(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    administrator = await world.phone(ADMINISTRATOR)
    phones = [await world.phone(one) for one in (MANAGER, CONSULTANT, LEAD)]
    await ask(world.stranger(STRANGER), link)
    for phone in phones:
        await phone.block()
    await world.pass_by(minutes=10)
    assert "恒信阀门" in (await heard(administrator, "刘洋")).text
    told = [message for message in await administrator.messages() if message.from_bot and "刘洋" in message.text]
    assert len(told) == 1
