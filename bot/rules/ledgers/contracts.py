"""Service contracts (服务合同) and their items as they were signed (clauses 2, 3.5, 3.7)."""

from collections.abc import Mapping
from enum import StrEnum

from bot.rules.ledgers.columns import client_column, code_column, how_many_column, weekdays_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Only, Option
from bot.rules.ledgers.menu import FULFILLING, MENU
from bot.rules.menu.built_in import BUILT_IN
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.schedule import OFTEN_NAMES, Often
from bot.rules.text import Text

SIGN = Right(
    Text("签订、变更服务合同", "Sign and change service contracts"),
    {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)


SEE_CONTRACTS = Right(
    Text("看服务合同和方案", "See contracts and service plans"),
    {
        Role.CLIENT_MANAGER: Scope.CLIENT,
        Role.CONSULTANT: Scope.CLIENT,
        Role.LEAD: Scope.CLIENT,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
    looks_back=True,
)
MOST_MINUTES = 999


class Standing(StrEnum):
    """How a contract in use stands; one that is over is an ended entry."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUSPENDED = "suspended"


STANDING_NAMES: Mapping[Standing, Text] = {
    Standing.DRAFT: Text("未签订", "Not signed yet"),
    Standing.ACTIVE: Text("履行中", "In force"),
    Standing.SUSPENDED: Text("已暂停", "Suspended"),
}


class Rhythm(StrEnum):
    """How often the client gets a summary report (clause 4.7.2)."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    YEARLY = "yearly"
    NONE = "as_needed"


RHYTHM_NAMES: Mapping[Rhythm, Text] = {
    Rhythm.MONTHLY: Text("每月", "Monthly"),
    Rhythm.QUARTERLY: Text("每季度", "Quarterly"),
    Rhythm.HALF_YEAR: Text("每半年", "Half-yearly"),
    Rhythm.YEARLY: Text("每年", "Yearly"),
    Rhythm.NONE: Text("不定期", "No fixed rhythm"),
}

CONTRACTS = Ledger(
    "contracts",
    Text("服务合同", "Contracts"),
    Text("服务合同", "Contract"),
    (
        code_column(Text("登记编号", "Entry code")),
        client_column(),
        Column(
            "number",
            Text("合同编号", "Contract number"),
            ColumnKind.TEXT,
            Text("照合同写。", "As on the contract."),
            required=True,
            longest=60,
        ),
        Column(
            "standing",
            Text("状态", "Standing"),
            ColumnKind.CHOICE,
            Text("从列表里选。", "Pick one from the list."),
            required=True,
            options=tuple(Option(one.value, STANDING_NAMES[one]) for one in Standing),
            fixed=True,
            unsaid=Standing.ACTIVE.value,
        ),
        Column(
            "begins",
            Text("开始日", "Begins"),
            ColumnKind.DAY,
            Text("服务从哪天开始，写成 2026-12-01。", "The first day of the service, like 2026-12-01."),
            required=True,
            fixed=True,
        ),
        Column(
            "ends",
            Text("到期日", "Ends"),
            ColumnKind.DAY,
            Text("服务的最后一天，写成 2027-11-30。", "The last day of the service, like 2027-11-30."),
            required=True,
            not_before="begins",
        ),
        Column(
            "rhythm",
            Text("总结报告", "Summary reports"),
            ColumnKind.CHOICE,
            Text("多久交一次，可不填。", "How often; optional."),
            options=tuple(Option(one.value, RHYTHM_NAMES[one]) for one in Rhythm),
        ),
    ),
    subject="contract",
    seen_by=SEE_CONTRACTS,
    changed_by=SIGN,
    expiry=Expiry(
        "ends",
        frozenset({Role.LEAD, Role.ADMINISTRATOR}),
        {
            "": Series(
                "warn_contract",
                Text("服务合同", "Contracts"),
                (90, 60, 30),
                ((90, 60, 30), (120, 90, 60, 30), (60, 30)),
            )
        },
        followed_by="renews",
    ),
    table="contract",
    letter="HT",
    called="number",
    ending=Text(
        "合同里的工作不再安排；投诉、咨询、突发事件和没整改完的问题照常办完。",
        "None of its work is planned any more. Complaints, enquiries, incidents and open findings go on.",
    ),
    files=True,
    label=True,
    begun_by="contract",
    ended_by="contract_end",
    once_only=True,
)

CONTRACT_ITEMS = Ledger(
    "contract_items",
    Text("合同服务项目", "Contract items"),
    Text("合同项目", "Contract item"),
    (
        code_column(Text("项目编号", "Item code")),
        client_column(),
        Column(
            "contract",
            Text("合同登记编号", "Contract's entry code"),
            ColumnKind.REFERENCE,
            Text("见“服务合同”表。", "See the sheet Contracts."),
            required=True,
            refers="contracts",
            fixed=True,
            picked=Text("合同", "Contract"),
        ),
        Column(
            "item",
            Text("服务菜单编号", "Menu code"),
            ColumnKind.REFERENCE,
            Text("见“服务菜单”表，可不填。", "See the sheet Service menu; optional."),
            refers="menu",
            fixed=True,
            picked=Text("菜单项目", "Menu item"),
        ),
        Column(
            "name",
            Text("名称", "Name"),
            ColumnKind.TEXT,
            Text("照合同写。", "As signed."),
            required=True,
            names=True,
            texts=tuple(item.name for item in BUILT_IN.values()),
        ),
        Column(
            "clause",
            Text("依据条款", "Clause"),
            ColumnKind.TEXT,
            Text("如 4.6，可不填。", "Like 4.6; optional."),
            longest=20,
        ),
        Column(
            "work",
            Text("工作", "Work"),
            ColumnKind.CHOICE,
            Text("做了哪种记录才算完成，从列表里选。", "The record that fulfils it; pick one."),
            required=True,
            options=tuple(Option(work.code, work.name) for work in FULFILLING),
            fixed=True,
        ),
        Column(
            "site",
            Text("场所编号", "Site code"),
            ColumnKind.REFERENCE,
            Text("场所编号，见“场所”表；空着就是全部场所。", "See the sheet Sites; empty means all sites."),
            refers="sites",
            picked=Text("场所", "Site"),
            empty=Text("全部场所", "All sites"),
            only=Only("work", frozenset(work.code for work in FULFILLING if work.at_site)),
        ),
        Column(
            "often",
            Text("多久一次", "Frequency"),
            ColumnKind.CHOICE,
            Text("从列表里选。", "Pick one from the list."),
            required=True,
            options=tuple(Option(often.value, OFTEN_NAMES[often]) for often in Often),
        ),
        how_many_column(),
        Column(
            "person",
            Text("负责人工号", "Responsible person's code"),
            ColumnKind.REFERENCE,
            Text("工号，见“人员”表；空着就是项目负责人。", "See the sheet People; empty means the project lead."),
            refers="people",
            picked=Text("负责人", "Responsible"),
        ),
        Column(
            "begins",
            Text("第一次", "First time"),
            ColumnKind.DAY,
            Text("第一次是哪天，空着就是合同开始日。", "Its first day; empty means the day the contract begins."),
        ),
        Column(
            "depth",
            Text("深度", "Depth"),
            ColumnKind.CHOICE,
            Text("可不填。", "Optional."),
            options=MENU.column("depth").options,
        ),
        Column(
            "minutes",
            Text("每次多少分钟", "Minutes each time"),
            ColumnKind.NUMBER,
            Text("写数字，可不填。", "In digits; optional."),
            most=MOST_MINUTES,
        ),
        Column(
            "deliverable",
            Text("服务成果", "Deliverable"),
            ColumnKind.TEXT,
            Text("交给企业什么，可不填。", "What the client gets; optional."),
            longest=200,
            texts=MENU.column("deliverable").texts,
        ),
        weekdays_column(),
        Column(
            "unannounced",
            Text("不预先通知企业", "Unannounced"),
            ColumnKind.YES_NO,
            Text(
                "是：方案只写频次，不写日期，企业不会提前知道。",
                "Yes: the plan says how often, never when; the client is not told before.",
            ),
            only=Only("work", frozenset(work.code for work in FULFILLING if not work.visits), but=True),
        ),
    ),
    subject="contract_item",
    seen_by=SEE_CONTRACTS,
    changed_by=SIGN,
    table="contract_item",
    letter="X",
    beside=("often",),
    known_by=(("contract", "name", "site"), ("contract", "name")),
    ending=Text(
        "方案变更确认后，它不再安排；做过的都保留。",
        "Once the change of the plan is confirmed it is planned no more; what was done stays.",
    ),
    begun_by="",
    once_only=True,
)
