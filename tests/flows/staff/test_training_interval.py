"""Technical staff learn again in the interval that the firm sets, or hear of it until they did (clause 3.2)."""

from tests.flows.behalf.recording import do
from tests.flows.steps import english, heard
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, World


async def technical(world: World) -> Phone:
    """The administrator's phone after they said that the consultant is technical staff; they came 40 days ago."""
    phone = await world.phone(ADMINISTRATOR)
    await do(phone, ">人员", ">周明", "周明", "✏️ 修改", "人员类别", "技术人员")
    return phone


async def test_it_is_said_once_then_each_month_until_it_is_entered(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await technical(world)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await do(administrator, ">公司设置", "到期预警", "技术人员培训间隔", "6")
    world.clock.pass_by(days=138)
    await world.pass_by(days=2)
    assert await lines("training_due") == []
    await world.pass_by(days=5)
    assert "该参加培训了" in (await heard(consultant, "该参加培训了")).text
    assert "周明该参加培训了" in (await heard(administrator, "周明该参加培训了")).text
    assert "该参加培训了" not in str([one.text for one in await lead.messages()])
    await world.pass_by(days=20)
    assert len(await lines("training_due")) == 2
    await world.pass_by(days=40)
    assert len(await lines("training_due")) == 6, "once more in each month since"
    await do(administrator, ">服务能力")
    assert "1 名技术人员该参加培训" in (await administrator.last()).text
    day = world.clock.now().date().isoformat()
    given = (f">{day}", ">新版标准", ">8", "公司内部培训", "提交")
    await do(administrator, ">人员档案", "周明", "🎓 登记继续教育", *given)
    await do(administrator, ">服务能力")
    assert "技术人员都按期参加了培训" in (await administrator.last()).text
    before = len(await lines("training_due"))
    await world.pass_by(days=60)
    assert len(await lines("training_due")) == before


async def test_who_has_left_hears_nothing_nor_do_the_administrators(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await technical(world)
    await do(administrator, ">人员", ">周明", "周明", "🚫 停用", "确定停用")
    world.clock.pass_by(days=400)
    await world.pass_by(days=3)
    assert await lines("training_due") == []


async def test_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    await technical(world)
    consultant = await world.phone(CONSULTANT)
    await english(consultant)
    world.clock.pass_by(days=326)
    await world.pass_by(days=4)
    assert "Training is due" in (await heard(consultant, "Training is due")).text
    assert "Training was due on" in (await do(consultant, ">my file")).text
