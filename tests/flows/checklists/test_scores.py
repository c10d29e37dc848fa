"""得分率: conform ÷ judged, beside it the 否决项 that failed; on record, list, report and picture (clause 4.6)."""

from io import BytesIO

from pypdf import PdfReader

from tests.flows.behalf.recording import do
from tests.flows.steps import release
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, World


async def test_a_score_never_stands_without_the_critical_items_that_failed(sqlite_world: World) -> None:
    await sqlite_world.plan_patrol()
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, "总装车间", "换检查表", "标准巡查")
    await consultant.photo(picture(), caption="1 许可证已过有效期")
    await consultant.photo(picture(), caption="3 标识不清")
    await do(consultant, ">5 不适用", "其余均符合", "确认无误，提交")
    card = (await consultant.last()).text
    assert "得分率 92%（24/26） · 否决项★ 未通过：1" in card
    assert "标准巡查" in card
    await sqlite_world.beat()
    report = PdfReader(BytesIO(await consultant.download(await consultant.last())))
    said = "".join(page.extract_text() for page in report.pages).replace("\n", "").replace(" ", "")
    assert "92%（24/26）" in said
    assert "否决项★未通过：1" in said
    manager = await sqlite_world.phone(MANAGER)
    await do(manager, ">巡查记录")
    assert "92% ★" not in (await manager.last()).text, "they do not have it yet"
    await release(sqlite_world)
    await do(manager, ">巡查记录", "📍 总装车间")
    assert "标准巡查 · 92% ★ · 2 个问题" in (await manager.last()).text
    await manager.press("📈 得分趋势")
    await sqlite_world.beat()
    assert (await manager.download(await manager.last())).startswith(b"\x89PNG")
