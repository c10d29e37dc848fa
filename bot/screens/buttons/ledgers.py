"""Ledgers: lists, cards, and spreadsheets of them."""

from dataclasses import dataclass

from bot.screens.buttons.packing import Data, button


@button("L")
@dataclass(frozen=True, slots=True)
class ShowLedgers(Data):
    """企业与人员: the ledgers that the person may see."""


@button("ll")
@dataclass(frozen=True, slots=True)
class ShowLedger(Data):
    """A list of a ledger: which of its entries, of one client (0: of all) or with ``search`` in them, never both."""

    ledger: str
    which: str
    page: int
    client: int
    search: str


@button("le")
@dataclass(frozen=True, slots=True)
class ShowEntry(Data):
    """The card of an entry."""

    ledger: str
    entry_id: int


@button("lc")
@dataclass(frozen=True, slots=True)
class ChangeEntry(Data):
    """修改: which column of an entry?"""

    ledger: str
    entry_id: int


@button("lx")
@dataclass(frozen=True, slots=True)
class EndEntry(Data):
    """停用: ends an entry; ``sure`` is 1 once that was asked."""

    ledger: str
    entry_id: int
    sure: int


@button("lr")
@dataclass(frozen=True, slots=True)
class ResumeEntry(Data):
    """恢复使用: takes an ended entry back into use."""

    ledger: str
    entry_id: int


@button("if")
@dataclass(frozen=True, slots=True)
class ShowLedgerFiles(Data):
    """导入导出: the ledgers as spreadsheets."""


@button("ie")
@dataclass(frozen=True, slots=True)
class ExportLedgers(Data):
    """导出表格: once per screen that offered it; ``shown_at`` in seconds since 1970."""

    shown_at: int


@button("xa")
@dataclass(frozen=True, slots=True)
class ApplyImport(Data):
    """导入, after the preview."""

    file_id: int


@button("xd")
@dataclass(frozen=True, slots=True)
class DropImport(Data):
    """取消导入."""

    file_id: int
