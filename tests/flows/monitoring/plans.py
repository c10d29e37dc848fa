"""What stories of monitoring begin with: a plan that the client's manager entered; it is Monday, 2026-11-23, 9:30."""

from tests.flows.behalf.recording import do
from tests.sandbox.phone import Phone
from tests.world import MANAGER, World

PRESSURE = "壳体试验压力 · 总装试压台"
TIDY = "库房整洁 · 成品库"


async def plan_pressure(world: World, *, often: tuple[str, ...] = ("每个工作日",), person: str = "王芳") -> Phone:
    """The manager has the shell test pressure measured between 1.5 and 2.25 MPa, by 王芳."""
    phone = await world.phone(MANAGER)
    await do(phone, ">监测计划", "➕ 新增监测项", "成品", ">总装试压台", ">壳体试验压力")
    await do(phone, ">１.5～２．２５MPa", *often, person, ">停机，隔离当班产品", "✅ 保存")
    return phone


async def plan_tidiness(world: World) -> Phone:
    """The manager looks once a week, on Mondays, whether the store is tidy."""
    phone = await world.phone(MANAGER)
    await do(phone, ">监测计划", "➕ 新增监测项", "环境", ">成品库", ">库房整洁", "没有数值，看符不符合")
    await do(phone, "每周一次", "企业负责人", "没有规定", "✅ 保存")
    return phone
