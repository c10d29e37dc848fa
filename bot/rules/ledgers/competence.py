"""What is kept of our own people beside their role: kind of staff, title, fields, experience (clauses 3.1, 5.1.4)."""

from typing import Any

from bot.rules.competence import FIELD_NAMES, TITLE_LEVEL_NAMES
from bot.rules.ledgers.ledger import Column, ColumnKind, Only, Option
from bot.rules.people import CLIENT_SIDE, OUR_POSITIONS, POSITION_NAMES
from bot.rules.text import Text

OF_CLIENTS = frozenset(role.value for role in CLIENT_SIDE)
"""The roles with which somebody is a client's."""

_OURS = Only("role", OF_CLIENTS, but=True)
_MOST_YEARS = 60


def _column(key: str, title: Text, kind: ColumnKind, what: Text, **more: Any) -> Column:
    """``what`` belongs in it; that it is for our own people has to be said in a spreadsheet only."""
    note = Text(f"本公司的人才填。{what.zh}", f"For our own people. {what.en}")
    return Column(key, title, kind, note, hint=what, only=_OURS, **more)


COMPETENCE = (
    _column(
        "kind",
        Text("人员类别", "Kind of staff"),
        ColumnKind.CHOICE,
        Text("技术、作业或管理（3.1）。", "Technical, operator or administrative (3.1)."),
        options=tuple(Option(kind.value, name) for kind, name in POSITION_NAMES.items() if kind in OUR_POSITIONS),
    ),
    _column(
        "title_level",
        Text("职称", "Professional title"),
        ColumnKind.CHOICE,
        Text("没有职称就空着。", "Empty for none."),
        options=tuple(Option(level.value, name) for level, name in TITLE_LEVEL_NAMES.items()),
    ),
    _column(
        "competence",
        Text("专业领域", "Fields of competence"),
        ColumnKind.SEVERAL,
        Text(
            f"可以有几项：{'、'.join(name.zh for name in FIELD_NAMES.values())}（5.1.4）。",
            f"One or several: {', '.join(name.en for name in FIELD_NAMES.values())} (5.1.4).",
        ),
        options=tuple(Option(field.value, name) for field, name in FIELD_NAMES.items()),
    ),
    _column(
        "years",
        Text("项目经验年数", "Project experience in years"),
        ColumnKind.NUMBER,
        Text("整年数。", "Whole years."),
        least=0,
        most=_MOST_YEARS,
    ),
    _column(
        "experience",
        Text("项目经验", "Project experience"),
        ColumnKind.TEXT,
        Text("做过哪些项目，管过什么。", "Which projects, and what they led."),
        longest=500,
    ),
)

OF_PERSON = ("name", "phone", *(column.key for column in COMPETENCE))
"""What is kept with a person; the other columns of their row, but the code, are those of a role."""
