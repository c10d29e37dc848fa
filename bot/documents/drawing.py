"""What the child process does: draws every kind of document there is, and reads the spreadsheets that people send."""

from bot.documents import joining_card, ledger_checking, patrol_report
from bot.documents.joining_card import JoiningCardPage
from bot.documents.ledger_checking import LedgerUpload
from bot.documents.ledger_workbook import LedgerExport, draw_ledgers
from bot.documents.packing import PackedWorkbook, unpacked
from bot.documents.patrol_record import PatrolReport
from bot.documents.spreadsheet import draw_workbook

Drawn = PatrolReport | PackedWorkbook | LedgerExport | LedgerUpload | JoiningCardPage


def draw(subject: Drawn) -> bytes:
    """The document of ``subject``: a PDF of a patrol or a joining card, an XLSX; of a sent spreadsheet, what it says.

    Raises what its maker raises.
    """
    match subject:
        case PackedWorkbook():
            return draw_workbook(unpacked(subject))
        case LedgerExport():
            return draw_ledgers(subject)
        case LedgerUpload():
            return ledger_checking.packed(ledger_checking.check(subject))
        case JoiningCardPage():
            return joining_card.render(subject)
        case PatrolReport():
            return patrol_report.render(subject)
