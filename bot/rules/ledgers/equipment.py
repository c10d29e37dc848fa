"""Our equipment and instruments (仪器设备): what there is, what it measures, who keeps it, when it is due (5.2.1-3).

Verification (检定) is legal and ends in a verdict; calibration (校准) ends in values, and whether they are good enough
is for the firm to say. So a day is kept here by which one or the other is due, and no verdict.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

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

USE_EQUIPMENT = Right(
    Text("记仪器设备的使用和维修", "Record what happens to equipment"),
    {Role.CONSULTANT: Scope.ALL, Role.LEAD: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)
"""Whoever has it in hand says what happened to it."""


class State(StrEnum):
    """Whether something may be used; "" is in use as well."""

    IN_USE = "in_use"
    LIMITED = "limited"
    STOPPED = "stopped"
    IN_REPAIR = "in_repair"
    LOST = "lost"
    SCRAPPED = "scrapped"


STATE_NAMES: Mapping[State, Text] = {
    State.IN_USE: Text("在用", "In use"),
    State.LIMITED: Text("准用", "Limited use"),
    State.STOPPED: Text("停用", "Out of use"),
    State.IN_REPAIR: Text("维修中", "In repair"),
    State.LOST: Text("丢失", "Lost"),
    State.SCRAPPED: Text("已报废", "Scrapped"),
}
UNUSABLE = frozenset({State.STOPPED, State.IN_REPAIR, State.LOST, State.SCRAPPED})
GONE = frozenset({State.LOST, State.SCRAPPED})
"""Nothing can be done with it."""

DUE, STATE, LIMITED_TO = "calibration_due", "state", "limited_to"
KEEPER, HOLDER, BACK_BY, ACCEPTED = "keeper", "holder", "back_by", "accepted"
OVERDUE = Text("⚠️ 已超期", "⚠️ overdue")
"""What stands behind an instrument that is to be picked, and whose day has passed."""

_OPTIONAL = Text("可不填。", "Optional.")


def _rhythm(key: str, name: Text, again: str, done: Text) -> tuple[Column, Column]:
    """Every how many months something is done to it, and when that is next."""
    return (
        Column(
            f"{key}_every",
            Text(f"{name.zh}间隔月数", f"Months between {again}"),
            ColumnKind.NUMBER,
            Text(
                f"写数字，如 6；不用定期{done.zh}的空着。",
                f"In digits, like 6; empty if it is not {done.en} regularly.",
            ),
            later=True,
        ),
        Column(
            f"{key}_by",
            Text(f"下次{name.zh}", f"Next {name.en.lower()}"),
            ColumnKind.DAY,
            Text("由周期和登记的记录得出，不用填。", "Follows from the months and what was entered; leave it out."),
            by_events=True,
            every=f"{key}_every",
        ),
    )


def _again(key: str, what: Text, of_settings: Text, event: str) -> Expiry:
    """What is said when it is due again, to who keeps it and the administrators."""
    return Expiry(
        f"{key}_by",
        frozenset({Role.ADMINISTRATOR}),
        {"": Series(f"warn_{key}", of_settings, (7,), ((7,), (14, 3), (30, 7)))},
        what=what,
        idle=(STATE, GONE),
        people=(KEEPER,),
        until=Text("应在 {until} 前做", "Due by {until}"),
        events=(event,),
        asked=Text("做好了请登记，下次的日期会自动顺延。", "Enter it once it is done; the next day follows by itself."),
    )


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
        Column(
            STATE,
            Text("状态", "State"),
            ColumnKind.CHOICE,
            Text("空着就是在用。", "Empty: in use."),
            options=tuple(Option(state.value, name) for state, name in STATE_NAMES.items()),
            by_events=True,
        ),
        Column(
            LIMITED_TO,
            Text("准用范围", "Limited to"),
            ColumnKind.TEXT,
            Text("准用的写明只能用在什么范围。", "Where its use is limited: to what."),
            by_events=True,
        ),
        Column(
            HOLDER,
            Text("借用人工号", "Holder's code"),
            ColumnKind.REFERENCE,
            Text("借出的写借用人的工号，没有借出的空着。", "Of whom it is lent to; empty while it is not lent."),
            refers="people",
            picked=Text("借用人", "Held by"),
            by_events=True,
        ),
        Column(
            BACK_BY,
            Text("应还日期", "Due back"),
            ColumnKind.DAY,
            Text("借出的哪天还，可不填。", "When what is lent is due back; optional."),
            by_events=True,
        ),
        Column(
            ACCEPTED,
            Text("确认收到", "Received"),
            ColumnKind.DAY,
            Text("借用人哪天确认收到。", "On which day the holder said so."),
            by_events=True,
        ),
        *_rhythm("check", Text("期间核查", "Check"), "checks", Text("核查", "checked in between")),
        *_rhythm("upkeep", Text("维护", "Upkeep"), "upkeep", Text("维护", "maintained")),
    ),
    subject="equipment",
    seen_by=SEE_EQUIPMENT,
    changed_by=CHANGE_EQUIPMENT,
    expiry=Expiry(
        DUE,
        frozenset({Role.ADMINISTRATOR}),
        {"": Series("warn_equipment", Text("仪器检定校准", "Calibration"), (30, 7), ((30, 7), (60, 30, 7), (90, 30)))},
        what=Text("检定/校准", "Calibration of"),
        idle=(STATE, GONE),
        people=(KEEPER,),
    ),
    also=(
        _again("check", Text("期间核查", "Check of"), Text("仪器期间核查", "Checks of instruments"), "interim_check"),
        _again("upkeep", Text("维护", "Maintenance of"), Text("仪器维护", "Maintenance"), "upkeep"),
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
    held=HOLDER,
)


def overdue(cells: Mapping[str, Value], today: date) -> bool:
    """Whether the day of an instrument has passed, on which it can still be used; one that needs none is never late.

    ``cells``: those of its entry, by column.
    """
    due = str(cells[DUE])
    return bool(due) and date.fromisoformat(due) < today


def unusable(cells: Mapping[str, Value]) -> Text | None:
    """Why an instrument may not be used, by its state; None: it may, or within limits."""
    return next((STATE_NAMES[state] for state in UNUSABLE if state == cells[STATE]), None)


def marked(cells: Mapping[str, Value], today: date) -> Text | None:
    """What stands behind an instrument that is to be picked: that it may not be used, is overdue, or to what its use is
    limited; None: nothing of these."""
    state = unusable(cells)
    if state is not None:
        return Text(f"⛔ {state.zh}", f"⛔ {state.en.lower()}")
    if overdue(cells, today):
        return OVERDUE
    if cells[STATE] != State.LIMITED:
        return None
    limits = str(cells[LIMITED_TO])
    return Text(f"🟡 准用 {limits}".strip(), f"🟡 limited {limits}".strip())


def on_label(cells: Mapping[str, Value], today: date) -> Text | None:
    """What the label of an instrument says of its use, by the colours of the trade in words; None: it needs none.

    Red is what may not be used, overdue included; yellow what may be used within limits. Only a verification says that
    one passed.
    """
    state = unusable(cells)
    if state is not None:
        return Text(f"红标 停用（{state.zh}）" if state.zh != "停用" else "红标 停用", f"Red: {state.en.lower()}")
    if overdue(cells, today):
        return Text("红标 停用（已超期）", "Red: out of use, overdue")
    if cells[STATE] == State.LIMITED:
        limits = str(cells[LIMITED_TO])
        return Text(f"黄标 准用 {limits}".strip(), f"Yellow: limited to {limits}".removesuffix(" to "))
    if not cells[DUE]:
        return None
    if cells["traced_by"] == "verification":
        return Text(f"绿标 合格 至 {cells[DUE]}", f"Green: passed, until {cells[DUE]}")
    return Text(f"绿标 可用 至 {cells[DUE]}", f"Green: fit for use, until {cells[DUE]}")


def came_due(cells: Mapping[str, Value]) -> tuple[Text, date]:
    """What of an overdue instrument has run out, within a sentence, and its last day."""
    route = next((one.text for one in EQUIPMENT.column("traced_by").options if one.value == cells["traced_by"]), None)
    told = route or Text("检定/校准", "verification or calibration")
    return Text(told.zh, told.en[0].lower() + told.en[1:]), date.fromisoformat(str(cells[DUE]))
