"""巡查计划: which site is patrolled by whom and how often; the tasks are made from it (clauses 3.7, 4.6)."""

from bot.rules.ledgers.columns import BY_OURS, client_column, code_column
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.schedule import OFTEN_NAMES, Often
from bot.rules.text import Text

PLAN = Right(
    Text("安排巡查", "Plan patrols"), {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL}, in_practice=False
)

SCHEDULES = Ledger(
    "schedules",
    Text("巡查计划", "Patrol plans"),
    Text("巡查计划", "Patrol plan"),
    (
        code_column(Text("计划编号", "Plan code")),
        client_column(),
        Column(
            "site",
            Text("场所编号", "Site code"),
            ColumnKind.REFERENCE,
            Text("场所编号，见“场所”表。", "The site's code, see the sheet Sites."),
            required=True,
            refers="sites",
            fixed=True,
            picked=Text("场所", "Site"),
        ),
        Column(
            "often",
            Text("多久一次", "Frequency"),
            ColumnKind.CHOICE,
            Text("从列表里选；每周、每月都在与开始日同一天。", "Pick one; on the weekday or date on which it begins."),
            required=True,
            options=tuple(Option(often.value, OFTEN_NAMES[often]) for often in Often),
        ),
        Column(
            "person",
            Text("质量管家工号", "Consultant's code"),
            ColumnKind.REFERENCE,
            Text("工号，见“人员”表。", "Their code, see the sheet People."),
            required=True,
            refers="people",
            picked=Text("质量管家", "Consultant"),
        ),
        Column(
            "begins",
            Text("开始日", "Begins"),
            ColumnKind.DAY,
            Text("第一次是哪天，写成 2026-12-01。", "The day of the first time, like 2026-12-01."),
            required=True,
        ),
        Column(
            "ends",
            Text("截止日", "Ends"),
            ColumnKind.DAY,
            Text("最后一天，可不填。", "The last day; optional."),
        ),
    ),
    subject="schedule",
    seen_by=Right(
        Text("看巡查计划", "See patrol plans"),
        BY_OURS,
    ),
    changed_by=PLAN,
    table="schedule",
    letter="J",
    called="site",
    beside="often",
    ending=Text(
        "还没到的任务会取消，做过的都保留；以后可以恢复。",
        "Its future tasks are taken off the plan; what was done stays. It can be reactivated.",
    ),
)
