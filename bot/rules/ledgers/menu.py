"""服务菜单: what the firm offers; a contract takes a copy of what was picked (clauses 2, 3.5, 5.1.2, 5.2.1)."""

from bot.rules.ledgers.columns import code_column, how_many_column
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.menu.built_in import BUILT_IN
from bot.rules.menu.item import DEPTH_NAMES, UNIT_NAMES, Depth, Unit
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.schedule import OFTEN_NAMES, Often
from bot.rules.tasks.works import PLANNED
from bot.rules.text import Text

SEE_MENU = Right(
    Text("看服务菜单", "See the service menu"),
    {
        Role.CONSULTANT: Scope.ALL,
        Role.LEAD: Scope.ALL,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
)
"""What is offered is no client's, so whoever serves some clients sees all of it."""
CHANGE_MENU = Right(
    Text("维护服务菜单", "Keep the service menu"),
    {Role.LEAD: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)

FULFILLING = tuple(work for work in PLANNED if not work.entry)
"""The works that can fulfil an item: what is of an entry of a ledger is planned with it."""
RHYTHMS = tuple(often for often in Often if often is not Often.WEEKDAYS)
"""How often something can be offered; on which weekdays is settled with the client."""

_OPTIONAL = Text("可不填。", "Optional.")
LONGEST_TEXT = 200
LONGEST_REQUIREMENTS = 600

MENU = Ledger(
    "menu",
    Text("服务菜单", "Service menu"),
    Text("服务项目", "Service item"),
    (
        code_column(Text("项目编号", "Item code")),
        Column(
            "name",
            Text("名称", "Name"),
            ColumnKind.TEXT,
            Text("合同和计划里这样写。", "As contracts and plans call it."),
            required=True,
            names=True,
        ),
        Column(
            "english",
            Text("英文名称", "English name"),
            ColumnKind.TEXT,
            Text("给看英文界面的人，可不填。", "For whoever reads English; optional."),
        ),
        Column(
            "clause",
            Text("条款", "Clause"),
            ColumnKind.TEXT,
            Text("对应标准的哪一条，如 4.6，可不填。", "Of the standard, like 4.6; optional."),
            longest=20,
        ),
        Column(
            "unit",
            Text("单位", "Unit"),
            ColumnKind.CHOICE,
            Text("按什么计数。", "In what it is counted."),
            required=True,
            options=tuple(Option(unit.value, name) for unit, name in UNIT_NAMES.items()),
            unsaid=Unit.TIME.value,
        ),
        Column(
            "work",
            Text("怎样算做到", "Fulfilled by"),
            ColumnKind.CHOICE,
            Text("做完哪种工作算做到。", "Which work fulfils it."),
            required=True,
            options=tuple(Option(work.code, work.name) for work in FULFILLING),
        ),
        Column(
            "often",
            Text("多久一次", "Frequency"),
            ColumnKind.CHOICE,
            Text("一般多久一次，签合同时可以改。", "As is usual; a contract may say otherwise."),
            options=tuple(Option(often.value, OFTEN_NAMES[often]) for often in RHYTHMS),
        ),
        how_many_column(),
        Column(
            "depth",
            Text("深度", "Depth"),
            ColumnKind.CHOICE,
            _OPTIONAL,
            options=tuple(Option(depth.value, DEPTH_NAMES[depth]) for depth in Depth),
        ),
        Column(
            "minutes",
            Text("每次几分钟", "Minutes each time"),
            ColumnKind.NUMBER,
            Text("一次大约多少分钟，写数字，可不填。", "About how many a time takes, in digits; optional."),
            most=999,
        ),
        Column(
            "deliverable",
            Text("服务成果", "Deliverable"),
            ColumnKind.TEXT,
            Text("交给企业什么，可不填。", "What the client is given; optional."),
            longest=LONGEST_TEXT,
            texts=tuple(item.deliverable for item in BUILT_IN.values()),
        ),
        Column(
            "instruments",
            Text("所需设备", "Instruments"),
            ColumnKind.TEXT,
            Text("要带的设施、设备，可不填。", "What has to be brought along; optional."),
            longest=LONGEST_TEXT,
            texts=tuple(item.instruments for item in BUILT_IN.values() if item.instruments is not None),
        ),
        Column(
            "requirements",
            Text("服务要求", "Service requirements"),
            ColumnKind.TEXT,
            Text("项目组要读并确认的几句话，可不填。", "A few sentences that the team reads and confirms; optional."),
            longest=LONGEST_REQUIREMENTS,
            texts=tuple(item.requirements for item in BUILT_IN.values()),
        ),
        Column(
            "package",
            Text("列入标准套餐", "In the standard package"),
            ColumnKind.YES_NO,
            Text("是：选标准套餐时带上它。", "Yes: it comes with the standard package."),
        ),
    ),
    subject="menu_item",
    seen_by=SEE_MENU,
    changed_by=CHANGE_MENU,
    table="menu_item",
    letter="M",
    english="english",
    order="clause",
    beside=("clause",),
    sought=False,
    ending=Text(
        "新合同不能再选；已签的合同照签订时执行。以后可以恢复。",
        "It is offered no more; contracts keep it as signed. It can be reactivated.",
    ),
)
