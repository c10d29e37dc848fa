"""What the child process does: draws every kind of document there is, and reads the spreadsheets that people send."""

from bot.documents import joining as joining_card
from bot.documents.joining import JoiningCardPage
from bot.documents.ledgers import checking as ledger_checking
from bot.documents.ledgers.checking import LedgerUpload
from bot.documents.ledgers.workbook import LedgerExport, draw_ledgers
from bot.documents.packing import PackedWorkbook, unpacked
from bot.documents.patrols import report as patrol_report
from bot.documents.patrols.record import PatrolReport
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
