"""Asking for registers of a client: which, and of when."""

from collections.abc import Mapping

from bot.rules.form import FollowUp, Form, Kind, Option, Question
from bot.rules.registers import SPAN_NAMES, Span
from bot.rules.text import Text
from bot.rules.work_records.registers import ALL, OURS_REGISTERS, REGISTER_NAMES, STAFF_REGISTERS, TITLES

NOT_AFTER_TODAY = 0
"""In days. Without it 10月1日, said in November, is next year's, and its register is empty."""


def _asking(code: str, version: int, title: Text, names: Mapping[str, Text]) -> Form:
    return Form(
        code,
        version,
        title,
        (
            Question(
                "what",
                Kind.CHOICE,
                Text("要哪些台账？", "Which registers do you need?"),
                label=Text("台账", "Registers"),
                options=(
                    Option(ALL, Text("全部", "All of them")),
                    *(Option(code, name) for code, name in names.items()),
                ),
            ),
            _PERIOD,
        ),
        submit=Text("生成表格", "Make the spreadsheet"),
    )


_PERIOD = Question(
    "period",
    Kind.CHOICE,
    Text("要哪段时间的？", "For which period?"),
    label=Text("时间", "Period"),
    options=tuple(Option(span.value, SPAN_NAMES[span]) for span in Span),
    follow_ups=(
        FollowUp(
            frozenset({Span.OWN.value}),
            (
                Question(
                    "first",
                    Kind.DATE,
                    Text("从哪天开始？", "From which day?"),
                    label=Text("开始日期", "First day"),
                    maximum=NOT_AFTER_TODAY,
                ),
                Question(
                    "last",
                    Kind.DATE,
                    Text("到哪天为止？", "Until which day?"),
                    label=Text("结束日期", "Last day"),
                    maximum=NOT_AFTER_TODAY,
                    help=Text("这一天也包括在内。", "This day is included."),
                ),
            ),
        ),
    ),
)

# 3 had five registers: one more for each that a kind of record brings along since
REGISTER = _asking("register", len(REGISTER_NAMES) - 2, Text("导出台账", "Export registers"), REGISTER_NAMES)
CLIENTS_REGISTER = _asking(
    "clients_register", 1, Text("导出全部企业台账", "Export registers of all clients"), REGISTER_NAMES
)
"""The same of every client that somebody may have them of, in one workbook."""
STAFF_REGISTER = _asking("staff_register", 1, Text("导出人员档案台账", "Export staff registers"), STAFF_REGISTERS)

OURS_FORMS: Mapping[str, Form] = {
    code: _asking(
        f"{code}_register",
        len(names),
        Text(f"导出{TITLES[code].zh}", f"Export {TITLES[code].en[0].lower()}{TITLES[code].en[1:]}"),
        names,
    )
    for code, names in OURS_REGISTERS.items()
}
"""By the code of the ledger whose entries that are ours they ask about; each further register is a further version."""

FORMS = (REGISTER, CLIENTS_REGISTER, STAFF_REGISTER, *OURS_FORMS.values())
