"""Ledgers: lists, cards, and spreadsheets of them."""

from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("L", LOOK_AT_LEDGERS)
class ShowLedgers(Data):
    """企业与人员: the ledgers that the person may see."""


@button("ll", LOOK_AT_LEDGERS)
class ShowLedger(Data):
    """A list of a ledger: which of its entries, of one client (0: of all) or with ``search`` in them, never both."""

    ledger: str
    which: str
    page: int
    client: int
    search: str


@button("le", LOOK_AT_LEDGERS)
class ShowEntry(Data):
    """The card of an entry."""

    ledger: str
    entry_id: int


@button("lp", LOOK_AT_LEDGERS)
class ShowEntryFiles(Data):
    """The scans and papers of an entry: ``photos``, or ``documents``."""

    ledger: str
    entry_id: int
    what: str


@button("lc", Action.SEE_LEDGER)
class ChangeEntry(Data):
    """修改: which column of an entry?"""

    ledger: str
    entry_id: int


@button("lv", LOOK_AT_LEDGERS)
class ShowEventKinds(Data):
    """登记…: what else can be entered that happened to an entry?"""

    ledger: str
    entry_id: int


@button("lx", Action.SEE_LEDGER)
class EndEntry(Data):
    """停用: ends an entry; ``sure`` is 1 once that was asked."""

    ledger: str
    entry_id: int
    sure: int


@button("lr", Action.SEE_LEDGER)
class ResumeEntry(Data):
    """恢复使用: takes an ended entry back into use."""

    ledger: str
    entry_id: int


@button("lq", Action.SEE_LEDGER)
class ReplaceLabels(Data):
    """♻️ 换新码: labels printed until now open the entry no more; ``turn``: how often that was said before, ``sure``: 1
    once it was asked for."""

    ledger: str
    entry_id: int
    turn: int
    sure: int


@button("if", Action.IMPORT_LEDGERS)
class ShowLedgerFiles(Data):
    """导入导出: the ledgers as spreadsheets."""


@button("ie", Action.IMPORT_LEDGERS)
class ExportLedgers(Data):
    """导出表格: once per screen that offered it; ``shown_at`` in seconds since 1970."""

    shown_at: int


@button("xa", Action.IMPORT_LEDGERS)
class ApplyImport(Data):
    """导入, after the preview."""

    file_id: int


@button("xd", Action.IMPORT_LEDGERS)
class DropImport(Data):
    """取消导入."""

    file_id: int


@button("in", Action.IMPORT_LEDGERS)
class SayName(Data):
    """What an unknown name in a workbook means: a column's key, for sheets a ledger's code, or nothing (left out).

    ``at``: its place among them, or that of none (``NONE_OF_THEM``: all that are left are left out,
    ``NOT_THERE``: none of them is the column).
    """

    file_id: int
    ledger: str
    means: str
    at: int


@button("ig", Action.IMPORT_LEDGERS)
class ForgetNames(Data):
    """忘掉: what the firm calls the columns of a ledger, or its sheets."""

    ledger: str
