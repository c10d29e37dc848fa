"""值班表: whom an incident at a client calls, in which order and when, and what each of them does (clause 5.4 b-c).

The parts (应急角色) and what each does are those of the client's emergency plan (clause 4.2.6).
"""

from bot.rules.ledgers.columns import WEEKDAYS, client_column, code_column
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

KEEP_DUTY = Right(
    Text("维护值班表", "Keep duty lists"),
    {Role.CLIENT_MANAGER: Scope.CLIENT, Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
)

HEAR_OF_UNCOVERED = Right(
    Text("看值班表没有人的企业", "See clients with nobody on duty"),
    {Role.CLIENT_MANAGER: Scope.CLIENT, Role.LEAD: Scope.CLIENT},
    in_practice=False,
)
"""Who hears beforehand that an incident would call nobody by the client's duty list."""

_UNSAID = Text("预案里没有写", "Not in the plan")

DUTY = Ledger(
    "duty",
    Text("值班表", "Duty list"),
    Text("值班人员", "Person on duty"),
    (
        code_column(Text("值班编号", "Duty code")),
        client_column(),
        Column(
            "person",
            Text("值班人工号", "Person's code"),
            ColumnKind.REFERENCE,
            Text(
                "企业的人，或服务这家企业的我方人员，编号见“人员”表。",
                "One of the client's people, or of ours who serve it; their code, see the sheet People.",
            ),
            required=True,
            refers="people",
            picked=Text("值班人", "Person"),
            fixed=True,
            anybody=True,
        ),
        Column(
            "turn",
            Text("呼叫顺序", "Call order"),
            ColumnKind.NUMBER,
            Text("第几个呼叫，写数字，如 1。", "When in the order they are called, in digits, like 1."),
            required=True,
        ),
        Column(
            "part",
            Text("应急角色", "Emergency part"),
            ColumnKind.TEXT,
            Text("照应急预案写，如“总指挥”。", "As in the emergency plan, like “incident commander”."),
            longest=60,
            empty=_UNSAID,
        ),
        Column(
            "duties",
            Text("出事时做什么", "What they do"),
            ColumnKind.TEXT,
            Text(
                "照应急预案写，如“下令停线，决定是否通知顾客”；呼叫时会告诉本人。",
                "As in the emergency plan, like “stops the line, has customers told”; they read it in the call.",
            ),
            longest=300,
            empty=_UNSAID,
            asked=Text("出事时做什么？", "What do they do then?"),
        ),
        Column(
            "phone",
            Text("值班电话", "Duty phone"),
            ColumnKind.PHONE,
            Text("和“人员”表里的不同才填。", "Only where it is not the one in the sheet People."),
            longest=20,
        ),
        Column(
            "weekdays",
            Text("星期几值班", "Weekdays"),
            ColumnKind.SEVERAL,
            Text("如“周一、周四”；空着就是每天。", "Like “Mon, Thu”; empty means every day."),
            options=WEEKDAYS,
        ),
        Column(
            "hour_from",
            Text("几点开始", "From (hour)"),
            ColumnKind.NUMBER,
            Text("0 到 23 的整点，如 20；空着就是全天。", "A full hour from 0 to 23, like 20; empty means all day."),
            least=0,
            most=23,
            asked=Text("从几点开始值班？", "From which hour on?"),
        ),
        Column(
            "hour_until",
            Text("几点结束", "Until (hour)"),
            ColumnKind.NUMBER,
            Text(
                "1 到 24 的整点；比开始早就是第二天，如 20 到 8。",
                "A full hour from 1 to 24; one before the start is on the next day, as from 20 to 8.",
            ),
            most=24,
            asked=Text("到几点结束？", "Until which hour?"),
        ),
        Column(
            "valid_from",
            Text("从哪天起", "From (day)"),
            ColumnKind.DAY,
            Text("写成 2026-12-01，可不填。", "Like 2026-12-01; optional."),
            asked=Text("从哪天起？", "From which day on?"),
        ),
        Column(
            "valid_until",
            Text("到哪天止", "Until (day)"),
            ColumnKind.DAY,
            Text("最后一天，写成 2027-03-31，可不填。", "The last day, like 2027-03-31; optional."),
            not_before="valid_from",
            asked=Text("到哪天止？", "Until which day?"),
        ),
    ),
    subject="duty",
    changed_by=KEEP_DUTY,
    table="duty",
    letter="ZB",
    called="person",
    beside=("turn", "part"),
    order="turn",
    known_by=(("client", "person", "hour_from"), ("client", "person")),
    ending=Text(
        "出事时不再呼叫；记录都保留，以后可以恢复。",
        "They are called no more. Its records stay, and it can be reactivated.",
    ),
    sought=False,
)
