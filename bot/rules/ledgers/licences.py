"""Licences and certificates of the clients (证照): what they may make or test, until when; and renewals (6.2)."""

from bot.rules.form import Form, Kind, Media, Question
from bot.rules.ledgers.columns import client_column, code_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.record_kind import Filed, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

_PRODUCTION = Text("工业产品生产许可证", "Production licence")
_CCC = Text("强制性产品认证（CCC）", "Compulsory certification (CCC)")
_CMA = Text("检验检测机构资质（CMA）", "Testing body's accreditation (CMA)")
_THREE_MONTHS = ((120, 90, 30), (150, 120, 90, 30), (90, 60, 30))
_OPTIONAL = Text("可不填。", "Optional.")

LICENCES = Ledger(
    "licences",
    Text("证照", "Licences"),
    Text("证照", "Licence"),
    (
        code_column(Text("登记编号", "Entry code")),
        client_column(),
        Column(
            "kind",
            Text("种类", "Kind"),
            ColumnKind.CHOICE,
            Text("从列表里选。", "Pick one from the list."),
            required=True,
            options=(
                Option("production", _PRODUCTION),
                Option("ccc", _CCC),
                Option("cma", _CMA),
                Option("other", Text("其他", "Other")),
            ),
        ),
        Column(
            "number",
            Text("证书编号", "Number"),
            ColumnKind.TEXT,
            Text("照证书写。", "As on the certificate."),
            required=True,
            longest=60,
        ),
        Column("issuer", Text("发证机关", "Issued by"), ColumnKind.TEXT, _OPTIONAL),
        Column(
            "scope",
            Text("范围", "Scope"),
            ColumnKind.TEXT,
            Text("产品、型号或检测项目，可不填。", "Products, models or tests; optional."),
            longest=300,
        ),
        Column("valid_from", Text("发证日期", "Valid from"), ColumnKind.DAY, _OPTIONAL),
        Column(
            "valid_until",
            Text("有效期至", "Valid until"),
            ColumnKind.DAY,
            Text("写成 2027-03-31。", "Like 2027-03-31."),
            required=True,
            not_before="valid_from",
        ),
    ),
    subject="licence",
    changed_by=Action.CHANGE_LICENCES,
    # renewed half a year, or three months, ahead, as the issuing bodies ask
    expiry=Expiry(
        "valid_until",
        frozenset({Role.CLIENT_MANAGER, Role.CONSULTANT}),
        {
            "production": Series(
                "warn_production",
                _PRODUCTION,
                (210, 180, 60),
                ((210, 180, 60), (240, 210, 180, 60), (180, 90, 30)),
            ),
            "ccc": Series("warn_ccc", _CCC, (120, 90, 30), _THREE_MONTHS),
            "cma": Series("warn_cma", _CMA, (120, 90, 30), _THREE_MONTHS),
            "": Series(
                "warn_licence", Text("其他证照", "Other licences"), (60, 30, 7), ((60, 30, 7), (90, 60, 30), (30, 7))
            ),
        },
        by="kind",
    ),
    table="licence",
    letter="L",
    called="number",
    ending=Text(
        "到期前不再提醒；记录都保留，以后可以恢复。",
        "There are no more warnings. Its records stay, and it can be reactivated.",
    ),
    files=True,
    label=True,
)

_RENEWAL = Form(
    "renewal",
    1,
    Text("证照续期", "Renew a licence"),
    (
        Question(
            "valid_until",
            Kind.DATE,
            Text("新证有效期至哪天？", "Until which day is the new one valid?"),
            label=Text("有效期至", "Valid until"),
            help=Text("直接发日期更快，如 2031-06-20。", "Sending the day is quicker, like 2031-06-20."),
            clause="6.2",
        ),
        Question(
            "scan",
            Kind.FILES,
            Text("请发新证的照片或文件。", "Please send a photo or file of the new one."),
            label=Text("扫描件", "Scan"),
            required=False,
            maximum=10,
            media=frozenset({Media.PHOTO, Media.DOCUMENT}),
        ),
        Question(
            "valid_from",
            Kind.DATE,
            Text("新证从哪天起有效？", "From which day is it valid?"),
            label=Text("发证日期", "Valid from"),
            required=False,
            walked=False,
        ),
        Question(
            "number",
            Kind.TEXT,
            Text("新证的编号是什么？", "What is its number?"),
            label=Text("证书编号", "Number"),
            help=Text("没有变就不用填。", "Leave it out if it has not changed."),
            required=False,
            walked=False,
            maximum=60,
        ),
        Question(
            "note",
            Kind.TEXT,
            Text("有什么要说明的？", "Anything to note?"),
            label=Text("说明", "Note"),
            required=False,
            walked=False,
            maximum=300,
        ),
    ),
)

RENEWAL = RecordKind(
    kind="renewal",
    name=Text("续期", "renewal"),
    number="XQ",
    mark="🔄",
    form=_RENEWAL,
    about=("licences",),
    file=Action.CHANGE_LICENCES,
    see=Action.SEE_LEDGER,
    amend=Action.CHANGE_LICENCES,
    facts=("valid_until", "valid_from", "number"),
    words="note",
    sets={"valid_until": "valid_until", "valid_from": "valid_from", "number": "number"},
    register=Filed("renewals", Text("证照续期", "Licence renewals")),
    listed=WayIn(
        "renewals",
        Text("续期记录", "Renewals"),
        words=Text("证照续期", "licence renewals"),
        rank=85,
        rare=True,
        by=Text("续期记录由企业负责人和服务团队来看。", "Renewals are for the client manager and the team to see."),
        instead=("ask",),
    ),
    not_on_behalf="whoever has the new licence in hand may enter it, whosever it is",
)
