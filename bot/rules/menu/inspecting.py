"""The full inspection by its seven parts, and the identification of risks (clauses 4.2 and 4.3)."""

from bot.rules.menu.item import Depth, Item, Unit
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import INSPECTION
from bot.rules.text import Text


def _part(
    number: int,
    name: Text,
    requirements: Text,
    *,
    minutes: int = 60,
    instruments: Text | None = None,
) -> Item:
    return Item(
        f"INSPECTION-{number}",
        Text(f"全面排查：{name.zh}", f"Full inspection: {name.en}"),
        f"4.2.{number}",
        Unit.TIME,
        INSPECTION,
        Often.YEARLY,
        Text("排查记录、整改建议", "Inspection record with suggested rectifications"),
        requirements,
        depth=Depth.DEEP,
        minutes=minutes,
        instruments=instruments,
        package=True,
    )


ITEMS = (
    _part(
        1,
        Text("文件执行", "quality documents"),
        Text(
            "拿文件逐条对照现场怎么做。没做到的问清原因，分清是文件不合适还是没执行。能补的材料当场列单、约定日期。",
            "Compare each document with what is really done. Where it is not followed, find out whether the document "
            "or the practice is wrong. List on the spot what can be made up for, with a date.",
        ),
    ),
    _part(
        2,
        Text("既有报告", "existing reports"),
        Text(
            "内审、外审、监督抽查和客户验厂的报告都要看。把几份报告里重复出现的问题挑出来，查上次的整改是否还管用。",
            "Read the reports of internal and external audits, of market supervision and of customers. Pick out what "
            "comes up again and again, and check whether earlier fixes still hold.",
        ),
    ),
    _part(
        3,
        Text("管理措施", "control measures"),
        Text(
            "对照标准和图纸看每道控制措施是否还适用、有没有人管。拿不准的写明依据，不凭印象下结论。",
            "Check each measure against standards and drawings: does it still fit, and does somebody look after it? "
            "Give the source where it is doubtful; no conclusions from impressions.",
        ),
    ),
    _part(
        4,
        Text("检验检测报告", "test reports"),
        Text(
            "先核报告是否在有效期、项目是否齐全、检测机构有无资质。不合格和临界值逐项追原因，看有没有变差的趋势。",
            "First check validity, completeness and the testing body's accreditation. Trace every failed or borderline "
            "value to its cause, and look for values that are getting worse.",
        ),
        minutes=90,
    ),
    _part(
        5,
        Text("生产环境", "production environment"),
        Text(
            "人、机、料、法、环、测逐项看，测量值要记仪器编号，仪器须在检定有效期或校准周期内。按影响大小排出先改什么。",
            "Look at people, machines, materials, methods, surroundings and measurement in turn. Note the instrument "
            "with each value; it must be within its calibration. Say what to fix first, by its effect.",
        ),
        minutes=180,
        instruments=Text(
            "温湿度计、照度计、声级计、测距仪", "Thermo-hygrometer, light meter, sound level meter, distance meter"
        ),
    ),
    _part(
        6,
        Text("应急预案", "emergency preparedness"),
        Text(
            "预案里的人和电话逐个核实。问两三个岗位出事先做什么，和预案对一对。看上次演练留下的问题改了没有。",
            "Verify every name and number in the plan. Ask at two or three posts what is done first, and compare. See "
            "whether the shortcomings of the last drill were dealt with.",
        ),
    ),
    _part(
        7,
        Text("日常台账", "daily registers"),
        Text(
            "随机抽最近三个月，看记录是否当时写、前后对得上、能追到批次。发现补记要问原因，不替企业补。",
            "Take samples of the last three months: written at the time, consistent, traceable to the batch? Ask why "
            "where entries were made up later, and never make them up for the client.",
        ),
    ),
    Item(
        "RISKS",
        Text("质量风险识别", "Risk identification"),
        "4.3",
        Unit.TIME,
        INSPECTION,
        Often.YEARLY,
        Text("风险清单、分级结果和防控措施", "Register of risks with levels and measures"),
        Text(
            "和车间、检验、采购一起找风险，别漏说明书和售后。每条定可能性和后果，写清谁负责、何时复评。重大风险当天告诉企业负责人。",
            "Look for risks together with production, inspection and purchasing; do not forget manuals and "
            "after-sales. Grade each by likelihood and severity, with an owner and a review date. Tell the client's "
            "manager of grave ones the same day.",
        ),
        minutes=240,
        package=True,
    ),
)
