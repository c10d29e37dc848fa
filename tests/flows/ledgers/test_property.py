"""客户财产与信息: received, used, returned or destroyed, each with a second person; a leak is told at once (5.3)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

SAMPLE = "DN50 球阀样品"


async def received(world: World, who: int = CONSULTANT, keeper: str = "周明", *, confidential: str = "否") -> Phone:
    """Somebody's phone after they entered a sample of the client; today is 2026-11-23."""
    phone = await world.phone(who)
    await do(
        phone,
        *(
            ">客户财产与信息",
            "➕ 新增客户财产",
            "恒信阀门",
            f">{SAMPLE}",
            "样品",
            confidential,
            ">资料室 2 号柜",
            keeper,
        ),
        *(">2026-12-31", "✅ 保存"),
    )
    return phone


async def test_a_sample_is_received_used_and_returned_to_the_client_who_confirms_it(world: World) -> None:
    consultant, manager = await received(world), await world.phone(MANAGER)
    said = (await consultant.last()).text
    for line in (f"{SAMPLE}  客户财产", "种类：样品", "保管人：周明", "约定归还或销毁日期：2026-12-31", "状态：在管"):
        assert line in said
    said = (await do(consultant, "🫴 领用、放回", "领用", ">周明", ">壳体试验", "确认无误")).text
    await do(consultant, f"‹ {SAMPLE}")
    assert "状态：使用中" in (await consultant.last()).text
    said = (await do(consultant, "📤 归还", ">李强", "请企业确认", "确认无误")).text
    assert "等企业负责人确认" in said
    await do(consultant, f"‹ {SAMPLE}")
    assert "状态：使用中" in (await consultant.last()).text, "nothing is returned before the client says so"

    await world.beat()
    asked = await heard(manager, "请确认：东西已经归还")
    assert SAMPLE in asked.text
    assert "接收人：李强" in asked.text
    said = (await do(manager, "✅ 已归还")).text
    assert "李强确认已归还" in said
    await world.beat()
    assert "李强确认已归还" in (await heard(consultant, "🤝")).text
    assert await one("SELECT state FROM client_property") == "returned"
    assert await one("SELECT ended_at IS NOT NULL FROM client_property")


async def test_where_the_receiver_refuses_a_colleague_witnesses_it_and_sees_what_the_message_says(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    consultant, manager, lead = await received(world), await world.phone(MANAGER), await world.phone(LEAD)
    await do(consultant, "📤 归还", ">李强", "请企业确认", "确认无误")
    await world.beat()
    await do(manager, "❌ 没有归还", ">少了一件")
    await world.beat()
    assert "少了一件" in (await heard(consultant, "没有确认")).text
    assert "少了一件" in (await heard(lead, "没有确认")).text
    await do(consultant, "👥 另请见证人", "对方拒绝确认")
    keys = await consultant.buttons()
    assert "孙丽" in keys
    assert "周明" not in keys, "nobody witnesses what they filed"
    assert "吴刚" not in keys, "nor who may not see it"
    await do(consultant, "孙丽", "请他确认")
    await world.beat()
    await heard(lead, "请确认：东西已经归还")
    assert "孙丽确认已归还" in (await do(lead, "✅ 已归还")).text
    assert await one("SELECT state FROM client_property") == "returned"


async def test_silence_is_no_answer_it_is_asked_again_each_week(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, manager = await received(world), await world.phone(MANAGER)
    await do(consultant, "🧨 销毁", "碎纸", "请企业确认", "确认无误")
    await world.pass_by(days=15)
    asked = [message.text for message in await manager.messages() if "还在等您确认" in message.text]
    assert len(asked) == 2
    assert len([m for m in await consultant.messages() if "企业负责人还没有确认" in m.text]) == 2
    await do(manager, "✅ 已销毁")
    assert await one("SELECT state FROM client_property") == "destroyed"
    before = len(await lines("second_asked_again"))
    await world.pass_by(days=15)
    assert len(await lines("second_asked_again")) == before


async def test_a_keeper_who_did_not_enter_it_says_that_they_have_it(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    consultant = await received(world, keeper="孙丽")
    assert "等孙丽确认" in (await consultant.last()).text
    await world.beat()
    await heard(lead, "由您保管吗")
    said = (await do(lead, "📥 已收到保管")).text
    assert "孙丽已收到保管" in said
    await do(consultant, f">{SAMPLE}")
    assert "孙丽已收到保管" in (await consultant.last()).text


async def test_a_leak_is_told_to_the_lead_and_the_administrators_at_once_also_at_night(sqlite_world: World) -> None:
    world = sqlite_world
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    consultant = await received(world)
    await world.pass_by(hours=14)
    await do(consultant, "🚨 遗失、泄露", "泄露", ">图纸发错群", ">已撤回，已联系群主", "🚨 马上报告")
    await world.beat()
    for phone, head, key in (
        (lead, "上报突发事件，请马上响应", "🚨 SL20261123-01"),
        (administrator, "🚨 遗失、泄露", "查看报告"),
    ):
        said = await heard(phone, head)
        assert "情况：泄露" in said.text
        assert "已撤回，已联系群主" in said.text
        assert said.button(key) is not None
    await do(lead, "🚨 SL20261123-01", f"‹ {SAMPLE}")
    assert "状态：遗失或泄露" in (await lead.last()).text


async def test_readings_of_what_is_confidential_are_noted_and_its_files_are_not_passed_on(world: World) -> None:
    consultant = await received(world, confidential="是")
    await do(consultant, "📎 上传扫描件")
    await consultant.photo(picture())
    await do(consultant, "保存", "🖼 照片（1）")
    assert (await consultant.last()).raw["has_protected_content"] is True
    assert "查阅记录" not in (await do(consultant, f">{SAMPLE}")).text
    lead = await world.phone(LEAD)
    await do(lead, ">客户财产与信息")
    assert "has_protected_content" not in (await lead.last()).raw
    card = await do(lead, SAMPLE)
    assert card.raw["has_protected_content"] is True, "nor is what the card says of it"
    said = (await do(lead, f">{SAMPLE}")).text
    assert "👁 查阅记录" in said
    assert "周明 · 文件" in said
    assert "孙丽 · 卡片" in said


async def test_the_client_sees_what_is_theirs_and_nobody_elses(world: World) -> None:
    consultant = await received(world)
    manager, other, staff = await world.phone(MANAGER), await world.phone(OTHER_MANAGER), await world.phone(STAFF)
    await do(manager, ">客户财产与信息", SAMPLE)
    keys = await manager.buttons()
    assert "状态：在管" in (await manager.last()).text
    assert not {"✏️ 修改", "🚫 停用", "📤 归还", "🏷 打印二维码"} & set(keys)
    for nobody in (other, staff):
        await do(nobody, ">客户财产与信息", f">{SAMPLE}")
        told = str([message.text for message in await nobody.messages() if message.from_bot])
        assert SAMPLE not in told + str(await nobody.buttons())
    assert "🚫 停用" not in await consultant.buttons(), "only what happens to it ends it"


async def test_what_is_still_here_when_the_contract_ends_is_listed_and_asked_for_each_week(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    consultant, lead = await received(world), await world.phone(LEAD)
    client = world.company.clients["HX"]
    await db.values(
        "INSERT INTO contract (code, client_id, number, standing, reason, begins, ends, rhythm, created_at) VALUES"
        f" ('K1', {client}, 'HT-1', 'active', '', '2026-01-01', '2026-11-23', 'monthly', '2026-01-01') RETURNING id"
    )
    await world.pass_by(days=1)
    assert SAMPLE in (await heard(lead, "HT-1 已结束")).text
    await world.pass_by(days=15)
    for phone in (lead, consultant):
        assert len([m for m in await phone.messages() if "请办理归还或销毁" in m.text and SAMPLE in m.text]) == 2
    await do(consultant, f">{SAMPLE}", SAMPLE, "🧨 销毁", "碎纸", "孙丽", "确认无误")
    await world.beat()
    await do(lead, "✅ 已销毁")
    before = len(await lines("property_owed"))
    await world.pass_by(days=15)
    assert len(await lines("property_owed")) == before


async def test_the_agreed_day_is_said_to_its_keeper_and_the_lead(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, lead = await received(world), await world.phone(LEAD)
    await world.pass_by(days=26)
    for phone in (consultant, lead):
        said = await heard(phone, "约定归还或销毁")
        assert said.button("📤 归还") is not None
        assert said.button("🧨 销毁") is not None


async def test_the_sheet_goes_out_and_in_and_what_became_of_it_is_not_entered(sqlite_world: World) -> None:
    world = sqlite_world
    await received(world)
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    row = [cell.value for cell in book["客户财产与信息"][2]]
    assert row[:6] == ["W1", "HX", SAMPLE, "样品", None, "否"]
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")
    added = ["", "HX", "图纸 203", "图纸、技术资料", "1 套", "是", "资料室", "孙丽", "2026-11-20", "", "", "已归还"]
    await upload(world, administrator, add(book, {"客户财产与信息": [added]}))
    assert await count("client_property") == 1, "what became of it follows from what is recorded"
    book = await exported(world, administrator)
    await upload(world, administrator, add(book, {"客户财产与信息": [[*added[:-1], ""]]}))
    await imported(world, administrator)
    assert await count("client_property") == 2
    assert await one("SELECT count(*) FROM second_person WHERE state = 'open'") == 1, "its keeper is asked"


async def test_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, manager = await received(world), await world.phone(MANAGER)
    await english(consultant)
    await english(manager)
    said = (await do(consultant, ">client property", SAMPLE)).text
    for line in ("Kind: Sample", "State: Held", "Keeper: 周明"):
        assert line in said
    await do(consultant, "📤 Return", ">Li", "The client confirms", "Confirm and submit")
    assert "Waiting for the client's manager to confirm" in (await consultant.last()).text
    await world.beat()
    await heard(manager, "Please confirm that it was returned")
    assert "李强 confirmed its return" in (await do(manager, "✅ Yes, returned")).text
