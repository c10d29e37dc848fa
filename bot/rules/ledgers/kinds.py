"""The ledgers of the firm: clients, their sites, people, and who of ours serves which client (clauses 3.1, 5.1.2-3)."""

from bot.rules.declaring import by_code
from bot.rules.ledgers.answers import ANSWERS
from bot.rules.ledgers.archives import ARCHIVES
from bot.rules.ledgers.certificates import CERTIFICATES
from bot.rules.ledgers.columns import BY_OURS, CLIENT, CLIENT_CODE, client_column, code_column
from bot.rules.ledgers.competence import COMPETENCE, OF_CLIENTS
from bot.rules.ledgers.contracts import CONTRACT_ITEMS, CONTRACTS
from bot.rules.ledgers.duty import DUTY
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.ledgers.labels import SITE_LABELS, sheet_of
from bot.rules.ledgers.ledger import HANDED_ON, ITSELF, Column, ColumnKind, Ledger, Only, Option, Which
from bot.rules.ledgers.licences import LICENCES
from bot.rules.ledgers.menu import MENU
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.ledgers.order_75 import ORDER_75
from bot.rules.ledgers.premises import PREMISES
from bot.rules.ledgers.property import PROPERTY
from bot.rules.ledgers.risk_measures import RISK_MEASURES
from bot.rules.ledgers.risks import RISKS
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.names import LONGEST_NAME
from bot.rules.people import CLIENT_SIDE, POSITION_NAMES, POSITIONS_OF, ROLE_NAMES, Role
from bot.rules.permissions import Right
from bot.rules.text import Text

_ONCE = {Role.AUDITOR: ("审计员",)}
"""What roles were called before."""


def _roles(roles: frozenset[Role]) -> tuple[Option, ...]:
    return tuple(Option(role.value, ROLE_NAMES[role], _ONCE.get(role, ())) for role in Role if role in roles)


def _positions(roles: frozenset[Role]) -> tuple[Option, ...]:
    fitting = frozenset(position for role in roles for position in POSITIONS_OF.get(role, frozenset()))
    return tuple(Option(position.value, name) for position, name in POSITION_NAMES.items() if position in fitting)


SEEN_BY_OURS = Right(
    Text("看客户与服务分工", "See clients and assignments"),
    BY_OURS,
    looks_back=True,
)
"""A client's own manager sees their sites, people and licences, and not who serves whom."""

_SERVING = frozenset({Role.CONSULTANT, Role.LEAD})

CLIENTS = Ledger(
    "clients",
    Text("客户", "Clients"),
    Text("客户", "Client"),
    (
        code_column(Text("客户编号", "Client code")),
        Column(
            "name",
            Text("企业全称", "Full name"),
            ColumnKind.TEXT,
            Text("与营业执照一致。", "As on the business licence."),
            required=True,
            names=True,
        ),
        Column(
            "short_name",
            Text("简称", "Short name"),
            ColumnKind.TEXT,
            Text("按钮和列表里用，2 到 10 个字最好。", "For buttons and lists; 2 to 20 characters are best."),
            required=True,
            longest=40,
            names=True,
        ),
        *ORDER_75,
    ),
    subject="client",
    seen_by=SEEN_BY_OURS,
    table="client",
    letter="C",
    called="short_name",
    known_by=(("name",),),
    labels=SITE_LABELS,
    ending=Text(
        "本企业人员不能再使用，加入卡和邀请同时失效；服务团队仍可办完和查阅。记录都保留，以后可以恢复。",
        "Its own people lose access, its joining cards and invitations end; your team can still finish and look up. "
        "All records stay, and it can be reactivated.",
    ),
)

SITES = Ledger(
    "sites",
    Text("场所", "Sites"),
    Text("场所", "Site"),
    (
        code_column(Text("场所编号", "Site code")),
        client_column(),
        Column(
            "name",
            Text("名称", "Name"),
            ColumnKind.TEXT,
            Text("车间、仓库等被巡查的地方。", "A workshop, a store: a place that is patrolled."),
            required=True,
            names=True,
        ),
        Column("address", Text("地址", "Address"), ColumnKind.TEXT, Text("可不填。", "Optional."), longest=300),
        Column(
            "place",
            Text("定位", "Coordinates"),
            ColumnKind.PLACE,
            Text(
                "纬度, 经度，如“31.29834, 120.58319”。最好站在现场用手机发位置；地图软件上抄来的会偏几百米。",
                "North, east, like “31.29834, 120.58319”. Best sent by a phone on the spot: those read from maps of "
                "China are off by some hundred metres.",
            ),
            longest=40,
        ),
    ),
    subject="site",
    table="site",
    letter="S",
    once=("client", "name"),
    ending=Text(
        "不能再新建巡查；记录都保留，以后可以恢复。",
        "No patrol can be begun there any more. Its records stay, and it can be reactivated.",
    ),
    label=True,
    # most of those who pass it work there
    scan=Text("扫码报问题、看资料", "Scan to report a problem"),
)

PEOPLE = Ledger(
    "people",
    Text("人员", "People"),
    Text("人员", "Person"),
    (
        code_column(Text("人员编号", "Person code")),
        Column(
            "name",
            Text("姓名", "Name"),
            ColumnKind.TEXT,
            Text("真实姓名。", "The real name."),
            required=True,
            longest=LONGEST_NAME,
            names=True,
        ),
        Column(
            "client",
            CLIENT_CODE,
            ColumnKind.REFERENCE,
            Text("客户编号；本公司的人留空。", "The client's code; empty for our own people."),
            refers="clients",
            picked=CLIENT,
            only=Only("role", OF_CLIENTS, required=True),
        ),
        Column(
            "role",
            Text("角色", "Role"),
            ColumnKind.CHOICE,
            Text(
                "企业的人：企业员工或企业负责人。质量管家和项目负责人在“服务分工”表里写。",
                "Clients' people: staff or manager. Consultants and leads go to the sheet Assignments.",
            ),
            options=_roles(frozenset(Role) - _SERVING),
            # an office's list of a client's people says no more than who they are: the least that there is
            unsaid=Role.CLIENT_STAFF.value,
            unsaid_beside="client",
        ),
        Column(
            "position",
            Text("岗位", "Position"),
            ColumnKind.CHOICE,
            Text("企业的人才填，可不填。", "For clients' people, optional."),
            options=_positions(CLIENT_SIDE),
            only=Only("role", OF_CLIENTS),
        ),
        Column(
            "phone",
            Text("电话", "Phone"),
            ColumnKind.PHONE,
            Text("可不填；消息送不到时打这个电话。", "Optional; called when messages do not arrive."),
            longest=20,
        ),
        *COMPETENCE,
    ),
    subject="person",
    owner=ITSELF,
    letter="P",
    known_by=(("client", "name", "phone"), ("name", "phone"), ("client", "name")),
    ending=Text(
        "不能再使用，所有角色和分工同时结束；记录都保留，以后可以恢复。",
        "They lose access and all their roles. Their records stay, and they can be reactivated.",
    ),
    unfinished=HANDED_ON,
    lists=tuple(Which),
)

ASSIGNMENTS = Ledger(
    "assignments",
    Text("服务分工", "Assignments"),
    Text("分工", "Assignment"),
    (
        client_column(),
        Column(
            "person",
            Text("人员编号", "Person code"),
            ColumnKind.REFERENCE,
            Text("见“人员”表。", "See the sheet People."),
            required=True,
            refers="people",
            picked=Text("人员", "Person"),
        ),
        Column(
            "role",
            Text("角色", "Role"),
            ColumnKind.CHOICE,
            Text("每个客户一名项目负责人，质量管家若干。", "One project lead per client, any number of consultants."),
            required=True,
            options=_roles(_SERVING),
        ),
        Column(
            "position",
            Text("人员类别", "Kind of staff"),
            ColumnKind.CHOICE,
            Text(
                "在这家企业的项目组里算技术、作业还是管理（5.1.3）；本人的类别写在“人员”表。",
                "What they are in this client's team (5.1.3); what they are with us stands on the sheet People.",
            ),
            options=_positions(_SERVING),
            hint=Text("技术、作业或管理（5.1.3）。", "Technical, operator or administrative (5.1.3)."),
        ),
    ),
    identity=("client", "person", "role"),
    subject="role",
    seen_by=SEEN_BY_OURS,
    ending=Text(
        "不再服务这家企业；记录都保留，以后可以恢复。",
        "They no longer serve this client. Their records stay, and it can be reactivated.",
    ),
    unfinished=HANDED_ON,
)

LEDGERS: dict[str, Ledger] = {
    ledger.code: ledger
    for ledger in (
        *(CLIENTS, SITES, PEOPLE, ASSIGNMENTS, MENU, EQUIPMENT, LICENCES, CONTRACTS, CONTRACT_ITEMS, SCHEDULES),
        MONITORING,
        CERTIFICATES,
        *(PROPERTY, PREMISES, ARCHIVES),
        *(RISKS, RISK_MEASURES),
        DUTY,
        ANSWERS,
    )
}
"""In the order in which they refer to each other."""

EXPIRIES = tuple((ledger, expiry) for ledger in LEDGERS.values() for expiry in ledger.expiries)
SERIES = by_code(series for _, expiry in EXPIRIES for series in expiry.series.values())
"""When what runs out is spoken of, by the key of the firm's setting."""


LABELLED = tuple(
    ledger
    for ledger in LEDGERS.values()
    if ledger.label and sheet_of(ledger) not in {other.labels for other in LEDGERS.values()}
)
"""Those whose lists have a sheet of labels; the labels of sites stand on the card of their client."""


UNDER = {
    code: tuple(one for one in LEDGERS.values() if one.under and one.column(one.under).refers == code)
    for code in LEDGERS
}
"""By the code of a ledger those whose entries stand on the cards of its own."""


def is_ours(ledger: Ledger) -> bool:
    """Whether its entries are neither clients nor of clients."""
    return not (ledger.of_client or any(other.listed_by(ledger) for other in LEDGERS.values()))


PLAIN: tuple[Ledger, ...] = tuple(ledger for ledger in LEDGERS.values() if ledger.plain)
