"""监测计划: what a client measures where and how often, within which limits, and who does (clauses 4.4.1, 4.6 g).

Each row is a schedule of the client's own: when it is due follows from the row itself (``rules/monitoring``). It is no
task of ours, so it counts in no figure of what we promised.
"""

from bot.rules.ledgers.columns import client_column, code_column, how_many_column, weekdays_column
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.schedule import OFTEN_NAMES, Often
from bot.rules.text import Text

CHANGE_MONITORING = Right(
    Text("维护监测计划", "Keep monitoring plans"),
    {
        Role.CLIENT_MANAGER: Scope.CLIENT,
        Role.CONSULTANT: Scope.CLIENT,
        Role.LEAD: Scope.CLIENT,
        Role.ADMINISTRATOR: Scope.ALL,
    },
)

BATCH = "batch"
"""Measured of each batch as it comes, and so due on no day."""
_OFTEN = (
    Often.DAILY,
    Often.WEEKDAYS,
    Often.WEEKLY,
    Often.FORTNIGHTLY,
    Often.MONTHLY,
    Often.QUARTERLY,
    Often.YEARLY,
    Often.DAYS,
    Often.MONTHS,
)
_BATCH_NAME = Text("每批一次，不定日期", "Each batch, on no fixed day")
STAGES = (
    Option("incoming", Text("进货", "Incoming")),
    Option("process", Text("过程", "Process")),
    Option("finished", Text("成品", "Finished product")),
    Option("environment", Text("环境", "Environment")),
)
_OPTIONAL = Text("可不填。", "Optional.")

MONITORING = Ledger(
    "monitoring",
    Text("监测计划", "Monitoring plan"),
    Text("监测项", "Monitoring item"),
    (
        code_column(Text("监测编号", "Code")),
        client_column(),
        Column(
            "stage",
            Text("环节", "Stage"),
            ColumnKind.CHOICE,
            Text("进货、过程、成品或环境。", "Incoming, process, finished product or environment."),
            required=True,
            options=STAGES,
        ),
        Column(
            "point",
            Text("点位", "Point"),
            ColumnKind.TEXT,
            Text("在哪里测，如“总装试压台”。", "Where it is measured, like “pressure test bench”."),
            required=True,
            longest=60,
        ),
        Column(
            "item",
            Text("项目", "Item"),
            ColumnKind.TEXT,
            Text("测什么，如“壳体试验压力”。", "Like “shell test pressure”."),
            required=True,
            longest=60,
        ),
        Column("basis", Text("依据", "Basis"), ColumnKind.TEXT, Text("标准、图纸或文件，可不填。", "Optional.")),
        Column("method", Text("方法/仪器", "Method"), ColumnKind.TEXT, _OPTIONAL),
        Column(
            "limits",
            Text("限值", "Limits"),
            ColumnKind.LIMITS,
            Text(
                "带单位，写成 1.5–2.25 MPa、10±0.05 mm、≥1.5 或 ≤2，含边界；只看符不符合的空着。",
                "With the unit, like 1.5–2.25 MPa, 10±0.05 mm, ≥1.5 or ≤2, the limit included; empty: none.",
            ),
            longest=40,
            empty=Text("没有数值，看符不符合", "No numbers: conforms or not"),
            hint=Text(
                "带单位，如 1.5–2.25 MPa、10±0.05 mm、≥1.5，含边界。",
                "With the unit, like 1.5–2.25 MPa, 10±0.05 mm or ≥1.5, the limit included.",
            ),
        ),
        Column(
            "often",
            Text("频次", "How often"),
            ColumnKind.CHOICE,
            Text(
                f"写其中一种：{'；'.join(OFTEN_NAMES[one].zh for one in _OFTEN)}；{_BATCH_NAME.zh}。",
                f"One of: {'; '.join(OFTEN_NAMES[one].en for one in _OFTEN)}; {_BATCH_NAME.en}.",
            ),
            required=True,
            options=(*(Option(one.value, OFTEN_NAMES[one]) for one in _OFTEN), Option(BATCH, _BATCH_NAME)),
            hint=Text("每周、每月都在与开始日同一天。", "On the weekday or the date on which it begins."),
            asked=Text("多久监测一次？", "How often is it monitored?"),
        ),
        how_many_column(frozenset({Often.DAYS, Often.MONTHS})),
        weekdays_column(),
        Column(
            "sample",
            Text("样本量", "Sample"),
            ColumnKind.TEXT,
            Text("如“每批 3 件”，可不填。", "Like “3 of each batch”; optional."),
            longest=60,
        ),
        Column(
            "begins",
            Text("开始日", "Begins"),
            ColumnKind.DAY,
            Text("第一次是哪天，写成 2026-12-01。", "The day of the first time, like 2026-12-01."),
            required=True,
            from_today=True,
        ),
        Column(
            "person",
            Text("责任人编号", "Responsible person's code"),
            ColumnKind.REFERENCE,
            Text(
                "企业的人，见“人员”表；空着就是企业负责人。",
                "One of the client's people, see People; empty: its manager.",
            ),
            refers="people",
            picked=Text("责任人", "Responsible"),
            theirs=True,
            empty=Text("企业负责人", "The client's manager"),
        ),
        Column(
            "record",
            Text("记录", "Record"),
            ColumnKind.TEXT,
            Text("记在哪份表上，如“试压记录表”，可不填。", "On which paper, like “test sheet”; optional."),
            longest=60,
        ),
        Column(
            "abnormal",
            Text("异常处置", "If beyond"),
            ColumnKind.TEXT,
            Text(
                "不符合时先做什么，如“停机，隔离当班产品”。",
                "What comes first, like “stop and isolate the shift's products”.",
            ),
            longest=300,
            empty=Text("没有规定", "Not laid down"),
            hint=Text("不符合时先做什么？会提示记录的人。", "What comes first then? Whoever records it is told."),
        ),
    ),
    subject="monitoring",
    changed_by=CHANGE_MONITORING,
    table="monitoring",
    letter="D",
    called="item",
    beside=("point",),
    known_by=(("client", "stage", "point", "item", "often"), ("client", "stage", "point", "item")),
    ending=Text(
        "不再提醒去测；测过的记录都保留，以后可以恢复。",
        "Nobody is asked to measure it any more. What was recorded stays, and it can be reactivated.",
    ),
    sought=False,
    once_only=True,
)
