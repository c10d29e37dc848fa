"""客户财产与信息: received, used, returned or destroyed, each with a second person; a leak is told at once (5.3)."""

from tests.flows.behalf.recording import do
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, MANAGER, World

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
