"""The same thing reported twice: asked of who may see the first, told to who handles both; everyone hears the end."""

from tests.flows.behalf.recording import do
from tests.flows.cases.test_hazard import NUMBER, WHAT, report
from tests.flows.cases.test_repeats import FIRST
from tests.flows.steps import count, english, heard, one, open_patrol, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, STAFF, World

SECOND = "YH20261123-02"
ASKED, AGAIN = "新标准什么时候开始执行？", "想问新标准什么时候执行"


async def said_to(phone: Phone) -> str:
    """All that the bot said on a phone, and what its keys say."""
    return "\n".join(message.text + str(message.buttons) for message in await phone.messages())


async def test_who_may_see_the_first_adds_theirs_to_it_and_hears_its_end(world: World) -> None:
    staff, manager, consultant = [await world.phone(who) for who in (STAFF, MANAGER, CONSULTANT)]
    await staff.text("问管家")
    await staff.text(ASKED)
    assert "报过" not in (await staff.last()).text
    await staff.press("发送")
    await english(manager)
    await manager.text("Ask the butler")
    await manager.photo(picture(71), caption=AGAIN)
    asked = await manager.last()
    assert "This may have been reported before. Is it the same?" in asked.text
    assert f"ZX20261123-01 (awaiting acceptance) {ASKED}" in asked.text
    await press_sparingly(manager, "➕ Add to ZX20261123-01")
    await manager.press("Send")
    assert "you will hear what becomes of it" in (await manager.last()).text
    assert await count("service_case") == 1

    await world.beat()
    added = await heard(consultant, "李强也反映了这件事")
    assert AGAIN in added.text
    assert "🙋 另有 1 人反映" in added.text
    await consultant.text("ZX20261123-01")
    assert "照片" in str(await consultant.buttons())
    await consultant.press("💬 答复")
    await consultant.text("明年三月一日起。")
    await consultant.press("发送")
    await world.beat()
    ended = await heard(manager, "What you reported has an end: Resolved")
    assert AGAIN in ended.text


async def test_it_is_filed_as_usual_where_it_is_not_the_same(sqlite_world: World) -> None:
    world = sqlite_world
    await report(world, MANAGER)
    boss = await report(world, MANAGER, "二号冲床防护罩又松动了")
    assert "可能已经有人报过了" in (await boss.last()).text
    await boss.press("不是同一件，照常提交")
    assert SECOND in (await boss.last()).text
    assert await count("service_case") == 2


async def joined(world: World) -> tuple[Phone, Phone]:
    """A worker reported what the manager had, who joined the two; the worker knows nothing of the first."""
    manager = await report(world, MANAGER)
    worker = await report(world, STAFF, "二号冲床的防护罩松了")
    assert SECOND in (await worker.last()).text, "nothing is said to who may not see the first"
    await world.beat()
    told = await heard(manager, "王芳上报了隐患")
    assert f"🧷 可能是同一件：{NUMBER}（待处理）" in told.text
    await manager.text(SECOND)
    await manager.press("🧷 是同一件…")
    await manager.press(f"{NUMBER} {WHAT}")
    await manager.press("并入那一件")
    card = await manager.last()
    assert f"🧷 并入了：{NUMBER}（待处理）" in card.text
    await world.beat()
    assert "一起处理，有结果会告诉您" in (await heard(worker, "是同一件")).text
    return worker, manager


async def test_what_is_joined_ends_with_the_first_and_who_reported_it_hears_so(sqlite_world: World) -> None:
    world = sqlite_world
    worker, manager = await joined(world)
    await english(worker)
    await manager.text(NUMBER)
    assert f"🧷 一起处理：{SECOND}（已并入另一件）" in (await manager.last()).text
    await manager.press("📷 处理好了")
    await manager.photo(picture(72))
    await manager.press("✅ 已消除")
    await world.beat()
    ended = await heard(worker, "What you reported has an end: Removed")
    assert "二号冲床的防护罩松了" in ended.text
    assert SECOND in ended.text
    assert NUMBER not in await said_to(worker), "what they may not see is never hinted at"


async def fixed(phone: Phone, number: str, seed: int) -> None:
    """Whoever handles a hazard fixes it."""
    await phone.text(number)
    await phone.press("📷 处理好了")
    await phone.photo(picture(seed))


async def closed_at(number: str) -> object:
    """When a case ended; None: it goes on."""
    return await one(f"SELECT closed_at FROM service_case WHERE number = '{number}'")


async def test_who_reported_it_may_take_it_apart_again(sqlite_world: World) -> None:
    world = sqlite_world
    worker, manager = await joined(world)
    await worker.text(SECOND)
    await press_sparingly(worker, "✂️ 分开，单独处理")
    await world.beat()
    assert SECOND in (await heard(manager, "王芳说这不是同一件")).text
    await manager.text(SECOND)
    assert "🧷" not in (await manager.last()).text
    assert "📷 处理好了" in str(await manager.buttons())
    # the first ends alone
    before = len(await worker.messages())
    await fixed(manager, NUMBER, 73)
    await manager.press("✅ 已消除")
    await world.beat()
    assert len(await worker.messages()) == before
    assert await closed_at(NUMBER) is not None
    assert await closed_at(SECOND) is None
    # and so does the second, of which who reported it hears
    await fixed(manager, SECOND, 75)
    await world.beat()
    await heard(worker, "请看看是否好了")
    await do(worker, f">{SECOND}", "✅ 已消除")
    await world.beat()
    assert SECOND in (await heard(manager, "王芳确认隐患已消除")).text
    assert await closed_at(SECOND) is not None
    assert "有结果了" not in await said_to(worker), "they ended it themselves"
    assert "有结果了" not in await said_to(manager)


async def test_what_was_joined_to_something_withdrawn_goes_on(sqlite_world: World) -> None:
    world = sqlite_world
    worker, manager = await joined(world)
    await manager.text(NUMBER)
    await manager.press("↩️ 撤回")
    await manager.press("↩️ 确定撤回")
    await world.beat()
    assert await one(f"SELECT state FROM service_case WHERE number = '{SECOND}'") == "in_progress"
    assert "您这件单独处理" in (await heard(worker, "一起处理的那件没有再处理")).text


async def linked(world: World) -> tuple[Phone, Phone]:
    """A worker reported what the manager had, who linked the two."""
    manager = await report(world, MANAGER)
    worker = await report(world, STAFF, "二号冲床的防护罩松了")
    await manager.text(SECOND)
    await manager.press("🧷 是同一件…")
    await manager.press(f"{NUMBER} {WHAT}")
    await manager.press("关联")
    assert f"🧷 相关：{NUMBER}（待处理）" in (await manager.last()).text
    return worker, manager


async def test_linked_ones_end_each_by_itself_and_who_reported_each_hears_of_theirs(sqlite_world: World) -> None:
    world = sqlite_world
    worker, manager = await linked(world)
    await english(worker)
    before = len(await worker.messages())
    await fixed(manager, NUMBER, 76)
    await manager.press("✅ 已消除")
    await world.beat()
    assert await closed_at(NUMBER) is not None
    assert await closed_at(SECOND) is None, "the other goes on"
    assert len(await worker.messages()) == before, "and who reported that hears nothing of the first"
    await manager.text(SECOND)
    assert f"🧷 相关：{NUMBER}（已消除）" in (await manager.last()).text
    await fixed(manager, SECOND, 77)
    await world.beat()
    await heard(worker, "is it all right now?")
    await manager.text(SECOND)
    await manager.press("✅ 已消除")
    await world.beat()
    assert await closed_at(SECOND) is not None
    ended = await heard(worker, "saw that the hazard is removed")
    assert SECOND in ended.text
    assert NUMBER not in await said_to(worker), "what they may not see is never hinted at"
    assert (await said_to(worker)).count("is removed.") == 1, "it is told once"


async def test_what_is_another_is_said_no_more(sqlite_world: World) -> None:
    _, manager = await linked(sqlite_world)
    await manager.text(NUMBER)
    await manager.press("🧷 是同一件…")
    await manager.press(f"{SECOND} 二号冲床的防护罩松了")
    await manager.press("不是同一件")
    assert "🧷 相关" not in (await manager.last()).text
    assert await one("SELECT count(*) FROM service_case WHERE closed_at IS NULL") == 2


async def test_what_was_split_once_the_first_had_ended_is_ended_by_itself(sqlite_world: World) -> None:
    world = sqlite_world
    worker, manager = await joined(world)
    await fixed(manager, NUMBER, 78)
    await manager.press("✅ 已消除")
    await world.beat()
    await heard(worker, "您反映的事有结果了：已消除")
    await do(worker, f">{SECOND}", "✂️ 分开，单独处理")
    await world.beat()
    assert await closed_at(SECOND) is None
    await do(manager, f">{SECOND}", "🚫 不是隐患", ">另一台冲床没有防护罩", "发送")
    await world.beat()
    assert await closed_at(SECOND) is not None
    told = await heard(worker, "认为不是隐患")
    assert "另一台冲床没有防护罩" in told.text
    assert SECOND in told.text


async def test_who_reported_a_hazard_that_was_shared_hears_the_end_of_the_finding(sqlite_world: World) -> None:
    world = sqlite_world
    worker = await report(world)
    manager, consultant = await world.phone(MANAGER), await world.phone(CONSULTANT)
    await manager.text(NUMBER)
    await manager.press("🤝 交给管家跟进")
    await world.beat()
    await manager.text(FIRST)
    await manager.press("📷 提交整改")
    await manager.photo(picture(74))
    await consultant.text(FIRST)
    await consultant.press("✅ 复查通过")
    await world.beat()
    ended = await heard(worker, "您反映的事有结果了：已闭环")
    assert WHAT in ended.text
    assert FIRST in ended.text, "the finding is for them to see"
    assert "有结果了" not in await said_to(manager), "whoever hears of the step is told once"


async def test_before_a_patrol_is_filed_its_consultant_reads_what_may_be_open_already(world: World) -> None:
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    await do(staff, ">问管家", ">总装车间的封样柜门锁坏了", "发送")
    await report(world, STAFF, "封样架歪了")
    await open_patrol(world)
    await do(consultant, ">全部符合，除3 封样架歪了，4 封样柜门锁坏了", "📷", "一般", "否", "📷", "一般", "否")
    review = (await consultant.last()).text
    assert "第 4 项可能和 ZX20261123-01 是同一件" in review
    assert "第 3 项" not in review.split("⚠️")[1], "of what is the client's own nothing is said"
    await english(consultant)
    assert "Item 4 may be the same as ZX20261123-01. Just submit" in (await do(consultant, ">continue")).text
    await do(consultant, "Confirm and submit")
    assert await count("service_case WHERE kind = 'finding'") == 2, "nothing is held up"
