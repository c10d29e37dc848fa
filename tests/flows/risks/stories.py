"""A risk as tests enter it, by chat."""

from tests.flows.behalf.recording import do
from tests.sandbox.phone import Message, Phone
from tests.world import CONSULTANT, World

NAME = "砂眼漏检"
DESCRIBED = "气密试验抽样，砂眼可能漏到出厂。"


async def entered(
    world: World,
    who: int = CONSULTANT,
    *,
    client: str = "恒信",
    owner: str = "周明",
    grades: tuple[str, str] = ("4", "3"),
) -> Phone:
    """Somebody's phone after they entered a risk; today is 2026-11-23."""
    phone = await world.phone(who)
    await do(phone, ">风险", "➕ 新增风险", client, f">{NAME}", "检验", f">{DESCRIBED}", *grades, owner, "✅ 保存")
    return phone


async def measured(phone: Phone, what: str = "改为全检", due: str = "2026-12-10", owner: str = "周明") -> Message:
    """The card of a measure that was added to the risk whose card is shown."""
    await do(phone, "➕ 措施", f">{what}", owner, f">{due}")
    return await do(phone, "✅ 保存")
