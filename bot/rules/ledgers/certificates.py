"""Certificates of our own people (人员证书): titles, qualifications, trainings, and until when they hold (3.1, 5.1.1).

A professional title does not run out; what does is said in time to whom it belongs and to the administrators.
"""

from collections.abc import Iterable
from datetime import date

from bot.rules.ledgers.columns import code_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

SEE_STAFF_FILES = Right(
    Text("看人员证书和档案", "See staff certificates and files"),
    {
        Role.CONSULTANT: Scope.OWN,
        Role.LEAD: Scope.ALL,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
    in_practice=False,
)
"""Whoever may be anybody's lead sees all of ours; a consultant their own."""

LOOK_THROUGH_FILES = Right(
    Text("翻看所有人员档案", "Look through all staff files"),
    {role: scope for role, scope in SEE_STAFF_FILES.roles.items() if scope is Scope.ALL},
    in_practice=False,
)

VALID_UNTIL = "valid_until"
EXPIRED = Text("⚠️ 证书过期", "⚠️ certificate expired")
"""What stands behind somebody who is to be picked, and of whose certificates one has run out."""

_OPTIONAL = Text("可不填。", "Optional.")

CERTIFICATES = Ledger(
    "certificates",
    Text("人员证书", "Staff certificates"),
    Text("证书", "Certificate"),
    (
        code_column(Text("证书登记号", "Certificate code")),
        Column(
            "person",
            Text("持证人编号", "Holder's code"),
            ColumnKind.REFERENCE,
            Text("本公司的人，编号见“人员”表。", "One of our own people; their code, see the sheet People."),
            required=True,
            refers="people",
            picked=Text("持证人", "Holder"),
            fixed=True,
        ),
        Column(
            "name",
            Text("证书名称", "Certificate"),
            ColumnKind.TEXT,
            Text("如“工程师职称”“内审员”“注册计量师”。", "Like “engineer's title”, “internal auditor”."),
            required=True,
            names=True,
        ),
        Column(
            "kind",
            Text("证书种类", "Kind of certificate"),
            ColumnKind.CHOICE,
            _OPTIONAL,
            options=(
                Option("title", Text("职称证书", "Professional title")),
                Option("qualification", Text("资格证书", "Qualification or licence")),
                Option("training", Text("培训证书", "Training certificate")),
                Option("other", Text("其他", "Other")),
            ),
        ),
        Column(
            "number",
            Text("证书编号", "Number"),
            ColumnKind.TEXT,
            Text("照证书写，可不填。", "As on the certificate, optional."),
            longest=60,
        ),
        Column("issuer", Text("发证机构", "Issued by"), ColumnKind.TEXT, _OPTIONAL),
        Column("scope", Text("专业或范围", "Field or scope"), ColumnKind.TEXT, _OPTIONAL, longest=300),
        Column("valid_from", Text("发证日期", "Issued on"), ColumnKind.DAY, _OPTIONAL),
        Column(
            VALID_UNTIL,
            Text("有效期至", "Valid until"),
            ColumnKind.DAY,
            Text("写成 2027-03-31；长期有效的空着，如职称。", "Like 2027-03-31; empty for what does not expire."),
            empty=Text("长期有效", "Does not expire"),
            hint=Text("直接发日期更快，如 2027-03-31。", "Just send the day, like 2027-03-31."),
            not_before="valid_from",
        ),
    ),
    subject="certificate",
    owner="person",
    seen_by=SEE_STAFF_FILES,
    expiry=Expiry(
        VALID_UNTIL,
        frozenset({Role.ADMINISTRATOR}),
        {
            "": Series(
                "warn_certificates",
                Text("人员证书", "Staff certificates"),
                (90, 60, 30, 7),
                ((90, 60, 30, 7), (60, 30, 7), (180, 90, 30, 7)),
            )
        },
        people=("person",),
    ),
    table="certificate",
    letter="Z",
    called="person",
    beside=("name",),
    known_by=(("person", "name", "number"), ("person", "name")),
    ending=Text(
        "到期前不再提醒，也不再标注过期；记录都保留，以后可以恢复。",
        "There are no more warnings, and it is marked no more. Its records stay, and it can be reactivated.",
    ),
    files=True,
    label=True,
)


def has_expired(until: Iterable[date | None], today: date) -> bool:
    """Whether one of these certificates, by their last days, has run out; None: one that does not."""
    return any(one is not None and one < today for one in until)
