"""What the child process draws: every kind of document there is."""

from bot.documents import patrol_report
from bot.documents.packing import PackedWorkbook, unpacked
from bot.documents.patrol_record import PatrolReport
from bot.documents.spreadsheet import draw_workbook

Drawn = PatrolReport | PackedWorkbook


def draw(subject: Drawn) -> bytes:
    """The document of ``subject``: a PDF of a patrol, an XLSX of a workbook. Raises what its maker raises."""
    return draw_workbook(unpacked(subject)) if isinstance(subject, PackedWorkbook) else patrol_report.render(subject)
