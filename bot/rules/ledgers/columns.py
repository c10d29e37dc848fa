"""What many ledgers have: the columns of an entry's code and of whose it is; readers that are all ours."""

from collections.abc import Mapping

from bot.rules.ledgers.ledger import Column, ColumnKind, Only, Option
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.tasks.schedule import COUNTED, MOST, Often
from bot.rules.text import Text

BY_OURS: Mapping[Role, Scope] = {
    role: scope for role, scope in roles_with(Action.SEE_LEDGER).items() if role is not Role.CLIENT_MANAGER
}
"""Who sees an entry that is no business of a client's own manager."""
LOOK_AT_LEDGERS = Right(
    Text("看台账", "Look at ledgers"),
    {**roles_with(Action.SEE_LEDGER), Role.QUALITY_MANAGER: Scope.ALL},
    looks_back=True,
)
"""Whoever sees some ledger at all; which, and whose entries, says each ledger."""
WEEKDAYS = tuple(
    Option(str(number), Text(f"周{zh}", en))
    for number, (zh, en) in enumerate(
        zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True), 1
    )
)
OUR_OWN = Text("本公司", "Our own")
"""Whose it is where it is no client's."""
CLIENT, CLIENT_CODE = Text("客户", "Client"), Text("客户编号", "Client code")
SEE_CLIENTS = Text("客户编号，见“客户”表。", "The client's code, see the sheet Clients.")
_CODE_NOTE = Text(
    "字母、数字和短横线，最多 40 个字符，不重复，以后不改。",
    "Letters, digits and dashes, at most 40, unique, never changed later.",
)
_GIVEN = Text(
    f"{_CODE_NOTE.zh}空着就按名称认出已有的，新的由系统编号。",
    f"{_CODE_NOTE.en} Empty: who is here already is found by name, others are given one.",
)


def code_column(title: Text) -> Column:
    """The code by which entries are told apart."""
    return Column("code", title, ColumnKind.CODE, _GIVEN, required=True, longest=40, hint=_CODE_NOTE)


def how_many_column(of: frozenset[Often] = COUNTED) -> Column:
    """Of how many days, months or times a frequency speaks that counts them; it stands behind ``often``."""
    return Column(
        "every",
        Text("几天、几月或几次", "How many"),
        ColumnKind.NUMBER,
        Text("几天、几个月或几次，写数字。", "How many days, months or times, in digits."),
        only=Only("often", frozenset[str](of), required=True),
        most=MOST,
        asked=Text("几天、几月或几次？", "How many days, months or times?"),
    )


def weekdays_column() -> Column:
    """On which weekdays, where a frequency is of certain ones."""
    return Column(
        "weekdays",
        Text("星期几", "Weekdays"),
        ColumnKind.SEVERAL,
        Text("如“周一、周四”。", "Like “Mon, Thu”."),
        options=WEEKDAYS,
        only=Only("often", frozenset({Often.WEEKDAYS}), required=True),
    )


def client_column(*, or_ours: bool = False) -> Column:
    """Whose an entry is; it stays theirs. ``or_ours``: where it says of none, the entry is ours."""
    note = Text(f"{SEE_CLIENTS.zh}空着就是本公司的。", f"{SEE_CLIENTS.en} Empty: our own.") if or_ours else SEE_CLIENTS
    return Column(
        "client",
        CLIENT_CODE,
        ColumnKind.REFERENCE,
        note,
        required=not or_ours,
        refers="clients",
        fixed=True,
        picked=CLIENT,
        empty=OUR_OWN if or_ours else None,
    )


def keeper_column() -> Column:
    """Who of ours keeps an entry."""
    return Column(
        "keeper",
        Text("保管人工号", "Keeper's code"),
        ColumnKind.REFERENCE,
        Text("本公司的人，工号见“人员”表。", "One of our own people; their code, see the sheet People."),
        required=True,
        refers="people",
        picked=Text("保管人", "Keeper"),
    )
