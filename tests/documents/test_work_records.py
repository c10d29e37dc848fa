"""The rows of a kind's register hold what its form was answered, each as what it is (clause 6.3)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl

from bot.documents.spreadsheet import Sheet, Workbook, draw_workbook
from bot.documents.work_records import columns_of, rows_of
from bot.records.work_records import RecordLine
from bot.rules.form import Form, Kind, Question
from bot.rules.record_kind import State
from bot.rules.text import Text
from bot.rules.work_records.services import SERVICE

KG = Text("千克", "kg")
ASKED = (
    Question("weight", Kind.NUMBER, Text("多重？", "How heavy?"), label=Text("重量", "Weight"), unit=KG),
    Question("due", Kind.DATE, Text("到哪天？", "Until when?"), label=Text("有效期至", "Valid until")),
    Question("note", Kind.TEXT, Text("还有什么？", "What else?"), label=Text("备注", "Note"), required=False),
)
WEIGHED = replace(
    SERVICE,
    form=Form("weighing", 1, Text("记称重", "Record a weighing"), ASKED),
    facts=("weight", "due", "note"),
    sorted_by="",
    minutes="",
    day="",
    words="",
    needs=(),
)
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def test_a_fraction_stays_a_number_and_what_was_not_said_stays_empty() -> None:
    line = RecordLine(
        id=1,
        draft_id=1,
        number="FW20261123-01",
        client_name="恒信",
        site_name="",
        person_name="周明",
        day=date(2026, 11, 23),
        state=State.ISSUED,
        said={"weight": "12.5", "due": "2027-03-31"},
        planned_on=None,
        began_at=NOW,
        filed_at=NOW,
        released_at=NOW,
        amended=0,
        reason=None,
        of_person_id=None,
        of_person="",
        entry="",
        findings=0,
    )
    columns = columns_of(WEIGHED)
    assert "重量（千克）" in [column.title.zh for column in columns]
    row = rows_of(WEIGHED)(line, "zh", NOW)
    asked = [column.title.en for column in columns].index("Weight (kg)")
    assert row[asked : asked + 3] == (Decimal("12.5"), date(2027, 3, 31), None)
    title = Text("称重", "Weighing")
    drawn = draw_workbook(Workbook(title, (), (Sheet(title, columns, (row,)),), "zh", NOW))
    sheet = openpyxl.load_workbook(BytesIO(drawn)).worksheets[-1]
    assert 12.5 in [cell.value for cells in sheet.iter_rows() for cell in cells]
