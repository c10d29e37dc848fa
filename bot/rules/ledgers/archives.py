"""纸质档案: boxes of paper, ours and the clients', where they are, who keeps them, until when (clause 6.2)."""

from bot.rules.ledgers.columns import CLIENT, CLIENT_CODE, code_column, keeper_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.keeping import Kept
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

_TEAM = {Role.CONSULTANT: Scope.CLIENT, Role.LEAD: Scope.CLIENT}
SEE_ARCHIVES = Right(
    Text("看纸质档案", "See paper files"),
    {**_TEAM, **dict.fromkeys((Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR), Scope.ALL)},
    looks_back=True,
)
"""What is ours alone is seen by those who see all clients."""
CHANGE_ARCHIVES = Right(
    Text("维护纸质档案", "Keep paper files"), {**_TEAM, Role.ADMINISTRATOR: Scope.ALL}, in_practice=False
)
GOOD, DESTROYED = "good", "destroyed"
CONDITIONS = {
    GOOD: Text("完好", "Good"),
    "damp": Text("受潮", "Damp"),
    "mould": Text("霉变", "Mouldy"),
    "insects": Text("虫蛀", "Eaten by insects"),
    "torn": Text("破损", "Torn"),
    "faded": Text("褪色", "Faded"),
}

_OPTIONAL = Text("可不填。", "Optional.")
_DAY = Text("写成 2026-11-30。", "Like 2026-11-30.")
_TOLD = frozenset({Role.ADMINISTRATOR})

ARCHIVES = Ledger(
    "archives",
    Text("纸质档案", "Paper archive"),
    Text("档案", "Paper file"),
    (
        code_column(Text("档案编号", "File code")),
        Column(
            "client",
            CLIENT_CODE,
            ColumnKind.REFERENCE,
            Text("客户编号，见“客户”表；本公司自己的空着。", "The client's code, see Clients; empty if it is our own."),
            refers="clients",
            fixed=True,
            picked=CLIENT,
            empty=Text("本公司的", "Our own"),
        ),
        Column(
            "name",
            Text("内容", "Content"),
            ColumnKind.TEXT,
            Text("如“2026 年巡查记录”。", "Like “patrol records of 2026”."),
            required=True,
            names=True,
        ),
        Column(
            "folder",
            Text("盒号、卷号", "Box or folder"),
            ColumnKind.TEXT,
            Text("贴在盒脊上的号。", "As it stands on its spine."),
            required=True,
            longest=60,
        ),
        Column(
            "place",
            Text("存放地点", "Where it is"),
            ColumnKind.TEXT,
            Text("如“档案室 3 柜 2 层”。", "Like “archive, cabinet 3, shelf 2”."),
            required=True,
            asked=Text("放在哪里？", "Where is it kept?"),
        ),
        keeper_column(),
        Column("pages", Text("页数、册数", "Extent"), ColumnKind.TEXT, _OPTIONAL, longest=60),
        Column("covers_from", Text("起始日期", "Covers from"), ColumnKind.DAY, _OPTIONAL),
        Column(
            "covers_to",
            Text("截止日期", "Covers until"),
            ColumnKind.DAY,
            Text("里面最晚的一天，如 2026-12-31。", "The last day in it, like 2026-12-31."),
            required=True,
            not_before="covers_from",
        ),
        Column(
            "kept_until",
            Text("保存至", "Kept until"),
            ColumnKind.DAY,
            Text(
                "最晚一天和合同结束后至少 6 年，如 2032-12-31。",
                "At least 6 years behind the last day and the end of the contract, like 2032-12-31.",
            ),
            required=True,
            not_before="covers_to",
            kept=Kept("covers_to"),
        ),
        Column(
            "kept_why",
            Text("保存依据", "Why so long"),
            ColumnKind.TEXT,
            Text("如“合同约定 10 年”。", "Like “10 years by contract”."),
            asked=Text("为什么保存这么久？", "Why is it kept so long?"),
        ),
        Column(
            "check_by",
            Text("下次检查", "To be checked by"),
            ColumnKind.DAY,
            _DAY,
            required=True,
            from_today=True,
            months=12,
        ),
        Column(
            "condition",
            Text("完好情况", "Condition"),
            ColumnKind.CHOICE,
            Text("由检查和修补得出，不用填。", "Follows from checks and repairs; leave it out."),
            options=tuple(Option(value, text) for value, text in CONDITIONS.items()),
            by_events=True,
            empty=Text("还没有检查", "Not checked yet"),
        ),
        Column(
            "repair_by",
            Text("修补期限", "To be repaired by"),
            ColumnKind.DAY,
            Text("由检查记录得出，不用填。", "Follows from checks; leave it out."),
            by_events=True,
        ),
        Column(
            "borrower",
            Text("借出给", "Lent to"),
            ColumnKind.TEXT,
            Text("由借阅记录得出，不用填。", "Follows from loans; leave it out."),
            longest=60,
            by_events=True,
        ),
        Column(
            "state",
            Text("状态", "State"),
            ColumnKind.CHOICE,
            Text("由销毁记录得出，不用填。", "Follows from its destruction; leave it out."),
            options=(Option(DESTROYED, Text("已销毁", "Destroyed")),),
            by_events=True,
        ),
    ),
    subject="paper_file",
    seen_by=SEE_ARCHIVES,
    changed_by=CHANGE_ARCHIVES,
    expiry=Expiry(
        "check_by",
        _TOLD,
        {"": Series("warn_archives", Text("档案检查", "Checks of paper files"), (7,), ((7,), (14, 3), (30, 7)))},
        what=Text("检查", "Check of"),
        people=("keeper",),
        until=Text("检查日期 {until}", "To be checked by {until}"),
        events=("archive_check",),
        asked=Text("看过了，请登记检查。", "Record the check once it is done."),
    ),
    also=(
        Expiry(
            "repair_by",
            _TOLD,
            {"": Series("warn_repairs", Text("档案修补", "Repairs of paper files"), (30, 7), ((30, 7), (14, 3)))},
            what=Text("修补", "Repair of"),
            people=("keeper",),
            until=Text("修补期限 {until}", "To be repaired by {until}"),
            events=("archive_repair",),
            asked=Text("修补好了，请登记。", "Record the repair once it is done."),
        ),
        Expiry(
            "kept_until",
            _TOLD,
            {"": Series("warn_kept", Text("档案保存期满", "End of retention"), (30,), ((30,), (60, 30)))},
            what=Text("保存期", "Retention of"),
            people=("keeper",),
            until=Text("保存至 {until}", "Kept until {until}"),
            events=("archive_disposal",),
            asked=Text(
                "期满后请鉴定：要继续存的改保存期；可以销毁的，两人办理。",
                "Please appraise it then: keep it longer, or have two people destroy it.",
            ),
        ),
    ),
    state="state",
    kept_by="keeper",
    table="paper_file",
    letter="A",
    known_by=(("client", "folder", "name"), ("client", "folder")),
    files=True,
    label=True,
)
