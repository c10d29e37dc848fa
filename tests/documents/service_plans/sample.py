"""A service plan to draw: a factory with everything a plan can have."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.documents.service_plans.sheet import PlanSheet
from bot.records.service_plans import PlanLine, PlanVersion, TeamMember
from bot.rules.service_plans.states import PlanState
from bot.rules.tasks.schedule import Often
from bot.rules.text import CHINESE, Language, Text
from bot.rules.working_days import Calendar

MADE_AT = datetime(2027, 4, 26, 16, 40, tzinfo=UTC)
"""Twenty to one in the night of the 27th in Beijing."""
WORKSHOP = {"site_id": 3, "site_name": "总装车间", "person_id": 5, "person_name": "周明"}
STORES = {"site_id": 4, "site_name": "原料库", "person_id": 5, "person_name": "周明"}
LI = {"person_id": 6, "person_name": "李强"}


def line(item_id: int, name: str, clause: str, often: Often | None = None, **more: Any) -> PlanLine:
    """An item of the plan."""
    return PlanLine(item_id, name, clause, more.pop("work", "service"), often=often, **more)


LINES = (
    line(1, "质量状况调查", "4.1.1", Often.ONCE, work="other", begins=date(2027, 1, 11), minutes=480, **LI),
    line(
        2,
        "全面排查",
        "4.2",
        Often.YEARLY,
        begins=date(2027, 3, 16),
        minutes=960,
        depth="deep",
        deliverable="全面排查报告",
        **LI,
    ),
    line(
        3, "风险识别", "4.3", Often.MONTHS, every=6, begins=date(2027, 2, 23), minutes=240, deliverable="风险清单", **LI
    ),
    line(
        4,
        "日常巡查",
        "4.6",
        Often.WEEKLY,
        work="patrol",
        begins=date(2027, 1, 5),
        minutes=90,
        depth="standard",
        deliverable="巡查报告",
        **WORKSHOP,
    ),
    line(
        5,
        "日常巡查",
        "4.6",
        Often.FORTNIGHTLY,
        work="patrol",
        begins=date(2027, 1, 7),
        minutes=60,
        depth="brief",
        deliverable="巡查报告",
        **STORES,
    ),
    line(6, "企业自查支持", "4.6", Often.DAILY, minutes=10, **WORKSHOP),
    line(
        7, "管理专题培训", "4.5", Often.TIMES_A_QUARTER, work="training", every=2, minutes=120, deliverable="培训记录"
    ),
    line(8, "计量器具送检", "5.2", Often.AFTER_MONTHS, every=5, begins=date(2027, 2, 2), work="other", **LI),
    line(9, "现场指导", "7", None, times=6, minutes=120, deliverable="指导意见", **LI),
    line(10, "应急咨询", "4.4.2", None),
    line(11, "服务总结报告", "4.7.2", Often.QUARTERLY, work="delivery", begins=date(2027, 1, 20), minutes=240, **LI),
)
PLAN = PlanVersion(
    id=12,
    contract_id=2,
    client_id=1,
    version=2,
    state=PlanState.CONFIRMED,
    reason="新增原料库巡查，培训改为每季度两次",
    from_day=date(2027, 5, 1),
    lines=LINES,
    contract_number="HT2027-003",
    client_name="恒信阀门制造有限公司",
    client_short_name="恒信阀门",
    begins=date(2027, 1, 1),
    ends=date(2027, 12, 31),
    lead_name="李强",
    approved_by="李强",
    approved_at=datetime(2027, 4, 22, 1, 5, tzinfo=UTC),
    confirmed_by="王建国",
    confirmed_at=datetime(2027, 4, 23, 2, 30, tzinfo=UTC),
    reporting=Text("每季度", "Every quarter"),
    team=(
        TeamMember("李强", True, Text("高级工程师", "Senior"), (Text("质量管理", "Quality management"),)),
        TeamMember("周明", False, Text("中级", "Intermediate"), (Text("检验检测", "Inspection and testing"),)),
    ),
    uncovered=(Text("法律法规", "Law"),),
)
BEFORE = replace(
    PLAN,
    id=11,
    version=1,
    state=PlanState.REPLACED,
    reason="",
    from_day=PLAN.begins,
    lines=(
        *(one for one in LINES if one.item_id not in (5, 7)),
        replace(LINES[6], often=Often.QUARTERLY, every=1, begins=date(2027, 3, 10)),
        line(12, "售后服务评价", "4.4.3", Often.YEARLY, begins=date(2027, 6, 8)),
    ),
)


def sheet(
    *lines: PlanLine, language: Language = CHINESE, before: PlanVersion | None = BEFORE, **changes: Any
) -> PlanSheet:
    """The plan in a language, of these lines if any are given, with what is changed about it."""
    changes = {"lines": lines or LINES} | changes
    plan = replace(PLAN, **changes)
    return PlanSheet(plan, before, Calendar(), "江南质量技术服务有限公司", MADE_AT, language)


def long_lines(count: int) -> tuple[PlanLine, ...]:
    """Items with names as long as anybody writes them, in both scripts."""
    names = (
        "关键工序与特殊过程质量控制点日常巡查及整改情况跟踪复核（含夜班与节假日值班）",
        "Incoming inspection of castings, forgings and fasteners including third-party certificates",
        "JB/T9092-1999&GB/T13927-2022_pressure_test_bench_verification_record_review",
    )
    sites = ("第三铸造车间东侧热处理与表面处理联合厂房二层平台", "Final assembly hall, north wing", "")
    often = (Often.WEEKLY, Often.MONTHLY, Often.DAILY, Often.TIMES_A_MONTH, None)
    return tuple(
        line(
            n,
            names[n % 3],
            "4.4.1" if n % 2 else "GB/T 19001-2016 8.5.1 b)",
            often[n % 5],
            every=2,
            site_id=n,
            site_name=sites[n % 3],
            person_id=n,
            person_name="欧阳博文·阿卜杜热合曼" if n % 2 else "Alexandra Featherstonehaugh",
            deliverable="质量控制点检查记录、整改复核意见及照片" if n % 3 else "Report",
            minutes=95,
            depth="deep",
            times=3,
        )
        for n in range(1, count + 1)
    )
