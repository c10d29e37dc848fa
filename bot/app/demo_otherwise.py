"""What of the demo company's half year went otherwise than planned, and what was said of the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.app.demo_stories import CHENGUANG, HENGXIN


@dataclass(frozen=True, slots=True)
class Late:
    """Done so many working days after its day."""

    days: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """Put on a day so many working days later, on the working day before."""

    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class Waived:
    """Not done this time, as was said on the working day before."""

    reason: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Not done while it could be, as was explained afterwards."""

    reason: str


@dataclass(frozen=True, slots=True)
class Open:
    """Still to be done."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Handed over and returned by the client: on the day after, or (``just_now``) only on the last working day."""

    reason: str
    just_now: bool = False


Key = tuple[str, str, int, str]
"""A time of a service: the client, what the contract calls it, in which month of the contract, at which site."""
DONE = Late()
OTHERWISE: Mapping[Key, Late | Moved | Waived | Missed | Open] = {
    (HENGXIN, "日常巡查", 2, "总装车间"): Late(2),
    (HENGXIN, "日常巡查", 4, "原料仓库"): Waived("仓库整体搬迁，当月无货"),
    (HENGXIN, "现场指导", 3, ""): Moved(3, "企业年中盘点，改到盘点后"),
    (HENGXIN, "培训：最新法规、标准", 1, ""): Waived("停产检修，与下季度的合并讲"),
    (HENGXIN, "服务总结报告", 6, ""): Open(),
    (CHENGUANG, "日常巡查", 3, "一号产线"): Missed("连续暴雨，企业停工"),
    (CHENGUANG, "服务总结报告", 4, ""): Late(3),
}
RETURNED: Mapping[Key, Returned] = {
    (HENGXIN, "服务总结报告", 3, ""): Returned("第二页的数据和台账对不上，请核对后重交"),
    (CHENGUANG, "服务总结报告", 6, ""): Returned("缺整改前后的对比照片，请补上", just_now=True),
}
TOLD: Mapping[str, tuple[str, str]] = {
    "现场质量调查": ("on_site", "按调查表走完各工序，问题当场和企业负责人过了一遍，书面意见随后发。"),
    "收集质量资料": ("document", "八类资料已列清单，缺环境检测报告和两项原辅料检验报告，企业三天内补。"),
    "全面排查：文件执行": ("on_site", "抽查六份质量文件的执行情况，两份没有签收记录，已协助补齐。"),
    "全面排查：既有报告": ("advice", "对照近两年的质量报告，重复出现的问题归成三类，提了整改意见。"),
    "全面排查：管理措施": ("on_site", "逐条核对现有管理措施，不合格品隔离这一条没有落到班组。"),
    "全面排查：检验检测报告": ("document", "看了十二份检验报告，两份超差原因是量具未校准，写明了整改意见。"),
    "全面排查：生产环境": ("on_site", "照明、温湿度、物料摆放都看过，装配区温湿度没有连续记录。"),
    "全面排查：应急预案": ("document", "预案里的联系人有三位已离职，已改好并发给企业确认。"),
    "全面排查：日常台账": ("on_site", "抽查当月七本台账，漏签四处，当场补记并说明了写法。"),
    "质量风险识别": ("advice", "识别出九项质量风险，三项为高，措施和负责人已写进清单。"),
    "满意度调查": ("phone", "电话回访企业负责人和两位班组长，总体满意，希望培训安排在停产日。"),
    "现场指导": ("on_site", "现场教检验员填首件检验记录，改了三处写法，看着各填了一份。"),
}
"""What was logged of a service: its kind and the words."""
