"""Our equipment and instruments (仪器设备): what there is, what it measures, who keeps it, when it is due (5.2.1-3).

Verification (检定) is legal and ends in a verdict; calibration (校准) ends in values, and whether they are good enough
is for the firm to say. So a day is kept here by which one or the other is due, and no verdict.
"""

from collections.abc import Mapping
from datetime import date

from bot.rules.ledgers.cells import Value
from bot.rules.ledgers.columns import code_column, keeper_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

SEE_EQUIPMENT = Right(
    Text("看仪器设备", "See equipment"),
    {
        Role.CONSULTANT: Scope.ALL,
        Role.LEAD: Scope.ALL,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
)
"""An instrument is no client's, so whoever serves some clients sees all of them."""
CHANGE_EQUIPMENT = Right(
    Text("维护仪器设备", "Keep the equipment"),
    {Role.LEAD: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)

DUE = "calibration_due"
OVERDUE = Text("⚠️ 已超期", "⚠️ overdue")
"""What stands behind an instrument that is to be picked, and whose day has passed."""

_OPTIONAL = Text("可不填。", "Optional.")

EQUIPMENT = Ledger(
    "equipment",
    Text("仪器设备", "Equipment"),
    Text("仪器", "Instrument"),
    (
        code_column(Text("管理编号", "Equipment code")),
        Column(
            "name",
            Text("名称", "Name"),
            ColumnKind.TEXT,
            Text("如“数显卡尺”。", "Like “digital caliper”."),
            required=True,
            names=True,
        ),
        Column("model", Text("型号规格", "Model"), ColumnKind.TEXT, _OPTIONAL),
        Column(
            "measures",
            Text("测量范围", "Measuring range"),
            ColumnKind.TEXT,
            Text("如“0–150 mm”；不用来测量的空着。", "Like “0–150 mm”; empty if nothing is measured with it."),
            empty=Text("不用于测量", "Not for measuring"),
            hint=Text("如“0–150 mm”。", "Like “0–150 mm”."),
        ),
        Column(
            "accuracy",
            Text("准确度", "Accuracy"),
            ColumnKind.TEXT,
            Text("等级、最大允许误差或不确定度，可不填。", "Class, permissible error or uncertainty; optional."),
            longest=60,
        ),
        Column("serial", Text("出厂编号", "Serial number"), ColumnKind.TEXT, _OPTIONAL, longest=60),
        keeper_column(),
        Column(
            "grade",
            Text("管理类别", "Control class"),
            ColumnKind.CHOICE,
            Text("A、B 或 C，可不填。", "A, B or C; optional."),
            options=tuple(Option(one.lower(), Text(f"{one} 类", f"Class {one}")) for one in "ABC"),
        ),
        Column(
            "traced_by",
            Text("溯源方式", "Traceability route"),
            ColumnKind.CHOICE,
            _OPTIONAL,
            options=(
                Option("verification", Text("检定", "Verification")),
                Option("calibration", Text("校准", "Calibration")),
                Option("in_house", Text("内部校准", "In-house calibration")),
                Option("check", Text("功能核查", "Function check")),
            ),
        ),
        Column(
            DUE,
            Text("检定/校准到期日", "Calibration due"),
            ColumnKind.DAY,
            Text(
                "检定证书的有效期，或公司自己定的下次校准日期，如 2027-03-31；不需要的空着。",
                "As on a verification certificate, or as the firm sets it, like 2027-03-31; empty if it needs none.",
            ),
            empty=Text("不需要检定、校准", "Not needed"),
            hint=Text(
                "照检定证书，或公司自己定的下次校准日期。直接发日期更快，如 2027-03-31。",
                "As on a verification certificate, or as the firm sets it. Just send the day, like 2027-03-31.",
            ),
        ),
    ),
    subject="equipment",
    seen_by=SEE_EQUIPMENT,
    changed_by=CHANGE_EQUIPMENT,
    expiry=Expiry(
        DUE,
        frozenset({Role.ADMINISTRATOR}),
        {"": Series("warn_equipment", Text("仪器检定校准", "Calibration"), (30, 7), ((30, 7), (60, 30, 7), (90, 30)))},
        what=Text("检定/校准", "Calibration of"),
    ),
    table="equipment",
    letter="E",
    known_by=(("name", "model", "serial"), ("name", "serial")),
    ending=Text(
        "不能再选用，到期也不再提醒；记录都保留，以后可以恢复。",
        "It can be picked no more, and there are no more warnings. Its records stay, and it can be reactivated.",
    ),
    files=True,
    label=True,
)


def overdue(cells: Mapping[str, Value], today: date) -> bool:
    """Whether the day of an instrument has passed, on which it can still be used; one that needs none is never late.

    ``cells``: those of its entry, by column.
    """
    due = str(cells[DUE])
    return bool(due) and date.fromisoformat(due) < today


def came_due(cells: Mapping[str, Value]) -> tuple[Text, date]:
    """What of an overdue instrument has run out, within a sentence, and its last day."""
    route = next((one.text for one in EQUIPMENT.column("traced_by").options if one.value == cells["traced_by"]), None)
    told = route or Text("检定/校准", "verification or calibration")
    return Text(told.zh, told.en[0].lower() + told.en[1:]), date.fromisoformat(str(cells[DUE]))
