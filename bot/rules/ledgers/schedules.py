"""工作计划: what is done where, by whom and how often; the tasks are made from it (clauses 3.7, 4.6, 7)."""

from bot.rules.ledgers.columns import BY_OURS, client_column, code_column, how_many_column, weekdays_column
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Only, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.cadence import OnDayOff
from bot.rules.tasks.schedule import (
    BY_MONTH,
    OFF_NAMES,
    OFTEN_NAMES,
    ON_DAY_NAMES,
    SHARED_NAMES,
    Often,
    OnDay,
    Shared,
)
from bot.rules.tasks.works import PATROL, PLANNED, RENEWAL
from bot.rules.text import Text

PLAN = Right(Text("安排工作", "Plan work"), {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL}, in_practice=False)
SEE_PLANS = Right(Text("看工作计划", "See work plans"), BY_OURS)

_SEE_PEOPLE = Text("工号，见“人员”表。", "Their code, see the sheet People.")
MOST_DAYS = 90
"""Of being early or late."""
_ONCE = {Often.MONTH_BEGINS: ("On the first working day of each month",)}
"""What rhythms were called before."""


def _person(key: str, title: Text, picked: Text) -> Column:
    return Column(key, title, ColumnKind.REFERENCE, _SEE_PEOPLE, refers="people", picked=picked)


SCHEDULES = Ledger(
    "schedules",
    Text("工作计划", "Work plans"),
    Text("工作计划", "Work plan"),
    (
        code_column(Text("计划编号", "Plan code")),
        client_column(),
        Column(
            "work",
            Text("工作", "Work"),
            ColumnKind.CHOICE,
            Text("从列表里选。", "Pick one."),
            required=True,
            options=tuple(Option(work.code, work.name) for work in PLANNED),
            fixed=True,
            unsaid=PATROL.code,
        ),
        Column(
            "about",
            Text("做什么", "What exactly"),
            ColumnKind.TEXT,
            Text("要做、要交什么，如“季度总结报告”。", "What is to be done or handed over, like “quarterly report”."),
            only=Only("work", frozenset(work.code for work in PLANNED if work.told), required=True),
            fixed=True,
            asked=Text("具体做什么？", "What exactly is done?"),
        ),
        Column(
            "site",
            Text("场所编号", "Site code"),
            ColumnKind.REFERENCE,
            Text("场所编号，见“场所”表；空着就是全部场所。", "See the sheet Sites; empty means all sites."),
            refers="sites",
            fixed=True,
            picked=Text("场所", "Site"),
            empty=Text("全部场所", "All sites"),
            only=Only("work", frozenset(work.code for work in PLANNED if work.at_site)),
        ),
        Column(
            "licences",
            Text("证照", "Licence"),
            ColumnKind.REFERENCE,
            Text("证照编号，见“证照”表。", "The licence's code, see the sheet Licences."),
            refers="licences",
            fixed=True,
            only=Only("work", frozenset({RENEWAL.code}), required=True),
        ),
        Column(
            "often",
            Text("多久一次", "Frequency"),
            ColumnKind.CHOICE,
            Text(
                f"写其中一种：{'；'.join(name.zh for name in OFTEN_NAMES.values())}。每周、每月都在与开始日同一天。",
                f"One of: {'; '.join(name.en for name in OFTEN_NAMES.values())}. On the weekday or date it begins.",
            ),
            required=True,
            options=tuple(Option(often.value, OFTEN_NAMES[often], _ONCE.get(often, ())) for often in Often),
            once=("How often",),
            hint=Text("每周、每月都在与开始日同一天。", "On the weekday or the date on which it begins."),
        ),
        how_many_column(),
        weekdays_column(),
        Column(
            "on_day",
            Text("当月哪天", "Day of the month"),
            ColumnKind.CHOICE,
            Text("按开始日推算，空着就是同一日期。", "Read from the day it begins; empty: the same date."),
            options=tuple(Option(one.value, ON_DAY_NAMES[one]) for one in OnDay),
            only=Only("often", frozenset(BY_MONTH)),
        ),
        Column(
            "person",
            Text("负责人工号", "Responsible person's code"),
            ColumnKind.REFERENCE,
            _SEE_PEOPLE,
            required=True,
            refers="people",
            once=("质量管家工号", "Consultant's code"),
            picked=Text("负责人", "Responsible"),
        ),
        _person("second", Text("第二人工号", "Second person's code"), Text("第二人", "Second person")),
        _person("third", Text("第三人工号", "Third person's code"), Text("第三人", "Third person")),
        Column(
            "shared",
            Text("几个人怎么做", "Who of several"),
            ColumnKind.CHOICE,
            Text("空着就是其中一人做即可。", "Empty: any one of them."),
            options=tuple(Option(one.value, SHARED_NAMES[one]) for one in Shared),
            asked=Text("几个人怎么做？", "Who of several does it?"),
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
            "ends",
            Text("截止日", "Ends"),
            ColumnKind.DAY,
            Text("最后一天，可不填。", "The last day; optional."),
            not_before="begins",
        ),
        Column(
            "off",
            Text("遇休息日", "On days off"),
            ColumnKind.CHOICE,
            Text("空着就顺延；每日和固定星期几的不做。", "Empty: the day after; daily work is left out."),
            options=tuple(Option(one.value, OFF_NAMES[one]) for one in OnDayOff),
        ),
        Column(
            "early",
            Text("可提前几天做", "Days early"),
            ColumnKind.NUMBER,
            Text("写数字，空着按惯例。", "In digits; empty: as is usual."),
            least=0,
            most=MOST_DAYS,
        ),
        Column(
            "late",
            Text("过期几天内可补", "Days late"),
            ColumnKind.NUMBER,
            Text(
                "写数字，空着按惯例：每日的不补，少做的一直留着。",
                "In digits; empty: daily work not, rare work always.",
            ),
            least=0,
            most=MOST_DAYS,
        ),
        Column(
            "unannounced",
            Text("不预先通知企业", "Unannounced"),
            ColumnKind.YES_NO,
            Text("是：企业不会提前知道。", "Yes: the client is not told before."),
        ),
        Column(
            "paused_until",
            Text("暂停到", "Paused until"),
            ColumnKind.DAY,
            Text("这天以前（含当天）不排，空着就不停。", "Nothing is planned up to this day; empty: no pause."),
        ),
    ),
    subject="schedule",
    seen_by=SEE_PLANS,
    changed_by=PLAN,
    table="schedule",
    letter="J",
    called="site",
    beside=("work", "often"),
    known_by=(
        ("client", "work", "about", "site", "licences", "often", "begins", "person"),
        ("client", "work", "about", "site", "licences", "person"),
    ),
    formerly=("巡查计划", "Patrol plans"),
    ending=Text(
        "还没到的任务会取消，做过的都保留；以后可以恢复。",
        "Its future tasks are taken off the plan; what was done stays. It can be reactivated.",
    ),
)
