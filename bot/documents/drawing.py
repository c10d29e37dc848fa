"""What the child process draws: every kind of document there is."""

from bot.documents import joining_card, patrol_report
from bot.documents.joining_card import JoiningCardPage
from bot.documents.packing import PackedWorkbook, unpacked
from bot.documents.patrol_record import PatrolReport
from bot.documents.spreadsheet import draw_workbook

Drawn = PatrolReport | JoiningCardPage | PackedWorkbook


def draw(subject: Drawn) -> bytes:
    """The document of ``subject``: a PDF of a patrol or a joining card, an XLSX. Raises what its maker raises."""
    match subject:
        case PackedWorkbook():
            return draw_workbook(unpacked(subject))
        case JoiningCardPage():
            return joining_card.render(subject)
        case PatrolReport():
            return patrol_report.render(subject)
