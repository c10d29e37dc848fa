"""Help with the client's own management system (clause 4.4)."""

from bot.rules.menu.item import Item, Unit
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import DELIVERY, INSPECTION, SERVICE
from bot.rules.text import Text

ITEMS = (
    Item(
        "INTERNAL-AUDIT",
        Text("内审协助", "Help with the internal audit"),
        "4.4.1",
        Unit.DAY,
        INSPECTION,
        Often.YEARLY,
        Text("内审计划、检查表和内审报告", "Audit plan, checklists and report"),
        Text(
            "内审由企业的人做，我们带着做、不代签。内审员不查自己的岗位。不符合项要有事实、条款和责任人。",
            "The client's people audit; we guide and never sign for them. Nobody audits their own work. A "
            "non-conformity has facts, a clause and somebody in charge.",
        ),
        minutes=480,
    ),
    Item(
        "PROCEDURES",
        Text("岗位与制度建设", "Posts and procedures"),
        "4.4.1",
        Unit.TIME,
        SERVICE,
        Often.YEARLY,
        Text("岗位职责、制度修订稿", "Job descriptions and revised procedures"),
        Text(
            "按企业现有的人和做法来写，一个岗位一页。改动先给使用的人看懂，再请企业发布。",
            "Write for the people and the ways that the client has, a page for each post. Those who use it must "
            "understand a change before the client issues it.",
        ),
        minutes=240,
    ),
    Item(
        "MONITORING-PLAN",
        Text("监测计划", "Monitoring plan"),
        "4.4.1",
        Unit.DOCUMENT,
        DELIVERY,
        Often.YEARLY,
        Text("年度监测计划", "Monitoring plan for the year"),
        Text(
            "写清测什么、在哪测、多久一次、用什么方法和限值。企业自己能测的和要送检的分开列。"
            "企业自己测的录入“监测计划”，到期提醒责任人。",
            "Say what is measured, where, how often, by which method and limits. List apart what the client can "
            "measure and what goes to a laboratory. What they measure themselves is entered under Monitoring plan, "
            "and who is responsible is reminded.",
        ),
        minutes=180,
    ),
    Item(
        "EMERGENCY-PLAN",
        Text("应急预案编制协助", "Help with the emergency plan"),
        "4.4.2",
        Unit.DOCUMENT,
        DELIVERY,
        Often.YEARLY,
        Text("应急预案稿", "Draft of the emergency plan"),
        Text(
            "从风险清单里最坏的几种情况写起。每步写到岗位和电话，不写空话。编好后建议企业演练一次。",
            "Begin with the worst cases of the risk register. Each step names a post and a telephone number. Suggest a "
            "drill once it is written.",
        ),
        minutes=240,
    ),
    Item(
        "HAZARDS",
        Text("隐患自查与治理指导", "Guidance on hidden hazards"),
        "4.4.2",
        Unit.TIME,
        INSPECTION,
        Often.MONTHS,
        Text("隐患清单、治理建议", "List of hazards with suggestions"),
        Text(
            "教企业的人自己查，陪着走一遍。每处隐患写清位置、后果和先做什么；危及人身的当场请企业停下来处理。",
            "Teach the client's people to look for themselves, and walk with them once. Say for each hazard where it "
            "is, what it may cause and what comes first; where people are in danger ask the client to stop at once.",
        ),
        every=6,
        minutes=180,
    ),
    Item(
        "AFTER-SALES",
        Text("售后服务改进", "After-sales service"),
        "4.4.3",
        Unit.TIME,
        INSPECTION,
        Often.YEARLY,
        Text("售后服务检查记录、改进建议", "Check of the after-sales service with suggestions"),
        Text(
            "按 GB/T 16784 看售后的承诺、人员、配件和记录。抽几件退换和投诉，查原因有没有传回生产和设计。",
            "Look at promises, people, spare parts and records by GB/T 16784. Take some returns and complaints and see "
            "whether their causes reached production and design.",
        ),
        minutes=180,
    ),
)
