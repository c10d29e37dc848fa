"""Getting in: the claim link, invitations, consent and real name; what a stranger sees."""

from bot.app.together import prepare
from tests.flows.steps import count, invite, link_token, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, OTHER_STRANGER, STRANGER, World

REFUSED = "这个链接无效或已失效"
WELCOME = "请向您的企业负责人或质量管家要一个邀请链接"


async def join(phone: Phone, token: str, name: str = "刘洋") -> None:
    """Opens a link, consents, gives the name, submits."""
    await phone.start(token)
    await press_sparingly(phone, "我同意")
    await phone.text(name)
    await press_sparingly(phone, "没问题，加入")


async def test_the_claim_link_makes_the_first_administrator_once(empty_world: World) -> None:
    assert empty_world.claim_link is not None
    token = link_token(empty_world.claim_link)
    first, second = empty_world.stranger(STRANGER), empty_world.stranger(OTHER_STRANGER)

    await first.start(token)
    assert "管理员" in (await first.last()).text
    await second.start(token)
    assert REFUSED in (await second.messages())[-2].text
    await join(first, token)

    assert await one("SELECT role FROM role_grant") == "administrator"
    assert "开局向导" in await first.keys()
    assert await prepare(empty_world.clock, "bot") is None


async def test_each_start_prints_a_new_claim_link_and_ends_the_old_one(empty_world: World) -> None:
    assert empty_world.claim_link is not None
    newer = await prepare(empty_world.clock, "bot")
    assert newer is not None
    phone = empty_world.stranger(STRANGER)

    await phone.start(link_token(empty_world.claim_link))
    assert REFUSED in (await phone.messages())[-2].text
    await phone.start(link_token(newer))
    assert "我同意" in str(await phone.buttons())


async def test_an_invited_person_consents_gives_a_name_and_is_at_home(world: World) -> None:
    assert world.claim_link is None
    token = await invite(world, "企业员工", "恒信阀门")
    phone = world.stranger(STRANGER)

    await phone.start(token)
    asked = await phone.last()
    assert "恒信阀门有限公司 · 企业员工" in asked.text
    assert "6 年" in asked.text
    await phone.press("我同意")
    assert "真实姓名" in (await phone.last()).text
    await phone.text("\u3164")
    assert "请先输入内容" in (await phone.last()).text, "what nobody sees is nothing"
    await phone.text("刘洋")
    await press_sparingly(phone, "没问题，加入")

    assert "刘洋" in (await phone.last()).text
    assert await phone.keys() == ["待我整改", "问管家", "我要投诉", "查进度"]
    assert await one("SELECT consented_at FROM person WHERE telegram_id = :id", id=STRANGER) is not None
    await phone.text("首页")
    assert "我要投诉" in await phone.buttons()


async def test_an_invitation_serves_one_person_once(world: World) -> None:
    token = await invite(world, "企业员工", "恒信阀门")
    owner, other = world.stranger(STRANGER), world.stranger(OTHER_STRANGER)
    await owner.start(token)
    people = await count("person")

    await other.start(token)
    assert REFUSED in (await other.messages())[-2].text
    assert await count("person") == people
    # half-way the owner may open it again and goes on where they were
    await owner.press("我同意")
    await owner.start(token)
    assert "真实姓名" in (await owner.last()).text
    await owner.text("刘洋")
    await owner.press("没问题，加入")

    # once joined, the link leads home: it gives nothing a second time, not even after the role was ended
    grants = await count("role_grant")
    await owner.start(token)
    assert "刘洋" in (await owner.last()).text
    assert "我同意" not in str(await owner.buttons())
    assert await count("role_grant") == grants


async def test_an_ended_role_does_not_come_back_by_the_old_link(world: World) -> None:
    token = await invite(world, "企业员工", "恒信阀门")
    owner = world.stranger(STRANGER)
    await join(owner, token)
    await one(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = (SELECT id FROM person WHERE telegram_id = :id)"
        " RETURNING id",
        at=world.clock.now(),
        id=STRANGER,
    )

    await owner.start(token)
    assert "我同意" not in str(await owner.buttons())


async def test_an_invitation_expires_after_seven_days(sqlite_world: World) -> None:
    token = await invite(sqlite_world, "质量主管")
    sqlite_world.clock.pass_by(days=7)
    phone = sqlite_world.stranger(STRANGER)
    await phone.start(token)
    assert REFUSED in (await phone.messages())[-2].text


async def test_a_wrong_or_rubbish_link_is_refused_in_one_sentence(sqlite_world: World) -> None:
    phone = sqlite_world.stranger(STRANGER)
    people = await count("person")
    for text in ("/start nonsense", "/start <b>& 💥", "/start " + "x" * 500):
        await phone.text(text)
        refusal, present = (await phone.messages())[-2:]
        assert refusal.text == "这个链接无效或已失效。请向发链接的人再要一个。"
        assert WELCOME in present.text
    assert await count("person") == people


async def test_a_wrong_link_leaves_a_known_person_where_they_were(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await administrator.text("邀请加入")
    question = (await administrator.last()).text
    await administrator.start("nonsense")
    assert (await administrator.last()).text == question


async def test_the_first_screen_turns_to_english_and_joining_goes_on_in_it(sqlite_world: World) -> None:
    phone = sqlite_world.stranger(STRANGER)
    await phone.start(await invite(sqlite_world, "质量管家", "晨光电器"))

    english = await press_sparingly(phone, "EN")
    assert "Do you agree" in english.text
    await press_sparingly(phone, "I agree")
    assert "real name" in (await phone.last()).text
    await phone.text("Li Na")
    await press_sparingly(phone, "All right, join")
    assert await phone.keys() == ["Today", "Unplanned patrol", "Progress", "Home"]


async def test_a_stranger_is_told_politely_how_to_get_in_whatever_they_send(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(STRANGER)
    people = await count("person")
    for said in (
        "你好",
        "今天",
        "投诉",
        "邀请",
        "问题",
        "巡查",
        "设置",
        "帮助",
        "取消",
        "/today",
        "WT20261123-01",
        "菜单",
    ):
        await phone.text(said)
        assert WELCOME in (await phone.last()).text, said
    await phone.sticker()
    assert WELCOME in (await phone.last()).text
    await phone.location(31.2, 121.5)
    assert WELCOME in (await phone.last()).text
    assert await count("person") == people


async def test_a_stranger_reads_english_on_request(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(OTHER_STRANGER)
    assert WELCOME in (await phone.last()).text

    assert "ask your manager" in (await press_sparingly(phone, "English")).text
    assert WELCOME in (await press_sparingly(phone, "中文")).text
    await phone.text("English")
    assert "ask your manager" in (await phone.last()).text


async def test_a_person_who_has_not_consented_can_do_nothing_but_join(sqlite_world: World) -> None:
    phone = sqlite_world.stranger(STRANGER)
    await phone.start(await invite(sqlite_world, "质量管家", "恒信阀门"))
    question = (await phone.last()).text
    for said in ("今天", "巡查", "问题", "首页", "邀请", "投诉"):
        await phone.text(said)
        assert (await phone.last()).text == question, said

    # giving up is possible, and the way back in is the link
    await phone.text("取消")
    await phone.press("放弃")
    await phone.press("首页")
    assert WELCOME in (await phone.last()).text
