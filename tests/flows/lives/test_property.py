"""A client's samples from the day they came until the client says that they are back (clause 5.3.2)."""

import pytest

from bot.rules.text import Language
from tests.flows.contracts.test_a_year import founded
from tests.flows.lives.label import printed
from tests.flows.lives.workbook import cell, codes, put_in
from tests.flows.steps import count
from tests.world import World

PROPERTY, STATE = ("客户财产与信息", "Client property"), ("状态", "State")
NAME = "DN50 球阀样品"
SUBMIT = ("确认无误", "Confirm and submit")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_it_is_received_used_and_returned(empty_sqlite_world: World, language: Language) -> None:
    cast = await founded(empty_sqlite_world, language)
    keeper, manager = cast.lead, cast.manager
    kind, no = cast.said(("样品", "Sample")), cast.said(("否", "No"))
    row = ["", "C1", NAME, kind, "3 件", no, "资料室 2 号柜", "孙丽", "2026-11-20", "王芳", "2026-12-20", ""]
    await put_in(cast, {PROPERTY: [row]})
    await cast.heard(keeper, "由您保管吗", "do you keep it")
    await keeper.do(("📥 已收到保管", "📥 Received, I keep it"))
    card = await keeper.do((">客户财产与信息", ">client property"), NAME)
    assert cast.said(("孙丽已收到保管", "孙丽 received and kept")) in card
    label = await printed(cast, keeper)

    await keeper.phone.start(label)
    await keeper.do(("🫴 领用、放回", "🫴 Use of client property"), ("领用", "Taken out"), (">孙丽", ">孙丽"))
    await keeper.do((">壳体试验", ">shell test"), SUBMIT)
    assert await cell(cast, PROPERTY, "W1", STATE) == cast.said(("使用中", "In use"))
    await cast.on("2026-12-18")
    await cast.heard(keeper, f"约定归还或销毁 {NAME}", f"Agreed return of {NAME}")
    await keeper.do((">菜单", ">menu"))
    assert NAME[:7] in await keeper.keys()
    await keeper.phone.start(label)
    await keeper.do(("📤 归还", "📤 Return"), ">王芳", ("请企业确认", "The client confirms"), SUBMIT)
    assert await cell(cast, PROPERTY, "W1", STATE) == cast.said(("使用中", "In use")), "the client has not said so"
    await cast.heard(manager, "请确认：东西已经归还", "Please confirm that it was returned")
    assert cast.said(("王芳确认已归还", "王芳 confirmed its return")) in await manager.do(
        ("✅ 已归还", "✅ Yes, returned")
    )
    await cast.heard(keeper, "王芳确认已归还", "王芳 confirmed its return")
    await keeper.phone.start(label)
    assert cast.said(("状态：已归还", "State: Returned")) in (await keeper.phone.last()).text
    assert await codes(cast, PROPERTY) == []
    await keeper.do((">菜单", ">menu"))
    assert NAME[:7] not in await keeper.keys()
    assert await count("failed_update") == 0
