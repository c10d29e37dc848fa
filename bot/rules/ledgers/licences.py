"""Licences and certificates of the clients (证照): what they may make or test, and until when (clause 6.2)."""

from bot.rules.ledgers.columns import client_column, code_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text

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
